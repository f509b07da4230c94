"""The plots of the rows that a visitor looks at, all in one currency. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from page.giving_book import Book, View, chosen_currency, currencies
from page.giving_filters import unit_name
from page.giving_sums import by_year, largest, timeline, undated
from page.giving_table import amount_of, giver_of, kind_name, recipients_of
from page.giving_words import GivingWords
from page.plots import Bar, all_years, bars, compact, dots, year_columns
from rag.amounts import write_amount
from rag.currency_forms import in_currency
from rag.ledger_phrases import GROUP
from rag.ledger_records import GivingEvent
from rag.schema import Hedge

CURRENCIES_SHOWN = 8  # to choose from; the list of filters has every one


def plots(book: Book, view: View, rows: Sequence[GivingEvent], words: GivingWords) -> str:
    """Return the plots: sums by year and kind, the largest gifts, and the timeline of the giver chosen."""
    unit = chosen_currency(rows, view.currency)
    head = f"<h2>{escape(words.plots)}</h2>"
    if unit is None:
        return f'{head}<p class="empty">{escape(words.no_plot)}</p>'
    only = words.one_currency.format(currency=f"{in_currency(unit, words.language)} ({unit})")
    return (
        f'{head}{_selector(rows, unit, words)}<p class="about">{escape(only)}</p><div class="plots">'
        f"{_years(rows, unit, words)}{_largest(book, rows, unit, words)}"
        f"{_timeline(book, view, rows, unit, words)}</div>"
    )


def _selector(rows: Sequence[GivingEvent], unit: str, words: GivingWords) -> str:
    """Return the currencies to choose from, each with the number of its rows."""
    known = currencies(rows)
    shown = known[:CURRENCIES_SHOWN] + [one for one in known[CURRENCIES_SHOWN:] if one[0] == unit]
    buttons = "".join(
        f'<button type="button" class="chip" data-act="coin" data-value="{code}" '
        f'aria-pressed="{str(code == unit).lower()}" title="{escape(unit_name(code, words.language))}">{code} '
        f'<span class="n">{count}</span></button>'
        for code, count in shown
    )
    return f'<div class="chips" role="group" aria-label="{escape(words.currency)}">{buttons}</div>'


def _years(rows: Sequence[GivingEvent], unit: str, words: GivingWords) -> str:
    """Return the sums of each group by year."""
    groups = by_year(rows, unit)
    years = all_years(groups)
    said = partial(_said, unit=unit, language=words.language)
    figures = "".join(
        year_columns(sums, years, f"{GROUP[sums.group][words.language]} ({unit})", said, words.language)
        for sums in groups
    )
    missing = undated(rows, unit)
    note = f'<p class="about">{escape(words.undated.format(count=missing))}</p>' if missing else ""
    return f'<section id="plot-years"><h3>{escape(words.by_year)}</h3>{figures}{note}</section>'


def _largest(book: Book, rows: Sequence[GivingEvent], unit: str, words: GivingWords) -> str:
    """Return the largest gifts."""
    listed = [_bar(book, event, words) for event in largest(rows, unit)]
    drawn = bars(listed, unit) if listed else f'<p class="empty">{escape(words.no_plot)}</p>'
    return f'<section id="plot-largest"><h3>{escape(words.largest)}</h3>{drawn}</section>'


def _timeline(book: Book, view: View, rows: Sequence[GivingEvent], unit: str, words: GivingWords) -> str:
    """Return the timeline of the giver chosen, or how to get one."""
    name = view.filters.organisation
    told = [_bar(book, event, words) for event in timeline(rows, unit)] if name else []
    shown = book.display(name, words.language) if name else "…"
    title = words.timeline.format(name=shown)
    drawn = (
        dots(told, title) if told else f'<p class="empty">{escape(words.no_plot if name else words.timeline_hint)}</p>'
    )
    return f'<section id="plot-timeline"><h3>{escape(title)}</h3>{drawn}</section>'


def _bar(book: Book, event: GivingEvent, words: GivingWords) -> Bar:
    """Return a row as it is drawn."""
    facts = (giver_of(book, event, words), recipients_of(book, event, words), kind_name(event.kind, words))
    label = " · ".join(fact for fact in facts if fact)
    return Bar(event.key, label, amount_of(event, words), event.value, event.date or "")


def _said(value: float, *, unit: str, language: str) -> str:
    """Return a sum in words; one with a long fraction in short."""
    if value != round(value, 2):
        return f"{compact(value, language)} {unit}"
    return write_amount(value, unit, Hedge.EXACT, language)
