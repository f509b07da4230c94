"""Full dates in a text, as the press of the three languages writes them: ISO, in digits, with month names, Hijri.

Months have Egyptian, Levantine and Maghreb names («يناير», «كانون الثاني», «جانفي»). Digits alone are read day first.
A Hijri date becomes the Gregorian day of the Umm al-Qura calendar, which the sighting of the moon can move by one.
Does not know which of a text's dates is its own (`ingest.dateline`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_month_names
from hijridate import Hijri

from rag.text import fold

LOCALES = ("en", "fr", "ar_EG", "ar_LB", "ar_SY", "ar_IQ", "ar_TN", "ar_DZ", "ar_MA", "ar_MR")
MORE_NAMES = (  # what the press also writes, folded: month number, names
    (1, "janv"), (2, "fevr|fev"), (3, "mars|mar"), (4, "avr|نيسان|افريل"), (5, "mai|ماي|ايار|مايس"),
    (6, "juin|يونيه|جوان|حزيران"), (7, "juil|يوليه|جويليه|جوييه|تموز"), (8, "aout|اوت|غشت|اب"), (9, "sept|شتنبر|ايلول"),
    (10, "تشرين اول|اكتوبر"), (11, "تشرين ثاني|تشرين ثان|نونبر"), (12, "كانون اول|دجنبر"),
)  # fmt: skip
HIJRI_NAMES = (
    "محرم|المحرم|محرم الحرام|muharram|mouharram|moharram",
    "صفر|صفر الخير|safar",
    "ربيع الاول|ربيع اول|rabi al-awwal|rabi' al-awwal|rabi al awal|rabia al awal|rabi i|rabi' i",
    "ربيع الثاني|ربيع الاخر|ربيع ثاني|rabi al-thani|rabi' al-thani|rabi al-akhir|rabia thani|rabi ii|rabi' ii",
    "جمادي الاولي|جمادي الاول|جماد الاول|جماد اول|jumada al-awwal|jumada al-ula|joumada al oula|jumada i",
    "جمادي الاخره|جمادي الاخر|جمادي الثانيه|جمادي الثاني|جماد الثاني|jumada al-thani|jumada al-akhirah|jumada ii",
    "رجب|rajab",
    "شعبان|shaban|sha'ban|shaaban|chaabane|chaaban",
    "رمضان|رمضان المبارك|ramadan|ramadhan",
    "شوال|shawwal|chawwal|chaoual",
    "ذو القعده|ذي القعده|ذوالقعده|dhu al-qadah|dhu al-qi'dah|dhul qadah|dhou al qi'da",
    "ذو الحجه|ذي الحجه|ذوالحجه|dhu al-hijjah|dhul hijjah|dhul-hijjah|dhou al-hijja|dhou al hijja",
)
HIJRI_YEARS = (1343, 1500)  # what the Umm al-Qura tables hold: 1924 to 2077

YEAR_FIRST = re.compile(r"(?<![\d./-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
DAY_FIRST = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Written:
    """A full date where it stands in a folded text."""

    day: date
    start: int
    end: int
    hijri: bool = False  # reckoned, so it may be a day off
    swappable: bool = False  # its day and month could change places: 05/10/2020

    @property
    def certain(self) -> bool:
        """Whether the day is what was written, beyond doubt."""
        return not (self.hijri or self.swappable)


def dates_in(text: str) -> list[Written]:
    """Return the full dates of a text in order, Hijri ones last: where both calendars are written, one was reckoned.

    «10 مايو/أيار 2020», "May 10, 2020", "10/05/2020", "2020-05-10", «17 رمضان 1441هـ» -> 10 May 2020.
    """
    folded = fold(text)
    matches = [match for pattern in _patterns() for match in pattern.finditer(folded)]
    found = [written for match in matches if (written := _written(match)) is not None]
    return sorted(found, key=lambda written: (written.hijri, written.start))


def month_in(text: str) -> tuple[int, int] | None:
    """Return year and month of a text that is these alone: "July 2016", «جويلية 2016» -> (2016, 7)."""
    match = re.fullmatch(r"(?P<month>[^\d]+?)\.?,?[\s-]+(?P<year>(?:19|20)\d\d)", fold(text).strip())
    number = _months().get(match["month"].strip()) if match else None
    return (int(match["year"]), number) if match and number else None


def _written(match: re.Match[str]) -> Written | None:
    """Return the date of a match, or None where no calendar has it (31 February)."""
    parts = match.groupdict()
    year, name = int(parts["year"]), parts.get("name") or parts.get("name_first")
    day = int(parts.get("day") or parts.get("day_second") or 0)
    month = int(parts["month"]) if not name else (_months() | _hijri_months())[name]
    hijri = HIJRI_YEARS[0] <= year <= HIJRI_YEARS[1]
    if match.re is DAY_FIRST and month > 12 >= day:
        day, month = month, day  # 07/25/2016 can only be American
    try:
        found = Hijri(year, month, day).to_gregorian() if hijri else date(year, month, day)
    except (ValueError, OverflowError):
        return None
    swappable = match.re is DAY_FIRST and day != month and max(day, int(parts["month"])) <= 12
    return Written(date(found.year, found.month, found.day), match.start(), match.end(), hijri, swappable)


@cache
def _months() -> dict[str, int]:
    """Return folded Gregorian month names, in full and shortened, with their numbers."""
    names = {
        fold(name).rstrip("."): number
        for locale in LOCALES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
    }
    return names | {name: number for number, forms in MORE_NAMES for name in forms.split("|")}


@cache
def _hijri_months() -> dict[str, int]:
    """Return folded Hijri month names with their numbers."""
    return {name: number for number, forms in enumerate(HIJRI_NAMES, 1) for name in forms.split("|")}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of dates in folded text."""
    return (YEAR_FIRST, DAY_FIRST, _named(_months(), "(?:19|20)"), _named(_hijri_months(), "1[34]"))


def _named(months: dict[str, int], century: str) -> re.Pattern[str]:
    """Return the pattern of "10 May 2020", "1er mai 2020", "May 10, 2020", «10 من مايو (أيار)، عام 2020»."""
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    other = rf"(?:\s*[/(،-]\s*(?:{names})\s*\)?)?"
    return re.compile(
        rf"(?<![\d.,/])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?[\s-]+(?:من\s+|شهر\s+|of\s+|de\s+)*(?P<name>{names})\.?{other}"
        rf"|(?<!\w)(?P<name_first>{names})\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?)"
        rf"\s*[,،/-]?\s*(?:of\s+|de\s+|من\s+|عام\s+|سنه\s+|لعام\s+)?(?P<year>{century}\d\d)(?!\d)"
    )
