"""What the plots of the Giving tab show, in one currency: sums by year and group, largest gifts, one giver's years.

Never adds currencies together, nor a part to its whole; groups (cash, goods, loans …) stay apart. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ledger_records import GivingEvent
from rag.ledger_totals import GROUP_OF, Group, totals

LARGEST = 10
NOT_GIFTS = frozenset({Group.LENT, Group.OTHERS})  # never among the largest gifts: lent, or other people's money


@dataclass(frozen=True, slots=True)
class YearSums:
    """Sums of one group by year."""

    group: Group
    values: dict[int, float]


def counted_in(events: Sequence[GivingEvent], unit: str) -> list[GivingEvent]:
    """Return the rows of one currency that a total may count."""
    return [event for event in events if event.counts and event.unit == unit]


def by_year(events: Sequence[GivingEvent], unit: str) -> list[YearSums]:
    """Return each group's sums by year; a part belongs to the year of its whole, so that nothing counts twice."""
    counted = {event.key: event for event in counted_in(events, unit)}
    years: dict[int, list[GivingEvent]] = {}
    for event in counted.values():
        year = _year(event, counted)
        if year is not None:
            years.setdefault(year, []).append(event)
    sums: dict[Group, dict[int, float]] = {}
    for year, told in sorted(years.items()):
        for total in totals(told):
            sums.setdefault(total.group, {})[year] = total.value
    return [YearSums(group, sums[group]) for group in Group if group in sums]


def undated(events: Sequence[GivingEvent], unit: str) -> int:
    """Return how many rows have no year."""
    counted = {event.key: event for event in counted_in(events, unit)}
    return sum(1 for event in counted.values() if _year(event, counted) is None)


def largest(events: Sequence[GivingEvent], unit: str) -> list[GivingEvent]:
    """Return the largest gifts, parts of a gift that is listed left out."""
    counted = {event.key: event for event in counted_in(events, unit) if GROUP_OF[event.kind] not in NOT_GIFTS}
    wholes = [event for event in counted.values() if event.part_of not in counted]
    return sorted(wholes, key=lambda event: (-event.value, event.key))[:LARGEST]


def timeline(events: Sequence[GivingEvent], unit: str) -> list[GivingEvent]:
    """Return dated rows, the oldest first, parts of a gift that is shown left out."""
    counted = {event.key: event for event in counted_in(events, unit)}
    shown = [event for event in counted.values() if event.date and event.part_of not in counted]
    return sorted(shown, key=lambda event: (event.date or "", event.key))


def _year(event: GivingEvent, counted: dict[str, GivingEvent]) -> int | None:
    """Return the year of a row, or of the outermost whole that it is counted in."""
    seen = {event.key}
    while event.part_of in counted and event.part_of not in seen:
        seen.add(event.part_of)
        event = counted[event.part_of]
    return int(event.date[:4]) if event.date else None
