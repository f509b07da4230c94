"""The ledger as the Giving tab shows it: which rows, in what order, and what each is near to. It knows no markup."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from page.articles_shelf import Catalogue, Shelf
from rag.corrections import Action, Correction, apply_corrections, corrections_of
from rag.folding import fold
from rag.ledger_filters import LedgerFilters, select
from rag.ledger_records import GivingEvent
from rag.ledger_sources import read_events
from rag.ledger_totals import is_currency
from rag.names import spellings

ROWS_A_PAGE = 15
LIKE_IT = 60  # rows offered as "the same gift": those of one giver, then of the same amount


@dataclass(frozen=True, slots=True)
class View:
    """What one visitor looks at: filters, words, order, page, currency of the plots, the row that is open."""

    filters: LedgerFilters = field(default_factory=LedgerFilters)
    text: str = ""
    order: str = "date"
    descending: bool = True
    page: int = 0  # from 0
    currency: str | None = None  # None: the one most gifts are in
    open: str | None = None  # key of a row


@dataclass(frozen=True, slots=True)
class Book:
    """The ledger of one generation, as people corrected it."""

    catalogue: Catalogue
    events: tuple[GivingEvent, ...]
    uncorrected: tuple[GivingEvent, ...]  # as the articles tell them
    corrections: tuple[Correction, ...]  # oldest first

    def find(self, key: str | None) -> GivingEvent | None:
        """Return the row of a key, or the one that a report of that key belongs to now."""
        return _find(self.events, key)

    def find_told(self, key: str | None) -> GivingEvent | None:
        """Return the row as the articles tell it, also where a correction took it away."""
        return _find(self.uncorrected, key)

    def display(self, name: str, language: str) -> str:
        """Return a name as a reader of a language writes it."""
        return self.catalogue.gazetteer.display(name, language)

    def canonical(self, name: str) -> str:
        """Return a name as the ledger writes it, however it was typed; one that it does not know as it stands."""
        known = self.catalogue.gazetteer.get(name)
        return name if known is None else known.name

    def rows(self, view: View) -> list[GivingEvent]:
        """Return the rows of a view, all its pages, in its order."""
        words = fold(view.text).split()
        found = select(self.events, view.filters)
        if words:
            found = [event for event in found if all(word in self._haystack(event) for word in words)]
        return ordered(found, view.order, view.descending)

    def like(self, event: GivingEvent) -> list[GivingEvent]:
        """Return rows that may be the same gift: of one of its givers first, then of its amount, the nearest first."""
        others = [other for other in self.events if other.key != event.key]

        def distance(other: GivingEvent) -> tuple[bool, bool, float]:
            return (
                not set(other.donors) & set(event.donors),
                other.unit != event.unit,
                abs(other.value - event.value),
            )

        near = [one for one in others if not distance(one)[0] or (one.unit, one.value) == (event.unit, event.value)]
        return sorted(near, key=distance)[:LIKE_IT]

    def corrections_in_force(self, event: GivingEvent) -> list[Correction]:
        """Return what people said of a row and nobody took back, oldest first."""
        keys = {event.key, *(told.key for told in event.evidence)}
        own = [one for one in self.corrections if one.event in keys]
        said = [one for one in own if one.action is not Action.UNDO]
        taken_back = {(one.value, at) for at, one in enumerate(own) if one.action is Action.UNDO}
        return [one for one in said if all(own.index(one) > at for what, at in taken_back if what == one.action)]

    def _haystack(self, event: GivingEvent) -> str:
        """Return what a row is searched by, folded: names in every script, purpose, sentences, publishers."""
        names = (*event.donors, *event.recipients)
        known = [self.catalogue.gazetteer.get(name) for name in names]
        written = [form for one in known if one is not None for form in spellings(one)]
        told = [text for one in event.evidence for text in (one.quote, one.title, one.publisher or "")]
        return fold(" ".join([*names, *written, event.purpose or "", *told]))


class GivingDesk:
    """The ledger of the published index, kept up to date; safe with several threads."""

    def __init__(self, index: Path, shelf: Shelf) -> None:
        self.index = index
        self.shelf = shelf
        self._lock = threading.Lock()  # one thread reads, the others wait for what it found
        self._name: str | None = None
        self._told: tuple[GivingEvent, ...] = ()

    def book(self) -> Book:
        """Return the ledger as it is now; a generation is read once.

        Raises:
            NoIndexError: nothing has been published.
            IndexDamagedError: articles or corrections cannot be read.
        """
        catalogue = self.shelf.catalogue()
        with self._lock:
            if self._name != catalogue.name:
                self._told = tuple(read_events(self.index, catalogue.name))
                self._name = catalogue.name
            told = self._told
        corrections = corrections_of(self.index)
        return Book(catalogue, tuple(apply_corrections(told, corrections)), told, tuple(corrections))


def _find(events: Iterable[GivingEvent], key: str | None) -> GivingEvent | None:
    """Return the row that a key, or the key of one of its reports, means."""
    for event in events:
        if event.key == key or any(told.key == key for told in event.evidence):
            return event
    return None


def ordered(events: Sequence[GivingEvent], order: str, descending: bool) -> list[GivingEvent]:
    """Return rows in an order; amounts are compared within their unit alone, rows without the value come last."""
    by: dict[str, Callable[[GivingEvent], tuple[str, float]]] = {
        "date": lambda event: (event.date or "", 0.0),
        "giver": lambda event: (fold(" ".join(event.donors)), 0.0),
        "amount": lambda event: ("", event.value),
        "recipient": lambda event: (fold(" ".join(event.recipients)), 0.0),
        "kind": lambda event: (str(event.kind), 0.0),
        "status": lambda event: (str(event.status), 0.0),
    }
    key = by.get(order, by["date"])
    found = sorted(events, key=key, reverse=descending)
    if order == "amount":
        return sorted(found, key=lambda event: (not is_currency(event.unit), event.unit or "~"))
    return sorted(found, key=lambda event: not key(event)[0])


def page_of(events: Sequence[GivingEvent], page: int) -> tuple[int, int, Sequence[GivingEvent]]:
    """Return the number of a page that exists, the number of pages, and its rows."""
    pages = max(1, -(-len(events) // ROWS_A_PAGE))
    number = min(max(0, page), pages - 1)
    return number, pages, events[number * ROWS_A_PAGE : (number + 1) * ROWS_A_PAGE]


def currencies(events: Iterable[GivingEvent]) -> list[tuple[str, int]]:
    """Return the currencies of rows that count, each with the number of its rows, the most frequent first."""
    counted = Counter(str(event.unit) for event in events if event.counts and is_currency(event.unit))
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def chosen_currency(events: Iterable[GivingEvent], wanted: str | None) -> str | None:
    """Return the currency asked for where there are rows in it, else the most frequent one, None where none is."""
    known = [unit for unit, _ in currencies(events)]
    return wanted if wanted in known else next(iter(known), None)
