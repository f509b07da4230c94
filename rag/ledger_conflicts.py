"""Reports that tell a gift otherwise, each beside the gift it is about, with what explains the difference.

An explanation is arithmetic that comes out, or a word of the text; where neither does it is "unknown".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rag.aligned import letters_of
from rag.ledger_dates import gap_days
from rag.ledger_fold import evidence_of
from rag.ledger_kinds import LEAST_MONEY
from rag.ledger_pairs import near_pairs
from rag.ledger_records import Amount, Conflict, Explanation, GivingEvent, Statement
from rag.ledger_same import MONEY_OR_GOODS, linked
from rag.ledger_told import EXACT, Told
from rag.ledger_totals import is_currency
from rag.ledger_words import says

MOST_TERMS = 12  # events of an article that are tried for sums: 4,096 sums at most
SLIPS = (10.0, 100.0, 1e3, 1e6)  # a digit too many, million for billion
NEAR_RATIO = 2.0  # a figure more than twice another one is hardly another report of the same
LATER_DAYS = 14  # reports that far apart differ because time has passed


@dataclass(frozen=True, slots=True)
class Rival:
    """An event that is another report's figure for the same gift."""

    event: str  # key of the one that is reported less
    other: str  # key of the one that counts
    explanation: Explanation


def disputes(
    told: Sequence[Told], disputed: Sequence[Statement], whole_of: Mapping[str, str]
) -> dict[str, list[Conflict]]:
    """Return, for one article's disputed figures, the events they are about with the conflicts.

    Args:
        told: the statements of the article and of those that its record links it to.
    """
    found: dict[str, list[Conflict]] = {}
    events = _own_first(told, disputed)
    parts: tuple[Amount, ...]
    for statement in disputed:
        amount = Amount(statement.figure.value, statement.figure.unit)
        if amount.value < LEAST_MONEY:
            continue  # "one less than the total"
        same = [event for event in events if _is_amount_of(event, amount)]
        if any(_tells(event, statement) for event in same) or _is_ingredient(statement, disputed):
            continue  # the sentence repeats what the article itself tells, or a gift that somebody added to another
        if same:
            against = _set_against(same[0], statement, events)
            about, explanation, parts = against, _of_dates(against or same[0], same[0]), ()
        elif says("no gift", letters_of(statement.text)):
            continue
        else:
            about, explanation, parts = _explained(amount, statement, events, whole_of)
        if about is not None:
            other = same[0].key if same else None
            conflict = Conflict(amount, explanation, parts, evidence_of(statement), other)
            found.setdefault(about.key, []).append(conflict)
    return found


def _own_first(told: Sequence[Told], disputed: Sequence[Statement]) -> list[GivingEvent]:
    """Return the gifts of an article and of those linked to it, its own first."""
    own = disputed[0].source if disputed else None
    ordered = sorted(told, key=lambda one: one.statement.source is not own)
    return list({one.event.key: one.event for one in ordered if not one.event.limit}.values())


def _tells(event: GivingEvent, statement: Statement) -> bool:
    """Return whether the article of a statement tells of an event."""
    return any(told.article_id == statement.source.article.id for told in event.evidence)


def _set_against(other: GivingEvent, statement: Statement, events: Sequence[GivingEvent]) -> GivingEvent | None:
    """Return the article's own gift that it sets another report's amount against: of one giver, and near it."""
    near = [
        event
        for event in events
        if _tells(event, statement) and event.unit == other.unit and set(event.donors) & set(other.donors)
    ]
    return next((event for event in near if 1 / NEAR_RATIO <= event.value / other.value <= NEAR_RATIO), None)


def _of_dates(event: GivingEvent, other: GivingEvent) -> Explanation:
    """Return whether two states of one gift differ because time has passed, or nothing tells why: it seldom shrinks."""
    first, second = sorted((event, other), key=lambda one: one.date or "9")
    later = gap_days(first.date, second.date) > LATER_DAYS and second.value > first.value
    return Explanation.UPDATE if later else Explanation.UNKNOWN


def disputed_rivals(conflicts: Mapping[str, Sequence[Conflict]], related: Mapping[str, str]) -> list[Rival]:
    """Return the gifts that an article sets another report's gift against, as two figures for one."""
    return [
        Rival(conflict.event, key, conflict.explanation)
        for key, told in conflicts.items()
        for conflict in told
        if conflict.event is not None and not {key, conflict.event} & related.keys()
    ]


def find_rivals(folds: Sequence[tuple[GivingEvent, Sequence[Statement]]], related: Mapping[str, str]) -> list[Rival]:
    """Return events that are other reports' figures for a gift: linked articles, one giver, amounts that differ.

    Args:
        folds: events with their statements.
        related: keys of parts and overtaken events, with the keys of their wholes and successors.
    """
    rivals: dict[str, Rival] = {}
    by_giver: dict[tuple[str, ...], list[tuple[GivingEvent, Sequence[Statement]]]] = {}
    for event, statements in folds:
        if event.key not in related and event.kind in MONEY_OR_GOODS and not event.limit:
            by_giver.setdefault(event.donors[:1] or ("",), []).append((event, statements))
    for family in by_giver.values():
        ordered = sorted(family, key=lambda pair: (-len(pair[0].evidence), pair[0].date or "9", pair[0].key))
        for (better, reports), (lesser, others) in near_pairs(ordered):
            explanation = _rivalry(better, lesser, reports, others)
            if explanation is not None and lesser.key not in rivals and better.key not in rivals:
                rivals[lesser.key] = Rival(lesser.key, better.key, explanation)
    return list(rivals.values())


def _rivalry(
    better: GivingEvent, lesser: GivingEvent, reports: Sequence[Statement], others: Sequence[Statement]
) -> Explanation | None:
    """Return why two events are one gift told otherwise, None where they are two gifts."""
    if (
        better.collective != lesser.collective
        or _is_shared_article(better, lesser)
        or gap_days(better.date, lesser.date) > 60
    ):
        return None
    if better.unit != lesser.unit:
        if not (is_currency(better.unit) and is_currency(lesser.unit)):
            return None
        converted = _is_amount_of(better, Amount(lesser.value, lesser.unit))
        pair = any(linked(one, other) for one in reports[:1] for other in others[:1])
        return Explanation.EXCHANGE_RATE if converted or (pair and _is_main(reports) and _is_main(others)) else None
    if not any(linked(one, other) for one in reports for other in others) or not (
        _is_main(reports) or _is_main(others)
    ):
        return None
    return _of_ratio(better, lesser)


def _of_ratio(better: GivingEvent, lesser: GivingEvent) -> Explanation | None:
    """Return what two amounts in one unit tell by their ratio and dates."""
    ratio = max(better.value, lesser.value) / min(better.value, lesser.value)
    if any(abs(ratio - slip) <= EXACT * slip for slip in SLIPS[1:]):
        return Explanation.UNIT_SLIP
    if ratio > NEAR_RATIO or better.kind is not lesser.kind or set(better.recipients) ^ set(lesser.recipients):
        return None
    return Explanation.UPDATE if gap_days(better.date, lesser.date) > LATER_DAYS else Explanation.UNKNOWN


def _is_ingredient(statement: Statement, disputed: Sequence[Statement]) -> bool:
    """Return whether a figure is only what another one of its sentence was reached by: "375 by adding the 125"."""
    larger = any(
        other.sentence == statement.sentence and other.figure.value > statement.figure.value for other in disputed
    )
    return larger and says("adds", letters_of(statement.before))


def _is_shared_article(one: GivingEvent, other: GivingEvent) -> bool:
    """Return whether one article tells both: then they are two gifts, or the article itself disputes one."""
    return bool({told.article_id for told in one.evidence} & {told.article_id for told in other.evidence})


def _is_main(statements: Sequence[Statement]) -> bool:
    """Return whether a gift is what some article is about: told in one of its first two sentences."""
    return any(one.sentence <= 1 for one in statements)


def _explained(
    amount: Amount, statement: Statement, events: Sequence[GivingEvent], whole_of: Mapping[str, str]
) -> tuple[GivingEvent | None, Explanation, tuple[Amount, ...]]:
    """Return the event that a disputed amount is about, why it differs, and the parts that add up to it."""
    alike = [event for event in events if event.unit == amount.unit]
    terms = _sum_of(amount, alike, whole_of)
    if terms:
        about = max(terms, key=lambda event: event.value)
        about = next((event for event in alike if event.key == whole_of.get(about.key)), about)
        return about, Explanation.SUM_OF_PARTS, tuple(Amount(event.value, event.unit) for event in terms)
    for event in alike:
        ratio = max(event.value, amount.value) / max(min(event.value, amount.value), 1e-9)
        if any(abs(ratio - slip) <= EXACT * slip for slip in SLIPS):
            return event, Explanation.UNIT_SLIP, ()
    same_digits = [event for event in events if event.value == amount.value]
    if same_digits:
        return same_digits[0], Explanation.UNIT_SLIP, ()  # dollars for dirhams
    close = [event for event in alike if 1 / NEAR_RATIO <= event.value / amount.value <= NEAR_RATIO]
    if close:
        nearest = min(close, key=lambda event: abs(event.value - amount.value))
        passed = any(says(cue, letters_of(statement.text)) for cue in ("earlier", "later"))
        return nearest, Explanation.UPDATE if passed else Explanation.UNKNOWN, ()
    whole = next((event for event in events if event.key not in whole_of), None)
    if whole is None or whole.unit == amount.unit or not (is_currency(whole.unit) and is_currency(amount.unit)):
        return None, Explanation.UNKNOWN, ()
    return whole, Explanation.EXCHANGE_RATE, ()


def _sum_of(amount: Amount, events: Sequence[GivingEvent], whole_of: Mapping[str, str]) -> tuple[GivingEvent, ...]:
    """Return the fewest events, none inside another of them, that come to an amount."""
    terms = events[:MOST_TERMS]
    for length in range(2, min(len(terms), 6) + 1):
        for chosen in combinations(terms, length):
            keys = {event.key for event in chosen}
            nested = any(whole_of.get(event.key) in keys for event in chosen)
            if not nested and abs(sum(event.value for event in chosen) - amount.value) <= EXACT * amount.value:
                return chosen
    return ()


def _is_amount_of(event: GivingEvent, amount: Amount) -> bool:
    """Return whether an amount is an event's own, or a conversion of it that an article prints."""
    own = (Amount(event.value, event.unit), *event.also)
    return any(one.unit == amount.unit and abs(one.value - amount.value) <= 0.01 * amount.value for one in own)
