"""Draws the plots of the Giving tab as HTML and SVG: bars and dots for mouse, keyboard and screen reader.

Everything drawn is of one currency; what is drawn was summed up before. Pure; every word of others is escaped.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

from babel.numbers import format_compact_decimal

from page.giving_sums import YearSums
from page.words import direction

BAR, GAP, HEIGHT = 34, 8, 92  # of a column, the least space beside it, and the tallest, in the drawing's own units
LETTER = 6.5  # about as wide is a letter above a column: columns stand so far apart that their labels do not touch
SMALLEST = 2  # a bar of next to nothing is still seen
WIDTH, MARGIN, LANE = 640, 24, 84  # of the timeline
RADIUS_LEAST, RADIUS_MOST = 4, 20
LOCALES = {"ar": "ar_EG@numbers=latn", "en": "en", "fr": "fr"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a list or dot of a timeline, which opens a row of the ledger."""

    key: str
    label: str
    said: str  # the amount in words
    value: float
    date: str = ""  # "2020", "2020-05" or "2020-05-13"


def compact(value: float, language: str) -> str:
    """Return a number as an axis shows it: 12_300_000 -> "12.3M"."""
    locale = "ar_EG" if language == "ar" else LOCALES.get(language, "en")
    return str(format_compact_decimal(value, locale=locale, fraction_digits=1, numbering_system="latn"))


def year_columns(sums: YearSums, years: Sequence[int], title: str, said: Callable[[float], str], language: str) -> str:
    """Return the columns of one group of giving over some years, on a scale of its own that is named.

    Args:
        years: all that are shown, without a gap, so that groups stand below each other.
        said: writes an amount in words.
    """
    highest = max(sums.values.values())
    longest = max(len(compact(value, language)) for value in sums.values.values())
    step = max(BAR + GAP, longest * LETTER + GAP)
    width = len(years) * step
    columns = "".join(
        _column((place + 0.5) * step, year, sums.values.get(year, 0.0), highest, (said, language))
        for place, year in enumerate(years)
    )
    return (
        f'<figure class="columns"><figcaption>{escape(title)}</figcaption>'
        f'<div class="scroll"><svg viewBox="0 -16 {width:g} {HEIGHT + 36}" width="{width:g}" role="group" '
        f'aria-label="{escape(title)}" direction="ltr">{columns}</svg></div></figure>'
    )


def bars(listed: Sequence[Bar], unit: str) -> str:
    """Return a list of bars, the first the longest; each opens its row."""
    highest = max(bar.value for bar in listed)
    items = "".join(
        f'<li><button type="button" data-act="pick" data-value="{escape(bar.key)}">'
        f'<span class="label"><bdi>{escape(bar.label)}</bdi></span>'
        f'<span class="track"><span class="bar" style="inline-size:{100 * bar.value / highest:.1f}%"></span></span>'
        f'<span class="sum">{escape(bar.said)}</span></button></li>'
        for bar in listed
    )
    return f'<ol class="bars" data-unit="{escape(unit)}">{items}</ol>'


def dots(told: Sequence[Bar], title: str) -> str:
    """Return gifts on a line of time, the area of each dot its amount; each opens its row."""
    days = [_day(bar.date) for bar in told]
    first, last = min(days).year, max(days).year + 1
    start = datetime.date(first, 1, 1).toordinal()
    span = datetime.date(last, 1, 1).toordinal() - start
    highest = max(bar.value for bar in told)
    scale = (WIDTH - 2 * MARGIN) / span
    marks = "".join(
        _dot(bar, MARGIN + (day.toordinal() - start) * scale, highest) for bar, day in zip(told, days, strict=True)
    )
    step = max(1, -(-(last - first) // 10))
    ticks = "".join(
        _tick(MARGIN + (datetime.date(year, 1, 1).toordinal() - start) * scale, year)
        for year in range(first, last + 1, step)
    )
    return (
        f'<figure class="dots"><div class="scroll"><svg viewBox="0 0 {WIDTH} {LANE}" width="{WIDTH}" role="group" '
        f'aria-label="{escape(title)}" direction="ltr"><line class="axis" x1="{MARGIN}" x2="{WIDTH - MARGIN}" '
        f'y1="{LANE - 24}" y2="{LANE - 24}"/>{ticks}{marks}</svg></div></figure>'
    )


def all_years(groups: Sequence[YearSums]) -> range:
    """Return the years from the first to the last that any group has a sum in."""
    years = [year for group in groups for year in group.values]
    return range(min(years), max(years) + 1) if years else range(0)


def _column(middle: float, year: int, value: float, highest: float, style: tuple[Callable[[float], str], str]) -> str:
    """Return one year's column with its year below and its amount above; a year without a sum has its number alone."""
    said, language = style
    below = f'<text x="{middle:g}" y="{HEIGHT + 15}" class="year">{year}</text>'
    if value <= 0:
        return below
    height = max(SMALLEST, HEIGHT * value / highest)
    told = escape(f"{year}: {said(value)}")
    return (
        f'<g tabindex="0" role="img" aria-label="{told}"><title>{told}</title>'
        f'<rect class="bar" x="{middle - BAR / 2:g}" y="{HEIGHT - height:.1f}" width="{BAR}" height="{height:.1f}"/>'
        f'<text x="{middle:g}" y="{HEIGHT - height - 4:.1f}" class="value" '
        f'direction="{direction(language)}">{escape(compact(value, language))}</text>'
        f"</g>{below}"
    )


def _dot(bar: Bar, x: float, highest: float) -> str:
    """Return one gift of a timeline."""
    radius = RADIUS_LEAST + (RADIUS_MOST - RADIUS_LEAST) * sqrt(bar.value / highest)
    told = escape(f"{bar.date}: {bar.label}, {bar.said}")
    return (
        f'<circle class="dot" cx="{x:.1f}" cy="{LANE - 24}" r="{radius:.1f}" tabindex="0" role="button" '
        f'data-act="pick" data-value="{escape(bar.key)}" aria-label="{told}"><title>{told}</title></circle>'
    )


def _tick(x: float, year: int) -> str:
    """Return a year of the line of time."""
    return (
        f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{LANE - 28}" y2="{LANE - 20}"/>'
        f'<text x="{x:.1f}" y="{LANE - 6}" class="year">{year}</text>'
    )


def _day(date: str) -> datetime.date:
    """Return the middle of what a date may mean: "2020" -> 2020-07-01."""
    parts = [int(part) for part in date.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 7
    return datetime.date(year, month, parts[2] if len(parts) > 2 else 15 if len(parts) > 1 else 1)
