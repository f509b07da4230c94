"""When the gifts that a question asks for were given: its years, and its month or day where it names one.

A month counts for the report too: "as counted on 18 March 2020" is told of gifts made before. It reads no rows.
"""

from __future__ import annotations

import re

from rag.dates import find_dates
from rag.ledger_dates import bounds
from rag.ledger_records import GivingEvent
from rag.query import Query
from rag.schema import Filters
from rag.text import fold

SINCE = re.compile(
    r"(?:\b(?:since|after|from|depuis|apres)|(?<!\w)(?:منذ|بعد))\s+(?:l'annee\s+|عام\s+|سنه\s+)?((?:19|20)\d\d)"
)
UNTIL = re.compile(
    r"(?:\b(?:until|before|avant|jusqu'en)|(?<!\w)(?:حتي|قبل))\s+(?:l'annee\s+|عام\s+|سنه\s+)?((?:19|20)\d\d)"
)


def period_of(query: Query, filters: Filters) -> tuple[str | None, str | None]:
    """Return the first and last date: "since 2020", "until 2021", else the years named; else the asker's filter."""
    folded = fold(query.text)
    since, until = SINCE.search(folded), UNTIL.search(folded)
    if since or until:
        return (since[1] if since else filters.since, until[1] if until else filters.until)
    if query.years:
        return min(query.years), max(query.years)
    return filters.since, filters.until


EARLY = re.compile(  # "early May": a month whose name is an everyday word is one here
    r"\b(?:early|mid|late|end\s+of|début|mi|fin)[\s-]+(?:de\s+)?(?P<month>May|March|mai|mars)\b", re.IGNORECASE
)


def moments_of(text: str) -> tuple[str, ...]:
    """Return the months and days that a question names: "March 2025" -> 2025-03; one without a year is of its only one.

    >>> moments_of("from mid-April 2020 to early May")
    ('2020-04', '2020-05')
    """
    dates = find_dates(text)
    years = {date.year for date in dates if date.year}
    only = next(iter(years)) if len(years) == 1 else None
    found = [
        f"{date.year or only}-{date.month:02}" + (f"-{date.day:02}" if date.day else "")
        for date in dates
        if date.month and (date.year or only)
    ]
    months = [date.month for early in EARLY.finditer(text) for date in find_dates(f"1 {early['month']} 2020")]
    found += [f"{only}-{month:02}" for month in months if only and month]
    return tuple(
        one for one in dict.fromkeys(found) if not any(other != one and other.startswith(one) for other in found)
    )


def in_moments(event: GivingEvent, moments: tuple[str, ...]) -> bool:
    """Return whether a gift, or a report of it, is of the month of one of the moments; all are of none."""
    dates = [
        date
        for date in (event.date, *(told.published for told in event.evidence))
        if date and len(date) >= len("2020-04")  # a year alone may be of any month
    ]
    return not moments or any(_meet(moment[: len("2020-04")], date) for moment in moments for date in dates)


def _meet(one: str, other: str) -> bool:
    """Return whether two dates of any precision may be of one time."""
    (first, last), (start, end) = bounds(one), bounds(other)
    return first <= end and last >= start
