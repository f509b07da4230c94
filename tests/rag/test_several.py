"""Questions that one sentence can hardly answer."""

from __future__ import annotations

import pytest

from rag.several import asks_two_things


@pytest.mark.parametrize(
    "question",
    [
        "How much did it give, and to how many schools?",
        "How many tents, and who handed them over?",
        "Combien Sotara a-t-elle donné et à qui ?",
        "Quel montant, et pour quels hôpitaux ?",
        "كم تبرعت سوتارا ولمن؟",
        "كم مدرسة وكم تلميذا؟",
        "How much was it? When?",
    ],
)
def test_a_second_question_joined_to_the_first(question):
    assert asks_two_things(question)


@pytest.mark.parametrize(
    "question",
    [
        "How much did Sotara and Nilain give?",
        "Combien Sotara et Nilain ont-ils donné ?",
        "كم تبرعت سوتارا والنيلين؟",
        "Who gave to the schools and hospitals?",
    ],
)
def test_one_question_about_two(question):
    assert not asks_two_things(question)
