"""Sentences that tell the gift of an answer otherwise, out of the articles that were read."""

from __future__ import annotations

import pytest

from rag.answer_disputes import disputed_sentences, is_told_otherwise
from rag.evidence import Evidence, Fact, Reading, Sentence
from rag.focus import Focus
from rag.gifts import Gift
from rag.named import Named
from tests.rag.ledger_samples import GAZETTEER, source

FOCUS = Focus(Named("Nilain Group", "Nilain Group", "Nilain", frozenset({"one", "two"})))


def reading(text, article_id="one", **fields):
    """Return an article as it is read for a question."""
    told = source(text, article_id, organisations=("Nilain Group",), **fields)
    sentences = tuple(Sentence(told.article, at, span, 0.5) for at, span in enumerate(told.sentences))
    facts = tuple(
        Fact(figure, next(one for one in sentences if one.span.start <= figure.start < one.span.end), "")
        for figure in told.figures
    )
    return Reading(told.article, sentences, facts)


def disputed(*readings):
    """Return the sentences that tell the first figure of the first article otherwise."""
    head = readings[0].facts[0]
    return [one.text for one in disputed_sentences([Gift([head])], FOCUS, Evidence(readings, GAZETTEER))]


HEAD = "Nilain Group gave $225 million."


@pytest.mark.parametrize(
    "other",
    [
        "The parts that are itemised come to $223 million.",  # another sum
        "Another report prints $300 million.",  # another report
        "Its web address has $225,000.",  # thousand for million
        "A daily writes of 225 million euros.",  # the same digits in another currency
        "The total has grown with time: $250 million in May.",  # a newer state
    ],
)
def test_another_figure_for_the_gift_is_told(other):
    assert disputed(reading(f"{HEAD} {other}")) == [other]


@pytest.mark.parametrize(
    "other",
    [
        "Of it, $20 million is for schools.",  # a part
        "Sotara gave $223 million.",  # another giver
        "Nearly 300 people came.",
    ],
)
def test_what_is_no_other_figure_for_it_is_left_alone(other):
    assert disputed(reading(f"{HEAD} {other}")) == []


def test_a_report_of_the_same_digits_is_read_too():
    second = reading(
        "Nilain Group gave 225 million euros. The currency is not the same everywhere: $225 million.", "two"
    )
    assert "everywhere" in disputed(reading(HEAD), second)[0]


def test_a_figure_among_reports_is_no_gift_of_its_own():
    facts = reading(f"{HEAD} Its headline has $230 million.").facts
    assert [is_told_otherwise(fact) for fact in facts] == [False, True]
