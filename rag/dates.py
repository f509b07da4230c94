"""Calendar dates in text, as spans and as numbers: so that no date is taken for an amount, and dates can be compared.

Knows: month names in Arabic (Egypt, the Levant, the Maghreb), English, French, Spanish, German and Portuguese, and
numeric dates. Does not know relative dates ("last week") or the Hijri calendar beyond recognising its month names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from rag.aligned import align, letters_of
from rag.alternatives import any_of

_MONTHS: tuple[str, ...] = (
    "january|jan|janvier|janv|enero|januar|janeiro|يناير|كانون الثاني|جانفي",
    "february|feb|fevrier|fevr|febrero|februar|fevereiro|فبراير|شباط|فيفري",
    "march|mar|mars|marzo|marz|marco|مارس|آذار|اذار",
    "april|apr|avril|avr|abril|أبريل|ابريل|إبريل|نيسان|أفريل|افريل",
    "may|mai|mayo|maio|مايو|أيار|ايار|ماي",
    "june|jun|juin|junio|juni|junho|يونيو|يونيه|حزيران|جوان",
    "july|jul|juillet|juil|julio|juli|julho|يوليو|يوليه|تموز|جويلية|يوليوز",
    "august|aug|aout|agosto|أغسطس|اغسطس|آب|أوت|غشت",
    "september|sept|sep|septembre|septiembre|setembro|سبتمبر|أيلول|ايلول|شتنبر",
    "october|oct|octobre|octubre|oktober|outubro|أكتوبر|اكتوبر|تشرين الأول|تشرين الاول|أكتوبر",
    "november|nov|novembre|noviembre|novembro|نوفمبر|تشرين الثاني|نونبر",
    "december|dec|decembre|diciembre|dezember|dezembro|ديسمبر|كانون الأول|كانون الاول|دجنبر",
)
_MONTH_OF = {letters_of(form): number for number, line in enumerate(_MONTHS, 1) for form in line.split("|")}
_MONTH = any_of(_MONTH_OF, {})
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_ARABIC_PREFIX = "[وفبل]?"
_OPENERS = "".join(sorted({form[0] for form in _MONTH_OF})) + r"\dا" + "وفبل"  # a date begins with one of these
_DATE = re.compile(
    rf"(?=[{_OPENERS}])"
    rf"(?<![\da-z_.,/])(?:(?:ال)?(?P<day>{_DAY})(?:st|nd|rd|th|er)?(?:\s*[-–]\s*{_DAY})?"
    rf"(?: of| de)? +(?:من )?(?:شهر )?)?"
    rf"(?<![^\W\d_]){_ARABIC_PREFIX}(?P<month>{_MONTH})\b\.?"
    rf"(?:\s*/\s*(?:{_MONTH})\b)?"
    rf"(?: +(?P<day_after>{_DAY})(?:st|nd|rd|th)?(?![\d.,]*\d)(?! *(?:million|billion|thousand|milli|%)))?"
    rf"(?:,? +(?:of |de |من |عام |سنة |سنه |لعام )?(?P<year>{_YEAR})(?![\d]|[.,]\d))?"
)
_MONTH_WORD = re.compile(rf"(?<![^\W\d_]){_ARABIC_PREFIX}{_MONTH}\b")
_DAY_REACH = 60  # characters that a day and its small words take before a month
_NUMERIC = re.compile(
    rf"(?<![\w.,/-])(?:(?P<y1>{_YEAR})[-/.](?P<m1>0?[1-9]|1[0-2])[-/.](?P<d1>{_DAY})"
    rf"|(?P<d2>{_DAY})[-/.](?P<m2>0?[1-9]|1[0-2])[-/.](?P<y2>{_YEAR}))(?![\d/-])"
)
_BARE_YEAR = re.compile(  # what may not stand before is looked at last, so that the search goes from digit to digit
    rf"(?P<year>{_YEAR})(?<![\d.,٫٬$€£¥%]\d{{4}})(?<!\w-\d{{4}})(?![\d%]|[.,٫٬]\d)(?:[-/](?:\d\d|{_YEAR})(?!\d))?"
)
_LIKE_NUMERIC = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_EVERYDAY = frozenset({"may", "mar", "mars", "march", "jan", "dec", "sep", "sept", "mai", "ماي", "آب", "اب", "مارس"})


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date as far as its text tells it; None where it does not."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None


@lru_cache(maxsize=256)  # of a sentence that tells several gifts, each is dated
def find_dates(text: str) -> tuple[CalendarDate, ...]:
    """Return the dates of a text in order, bare years included: «10 مايو» -> month 5, day 10."""
    source = align(text)
    return tuple(
        CalendarDate(*source.span(date.start, date.end), date.year, date.month, date.day)
        for date in dates_in(source.letters)
    )


def dates_in(letters: str) -> list[CalendarDate]:
    """Return the dates of a text in comparison letters, placed in those letters."""
    dates = sorted([*_numeric(letters), *_named(letters)], key=lambda date: date.start)
    starts = [date.start for date in dates]
    years = [match for match in _BARE_YEAR.finditer(letters) if not _overlaps(match, dates, starts)]
    dates += [CalendarDate(match.start(), match.end(), int(match["year"])) for match in years]
    return sorted(dates, key=lambda date: date.start)


def _overlaps(match: re.Match[str], dates: list[CalendarDate], starts: list[int]) -> bool:
    """Whether a match shares a character with one of the dates: the last two that begin before its end will do."""
    last = bisect_left(starts, match.end())
    return any(match.start() < date.end for date in dates[max(0, last - 2) : last])


def _named(letters: str) -> list[CalendarDate]:
    """Return dates with a month name; an everyday word such as "may" needs a day or a year beside it."""
    dates: list[CalendarDate] = []
    done = 0
    for month in _MONTH_WORD.finditer(letters):
        match = _DATE.search(letters, max(done, month.start() - _DAY_REACH)) if month.start() >= done else None
        if match is not None:
            done = match.end()
            dates += [_as_date(match)] if _is_date(match) else []
    return dates


def _is_date(match: re.Match[str]) -> bool:
    """Whether a month name is one: not the verb "may" with neither day nor year."""
    return match["month"] not in _EVERYDAY or any(match[part] for part in ("day", "day_after", "year"))


def _as_date(match: re.Match[str]) -> CalendarDate:
    """Return a match with a month name as a date."""
    day = match["day"] or match["day_after"]
    year = int(match["year"]) if match["year"] else None
    return CalendarDate(match.start(), match.end(), year, _MONTH_OF[match["month"]], int(day) if day else None)


def _numeric(letters: str) -> list[CalendarDate]:
    """Return dates in digits: 2020-05-13, 13/05/2020."""
    return [
        CalendarDate(
            match.start(),
            match.end(),
            int(match["y1"] or match["y2"]),
            int(match["m1"] or match["m2"]),
            int(match["d1"] or match["d2"]),
        )
        for match in (_NUMERIC.match(letters, place.start()) for place in _LIKE_NUMERIC.finditer(letters))
        if match is not None
    ]
