"""Which events are parts of which: by the words "of which", by sums that come out, by a giver among many.

Knows one article's statements at a time and the events they were folded into; a sum is never guessed, only recognised.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from rag.aligned import letters_of
from rag.giving import is_money
from rag.ledger_lead import by_instalment, by_lead, by_use
from rag.ledger_records import Statement
from rag.ledger_told import EXACT, OVERFULL, ROUNDED, Parts, Told, is_smaller, is_within
from rag.ledger_words import CUE, says
from rag.schema import FigureKind, Hedge

__all__ = ["EXACT", "Told", "find_parts"]

MOST_ITEMS = 40  # gifts of one article that are tried for sums: a list of a hundred givers has no hidden whole
LEAST_PRINTED = 1e4  # a smaller sum is not rounded
UNIT = 1.0  # by which printed sums miss their parts, where every amount is rounded to the unit
_ITS_WORTH = re.compile(r"\s+(?:la valeur|le montant|le prix|le cout|the value|the cost)\b")  # «dont la valeur est»
_OF_IT = re.compile(r"of (?:that|it|them|this|these)")  # "500 of that and 265": both are shares
_AT_ONCE = 24  # characters between a whole and its share: ", of which nearly "


def find_parts(articles: Collection[Sequence[Told]], overtaken: Mapping[str, str]) -> dict[str, str]:
    """Return the whole of every part.

    Args:
        articles: each article's statements in its order.
        overtaken: keys of events that a newer figure for the same gift replaced, with the keys of those.
    """
    events = {one.event.key: one.event for told in articles for one in told}
    parts = Parts({old: events[new] for old, new in overtaken.items()})
    for told in articles:
        by_addition(told, parts)
        by_instalment(told, parts)
        by_sum(told, parts, begun=True)
        by_cue(told, "part", parts)
        by_sum(told, parts)
        by_cue(told, "rest", parts)
        by_use(told, parts)
        by_lead(told, parts)
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
        lacking = [other for other in earlier if cue == "rest" and _completes(one, other, parts)]
        for other in (*known, *lacking, *earlier):
            if is_share(one, other) and parts.filled(other.event) + one.value <= other.value * OVERFULL:
                parts.add(one.event, other.event)
                wholes.setdefault(place, other)
                break


def _completes(one: Told, whole: Told, parts: Parts) -> bool:
    """Return whether an amount is just what the known parts of a whole leave: "the other 2 million" of 5, 3 told."""
    filled = parts.filled(whole.event)
    return filled > 0 and abs(filled + one.value - whole.value) <= EXACT * whole.value


def is_share(part: Told, whole: Told) -> bool:
    """Return whether "of which" makes one amount a part of another: also somebody else's, where it follows at once."""
    if is_within(part, whole):
        return True
    one, other = part.statement, whole.statement
    between = one.source.article.text[other.figure.end : one.figure.start]
    at_once = one.source is other.source and one.sentence == other.sentence and len(between) <= _AT_ONCE
    return at_once and is_smaller(part, whole)


def _cue_before(statement: Statement, cue: str) -> int | None:
    """Return the character of the article where the last such cue before a figure stands, or one right after it.

    Marks that comparison letters drop may shift it by a few characters.
    """
    before = letters_of(statement.before)
    follows = CUE[cue].match(letters_of(statement.after).lstrip())  # "20 million of it"
    matches = [found for found in CUE[cue].finditer(before) if not _ITS_WORTH.match(before, found.end())]
    if matches:
        at = statement.span.start + matches[-1].start()
        shares = (figure.start for figure in statement.source.figures if figure.end == at - 1)
        return at if follows or not _OF_IT.fullmatch(matches[-1][0]) else next(shares, at)
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
    for whole in sorted(told, key=lambda one: -one.value):
        collected = whole.statement.collective and not says("state", letters_of(whole.statement.text))
        if not collected or whole.event.key in parts.whole_of:
            continue
        items = _each_once(
            one
            for one in told
            if one.statement.donors
            and not one.statement.tentative
            and parts.is_free(one.event)
            and is_within(one, whole)
            and not _is_of_before(whole.statement, one.statement)
        )
        if sum(one.value for one in items) <= whole.value * OVERFULL:
            for one in items:
                parts.add(one.event, whole.event)


def _is_of_before(many: Statement, one: Statement) -> bool:
    """Return whether many gave in an earlier year than one giver: "last year the campaign brought in 180,000"."""
    years = [str(statement.date)[:4] for statement in (many, one)]
    return many.dated and many.date is not None and one.date is not None and years[0] < years[1]


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
    slack = max(whole.value * (ROUNDED if any(hedged) else EXACT), UNIT if goal > LEAST_PRINTED else 0.0)
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
