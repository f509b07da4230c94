"""Writes the table of the Giving tab and the list of what people corrected. Pure; every word of others is escaped."""

from __future__ import annotations

import html
from collections.abc import Sequence
from html import escape

from page.giving_book import Book, View, page_of
from page.giving_words import GivingWords
from page.sources import write_date
from page.typography import typeset
from page.words import direction, words_for
from rag.amounts import hedged, write_amount
from rag.ledger_records import GivingEvent
from rag.phrases import COMMA, KIND, STATUS
from rag.schema import FigureKind, GivingStatus

COLUMNS = ("date", "giver", "amount", "recipient", "kind", "status")
NAMES_SHOWN = 3


def table(book: Book, view: View, rows: Sequence[GivingEvent], words: GivingWords) -> str:
    """Return one page of rows with its headings, which sort, and the way to the other pages."""
    if not rows:
        return f'<p class="empty"><strong>{escape(words.nothing)}</strong> {escape(words.nothing_hint)}</p>'
    number, pages, shown = page_of(rows, view.page)
    head = "".join(_heading(column, view, words) for column in COLUMNS)
    body = "".join(_row(book, event, view, words) for event in shown)
    count = words.rows.format(count=len(rows))
    return (
        f'<p class="count" role="status">{escape(count)}</p>'
        f'<div class="scroll"><table class="ledger"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
        f"{pager(number, pages, words.page, (words.earlier, words.later))}"
    )


def pager(number: int, pages: int, sentence: str, labels: tuple[str, str]) -> str:
    """Return the way to the page before and the page after, nothing where there is one page."""
    if pages == 1:
        return ""
    earlier, later = labels
    place = sentence.format(page=number + 1, pages=pages)
    return (
        f'<nav class="pager">{_turn(number - 1, earlier, "prev", number > 0)}<span>{escape(place)}</span>'
        f"{_turn(number + 1, later, 'next', number + 1 < pages)}</nav>"
    )


def giver_of(book: Book, event: GivingEvent, words: GivingWords) -> str:
    """Return who gave, as text."""
    if not event.donors:
        return words.several if event.collective else words.untold
    return COMMA[words.language].join(book.display(name, words.language) for name in event.donors[:NAMES_SHOWN])


def recipients_of(book: Book, event: GivingEvent, words: GivingWords) -> str:
    """Return to whom, as text; "" where that is not told."""
    return COMMA[words.language].join(book.display(name, words.language) for name in event.recipients[:NAMES_SHOWN])


def amount_of(event: GivingEvent, words: GivingWords) -> str:
    """Return the amount with its hedge, as text; as it is printed where its unit is not told."""
    if event.unit is None:
        return hedged(event.evidence[0].figure, event.hedge, words.language)
    return typeset(write_amount(event.value, event.unit, event.hedge, words.language), words.language)


def kind_name(kind: FigureKind, words: GivingWords) -> str:
    """Return a kind of giving in words."""
    return KIND[kind][words.language] or words.unknown


def status_name(status: GivingStatus, words: GivingWords) -> str:
    """Return a status in words."""
    return STATUS[status][words.language] or words.unknown


def one_line(book: Book, event: GivingEvent, words: GivingWords) -> str:
    """Return a row in a line of text, for a list to choose from."""
    date = html.unescape(write_date(event.date, words_for(words.language))) if event.date else ""
    facts = (date, giver_of(book, event, words), amount_of(event, words), recipients_of(book, event, words))
    return " · ".join(fact for fact in facts if fact)


def flags_of(event: GivingEvent, words: GivingWords) -> list[tuple[str, str]]:
    """Return what a reader must know of a row, each as (class, words)."""
    told = (
        ("caution", words.ceiling, event.limit),
        ("caution", words.replaced, event.superseded_by),
        ("caution", words.rival, event.rival_of),
        ("", words.part, event.part_of),
        ("caution", words.differ, event.conflicts),
        ("", words.corrected, event.corrected),
    )
    return [(kind, label) for kind, label, is_on in told if is_on]


def _heading(column: str, view: View, words: GivingWords) -> str:
    """Return a heading that sorts by its column, and a second time the other way round."""
    own = view.order == column
    sort = f' aria-sort="{"descending" if view.descending else "ascending"}"' if own else ""
    arrow = (" ▾" if view.descending else " ▴") if own else ""
    label = escape(str(getattr(words, column)))
    return (
        f'<th scope="col"{sort}><button type="button" data-act="order" data-value="{column}">'
        f'{label}<span aria-hidden="true">{arrow}</span></button></th>'
    )


def _row(book: Book, event: GivingEvent, view: View, words: GivingWords) -> str:
    """Return one row; the whole of it opens its evidence, and the giver's name does so for the keyboard."""
    key = escape(event.key)
    chosen = ' class="open" aria-current="true"' if event.key == view.open else ""
    flags = "".join(f'<span class="flag {kind}">{escape(label)}</span>' for kind, label in flags_of(event, words))
    date = html.unescape(write_date(event.date, words_for(words.language))) if event.date else None
    kind, status = KIND[event.kind][words.language], STATUS[event.status][words.language]
    return (
        f'<tr{chosen} data-act="pick" data-value="{key}"><td class="when">{_told(date, words)}</td>'
        f'<td><button type="button" class="name" data-act="pick" data-value="{key}">'
        f"<bdi>{escape(giver_of(book, event, words))}</bdi></button>{flags}</td>"
        f'<td class="sum" dir="{direction(words.language)}">{escape(amount_of(event, words))}</td>'
        f"<td>{_told(recipients_of(book, event, words), words)}</td>"
        f"<td>{_told(kind, words)}</td><td>{_told(status, words)}</td></tr>"
    )


def _told(text: str | None, words: GivingWords) -> str:
    """Return what a cell holds; where no article tells it a dash, which a screen reader says in words."""
    if text:
        return f"<bdi>{escape(text)}</bdi>"
    unseen = f'<span class="unseen" dir="{direction(words.language)}">{escape(words.unknown)}</span>'
    return f'<span class="untold"><span aria-hidden="true">–</span>{unseen}</span>'


def _turn(page: int, label: str, rel: str, possible: bool) -> str:
    """Return the button to another page."""
    disabled = "" if possible else " disabled"
    return f'<button type="button" class="{rel}" data-act="turn" data-value="{page}"{disabled}>{escape(label)}</button>'
