"""Which questions want a yes or a no."""

import pytest

from rag.yes_no import asks_yes_or_no


@pytest.mark.parametrize(
    "question",
    [
        "Did Nilain Group give 5 million to Sotara?",
        "So did Nilain really give it?",
        "Nilain paid for the tents, right?",
        "Nilain a-t-il donné 5 millions ?",
        "Est-ce que Nilain a donné de l'argent ?",
        "c'est vrai que Nilain a donné 5 millions ?",
        "Nilain a acheté des tentes ?",
        "هل تبرعت مجموعة النيلين لسوتارا؟",
        "صحيح النيلين دفعت 5 مليون؟",
        "النيلين دفعت 5 مليون ولا لأ؟",
        "واش النيلين عطات الفلوس؟",
    ],
)
def test_a_yes_or_a_no_is_asked_for(question):
    assert asks_yes_or_no(question)


@pytest.mark.parametrize(
    "question",
    [
        "How much did Nilain Group give?",
        "Combien Nilain a-t-il donné ?",
        "Qu'a donné Nilain ?",
        "كم تبرعت مجموعة النيلين؟",
        "النيلين دفعت كام؟",
        "Was it a gift or a loan?",  # answered by naming one
        "Can you list the gifts?",
        "Nilain Group donations",
    ],
)
def test_something_else_is_asked_for(question):
    assert not asks_yes_or_no(question)
