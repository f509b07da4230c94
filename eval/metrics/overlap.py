"""Name F1 and date F1: what a right answer holds against what an answer states. Pure.

A true positive is a gold name or date that stands anywhere in the answer; a false positive is one that the answer
states in its own words, that is not gold and that the asker did not name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.dates import CalendarDate, find_dates
from rag.text import fold

ARTICLE = "ال"
ARABIC_CLITICS = "[وف]?(?:لل|[بكل]?(?:ال)?)"  # what Arabic writes in one word with a name
NOT_LETTERS = re.compile(r"[^\w]+")
MONTH_IN_DIGITS = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d-])")  # prose does not use it


@dataclass(frozen=True, slots=True)
class Overlap:
    """F1 with what it is made of; None where the question wants none."""

    f1: float | None
    missing: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()  # stated, and neither gold nor asked about


def f1(found: int, beside: int, missing: int) -> float:
    """Return the harmonic mean of precision and recall: 2 found, 1 beside, 1 missing -> 2/3."""
    return 2 * found / (2 * found + beside + missing) if found else 0.0


def score_names(gold: Sequence[Sequence[str]], text: str, stated: Sequence[str]) -> Overlap:
    """Return name F1.

    Args:
        gold: names, each in every spelling that counts.
        text: the whole answer.
        stated: names of organisations in the answer's own words that the asker did not name.
    """
    if not gold:
        return Overlap(None)
    folded = letters(text)
    missing = tuple(spellings[0] for spellings in gold if not any(holds(folded, name) for name in spellings))
    known = [letters(name) for spellings in gold for name in spellings]
    beside = tuple(name for name in stated if not any(_same_name(letters(name), other) for other in known))
    return Overlap(f1(len(gold) - len(missing), len(beside), len(missing)), missing, beside)


def holds(folded: str, name: str) -> bool:
    """Return whether folded words hold a name as whole words, whatever Arabic joins to its first: «لليونيسف»."""
    bare = letters(name).removeprefix(ARTICLE)
    return bool(re.search(rf"(?<!\w){ARABIC_CLITICS}{re.escape(bare)}(?!\w)", folded))


def _same_name(left: str, right: str) -> bool:
    """Return whether one name is the other or begins or ends it: "vodafone egypt" and "vodafone"."""
    short, long = sorted((left, right), key=len)
    return holds(long, short)


def letters(text: str) -> str:
    """Return folded words with one space between them: "S.A. Orange" -> "s a orange"."""
    return " ".join(NOT_LETTERS.sub(" ", fold(text)).split())


def score_dates(gold: Sequence[str], text: str, own: str, asked: str, years: Sequence[int] = ()) -> Overlap:
    """Return date F1.

    Args:
        gold: ISO dates.
        text: the whole answer; a date may be written out in any language.
        own: the answer's own words.
        asked: the question with its history, whose dates prove nothing.
        years: of the articles cited, which a reader sees beside them: they complete a day without a year.
    """
    if not gold:
        return Overlap(None)
    told, known = _told(text, years), iso_dates(asked)
    missing = tuple(date for date in gold if not any(one.startswith(date) for one in told))
    stated = [one for one in dict.fromkeys(iso_dates(own)) if one not in known]
    beside = tuple(one for one in stated if not any(_agree(one, date) for date in gold))
    return Overlap(f1(len(gold) - len(missing), len(beside), len(missing)), missing, beside)


def _agree(left: str, right: str) -> bool:
    """Return whether two dates may be one, at different precision: "2020" and "2020-04"."""
    return left.startswith(right) or right.startswith(left)


def iso_dates(text: str) -> list[str]:
    """Return the dates of a text that tell their year, as ISO: "le 5 mai 2020" -> ["2020-05-05"]."""
    months = [f"{match[1]}-{match[2]}" for match in MONTH_IN_DIGITS.finditer(text)]
    return [_iso(date) for date in find_dates(MONTH_IN_DIGITS.sub(" ", text)) if date.year is not None] + months


def _told(text: str, years: Sequence[int]) -> list[str]:
    """Return the dates of a text, a day without a year also in every year that is named or given."""
    dates = iso_dates(text)
    possible = sorted({*years, *(int(date[:4]) for date in dates)})
    yearless = [date for date in find_dates(text) if date.year is None]
    return dates + [_iso(replace(date, year=year)) for date in yearless for year in possible]


def _iso(date: CalendarDate) -> str:
    """Return a date as ISO, as precise as it is."""
    parts = [f"{date.year:04d}"]
    if date.month is not None:
        parts.append(f"{date.month:02d}")
        if date.day is not None:
            parts.append(f"{date.day:02d}")
    return "-".join(parts)
