"""Dates as the asker reads them, of records and of texts in other languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from rag.dates import CalendarDate, find_dates

LEAP_YEAR = 2000  # stands in for a year that is not told


def written_date(published: str | None, language: str) -> str | None:
    """Return a date of any precision for a reader: "2020-05" -> "May 2020"; None for an unknown one."""
    if published is None:
        return None
    year, month, day = (*(int(part) for part in published.split("-")), 1, 1)[:3]
    form = {4: "yyyy", 7: "MMMM yyyy", 10: "d MMMM yyyy"}[len(published)]
    written = str(format_date(date(year, month, day), form, locale=language))
    return written.replace("1 ", "1er ", 1) if language == "fr" and len(published) > 7 and day == 1 else written


def dates_written(text: str, language: str) -> Sequence[str]:
    """Return the days and months that a text tells, each once, in the asker's language; a year only where it tells one.

    >>> dates_written("وانطلقت القافلة يوم 17 أغسطس", "en")
    ['17 August']
    """
    told = (_written(found, language) for found in find_dates(text) if found.month is not None)
    return list(dict.fromkeys(one for one in told if one is not None))


def _written(found: CalendarDate, language: str) -> str | None:
    """Return one date, or None where the calendar has no such day."""
    year = found.year or LEAP_YEAR
    day = "" if found.day is None else f"-{found.day:02}"
    try:
        written = written_date(f"{year}-{found.month:02}{day}", language)
    except ValueError:
        return None
    return written if written is None or found.year else written.removesuffix(str(year)).strip()
