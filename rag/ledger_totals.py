"""What events come to, per currency: money apart from goods, advertising, loans and other people's money.

A whole with its parts counts once: its parts in their own groups, and the rest of it in its own. Ceilings, targets,
cancelled gifts, overtaken and disputed figures count nowhere. Nothing is converted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rag.ledger_records import GivingEvent
from rag.schema import FigureKind, GivingStatus


class Group(StrEnum):
    """What a total is a total of."""

    CASH = "cash"  # the giver's own money, matching gifts included
    IN_KIND = "in-kind"  # goods, at the value told
    MIXED = "mixed"  # money and goods that no article parts
    ADVERTISING = "advertising"
    LENT = "loans and investment"
    OTHERS = "other people's money"  # customers', staff's, the public's


HANDED_DOWN = frozenset({FigureKind.STAFF, FigureKind.CUSTOMERS, FigureKind.INVESTMENT, FigureKind.IN_KIND})
OVERFULL = 0.02  # share by which rounded parts may exceed their whole
ROUNDING = 1e-9
GROUP_OF = {
    FigureKind.CASH: Group.CASH,
    FigureKind.MATCHING: Group.CASH,
    FigureKind.UNKNOWN: Group.CASH,
    FigureKind.IN_KIND: Group.IN_KIND,
    FigureKind.VOLUNTEERING: Group.IN_KIND,
    FigureKind.MIXED: Group.MIXED,
    FigureKind.AD_CREDITS: Group.ADVERTISING,
    FigureKind.LOAN: Group.LENT,
    FigureKind.INVESTMENT: Group.LENT,
    FigureKind.CUSTOMERS: Group.OTHERS,
    FigureKind.STAFF: Group.OTHERS,
    FigureKind.PUBLIC: Group.OTHERS,
}


@dataclass(frozen=True, slots=True)
class Total:
    """A sum in one currency and one group."""

    group: Group
    unit: str
    value: float
    events: tuple[str, ...]  # keys of the events that count in it, once each


def totals(events: Iterable[GivingEvent]) -> list[Total]:
    """Return the totals of events, the largest groups of giving first, currencies by name.

    Args:
        events: those to add up; a part whose whole is not among them counts by itself.
    """
    counted = {event.key: event for event in events if event.counts and is_currency(event.unit)}
    inside: dict[str, list[GivingEvent]] = {}
    for event in counted.values():
        if event.part_of in counted and counted[event.part_of].unit == event.unit:
            inside.setdefault(event.part_of, []).append(event)
    held = {part.key for parts in inside.values() for part in parts}
    sums: dict[tuple[Group, str], list[tuple[str, float]]] = {}
    for event in counted.values():
        for key, group, value in _shares(event, inside) if event.key not in held else ():
            sums.setdefault((group, str(event.unit)), []).append((key, value))
    return [_total(group, unit, sums[group, unit]) for group, unit in sorted(sums, key=_place)]


def _shares(event: GivingEvent, inside: Mapping[str, list[GivingEvent]]) -> list[tuple[str, Group, float]]:
    """Return what an event adds to which group: its parts, and the rest of it; the whole where parts exceed it."""
    parts = [share for part in inside.get(event.key, ()) for share in _shares(part, inside)]
    rest = event.value - sum(value for _, _, value in parts)
    if rest < -OVERFULL * event.value:
        return [(event.key, GROUP_OF[event.kind], event.value)]
    own = [(event.key, GROUP_OF[event.kind], rest)] if rest > ROUNDING * event.value else []
    return own + parts


def as_made_of(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return events where a whole of cash with goods or loans in it is mixed, and a share of staff's money is that too.

    An amount is often called a gift as a whole; its parts, or its whole, say what it is made of.
    """
    found = list(events)
    while True:
        by_key = {event.key: event for event in found}
        inside: dict[str, set[FigureKind]] = {}
        for event in found:
            if event.part_of in by_key and is_currency(event.unit) and by_key[event.part_of].unit == event.unit:
                inside.setdefault(event.part_of, set()).add(event.kind)
        told = [_as_told(event, inside.get(event.key, set()), by_key.get(str(event.part_of))) for event in found]
        if told == found:
            return found
        found = told  # what holds a mixed amount is mixed too


def with_status(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return events where a part that tells no status has that of its whole."""
    by_key = {event.key: event for event in events}
    found = []
    for event in events:
        status, above = event.status, event.part_of
        while status is GivingStatus.UNKNOWN and above is not None:
            status, above = by_key[above].status, by_key[above].part_of
        found.append(event if status is event.status else replace(event, status=status))
    return found


def _as_told(event: GivingEvent, parts: set[FigureKind], whole: GivingEvent | None) -> GivingEvent:
    """Return one event with the kind that its parts or its whole give it; only plain cash may change."""
    if event.kind is not FigureKind.CASH or event.collective:
        return event
    if any(GROUP_OF[kind] is not Group.CASH for kind in parts):
        return replace(event, kind=FigureKind.MIXED)
    handed_down = whole is not None and whole.kind in HANDED_DOWN
    return replace(event, kind=whole.kind) if whole is not None and handed_down else event


def is_currency(unit: str | None) -> bool:
    """Return whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isupper()


def _total(group: Group, unit: str, shares: list[tuple[str, float]]) -> Total:
    """Return one total of shares of events."""
    return Total(group, unit, sum(share for _, share in shares), tuple(key for key, _ in shares))


def _place(key: tuple[Group, str]) -> tuple[int, str]:
    """Return where a total stands in the list."""
    return list(Group).index(key[0]), key[1]
