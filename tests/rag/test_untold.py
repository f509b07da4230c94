"""What an article says that it leaves untold, and that nothing else is taken for it."""

from __future__ import annotations

import pytest

from rag.abstention import abstain
from rag.fitness import Fit
from rag.focus import Focus
from rag.published import PublishedIndex
from rag.question import understand_alone
from rag.untold import untold
from tests.rag.ledger_samples import GAZETTEER
from tests.rag.test_answer_disputes import reading


def left_open(question, text, language="en"):
    """Return whether the first sentence of a text leaves a question open."""
    told = reading(text, language=language)
    chances = [0.9 - 0.1 * sentence.index for sentence in told.sentences]
    fit = Fit(told, 0.9, tuple(zip(chances, told.sentences, strict=True)))
    return untold(understand_alone(question, GAZETTEER), [fit])


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        ("How much did Sotara give?", "Sotara has not made public how much money it gave.", "en"),
        ("How much did Sotara give?", "The gift has no figure.", "en"),
        ("Combien Sotara a-t-elle donné ?", "Aucun montant n'est communiqué.", "fr"),
        ("Quel est le budget du village ?", "Sotara bâtit un village, sans en préciser le budget.", "fr"),
        ("كم تبرعت سوتارا؟", "شاركت سوتارا في الصندوق من غير أن تذكر رقماً.", "ar"),
        ("كم عدد الكمامات؟", "أما عدد الكمامات فلا يمكن قراءته.", "ar"),
        ("Who gave the tents?", "A company, whose name was not disclosed, gave tents.", "en"),
    ],
)
def test_an_article_that_says_that_it_does_not_tell(question, text, language):
    assert left_open(question, text, language) is not None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much did Sotara give?", "Sotara gave $5 million."),
        ("How much did Sotara give?", "Sotara gave $5 million and did not publish the sum of its costs."),  # it tells
        ("How much did Sotara give?", "Sotara did not name the schools."),  # what is left open was not asked
        ("Where is the village, and what is its budget?", "No budget is given."),  # it is told where
        ("Did Sotara give money?", "Sotara has not made public how much money it gave."),
        ("Summarise what Sotara gave", "The amount was not disclosed."),
        ("How much did Sotara give?", "Sotara gave. It gave twice. The amount was not disclosed."),  # far behind
    ],
)
def test_what_leaves_nothing_open(question, text):
    assert left_open(question, text) is None


def test_the_refusal_quotes_it(ingested, encoder):
    told = reading("Sotara gave no figure.", language="en")
    fits = [Fit(told, 0.9, ((0.9, told.sentences[0]),))]
    query = understand_alone("How much did Sotara give?", GAZETTEER)
    with PublishedIndex(ingested / "index", encoder.fingerprint).use() as generation:
        answer = abstain(query.text, query, Focus(), fits, generation)
    assert answer.abstained
    assert answer.answer.startswith("No article here tells this, and the nearest one says so: “Sotara gave no figure.”")
    assert answer.nearest[0].quote == "Sotara gave no figure."
