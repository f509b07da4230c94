"""What a visitor typed and chose above the ledger, as a view of it, or what is wrong with it. It knows no component."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from babel import Locale

from page.directions import direction_of_letters
from page.giving_book import Book, View
from page.giving_table import kind_name, status_name
from page.giving_words import GivingWords
from rag.folding import fold
from rag.ledger_dates import bounds
from rag.ledger_filters import LedgerFilters, is_date
from rag.ledger_rows import currency_name
from rag.ledger_totals import is_currency
from rag.schema import FigureKind, GivingStatus

ANY = ""  # what a list gives where nothing is chosen
LONGEST_TEXT = 200
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

Choice = tuple[str, str]  # as it is shown, and what it stands for


class RefusedError(ValueError):
    """Something typed means nothing; the message says so in the page's language."""


def view_of(values: Sequence[object], before: View, words: GivingWords) -> View:
    """Return the view that the filters ask for, its first page; order, currency and open row stay.

    Args:
        values: search, giver, country, kind, status, currency, least amount, first and last date.

    Raises:
        RefusedError: one of them means nothing.
    """
    texts = [str(value or "").strip()[:LONGEST_TEXT] for value in values]
    search, organisation, country, kind, status, unit, minimum, since, until = texts
    since, until = (text.translate(DIGITS) for text in (since, until))
    for text in (since, until):
        if text and not is_date(text):
            raise RefusedError(words.bad_date.format(text=text))
    if since and until and bounds(since)[0] > bounds(until)[1]:
        raise RefusedError(words.bad_period.format(since=since, until=until))
    filters = LedgerFilters(
        organisation=organisation or None,
        country=country or None,
        since=since or None,
        until=until or None,
        kind=FigureKind(kind) if kind in set(FigureKind) else None,
        status=GivingStatus(status) if status in set(GivingStatus) else None,
        minimum=_amount(minimum, unit, words),
        unit=unit or None,
    )
    return replace(before, filters=filters, text=search, page=0)


def choices(book: Book, words: GivingWords) -> tuple[list[Choice], ...]:
    """Return what can be chosen: givers, countries, kinds, statuses, units; each list begins with "any"."""
    language = words.language
    nothing: Choice = (words.any, ANY)
    countries = {event.country for event in book.events if event.country}
    units = Counter(event.unit for event in book.events if event.unit)
    givers = Counter(name for event in book.events for name in event.donors)
    kinds = [kind for kind in FigureKind if any(event.kind is kind for event in book.events)]
    statuses = [status for status in GivingStatus if any(event.status is status for event in book.events)]
    by_use = sorted(units, key=lambda unit: (not is_currency(unit), -units[unit], unit))
    return (
        [
            nothing,
            *sorted(
                ((_both_names(book, name, language), name) for name in givers), key=lambda one: _place(one, language)
            ),
        ],
        [nothing, *sorted(((country_name(code, language), code) for code in countries), key=lambda one: one[0])],
        [nothing, *((kind_name(kind, words), str(kind)) for kind in kinds)],
        [nothing, *((status_name(status, words), str(status)) for status in statuses)],
        [nothing, *((unit_name(unit, language), unit) for unit in by_use)],
    )


def _place(choice: Choice, language: str) -> tuple[bool, str]:
    """Return the place of a name in its list: in Arabic the names in Arabic letters come first, since few are drawn."""
    return language == "ar" and direction_of_letters(choice[0].split(" · ")[0]) != "rtl", fold(choice[0])


def right_choices(book: Book, words: GivingWords) -> tuple[list[Choice], ...]:
    """Return the statuses, kinds and units that a correction may set."""
    statuses = [status for status in GivingStatus if status is not GivingStatus.UNKNOWN]
    kinds = [kind for kind in FigureKind if kind is not FigureKind.UNKNOWN]
    return (
        [(status_name(status, words), str(status)) for status in statuses],
        [(kind_name(kind, words), str(kind)) for kind in kinds],
        choices(book, words)[-1][1:],
    )


def country_name(code: str, language: str) -> str:
    """Return a country's name in the page's language: "EG" -> "Egypt"; its code where it has none."""
    return str(Locale.parse(language).territories.get(code, code))


def unit_name(unit: str, language: str) -> str:
    """Return a unit in words: "USD" -> "US dollars (USD)"; what is counted stays as it is."""
    return f"{currency_name(unit, language)} ({unit})" if is_currency(unit) else unit


def _both_names(book: Book, name: str, language: str) -> str:
    """Return a name in the page's language and in the other script too, so that either can be typed."""
    shown = dict.fromkeys([book.display(name, language), book.display(name, "ar"), name])
    return " · ".join(shown)


def _amount(text: str, unit: str, words: GivingWords) -> float | None:
    """Return the least amount, None where none is asked for.

    Raises:
        RefusedError: it is no number, or no unit is chosen.
    """
    if not text:
        return None
    plain = text.translate(DIGITS).replace(",", "").replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if not plain.replace(".", "", 1).isdecimal():
        raise RefusedError(words.bad_minimum.format(text=text))
    if not unit:
        raise RefusedError(words.minimum_needs_currency)
    return float(plain)
