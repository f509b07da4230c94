"""Who gave most: each giver once with its gifts, what many gave together below, a year's sum never for one cause."""

from __future__ import annotations

import pytest

from rag.answer_ledger import answer_ledger
from rag.focus import Focus
from rag.ledger import events_of
from rag.ledger_asking import ranks_givers
from rag.ledger_select import LedgerBook
from rag.query import understand
from rag.schema import Filters
from tests.rag.ledger_samples import GAZETTEER, source

FLOOD = {"title": "Firms give after the floods", "published": "2021-07-20", "country": "GB"}


def lines(question, *told):
    """Return the lines of a ranking, without what stands in brackets."""
    sources = {one.article.id: one.article for one in told}
    book = LedgerBook(events_of(told), sources.__getitem__, GAZETTEER)
    draft = answer_ledger(understand(question, GAZETTEER), Focus(), Filters(), book)
    assert draft is not None
    return [line for line in draft.lines if line]


def bare(line):
    """Return a line without kinds, dates and markers."""
    return line.split(" (")[0]


TOLD = (
    source("Sotara gave £5 million for flood victims. Nilain Group donated £2 million for flood victims.", **FLOOD),
    source("Harbour & Finch donated £2 million for flood victims.", "two", **FLOOD),
    source("Nilain Group gave £300,000 worth of pumps for flood victims.", "three", **FLOOD),
)


def test_a_giver_stands_once_with_its_further_gifts_and_before_who_gave_as_much_and_no_more():
    found = lines("Who gave the most for the floods?", *TOLD)
    assert [bare(line) for line in found if line[0].isdigit()] == [
        "1. Sotara: £5 million",
        "2. Nilain Group: £2 million",
    ]
    second = next(line for line in found if line.startswith("2."))
    assert "and by the same giver £300,000" in second
    assert second.index("Nilain Group") < second.index("Harbour & Finch: £2 million")


def test_the_largest_gifts_stand_each_alone():
    found = [bare(line) for line in lines("What are the largest gifts for the floods?", *TOLD) if line[0].isdigit()]
    assert found == ["1. Sotara: £5 million", "2. Harbour & Finch: £2 million", "3. Nilain Group: £300,000"]


def test_what_several_gave_together_is_told_below_by_its_sentence():
    text = "Twelve banks have donated £40 million for flood victims."
    found = lines("Who gave the most for the floods?", *TOLD, source(text, "four", **FLOOD))
    at = next(at for at, line in enumerate(found) if line.startswith("Given by several together"))
    assert found[at + 1].startswith(f"- £40 million: “{text}”")


def test_a_record_year_is_no_gift_for_one_cause():
    year = source("Sotara gave £90 million last year, a record.", "five", **FLOOD)
    found = lines("Who gave the most for the floods?", *TOLD, year)
    assert bare(found[1]) == "1. Sotara: £5 million"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("who gave the most for the floods", True),
        ("which companies gave the most in egypt", True),
        ("what are the largest gifts for the floods", False),
        ("quelles entreprises ont le plus donne", True),
        ("les plus gros dons pour le seisme", False),
        ("اكبر التبرعات لصندوق كورونا", False),
    ],
)
def test_givers_are_told_from_gifts(words, expected):
    assert ranks_givers(words) is expected
