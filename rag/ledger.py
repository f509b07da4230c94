"""The ledger of giving: one row for each act of giving that the articles tell of, with parts, updates and conflicts.

    articles -> statements -> events -> parts, updates, rivals, disputes -> corrections by people -> rows

Pure over what `read_sources` gives; `open_ledger` reads a published index. Knows no questions and no language model.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rag.corrections import apply_corrections, corrections_of
from rag.ledger_conflicts import Rival, disputes, find_rivals
from rag.ledger_fold import event_of, fold
from rag.ledger_gifts import statements_of
from rag.ledger_parts import Told, find_parts
from rag.ledger_records import Amount, Conflict, GivingEvent, Source, Statement
from rag.ledger_sources import read_sources
from rag.ledger_updates import cumulative, find_steps, find_updates, running_totals
from rag.manifest import published_name
from rag.schema import GivingStatus

__all__ = ["LedgerCache", "events_of", "open_ledger"]

Folded = Sequence[tuple[GivingEvent, Sequence[Statement]]]


class LedgerCache:
    """The ledger of one index for a program that runs long: derived once a generation, corrected at every reading."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._lock = threading.Lock()  # one thread derives, the others wait for what it found
        self._name: str | None = None
        self._events: list[GivingEvent] = []

    def events(self, name: str | None = None) -> list[GivingEvent]:
        """Return every giving event, newest first; of the published generation where no name is given.

        Raises:
            PublishedIndexError: as `open_ledger`.
        """
        name = name or published_name(self._index)
        with self._lock:
            if name != self._name:
                self._events = events_of(read_sources(self._index, name))
                self._name = name
            events = self._events
        return apply_corrections(events, corrections_of(self._index))


def open_ledger(index: Path, name: str | None = None) -> list[GivingEvent]:
    """Return every giving event of a published index, people's corrections applied, newest first.

    Args:
        name: of the generation; the published one where it is not given.

    Raises:
        NoIndexError: nothing has been published.
        IndexDamagedError: articles or corrections cannot be read.
    """
    sources = read_sources(index, name or published_name(index))
    return apply_corrections(events_of(sources), corrections_of(index))


def events_of(sources: Iterable[Source]) -> list[GivingEvent]:
    """Return the giving events that articles tell of, newest first."""
    statements = [statement for source in sources for statement in statements_of(source)]
    folded: Folded = [(event_of(found), found.statements) for found in fold(statements)]
    articles = _by_article(folded)
    steps = find_steps(articles.values())
    whole_of = find_parts(articles.values(), steps)
    folded = _confirmed(folded, whole_of)
    articles = _by_article(folded)
    whole_of |= running_totals([event for event, _ in folded], whole_of)
    whole_of |= cumulative(articles.values(), whole_of)
    newer = find_updates(articles.values(), whole_of) | {old: new for old, new in steps.items() if old not in whole_of}
    shared = {event.key for event, _ in folded if event.collective}  # a gift inside what many gave is still one gift
    settled = {part: whole for part, whole in whole_of.items() if whole not in shared}
    rivals = find_rivals(folded, settled | newer)
    conflicts = _conflicts(articles, [one for one in statements if one.disputed], whole_of)
    events = [_related(event, whole_of, newer, conflicts) for event, _ in folded]
    return sorted(_with_status(_rivalled(events, rivals)), key=_newest_first)


def _confirmed(folded: Folded, whole_of: Mapping[str, str]) -> Folded:
    """Return events without those that only might have been giving and completed no sum."""
    return [
        (event, statements)
        for event, statements in folded
        if event.key in whole_of or not all(statement.tentative for statement in statements)
    ]


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
        by_key[better.key] = replace(better, conflicts=(*better.conflicts, _against(lesser, rival)))
    return list(by_key.values())


def _with_status(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return events where a part that tells no status has that of its whole."""
    by_key = {event.key: event for event in events}
    found = []
    for event in events:
        status, above = event.status, event.part_of
        while status is GivingStatus.UNKNOWN and above is not None:
            status, above = by_key[above].status, by_key[above].part_of
        found.append(replace(event, status=status))
    return found


def _against(event: GivingEvent, rival: Rival) -> Conflict:
    """Return the conflict that another event's figure is."""
    return Conflict(Amount(event.value, event.unit), rival.explanation, (), event.evidence[0], event.key)


def _newest_first(event: GivingEvent) -> tuple[str, str, float]:
    """Return the order of rows: newest first by text order reversed, largest first within a day."""
    inverted = "".join(chr(0x10FFFF - ord(letter)) for letter in event.date or "0")
    return (inverted, str(event.unit), -event.value)
