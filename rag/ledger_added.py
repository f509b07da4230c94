"""Sums that reports print by adding what is kept apart: money and advertising as one gift, or space and credits as one.

An outlet that prints 375 million for 250 million of money and 125 million of advertising tells of no further gift.
Knows the events of all articles; a sum is never guessed, only recognised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rag.ledger_dates import gap_days
from rag.ledger_records import GivingEvent
from rag.ledger_same import MONEY_OR_GOODS
from rag.ledger_told import EXACT
from rag.schema import FigureKind, GivingStatus

NEAR_DAYS = 60  # between reports of one announcement
MOST = 8  # advertising gifts of one giver that are tried: 28 pairs
PAIR = 2  # space and credits


def added_up(events: Sequence[GivingEvent]) -> dict[str, str]:
    """Return keys of gifts that are a gift of money and its giver's advertising added, with the keys of the money."""
    money = [event for event in events if event.kind in MONEY_OR_GOODS and _counts(event)]
    found: dict[str, str] = {}
    for giver, space in _advertising(events).items():
        own = [event for event in money if giver in event.donors]
        for whole in own:
            others = [event for event in own if event is not whole and _is_beside(event, whole)]
            beside = [event for event in space if _is_beside(event, whole)]
            if not (others and beside):
                continue
            cash = max(others, key=lambda event: event.value)  # what is smaller may come to the sum by chance
            if len(whole.evidence) <= len(cash.evidence) and _is_sum(whole, (cash, *_once(beside))):
                found[whole.key] = cash.key
    return found


def _once(space: Sequence[GivingEvent]) -> Sequence[GivingEvent]:
    """Return gifts of advertising without the two that the largest of them holds, where it holds two."""
    pairs = combinations(space[1:], PAIR)
    held = next((pair for pair in pairs if _is_sum(space[0], pair)), ())
    return [event for event in space if event not in held]


def space_and_credits(events: Sequence[GivingEvent], whole_of: Mapping[str, str]) -> dict[str, str]:
    """Return keys of two advertising gifts that another report tells as one, with the key of that one."""
    found: dict[str, str] = {}
    for space in _advertising(events).values():
        for whole in space:
            for pair in combinations([event for event in space if event is not whole], PAIR):
                free = all(whole_of.get(part.key, whole.key) == whole.key and part.key not in found for part in pair)
                if free and whole.key not in found and _is_sum(whole, pair):
                    found |= dict.fromkeys((part.key for part in pair), whole.key)
    return found


def _advertising(events: Iterable[GivingEvent]) -> dict[str, list[GivingEvent]]:
    """Return gifts of advertising by giver, the largest first."""
    found: dict[str, list[GivingEvent]] = {}
    for event in sorted(events, key=lambda event: (-event.value, event.key)):
        if event.kind is FigureKind.AD_CREDITS and _counts(event):
            for name in event.donors:
                found.setdefault(name, []).append(event)
    return {name: space[:MOST] for name, space in found.items()}


def _is_sum(whole: GivingEvent, terms: Sequence[GivingEvent]) -> bool:
    """Return whether gifts of one time and unit come to another one."""
    alike = all(_is_beside(term, whole) for term in terms)
    return alike and abs(sum(term.value for term in terms) - whole.value) <= EXACT * whole.value


def _is_beside(one: GivingEvent, other: GivingEvent) -> bool:
    """Return whether two gifts are of one currency and time."""
    return one.unit == other.unit and gap_days(one.date, other.date) <= NEAR_DAYS


def _counts(event: GivingEvent) -> bool:
    """Return whether an amount is a gift of its size: no ceiling, nothing only aimed at."""
    return not event.limit and event.status is not GivingStatus.TARGET
