"""The publication date of a text that states none, where a full date plainly stands at its head; else nothing."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel.dates import get_month_names

from rag.text import fold

LOCALES = ("en", "fr", "ar_EG", "ar_LB", "ar_TN", "ar_MA")  # months have several sets of Arabic names
HEAD_LINES = 8
SHORT_LINE_WORDS = 12  # a date line or a by-line; a date in a paragraph is an event's
DATELINE_CHARACTERS = 80  # "CAIRO, 10 May 2020 (Agency) – " opens a paragraph

ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
DATELINE = re.compile(r"^(.{6,80}?)\s[-–—]\s|^(.{6,80}?)\)\s*:")


def guess_published(text: str) -> str | None:
    """Return an ISO date in a short line or a dateline at the head: "Cairo, 10 May 2020" -> "2020-05-10"."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:HEAD_LINES]
    for line in lines:
        head = line if len(line.split()) <= SHORT_LINE_WORDS else _dateline(line)
        found = find_date(head)
        if found is not None:
            return found.isoformat()
    return None


def find_date(text: str) -> date | None:
    """Return the first full date of a text: ISO, or day and month name and year in Arabic, English or French."""
    folded = fold(text)
    iso = ISO.search(folded)
    named = _named_date().search(folded)
    for match in filter(None, (iso, named)):
        try:
            return _date_of(match)
        except ValueError:  # 31 February
            continue
    return None


def _dateline(paragraph: str) -> str:
    """Return what stands before the dash of a paragraph's dateline, or nothing."""
    match = DATELINE.match(paragraph[:DATELINE_CHARACTERS])
    return (match[1] or match[2]) if match else ""


def _date_of(match: re.Match[str]) -> date:
    """Return the date of a match of ISO or of a named date."""
    if match.re is ISO:
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day)
    parts = match.groupdict()
    name = parts["month"] or parts["month_first"]
    return date(int(parts["year"]), _months()[name], int(parts["day"] or parts["day_second"]))


@cache
def _months() -> dict[str, int]:
    """Return folded month names of every locale with their numbers."""
    return {fold(name): number for locale in LOCALES for number, name in get_month_names("wide", locale=locale).items()}


@cache
def _named_date() -> re.Pattern[str]:
    """Return the pattern of "10 May 2020", "1er mai 2020", "May 10, 2020", «10 مايو 2020» in folded text."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?P<month>{names})\.?"
        rf"|(?P<month_first>{names})\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?)"
        r"\s*[,،]?\s+(?P<year>(?:19|20)\d\d)(?!\d)"
    )
