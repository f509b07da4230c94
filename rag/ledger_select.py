"""Which rows of the ledger a question is about, in which order and how grouped. It words nothing.

Rows that later news overtook, or that a better report tells otherwise, are no rows of an answer but its conflicts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.countries import country_mentions
from rag.ledger_filters import LedgerFilters, select
from rag.ledger_named import is_named, is_sure
from rag.ledger_question import LedgerQuestion
from rag.ledger_records import Evidence, GivingEvent
from rag.ledger_totals import GROUP_OF, Group, is_currency
from rag.names import Gazetteer, spellings
from rag.purposes import speaks_of
from rag.retriever import is_of, passes
from rag.schema import Article, FigureKind, Filters, GivingStatus
from rag.text import fold, tokens

TERMS_HELD = 0.5  # of the further words of a question: the more there are, the surer a report words one otherwise
SHORTEST = 3  # letters of a spelling that may stand for a family of names
GRANTED = re.compile(r"\b(?:grants?|donat\w+|dons?|subvention\w*)\b|تبرع|منح")
TOLD_APART = 0.98  # share of a joint gift that its givers' own parts come to
LAPSED = frozenset({GivingStatus.TARGET, GivingStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class LedgerBook:
    """What answers from the ledger are written from."""

    events: Sequence[GivingEvent]
    article: Callable[[str], Article]
    gazetteer: Gazetteer


def chosen(asked: LedgerQuestion, book: LedgerBook, filters: Filters) -> list[GivingEvent]:
    """Return the rows that a question asks for, in the ledger's order.

    Args:
        filters: what the asker restricts sources to; dates are the gift's, and `asked` has them already.
    """
    events = [event for event in book.events if not (event.superseded_by or event.rival_of)]
    events = as_parts_tell(events)
    events = select(events, asked.filters)
    if asked.givers:
        of_givers = {event.key for giver in asked.givers for event in of_giver(events, giver, book.gazetteer)}
        shared = told_apart(events)
        events = [event for event in events if event.key in of_givers and event.key not in shared]
    events = [event for event in events if _fits(event, asked)]
    events = _on_matter(events, asked)
    return events if filters == Filters() else _within(events, book, filters)


def of_giver(events: Iterable[GivingEvent], name: str, gazetteer: Gazetteer) -> list[GivingEvent]:
    """Return the rows of a giver, its foundations and branches included: "MTN Côte d'Ivoire" of "MTN Group"."""
    known = gazetteer.get(name)
    forms = {fold(form) for form in (spellings(known) if known else [name]) if len(form) >= SHORTEST}
    return [event for event in events if any(_is_called(donor, forms) for donor in event.donors)]


def told_apart(events: Iterable[GivingEvent]) -> set[str]:
    """Return keys of joint gifts whose parts tell who gave what: "30 together, 20 from A and 10 from B"."""
    joint = {event.key: event for event in events if len(event.donors) > 1}
    own: dict[str, float] = {}
    for event in events:
        whole = joint.get(str(event.part_of))
        if whole is not None and event.unit == whole.unit and event.donors != whole.donors:
            own[whole.key] = own.get(whole.key, 0.0) + event.value
    return {key for key, value in own.items() if value >= TOLD_APART * joint[key].value}


def _is_called(donor: str, forms: Iterable[str]) -> bool:
    """Return whether a giver's name holds one of the spellings as whole words."""
    folded = f" {fold(donor)} "
    return any(f" {form} " in folded for form in forms)


def distinct(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return rows without what may be a later mention of an earlier gift: same giver and amount, no date of its own."""
    first: dict[tuple[tuple[str, ...], float, str | None], str] = {}
    for event in sorted(events, key=lambda event: event.date or "9"):
        first.setdefault((event.donors[:1], event.value, event.unit), event.key)
    return [event for event in events if event.dated or event.key in first.values() or not event.donors]


def sure(events: Sequence[GivingEvent], gazetteer: Gazetteer) -> list[GivingEvent]:
    """Return rows without the gifts whose giver no sentence names, and without the parts of those."""
    above = {event.key: event.part_of for event in events}
    whole = {_whole(event.key, above) for event in events if event.key in above and is_named(event, gazetteer)}
    kept = {event.key for event in roots(events) if event.key in whole or is_sure(event, gazetteer)}
    return [event for event in events if _whole(event.key, above) in kept]


def _whole(key: str, above: Mapping[str, str | None]) -> str:
    """Return the row that a row is in the end a part of, or the row itself."""
    while above.get(key) in above:
        key = str(above[key])
    return key


def roots(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return the rows that are no part of another one here."""
    keys = {event.key for event in events}
    return [event for event in events if event.part_of not in keys]


def parts_of(event: GivingEvent, events: Iterable[GivingEvent]) -> list[GivingEvent]:
    """Return a row's own parts, the largest first."""
    parts = [part for part in events if part.part_of == event.key and part.unit == event.unit and not part.limit]
    return sorted(parts, key=lambda part: -part.value)


def group_of(event: GivingEvent) -> Group | None:
    """Return what an event is a gift of; None for a ceiling, a target or a gift that was cancelled."""
    return None if event.limit or event.status in LAPSED else GROUP_OF[event.kind]


def as_parts_tell(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return rows where "$500 million" that holds loans is a loan too, and so is a share of loans unless granted.

    What is said of a whole alone is often loosely called a gift; its parts say what it is made of.
    """
    loans = {FigureKind.LOAN, FigureKind.INVESTMENT}
    lent = {event.part_of for event in events if event.kind in loans}
    kinds = {event.key: FigureKind.LOAN if event.key in lent else event.kind for event in events}
    found = []
    for event in events:
        inside = kinds.get(str(event.part_of)) in loans
        is_lent = event.key in lent or (inside and not any(GRANTED.search(fold(told.quote)) for told in event.evidence))
        found.append(replace(event, kind=FigureKind.LOAN) if is_lent and group_of(event) is Group.CASH else event)
    return found


def by_currency(events: Iterable[GivingEvent]) -> dict[str, list[GivingEvent]]:
    """Return rows of money by currency, the largest first; the currency with most rows and reports first."""
    found: dict[str, list[GivingEvent]] = {}
    for event in events:
        if is_currency(event.unit):
            found.setdefault(str(event.unit), []).append(event)
    for rows in found.values():
        rows.sort(key=lambda event: (-event.value, event.key))
    order = sorted(found, key=lambda unit: (-len(found[unit]), -sum(len(row.evidence) for row in found[unit]), unit))
    return {unit: found[unit] for unit in order}


def _fits(event: GivingEvent, asked: LedgerQuestion) -> bool:
    """Return whether a row is in a country asked for and for a recipient asked for."""
    elsewhere = asked.countries and event.country not in asked.countries
    if elsewhere and not any(asked.countries & _countries(told.title) for told in event.evidence):
        return False
    named = {*event.recipients, *event.donors}
    return all(any(name == known or known.startswith(f"{name} ") for known in named) for name in asked.recipients)


def _on_matter(events: list[GivingEvent], asked: LedgerQuestion) -> list[GivingEvent]:
    """Return the rows whose reports speak of what the gifts were asked to be for."""
    if not (asked.purposes or asked.terms):
        return events
    kept = []
    for event in events:
        text = " ".join([event.purpose or "", *(f"{told.title}. {told.quote}" for told in event.evidence)])
        if not speaks_of(text, asked.purposes):
            continue
        held = {token for told in event.evidence for token in _held(text, told.language)} if asked.terms else set()
        count = sum(bool(term & held) for term in asked.terms)
        if count >= TERMS_HELD * len(asked.terms):
            kept.append(event)
    return kept


@lru_cache(maxsize=4096)
def _countries(title: str) -> frozenset[str]:
    """Return the countries that a headline names."""
    return frozenset(country_mentions(title))


@lru_cache(maxsize=4096)  # the rows of one ledger are searched again for every question
def _held(text: str, language: str) -> frozenset[str]:
    """Return the search tokens of what reports say of a gift."""
    return frozenset(tokens(text, language))


def _within(events: Iterable[GivingEvent], book: LedgerBook, filters: Filters) -> list[GivingEvent]:
    """Return the rows that the asker allows, with those reports alone that are in the language asked for.

    Date, country, kind and giver are the gift's own: an article on one company may tell of another one's gift.
    """
    period = LedgerFilters(country=filters.country, since=filters.since, until=filters.until, kind=filters.kind)
    language = Filters(language=filters.language)
    found = []
    for event in select(events, period):
        allowed: tuple[Evidence, ...] = tuple(
            told for told in event.evidence if passes(book.article(told.article_id), language)
        )
        if allowed and _involves(event, filters.organisation):
            found.append(replace(event, evidence=allowed))
    return found


def _involves(event: GivingEvent, organisation: str | None) -> bool:
    """Return whether an organisation, or a branch of it, gave or was given to."""
    return organisation is None or any(is_of(organisation, name) for name in (*event.donors, *event.recipients))
