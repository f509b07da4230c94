"""The ledger of giving: one row for each act of giving that the articles tell of, with parts, updates and conflicts.

    articles -> statements -> events -> parts, updates, rivals, disputes    at ingest, stored in the generation
    stored events -> corrections by people -> rows                          at every reading

What derives is pure; `open_ledger` and `LedgerCache` read a published index. Knows no questions and no language model.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from rag.corrections import apply_corrections, corrections_of, struck_out
from rag.ledger_added import added_up, space_and_credits
from rag.ledger_conflicts import Rival, disputed_rivals, disputes, find_rivals
from rag.ledger_fold import Fold, event_of, fold
from rag.ledger_gifts import statements_of
from rag.ledger_parts import Told, find_parts
from rag.ledger_records import Amount, Conflict, Explanation, GivingEvent, Source, Statement
from rag.ledger_sources import read_events
from rag.ledger_totals import as_made_of, with_status
from rag.ledger_updates import cumulative, find_steps, find_updates, running_totals, successive
from rag.manifest import published_name

__all__ = ["LedgerCache", "events_of", "giving_events", "open_ledger"]

Folded = Sequence[tuple[GivingEvent, Sequence[Statement]]]


class Stored(Protocol):
    """A generation of an index as its ledger is read from it."""

    name: str

    def giving_events(self) -> list[GivingEvent]:
        """Return every event, newest first, nobody's corrections applied."""
        ...


class LedgerCache:
    """The ledger of one index for a program that runs long: read once a generation, corrected at every reading."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._lock = threading.Lock()  # one thread reads, the others wait for what it found
        self._name: str | None = None
        self._events: list[GivingEvent] = []

    def events(self, generation: Stored | None = None) -> list[GivingEvent]:
        """Return every giving event of the generation in use, or of the published one, newest first.

        Raises:
            PublishedIndexError: as `open_ledger`.
        """
        return apply_corrections(self._told(generation), corrections_of(self._index))

    def struck_out(self, generation: Stored | None = None) -> list[GivingEvent]:
        """Return what articles tell as giving and people say is none.

        Raises:
            PublishedIndexError: as `open_ledger`.
        """
        return struck_out(self._told(generation), corrections_of(self._index))

    def corrected(self, generation: Stored | None = None) -> list[GivingEvent]:
        """Return what people corrected, and what they struck out.

        Raises:
            PublishedIndexError: as `open_ledger`.
        """
        said = corrections_of(self._index)
        told = self._told(generation) if said else []
        return [event for event in (*apply_corrections(told, said), *struck_out(told, said)) if event.corrections]

    def _told(self, generation: Stored | None) -> list[GivingEvent]:
        """Return every giving event of a generation as its articles tell it."""
        name = generation.name if generation else published_name(self._index)
        with self._lock:
            if name != self._name:
                self._events = generation.giving_events() if generation else read_events(self._index, name)
                self._name = name
            return self._events


def open_ledger(index: Path, name: str | None = None) -> list[GivingEvent]:
    """Return every giving event of a published index, people's corrections applied, newest first.

    Args:
        name: of the generation; the published one where it is not given.

    Raises:
        NoIndexError: nothing has been published.
        IndexMismatchError: the index was written by another layout version.
        IndexDamagedError: events or corrections cannot be read.
    """
    return apply_corrections(read_events(index, name or published_name(index)), corrections_of(index))


def events_of(sources: Iterable[Source]) -> list[GivingEvent]:
    """Return the giving events that articles tell of, newest first."""
    return giving_events(statement for source in sources for statement in statements_of(source))


def giving_events(stated: Iterable[Statement]) -> list[GivingEvent]:
    """Return the giving events that the statements of all articles come to, newest first.

    Each statement is told by an event, unless it is disputed or only might have been giving: ingest verifies that.
    """
    statements = list(stated)
    folded = _folded(statements)
    added = added_up([event for event, _ in folded])
    sums = [one for one in folded if one[0].key in added]
    folded = [one for one in folded if one[0].key not in added]
    articles = _by_article(folded)
    steps = find_steps(articles.values())
    whole_of = find_parts(articles.values(), steps)
    folded = _confirmed(folded, whole_of)
    keys = {event.key for event, _ in folded}
    whole_of, steps = _among(keys, whole_of), _among(keys, steps)
    articles = _by_article(folded)
    whole_of |= space_and_credits([event for event, _ in folded], whole_of)
    whole_of |= running_totals([event for event, _ in folded], whole_of)
    steps |= successive(articles.values(), whole_of)
    whole_of |= cumulative(articles.values(), whole_of, steps)
    newer = find_updates(articles.values(), whole_of) | {old: new for old, new in steps.items() if old not in whole_of}
    shared = {event.key for event, _ in folded if event.collective}  # a gift inside what many gave is still one gift
    settled = {part: whole for part, whole in whole_of.items() if whole not in shared}
    newer |= {part: newer[whole] for part, whole in settled.items() if whole in newer and part not in newer}
    conflicts = _conflicts(articles, [one for one in statements if one.disputed], whole_of)
    rivals = find_rivals(folded, settled | newer)
    rivals += disputed_rivals(conflicts, settled | newer | {rival.event: rival.other for rival in rivals})
    rivals += [Rival(key, added[key], Explanation.SUM_OF_PARTS) for key in added if added[key] in keys]
    events = [_related(event, whole_of, newer, conflicts) for event, _ in (*folded, *sums)]
    return sorted(with_status(as_made_of(_rivalled(events, rivals))), key=_newest_first)


def _folded(statements: Iterable[Statement]) -> Folded:
    """Return the events that statements fold into, each under a key of its own.

    A sentence that its article prints twice is one report, even where its surroundings make it read differently.
    """
    by_key: dict[str, tuple[GivingEvent, Sequence[Statement]]] = {}
    for found in fold(statements):
        event = event_of(found)
        if event.key in by_key:
            found = Fold([*by_key[event.key][1], *found.statements])  # noqa: PLW2901 - the two are one
            event = event_of(found)
        by_key[event.key] = (event, found.statements)
    return list(by_key.values())


def _confirmed(folded: Folded, whole_of: Mapping[str, str]) -> Folded:
    """Return events without those that only might have been giving and completed no sum."""
    return [
        (event, statements)
        for event, statements in folded
        if event.key in whole_of or not all(statement.tentative for statement in statements)
    ]


def _among(keys: Set[str], pointers: Mapping[str, str]) -> dict[str, str]:
    """Return pointers without those from or to an event that is not there."""
    return {event: other for event, other in pointers.items() if event in keys and other in keys}


def _by_article(folded: Folded) -> dict[str, list[Told]]:
    """Return each article's statements with their events, in its order."""
    articles: dict[str, list[Told]] = {}
    for event, statements in folded:
        for statement in statements:
            articles.setdefault(statement.source.article.id, []).append(Told(statement, event))
    for told in articles.values():
        told.sort(key=lambda one: one.statement.figure.start)
    return articles


def _conflicts(
    articles: Mapping[str, Sequence[Told]], disputed: Iterable[Statement], whole_of: Mapping[str, str]
) -> dict[str, list[Conflict]]:
    """Return the conflicts that articles tell of, by the key of the event they are about."""
    by_article: dict[str, list[Statement]] = {}
    for statement in disputed:
        by_article.setdefault(statement.source.article.id, []).append(statement)
    found: dict[str, list[Conflict]] = {}
    for article_id, statements in by_article.items():
        links = statements[0].source.article.same_event_as
        told = [one for known in (article_id, *links) for one in articles.get(known, ())]
        for key, conflicts in disputes(told, statements, whole_of).items():
            found.setdefault(key, []).extend(conflicts)
    return found


def _related(
    event: GivingEvent,
    whole_of: Mapping[str, str],
    newer: Mapping[str, str],
    conflicts: Mapping[str, Sequence[Conflict]],
) -> GivingEvent:
    """Return an event with its whole, its successor and its conflicts, one conflict an amount."""
    if event.key not in whole_of and event.key not in newer and event.key not in conflicts:
        return event
    told = {conflict.amount: conflict for conflict in (*event.conflicts, *conflicts.get(event.key, ()))}
    return replace(
        event,
        part_of=whole_of.get(event.key),
        superseded_by=newer.get(event.key),
        conflicts=tuple(told.values()),
    )


def _rivalled(events: Sequence[GivingEvent], rivals: Iterable[Rival]) -> list[GivingEvent]:
    """Return events with rivals noted on both sides; the lesser one points at the one that counts."""
    by_key = {event.key: event for event in events}
    for rival in rivals:
        lesser, better = by_key[rival.event], by_key[rival.other]
        by_key[lesser.key] = replace(
            lesser, rival_of=better.key, conflicts=(*lesser.conflicts, _against(better, rival))
        )
        if all(conflict.event != lesser.key for conflict in better.conflicts):
            by_key[better.key] = replace(better, conflicts=(*better.conflicts, _against(lesser, rival)))
    return [_of_better(event, by_key) for event in by_key.values()]


def _of_better(event: GivingEvent, by_key: Mapping[str, GivingEvent]) -> GivingEvent:
    """Return a part of a lesser report's gift as a part of the better one's, which is the gift that counts."""
    whole = by_key.get(str(event.part_of))
    if whole is None or whole.rival_of is None or whole.rival_of == event.key:
        return event
    return replace(event, part_of=whole.rival_of)


def _against(event: GivingEvent, rival: Rival) -> Conflict:
    """Return the conflict that another event's figure is."""
    return Conflict(Amount(event.value, event.unit), rival.explanation, (), event.evidence[0], event.key)


def _newest_first(event: GivingEvent) -> tuple[str, str, float]:
    """Return the order of rows: newest first by text order reversed, largest first within a day."""
    inverted = "".join(chr(0x10FFFF - ord(letter)) for letter in event.date or "0")
    return (inverted, str(event.unit), -event.value)
