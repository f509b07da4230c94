"""Amounts of an article with the gifts they tell of, and which amount may be a part of which. It finds no parts itself.

A part has one whole, and no whole stands inside its own part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rag.aligned import letters_of
from rag.ledger_records import GivingEvent, Statement
from rag.ledger_words import says
from rag.schema import FigureKind, GivingStatus

EXACT, ROUNDED = 1e-6, 0.006  # share of the whole by which a sum may miss it
OVERFULL = 1.02  # givers among many may come to this much of what all gave: their figures are rounded


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A statement and the event it tells of."""

    statement: Statement
    event: GivingEvent

    @property
    def value(self) -> float:
        """The amount as this statement has it."""
        return self.statement.figure.value


class Parts:
    """Part keys with the keys of their wholes; a part has one whole, and no whole is inside its own part."""

    def __init__(self, overtaken: Mapping[str, GivingEvent]) -> None:
        """Begin with no parts; an event that another figure overtook is part of nothing, and that one has its parts."""
        self.whole_of: dict[str, str] = {}
        self._overtaken = overtaken
        self._values: dict[str, float] = {}

    def add(self, part: GivingEvent, whole: GivingEvent) -> None:
        """Note that an event is part of another, unless it has a whole already or would hold itself."""
        newest = self._newest(whole)
        if _is_told_together(part, newest):
            whole = newest
        if part.key == whole.key:
            return
        if not self.is_free(part) or part.key in self._above(whole.key):
            return
        self.whole_of[part.key] = whole.key
        if part.unit == whole.unit:
            self._values[whole.key] = self.filled(whole) + part.value

    def is_free(self, event: GivingEvent) -> bool:
        """Return whether an event may still become a part."""
        return event.key not in self.whole_of and event.key not in self._overtaken

    def filled(self, whole: GivingEvent) -> float:
        """Return what the known parts of an event come to."""
        return self._values.get(whole.key, 0.0)

    def _newest(self, whole: GivingEvent) -> GivingEvent:
        """Return an event, or the last of those that overtook it."""
        seen: set[str] = set()
        while whole.key in self._overtaken and whole.key not in seen:
            seen.add(whole.key)
            whole = self._overtaken[whole.key]
        return whole

    def _above(self, key: str) -> list[str]:
        """Return the wholes that an event stands in, the nearest first."""
        found: list[str] = []
        while key in self.whole_of:
            key = self.whole_of[key]
            found.append(key)
        return found


def _is_told_together(one: GivingEvent, other: GivingEvent) -> bool:
    """Return whether an article tells of both: a share that one report tells is none of another report's total."""
    return not {told.article_id for told in one.evidence}.isdisjoint(told.article_id for told in other.evidence)


def is_within(part: Told, whole: Told) -> bool:
    """Return whether an amount may be a part of another: smaller, in one unit, by its giver or by one of many."""
    one, other = part.statement, whole.statement
    if not is_smaller(part, whole):
        return False
    if other.figure.kind is FigureKind.MATCHING and one.figure.kind is not FigureKind.MATCHING:
        return False
    apart = {one.figure.kind, other.figure.kind} & {FigureKind.AD_CREDITS}
    if apart and one.figure.kind is not other.figure.kind:
        return False
    if other.collective:
        return True
    set_apart = one.sentence == other.sentence and one.figure.start > other.figure.start and says_apart(one)
    return bool(set(one.donors) & set(other.donors)) and not set_apart


def is_smaller(part: Told, whole: Told) -> bool:
    """Return whether an amount is less than another one of its unit, both given or both ceilings."""
    one, other = part.statement, whole.statement
    same = one.figure.unit == other.figure.unit and one.limit == other.limit
    if other.figure.status is GivingStatus.TARGET is not one.figure.status:
        return False  # what was given is no share of what is only aimed at
    return same and not other.tentative and part.value < whole.value


def says_apart(statement: Statement) -> bool:
    """Return whether a figure is said to stand beside the one before it: "a further", "in addition"."""
    return says("apart", letters_of(statement.before[-60:]))
