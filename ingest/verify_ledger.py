"""Whether the ledger of a generation agrees with its articles: every quote in its place, every report in one event.

Reads articles.sqlite alone and never writes. Knows how the ledger is kept, not how it is derived.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rag.errors import IndexDamagedError
from rag.ledger_records import Evidence, GivingEvent
from rag.ledger_sources import events_in

NAMED = 3  # articles or events that one sentence names; more are counted


def ledger_problems(database: sqlite3.Connection, expected: int) -> Iterator[str]:
    """Tell what is wrong with the ledger.

    Args:
        database: articles.sqlite of one generation.
        expected: number of events that the manifest tells.
    """
    try:
        rows = database.execute("SELECT key, record FROM giving ORDER BY position").fetchall()
        events = events_in(rows)
    except (IndexDamagedError, sqlite3.Error) as error:
        yield f"the ledger cannot be read ({error})"
        return
    if len(events) != expected:
        yield f"{len(events)} giving events, {expected} in the manifest"
    wrong = [row["key"] for row, event in zip(rows, events, strict=True) if row["key"] != event.key]
    if wrong:
        yield f"giving events under another key: {_some(wrong)}"
    yield from _pointers(events)
    yield from _quotes(database, events)
    yield from _reports(database, events)


def _pointers(events: Sequence[GivingEvent]) -> Iterator[str]:
    """Tell events that name another one which is not there, and wholes that are parts of themselves."""
    above = {event.key: event.part_of for event in events}
    for name in ("part_of", "superseded_by", "rival_of"):
        lost = [event.key for event in events if getattr(event, name) is not None and getattr(event, name) not in above]
        if lost:
            yield f"giving events whose {name} is no event: {_some(lost)}"
    circular = [event.key for event in events if _is_circular(event.key, above)]
    if circular:
        yield f"giving events that are parts of themselves: {_some(circular)}"


def _is_circular(key: str, above: Mapping[str, str | None]) -> bool:
    """Return whether the way up from an event to its wholes has no end."""
    seen: set[str] = set()
    at: str | None = key
    while at is not None and at not in seen:
        seen.add(at)
        at = above.get(at)
    return at is not None


def _quotes(database: sqlite3.Connection, events: Iterable[GivingEvent]) -> Iterator[str]:
    """Tell reports whose article is not there, and those whose quote or figure does not stand where they say."""
    told = _told_by_article(events)
    misplaced: list[str] = []
    without_figure: list[str] = []
    for row in database.execute("SELECT id, text FROM articles"):
        for key, report in told.pop(row["id"], ()):
            if not report.quote or row["text"][report.start : report.end] != report.quote:
                misplaced.append(f"{key} in {row['id']}")
            elif report.figure not in report.quote:
                without_figure.append(f"{key} in {row['id']}")
    if told:
        yield f"giving events told by articles that are not there: {_some(sorted(told))}"
    if misplaced:
        yield f"quotes of the ledger that are not what the article says there: {_some(misplaced)}"
    if without_figure:
        yield f"quotes of the ledger without their figure: {_some(without_figure)}"


def _told_by_article(events: Iterable[GivingEvent]) -> dict[str, list[tuple[str, Evidence]]]:
    """Return each article's reports, those that dispute an event included, with the keys of their events."""
    found: dict[str, list[tuple[str, Evidence]]] = {}
    for event in events:
        disputing = (conflict.evidence for conflict in event.conflicts if conflict.evidence is not None)
        for report in (*event.evidence, *disputing):
            found.setdefault(report.article_id, []).append((event.key, report))
    return found


def _reports(database: sqlite3.Connection, events: Iterable[GivingEvent]) -> Iterator[str]:
    """Tell articles without statements, statements without an article, and articles of which a gift was lost."""
    lone = "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM statements)"
    lone += " UNION ALL SELECT article_id FROM statements WHERE article_id NOT IN (SELECT id FROM articles)"
    ids = [row["id"] for row in database.execute(lone)]
    if ids:
        yield f"articles without statements, or statements without their article: {_some(ids)}"
    told = Counter(report.article_id for event in events for report in event.evidence)
    differing = []
    for row in database.execute("SELECT article_id, record FROM statements ORDER BY article_id"):
        gifts = [one for one in json.loads(row["record"]) if not one["disputed"]]
        sure = sum(not one["tentative"] for one in gifts)
        if not sure <= told[row["article_id"]] <= len(gifts):
            differing.append(f"{row['article_id']} ({sure} stated, {told[row['article_id']]} in the ledger)")
    if differing:
        yield f"articles whose gifts are not those of the ledger: {_some(differing)}"


def _some(names: Sequence[str]) -> str:
    """Return a few names, and how many more there are."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}"
