"""When a gift was made: the date its sentence tells, else its article's. Dates are strings as precise as is known.

Of relative dates it knows "last year" alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from rag.aligned import letters_of
from rag.dates import CalendarDate, find_dates
from rag.ledger_words import last
from rag.purposes import purposes

_PERIOD_REACH = 24  # characters before a date where "since" stands
_SOON = 2  # months after its article within which a month without a year is one to come, or one that an update tells
_DISASTER_REACH = 44  # characters before a date where "the floods of" stands
_SEQUEL = re.compile(  # what an article was told later: its month is one after the article's
    r"\b(?:followed|follows|later|afterwards|subsequently|ensuite|puis|plus tard)\b"
    r"|(?<!\w)(?:لاحقا|بعد ذلك|ثم|تلا\w*)(?!\w)"
)
_OF = re.compile(r"(?:\b(?:of|du|de|d')|الذي\s+(?:وقع|ضرب)\w*(?:\s+\S+){0,4})\s*$")
_HIT = re.compile(  # "hit by the rains on": the date is the disaster's
    r"(?:\b(?:hit|struck|affected|damaged|destroyed) by\b|\b(?:touch|frapp|sinistr|detrui)\w+ par\b"
    r"|(?<!\w)(?:ال)?(?:مت)?(?:تضرر|ضرر|اجتاح|ضرب|اصاب)\w*)(?:\s+\S+){1,5}?\s+(?:on|in|le|en|في|يوم)\s*$"
)
_COMPARED = re.compile(  # "more than in 2021": the year is the one that a gift is compared with
    r"(?:\bthan (?:in|that of)|\bqu'en|\bpar rapport a(?: l'annee)?|\bcompared (?:with|to)"
    r"|(?<!\w)مقارنه (?:مع|ب)\w*(?:\s+\w+)?)\s*$"
)
_RESULTS = re.compile(  # a year that results are of: "a third of its net income of 2019"
    r"(?:\b(?:incomes?|profits?|earnings|revenues?|turnover|sales|resultats?|benefices?|chiffre d'affaires|revenus?)\b"
    r"(?:\s+(?:net|nets|annual|annuels?))?\s*(?:of|for|in|de|en|pour)?|(?:ارباح|ايرادات|دخل|مبيعات)\w*(?:\s+(?:عام|سنه|في))*)\s*$"
)
_TO_COME = re.compile(r"\b(?:will|shall|to be|sera|seront)\b|(?<!\w)(?:س[يت]\w{3,})")
_LAST_YEAR = re.compile(
    r"\b(?:last year|l'an dernier|l'annee derniere|l'an passe|l'annee passee)\b|(?:العام|السنه) الماضيه?(?!\w)"
)
_NEXT_WORDS = re.compile(r"(?: \w+){1,2}")  # "the April 2024 floods", "the 6 February quake"
_LAST_WORD = re.compile(r"[\u0621-\u064a]+\s*$")  # «زلزال 6 فبراير»
DISASTERS = frozenset({"earthquake", "flood", "fire", "storm", "explosion"})
FIRST_YEAR = 1990  # an older year in giving news is when a company was founded


def event_date(sentence: str, at: int, published: str | None) -> tuple[str | None, bool]:
    """Return a gift's date and whether its sentence tells it.

    Args:
        at: character of the sentence where the figure stands; the date nearest to it is taken, one before it first.
        published: of the article; a later date is a plan, and a month without a year is the last such month before it,
            unless the sentence tells what followed.
    """
    sequel = _SEQUEL.search(letters_of(sentence)) is not None
    known = [
        (found, _written(found, published, sequel or _is_to_come(sentence[: found.start])))
        for found in find_dates(sentence)
        if not _is_name(sentence, found)
    ]
    dates = [
        (found, text)
        for found, text in known
        if text is not None
        and not _is_after(text, published)
        and _is_gifts(sentence[: found.start])
        and not _is_between_disaster(sentence, found)
    ]
    if not dates:
        before = _year_before(sentence, published)
        return (published, False) if before is None else (before, True)
    nearest = min(dates, key=lambda pair: (pair[0].start > at, abs(pair[0].start - at)))[1]
    if published and published.startswith(nearest):
        return published, False  # the year alone says less than the article's own date
    return nearest, True


def _year_before(sentence: str, published: str | None) -> str | None:
    """Return the year that "last year" means in a sentence; None where it says nothing of the kind."""
    if published is None or _LAST_YEAR.search(letters_of(sentence)) is None:
        return None
    return f"{int(published[:4]) - 1:04d}"


def _is_to_come(before: str) -> bool:
    """Return whether the words before a date tell what is still to come: "will be paid in September"."""
    return _TO_COME.search(letters_of(before)) is not None


def _is_name(sentence: str, found: CalendarDate) -> bool:
    """Return whether a date stands in quotation marks, as a newspaper's name does: «2 ديسمبر»."""
    return sentence.count("«", 0, found.start) > sentence.count("»", 0, found.start)


def _is_gifts(before: str) -> bool:
    """Return whether a date may be a gift's: it opens no period, dates no disaster or results, compares nothing."""
    reach = before[-_DISASTER_REACH:]
    letters = letters_of(reach)
    if _RESULTS.search(letters) or _COMPARED.search(letters):
        return False
    return not (_opens_period(before) or _is_of_disaster(reach))


def _is_of_disaster(before: str) -> bool:
    """Return whether the words before a date make it that of a disaster: "after the fire of 15 April"."""
    letters = letters_of(before)
    return bool(_OF.search(letters) or _HIT.search(letters)) and bool(purposes(before) & DISASTERS)


def _is_between_disaster(sentence: str, found: CalendarDate) -> bool:
    """Return whether a disaster's name stands right beside a date: "the April 2024 floods", «زلزال 6 فبراير»."""
    after, before = _NEXT_WORDS.match(sentence, found.end), _LAST_WORD.search(sentence[: found.start])
    return any(bool(purposes(one[0]) & DISASTERS) for one in (after, before) if one is not None)


def _opens_period(before: str) -> bool:
    """Return whether the words before a date make it a period's beginning: "since 2019", "from 2019 to"."""
    letters = letters_of(before[-_PERIOD_REACH:]).rstrip()
    return last("period", letters) == len(letters) > 0


def gap_days(one: str | None, other: str | None) -> int:
    """Return the days between two dates, 0 where they may be the same day, as a date that is not known may.

    >>> gap_days("2020", "2020-05-13"), gap_days("2020-03-01", "2020-04")
    (0, 31)
    """
    if one is None or other is None:
        return 0
    (start, end), (first, last) = bounds(one), bounds(other)
    return max(0, (first - end).days, (start - last).days)


@lru_cache(maxsize=8192)  # the same days are compared again and again
def bounds(text: str) -> tuple[date, date]:
    """Return the first and the last day that a date may mean: "2020-02" -> 1 and 29 February 2020."""
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    first, last = month or 1, month or 12
    return date(year, first, day or 1), date(year, last, day or monthrange(year, last)[1])


def _written(found: CalendarDate, published: str | None, sequel: bool) -> str | None:
    """Return a date as text, its year from the article where it tells none; None where there is no such day."""
    year = found.year
    if year is None and published and found.month:
        own_month = int(published[5:7]) if len(published) >= 7 else 12
        year = int(published[:4]) - (found.month > own_month + _SOON and not sequel)
    if year is None or year < FIRST_YEAR:
        return None
    parts = [f"{year:04d}"]
    if found.month:
        parts.append(f"{found.month:02d}")
        if found.day and found.day <= monthrange(year, found.month)[1]:
            parts.append(f"{found.day:02d}")
    return "-".join(parts)


def _is_after(text: str, published: str | None) -> bool:
    """Return whether a date is later than the article."""
    return published is not None and bounds(text)[0] > bounds(published)[1]
