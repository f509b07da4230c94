"""Which events of one giver may be two reports of one gift, so that not every event is compared with every other one.

An article's record links them, or one report prints the other's amount as a conversion. It decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from rag.ledger_records import GivingEvent, Statement

CONVERTED = 1.02  # ratio of two amounts that may be one conversion, rounded: wider than any later test

Reported = tuple[GivingEvent, Sequence[Statement]]


def near_pairs(events: Sequence[Reported]) -> Iterator[tuple[Reported, Reported]]:
    """Yield the pairs that may tell one gift, each in the events' order, and pair after pair in that order."""
    places = sorted(_linked(events) | _converted(events))
    yield from ((events[one], events[other]) for one, other in places)


def _linked(events: Sequence[Reported]) -> set[tuple[int, int]]:
    """Return the places of pairs told by articles of which one names the other as a report of the same event."""
    told: dict[str, list[int]] = {}
    for at, (_, statements) in enumerate(events):
        for article_id in {one.source.article.id for one in statements}:
            told.setdefault(article_id, []).append(at)
    found: set[tuple[int, int]] = set()
    for at, (_, statements) in enumerate(events):
        links = {id_ for one in statements for id_ in one.source.article.same_event_as}
        found |= {(min(at, other), max(at, other)) for id_ in links for other in told.get(id_, ()) if other != at}
    return found


def _converted(events: Sequence[Reported]) -> set[tuple[int, int]]:
    """Return the places of pairs of which the first is printed with a conversion that is about the second's amount."""
    amounts: dict[str | None, list[tuple[float, int]]] = {}
    for at, (event, _) in enumerate(events):
        amounts.setdefault(event.unit, []).append((event.value, at))
    for known in amounts.values():
        known.sort()
    found: set[tuple[int, int]] = set()
    for at, (event, _) in enumerate(events):
        for amount in event.also:
            known = amounts.get(amount.unit, [])
            start = bisect_left(known, (amount.value / CONVERTED, -1))
            end = bisect_right(known, (amount.value * CONVERTED, len(events)))
            found |= {(at, other) for _, other in known[start:end] if other > at}
    return found
