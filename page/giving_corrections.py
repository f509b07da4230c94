"""Writes what people corrected in the ledger: what, of which row, by whom, when, why. Pure; all is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from html import escape

from page.editor import LOCAL
from page.giving_book import Book
from page.giving_table import kind_name, one_line, status_name
from page.giving_words import GivingWords
from page.sources import write_date
from page.typography import typeset
from page.words import words_for
from rag.amounts import write_amount
from rag.corrections import Action, Correction
from rag.corrections import amount_of as corrected_amount
from rag.schema import FigureKind, GivingStatus, Hedge

VALUE_OF = {  # the label of what a correction sets
    Action.STATUS: "new_status",
    Action.KIND: "new_kind",
    Action.AMOUNT: "amount",
    Action.GIVER: "giver",
    Action.RECIPIENT: "recipient",
    Action.DATE: "date",
}


def corrections(book: Book, words: GivingWords, editor: bool) -> str:
    """Return what people corrected, the newest first; an editor may undo what still counts."""
    if not book.corrections:
        return f'<p class="empty">{escape(words.no_corrections)}</p>'
    undone = undone_of(book.corrections)
    items = [
        _correction(book, place, correction, undone[place], words, editor)
        for place, correction in enumerate(book.corrections)
        if correction.action is not Action.UNDO
    ]
    return f'<ul class="corrections">{"".join(reversed(items))}</ul>'


def undone_of(corrections: Sequence[Correction]) -> list[bool]:
    """Return for each correction whether a later one took it back."""
    later: set[tuple[str, str | None]] = set()
    found = []
    for correction in reversed(corrections):
        if correction.action is Action.UNDO:
            later.add((correction.event, correction.value))
        found.append((correction.event, correction.action.value) in later)
    return found[::-1]


def _correction(book: Book, place: int, correction: Correction, undone: bool, words: GivingWords, editor: bool) -> str:
    """Return one correction: what, of which row, by whom, when, why."""
    event = book.find_told(correction.event)
    row = one_line(book, event, words) if event is not None else correction.event
    state = f' <span class="flag">{escape(words.undone)}</span>' if undone else ""
    undo = (
        f' <button type="button" data-act="undo" data-value="{place}">{escape(words.undo)}</button>'
        if editor and not undone
        else ""
    )
    fade = ' class="undone"' if undone else ""
    return f'<li{fade}><bdi class="of">{escape(row)}</bdi> {said(correction, book, words)}{state}{undo}</li>'


def _value_said(correction: Correction, words: GivingWords) -> str:
    """Return the value that a correction sets, in words."""
    value = str(correction.value)
    match correction.action:
        case Action.STATUS:
            return status_name(GivingStatus(value), words)
        case Action.KIND:
            return kind_name(FigureKind(value), words)
        case Action.AMOUNT:
            amount = corrected_amount(value)
            return typeset(write_amount(amount.value, amount.unit, Hedge.EXACT, words.language), words.language)
        case Action.DATE:
            return html.unescape(write_date(value, words_for(words.language)))
        case _:
            return value


def said(correction: Correction, book: Book, words: GivingWords) -> str:
    """Return what a correction says, with whose it is, of when, and why; as HTML."""
    author = words.local if correction.author == LOCAL else correction.author
    date = write_date(correction.date[:10], words_for(words.language))
    note = f' <q dir="auto">{escape(correction.note)}</q>' if correction.note else ""
    return (
        f'<span class="what">{escape("".join(_said(correction, book, words)))}</span> '
        f'<span class="who"><bdi>{escape(author)}</bdi>, <bdi>{date}</bdi></span>{note}'
    )


def _said(correction: Correction, book: Book, words: GivingWords) -> Iterator[str]:
    """Yield what a correction says."""
    if correction.action is Action.NOT_A_GIFT:
        yield words.not_a_gift
    elif correction.action in VALUE_OF:
        label = str(getattr(words, VALUE_OF[correction.action]))
        yield f"{label}: {_value_said(correction, words)}"
    else:
        other = book.find_told(correction.value)
        yield f"{words.same_as}: {one_line(book, other, words) if other else correction.value}"
