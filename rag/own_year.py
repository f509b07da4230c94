"""The year that a figure is told of, by its own sentence: "from 100 pupils in 2013 to 160 pupils in 2014".

It looks no further than the sentence, and does not know relative years.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from rag.dates import CalendarDate, find_dates
from rag.evidence import Fact, Sentence
from rag.text import fold

AFTER = re.compile(r"\W*(?:\w+ +){0,4}")  # words between a figure and its year: "pupils in"
BEFORE = 60  # characters between a year and its figure
AWAY = re.compile(r"[,;.،؛:]|\b(?:and|et|to|a|against|contre)\b|(?<!\w)(?:و|الي|مقابل)")


def year_of(fact: Fact) -> int | None:
    """Return the year that a figure's sentence ties it to: its only one, else the one beside the figure."""
    dates = _years(fact.sentence.text)
    if len({date.year for date in dates}) < 2:
        return dates[0].year if dates else None
    text, offset = fact.sentence.text, fact.sentence.span.start
    start, end = fact.figure.start - offset, fact.figure.end - offset
    after = next((date for date in dates if date.start >= end), None)
    if after is not None:
        between = fold(text[end : after.start])
        if AFTER.fullmatch(between) and not AWAY.search(between):
            return after.year
    before = next((date for date in reversed(dates) if date.end <= start), None)
    if before is None or start - before.end > BEFORE or re.search(r"\d", text[before.end : start]):
        return None
    return before.year


def is_series(sentence: Sentence) -> bool:
    """Return whether a sentence tells of several years, each figure of its own."""
    return len({date.year for date in _years(sentence.text)}) > 1


def of_years(facts: Sequence[Fact], years: Collection[str]) -> list[Fact]:
    """Return figures without those that a series ties to other years than one that is asked for.

    Where the series of an article tells the year, its further figures of the same thing are left out too.
    """
    asked = {int(year) for year in years}
    tied = [fact for fact in facts if is_series(fact.sentence) and year_of(fact) in asked]
    if not tied:
        return list(facts)
    told = {(fact.article.id, fact.figure.unit) for fact in tied}
    return [
        fact
        for fact in facts
        if year_of(fact) in asked or not (is_series(fact.sentence) or (fact.article.id, fact.figure.unit) in told)
    ]


@lru_cache(maxsize=512)
def _years(text: str) -> tuple[CalendarDate, ...]:
    """Return the dates of a sentence that tell a year."""
    return tuple(date for date in find_dates(text) if date.year is not None)
