"""Which figures later news has overtaken: "raised from 10 to 30 million", "now stands at", and running totals.

Both figures stay in the ledger, the older one marked; nothing is inferred from dates alone.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from rag.aligned import letters_of
from rag.ledger_dates import bounds, gap_days
from rag.ledger_records import GivingEvent
from rag.ledger_same import MONEY_OR_GOODS
from rag.ledger_told import EXACT, Told
from rag.ledger_words import says
from rag.purposes import purposes
from rag.schema import FigureKind

_REACH = 40  # characters between the old and the new figure: "from HK$10 million within the day to HK$30 million"
TOTAL_DAYS = 366  # a running total without a start is one of a campaign or a year
_STEP = re.compile(r"(?<!\w)(?:to|a|الي|ل)(?!\w)|(?<!\w)(?:from|de|من)\s*$")


def find_steps(articles: Iterable[Sequence[Told]]) -> dict[str, str]:
    """Return keys of figures that their own sentence says were raised, with the keys of what they were raised to."""
    found: dict[str, str] = {}
    for told in articles:
        for first, second in pairwise(told):
            old, new = sorted((first, second), key=lambda one: one.value)
            if (_is_step(first, second) or _has_grown(first, second)) and _grows(old.event, new.event):
                found.setdefault(old.event.key, new.event.key)
        found |= _earlier_states(told)
    return found


def _has_grown(first: Told, second: Told) -> bool:
    """Return whether a sentence lists how a total grew: "it has grown with time: 45 in April, 50 in May"."""
    one, other = first.statement, second.statement
    return one.sentence == other.sentence and first.value < second.value and says("grows", letters_of(one.text))


def _earlier_states(told: Sequence[Told]) -> dict[str, str]:
    """Return totals that an article calls earlier ones, with its own largest: "in April the total had been 878"."""
    found: dict[str, str] = {}
    for old in told:
        if old.statement.collective or not says("was", letters_of(old.statement.text)):
            continue
        later = [
            one for one in told if _grows(old.event, one.event) and not says("was", letters_of(one.statement.text))
        ]
        first = min(one.statement.figure.start for one in told if one.statement.sentence == old.statement.sentence)
        if later and old.statement.figure.start == first:  # further amounts of the sentence are shares of that total
            found[old.event.key] = max(later, key=lambda one: one.value).event.key
    return found


def successive(articles: Iterable[Sequence[Told]], whole_of: Mapping[str, str]) -> dict[str, str]:
    """Return totals to date with the keys of the giver's later and larger ones on the same cause."""
    totals = {
        one.event.key: one
        for article in articles
        for one in article
        if not one.statement.collective and says("total", letters_of(one.statement.text))
    }
    found: dict[str, str] = {}
    by_giver = _by_giver(one.event for one in totals.values())
    for key, old in totals.items():
        later = [event for event in _of_givers(by_giver, old.event) if _is_later_total(old, totals[event.key])]
        if later and key not in whole_of:
            found[key] = min(later, key=lambda event: (event.date or "9", event.value)).key
    return found


def _is_later_total(old: Told, new: Told) -> bool:
    """Return whether a total is a later state of another one: larger, told later, on a cause of the other's."""
    published = [one.statement.source.article.published or "" for one in (old, new)]
    if not (published[0] < published[1] and _grows(old.event, new.event)):
        return False
    causes = [purposes(f"{one.statement.source.article.title} {one.statement.text}") for one in (old, new)]
    return bool(causes[0] & causes[1]) or causes[0] == causes[1]


def find_updates(articles: Iterable[Sequence[Told]], whole_of: Mapping[str, str]) -> dict[str, str]:
    """Return keys of older events whose figure a later article repeats beside the one that overtook it."""
    found: dict[str, str] = {}
    told = [one for article in articles for one in article]
    events = _by_giver(one.event for one in told)
    for new in told:
        if new.statement.collective or not says("update", letters_of(new.statement.text)):
            continue
        for old in _restated(_of_givers(events, new.event), new):
            related = whole_of.get(old.key) == new.event.key or whole_of.get(new.event.key) == old.key
            if not related and found.get(new.event.key) != old.key:
                found.setdefault(old.key, new.event.key)
    return found


def running_totals(events: Sequence[GivingEvent], whole_of: Mapping[str, str]) -> dict[str, str]:
    """Return earlier gifts that are what a later whole lacks: 250 added, 750 in all, so the 500 before is a part."""
    parts: dict[str, list[GivingEvent]] = {}
    by_key = {event.key: event for event in events}
    by_giver = _by_giver(events)
    for part, whole in whole_of.items():
        parts.setdefault(whole, []).append(by_key[part])
    found: dict[str, str] = {}
    for whole_key, inside in parts.items():
        total = by_key[whole_key]
        quotes = letters_of(" ".join(told.quote for told in total.evidence))
        if not (says("update", quotes) or says("brings to", quotes)):
            continue
        added = [part.value for part in inside if part.unit == total.unit]
        missing = {total.value - value for value in (*added, sum(added))}
        for event in _of_givers(by_giver, total):
            early = (event.date or "9") < (total.date or "") and event.key not in whole_of and event.key not in found
            if early and _same(event, total) and any(abs(event.value - gap) <= EXACT * total.value for gap in missing):
                found[event.key] = whole_key
                break
    return found


def cumulative(
    articles: Iterable[Sequence[Told]], whole_of: Mapping[str, str], overtaken: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """Return gifts that a running total of their giver holds: "Rs 535 crore altogether" holds what came before it.

    Only gifts that no whole holds yet, the largest first while there is room: of the year before the total, or of the
    time of an earlier state of it and on its cause.

    Args:
        overtaken: keys of figures that newer ones replaced, with those: they hold nothing.
    """
    found: dict[str, str] = {}
    taken = ChainMap(found, dict(whole_of))
    told = [one for article in articles for one in article]
    events = _by_giver(one.event for one in told)
    states = _earliest_states((one.event for one in told), overtaken)
    for total in told:
        told_so = says("total", letters_of(total.statement.text)) and total.event.key not in overtaken
        if total.statement.collective or not told_so:
            continue
        alike = sorted(_of_givers(events, total.event), key=lambda event: -event.value)
        room = total.value - sum(event.value for event in alike if taken.get(event.key) == total.event.key)
        for event in alike:
            free = not (event.key in taken or event.key in overtaken or total.event.key in _chain(event.key, taken))
            if free and _is_before(event, total.event, states.get(total.event.key)) and event.value <= room:
                found[event.key] = total.event.key
                room -= event.value
    return found


def _chain(key: str, whole_of: Mapping[str, str]) -> list[str]:
    """Return the wholes above an event."""
    above: list[str] = []
    while key in whole_of and whole_of[key] not in above:
        key = whole_of[key]
        above.append(key)
    return above


def _earliest_states(events: Iterable[GivingEvent], overtaken: Mapping[str, str]) -> dict[str, str]:
    """Return the date of the oldest known state of each total, by the total's key."""
    found: dict[str, str] = {}
    for event in events:
        total = overtaken.get(event.key)
        if total is not None and event.date is not None:
            found[total] = min(event.date, found.get(total, event.date))
    return found


def _is_before(event: GivingEvent, total: GivingEvent, state: str | None) -> bool:
    """Return whether a gift may be one of those that a total counts.

    Args:
        state: the date of the total's oldest known state.
    """
    kinds = event.kind is total.kind or total.kind is FigureKind.MIXED
    alike = _same(event, total) and kinds and event.limit == total.limit and event.value < total.value
    if not alike or event.date is None or total.date is None:
        return False
    if bounds(event.date)[0] > bounds(total.date)[1]:
        return False
    causes = [purposes(one.evidence[0].title) for one in (event, total)]
    counted = state is not None and gap_days(event.date, state) <= TOTAL_DAYS and bool(causes[0] & causes[1])
    return counted or gap_days(event.date, total.date) <= TOTAL_DAYS


def _is_step(first: Told, second: Told) -> bool:
    """Return whether a sentence says that one figure became the other: "raised from 10 to 30", "30, up from 10"."""
    one, other = first.statement, second.statement
    if one.sentence != other.sentence or not says("update", letters_of(one.text)):
        return False
    if says("adding", letters_of(one.before)):
        return False  # "adds 250, which brings it to 750": a part, not an older state
    between = letters_of(one.source.article.text[one.figure.end : other.figure.start])
    return len(between) <= _REACH and _STEP.search(between) is not None


def _restated(events: Iterable[GivingEvent], new: Told) -> list[GivingEvent]:
    """Return older events of the giver whose figure the article repeats where it tells of the new one."""
    source = new.statement.source
    printed = {(figure.value, figure.unit) for figure in source.figures if figure.start != new.statement.figure.start}
    return [
        event
        for event in events
        if (event.value, event.unit) in printed
        and _grows(event, new.event)
        and (event.evidence[0].published or "9") < (source.article.published or "")
        and event.evidence[0].article_id != source.article.id
    ]


def _grows(old: GivingEvent, new: GivingEvent) -> bool:
    """Return whether one event may be the other one at an earlier, smaller state."""
    alike = old.kind is new.kind or {old.kind, new.kind} <= MONEY_OR_GOODS
    return _same(old, new) and old.value < new.value and alike and old.limit == new.limit


def _same(one: GivingEvent, other: GivingEvent) -> bool:
    """Return whether two events are of one giver and one unit."""
    return one.key != other.key and one.unit == other.unit and bool(set(one.donors) & set(other.donors))


def _by_giver(events: Iterable[GivingEvent]) -> dict[str, dict[str, GivingEvent]]:
    """Return events by the names of their givers, then by key."""
    found: dict[str, dict[str, GivingEvent]] = {}
    for event in events:
        for name in event.donors:
            found.setdefault(name, {})[event.key] = event
    return found


def _of_givers(by_giver: Mapping[str, Mapping[str, GivingEvent]], event: GivingEvent) -> list[GivingEvent]:
    """Return the events that share a giver with one."""
    shared = {key: found for name in event.donors for key, found in by_giver.get(name, {}).items()}
    return list(shared.values())
