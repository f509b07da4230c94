"""What doubts an amount is told beside it, and proves it only where nothing else does."""

from __future__ import annotations

import pytest

from rag.answer_ledger import answer_ledger
from rag.doubted import casts_doubt
from rag.focus import Focus
from rag.ledger import events_of
from rag.ledger_select import LedgerBook
from rag.named import Named
from rag.query import understand
from rag.schema import Filters
from tests.rag.ledger_samples import GAZETTEER, source

GIVEN = source(
    "Nilain Group puts its giving at more than $2 million in March 2020. Of this, $250,000 was a cheque.",
    "given",
    published="2020-03-31",
    organisations=("Nilain Group",),
)
DOUBTED = source(
    "A news site casts doubt on the $2 million that Nilain Group says it gave in March 2020.",
    "doubted",
    published="2020-04",
    organisations=("Nilain Group",),
)


@pytest.mark.parametrize(
    "text",
    [
        "The site doubts the 2 million.",
        "The figure could not be verified.",
        "The sum does not appear in the statement.",
        "Le site met en doute le montant de 2 milliards.",
        "Ce chiffre n'a pas pu être vérifié.",
        "La somme ne figure pas dans le communiqué.",
        "يشكك الموقع في مبلغ المليونين.",
        "لم يتسن التحقق من المبلغ.",
        "ولا يرد في البيان أي رقم.",
    ],
)
def test_a_sentence_that_doubts_is_known_in_three_languages(text):
    assert casts_doubt(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is no doubt: Nilain gave 2 million.",
        "Nilain verified the list of families.",
        "Sans doute plus de 2 millions.",
        "تبرعت المجموعة بمليونين.",
    ],
)
def test_other_sentences_doubt_nothing(text):
    assert not casts_doubt(text)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much did Nilain Group give?", "This is doubted: “A news site casts doubt on the $2 million"),
        ("Combien Nilain Group a-t-il donné ?", "Ce chiffre est mis en doute : “A news site casts doubt"),
        ("كم تبرعت مجموعة النيلين؟", "وهذا الرقم محل شك: “A news site casts doubt"),
    ],
)
def test_a_doubted_amount_is_told_with_its_doubt_and_by_the_plain_report(question, said):
    articles = {one.article.id: one.article for one in (GIVEN, DOUBTED)}
    book = LedgerBook(events_of((GIVEN, DOUBTED)), articles.__getitem__, GAZETTEER)
    focus = Focus(Named("Nilain Group", "Nilain Group", "Nilain Group", frozenset(articles)))
    draft = answer_ledger(understand(question, GAZETTEER), focus, Filters(), book)
    assert draft is not None
    assert draft.citations[0].article_id == "given"
    assert draft.lines[2].startswith(said)
