"""Which events are parts of which: by the words "of which", by sums that come out, by a giver among many.

Knows one article's statements at a time and the events they were folded into; a sum is never guessed, only recognised.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.aligned import letters_of
from rag.giving import is_money
from rag.ledger_records import GivingEvent, Statement
from rag.ledger_words import CUE, says
from rag.schema import FigureKind, Hedge

MOST_ITEMS = 40  # gifts of one article that are tried for sums: a list of a hundred givers has no hidden whole
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

    def __init__(self, overtaken: Collection[str]) -> None:
        """Begin with no parts; events that another figure overtook are parts of nothing."""
        self.whole_of: dict[str, str] = {}
        self._overtaken = overtaken
        self._values: dict[str, float] = {}

    def add(self, part: GivingEvent, whole: GivingEvent) -> None:
        """Note that an event is part of another, unless it has a whole already or would hold itself."""
        if part.key == whole.key or not self.is_free(part) or part.key in self._above(whole.key):
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

    def _above(self, key: str) -> list[str]:
        """Return the wholes that an event stands in, the nearest first."""
        found: list[str] = []
        while key in self.whole_of:
            key = self.whole_of[key]
            found.append(key)
        return found


def find_parts(articles: Iterable[Sequence[Told]], overtaken: Collection[str] = ()) -> dict[str, str]:
    """Return the whole of every part.

    Args:
        articles: each article's statements in its order.
        overtaken: keys of events that a newer figure for the same gift replaced.
    """
    parts = Parts(overtaken)
    for told in articles:
        by_addition(told, parts)
        by_sum(told, parts, begun=True)
        by_cue(told, "part", parts)
        by_sum(told, parts)
        by_cue(told, "rest", parts)
        among_many(told, parts)
        by_value(told, parts)
    return parts.whole_of


def by_cue(told: Sequence[Told], cue: str, parts: Parts) -> None:
    """Take "250, of which 150" as a part of what stands before the cue: the nearest larger amount that has room.

    Further amounts after the same cue are parts of the same whole: "of which 15 for A and 10 for B".
    """
    wholes: dict[tuple[int, int], Told] = {}
    for at, one in enumerate(told):
        cue_at = _cue_before(one.statement, cue)
        if cue_at is None or one.statement.tentative:
            continue
        place = (one.statement.sentence, cue_at)
        earlier = [other for other in reversed(told[:at]) if other.statement.figure.start < cue_at]
        known = [wholes[place]] if place in wholes else []
        for other in (*known, *earlier):
            if is_within(one, other) and parts.filled(other.event) + one.value <= other.value * OVERFULL:
                parts.add(one.event, other.event)
                wholes.setdefault(place, other)
                break


def _cue_before(statement: Statement, cue: str) -> int | None:
    """Return the character of the article where the last such cue before a figure stands, or one right after it.

    Marks that comparison letters drop may shift it by a few characters.
    """
    matches = list(CUE[cue].finditer(letters_of(statement.before)))
    if matches:
        return statement.span.start + matches[-1].start()
    follows = CUE[cue].match(letters_of(statement.after).lstrip())  # "20 million of it"
    return statement.figure.start if follows else None


def by_addition(told: Sequence[Told], parts: Parts) -> None:
    """Take "adds 250, which brings it to 750" as a part of the amount that it brings the gift to."""
    for added, whole in pairwise(told):
        if added.statement.sentence != whole.statement.sentence or not is_within(added, whole):
            continue
        between = whole.statement.before[added.statement.figure.end - added.statement.span.start :]
        if says("brings to", letters_of(between)) and says("adding", letters_of(added.statement.before)):
            parts.add(added.event, whole.event)


def by_sum(told: Sequence[Told], parts: Parts, begun: bool = False) -> None:
    """Take amounts that follow each other and come to another amount of the article as its parts.

    Args:
        begun: only for wholes of which some part is known already.
    """
    if len(told) > MOST_ITEMS:
        return
    for tentative in (False, True):
        for whole in sorted(told, key=lambda one: -one.value):
            filled = parts.filled(whole.event)
            if whole.statement.tentative or (begun and not filled) or filled >= whole.value * (1 - ROUNDED):
                continue
            free = [one for one in told if parts.is_free(one.event) and is_within(one, whole)]
            items = [one for one in free if tentative or not one.statement.tentative]
            for part in _run_of(_each_once(items), whole, filled):
                parts.add(part.event, whole.event)


def among_many(told: Sequence[Told], parts: Parts) -> None:
    """Take what single givers gave as parts of what an article says that many gave together."""
    for whole in told:
        if not whole.statement.collective or whole.event.key in parts.whole_of:
            continue
        items = _each_once(
            one
            for one in told
            if one.statement.donors
            and not one.statement.tentative
            and parts.is_free(one.event)
            and is_within(one, whole)
        )
        if sum(one.value for one in items) <= whole.value * OVERFULL:
            for one in items:
                parts.add(one.event, whole.event)


def by_value(told: Sequence[Told], parts: Parts) -> None:
    """Take counted goods as parts of the amount that their sentence values them at."""
    for value in told:
        if value.event.kind is not FigureKind.IN_KIND or not is_money(value.statement.figure):
            continue
        for goods in told:
            figure = goods.statement.figure
            if goods.statement.source is not value.statement.source or is_money(figure):
                continue
            if value.statement.tentative or goods.statement.tentative:
                continue
            if goods.statement.sentence == value.statement.sentence and goods.event.donors == value.event.donors:
                parts.add(goods.event, value.event)


def is_within(part: Told, whole: Told) -> bool:
    """Return whether an amount may be a part of another: smaller, in one unit, by its giver or by one of many."""
    one, other = part.statement, whole.statement
    if other.tentative or one.figure.unit != other.figure.unit or part.value >= whole.value or one.limit != other.limit:
        return False
    if other.figure.kind is FigureKind.MATCHING and one.figure.kind is not FigureKind.MATCHING:
        return False
    apart = {one.figure.kind, other.figure.kind} & {FigureKind.AD_CREDITS}
    if apart and one.figure.kind is not other.figure.kind:
        return False
    if other.collective:
        return True
    return bool(set(one.donors) & set(other.donors)) and not (one.sentence == other.sentence and says_apart(one))


def says_apart(statement: Statement) -> bool:
    """Return whether a figure is said to stand beside the one before it: "a further", "in addition"."""
    return says("apart", letters_of(statement.before[-60:]))


def _each_once(told: Iterable[Told]) -> list[Told]:
    """Return one statement of each event, in order."""
    seen: dict[str, Told] = {}
    for one in told:
        seen.setdefault(one.event.key, one)
    return list(seen.values())


def _run_of(items: Sequence[Told], whole: Told, filled: float) -> Sequence[Told]:
    """Return the longest run of two or more items that comes to the whole, or to what it lacks; or nothing."""
    goal = whole.value - filled
    hedged = [one.statement.figure.hedge is not Hedge.EXACT for one in (*items, whole)]
    slack = whole.value * (ROUNDED if any(hedged) else EXACT)
    best: Sequence[Told] = ()
    for start in range(len(items)):
        total = 0.0
        for end in range(start, len(items)):
            total += items[end].value
            if abs(total - goal) <= slack and end - start >= max(1, len(best)):
                best = items[start : end + 1]
            if total > goal + slack:
                break
    return best
