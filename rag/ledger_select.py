"""Which rows of the ledger a question is about, in which order and how grouped. It words nothing.

Rows that later news overtook, or that a better report tells otherwise, are no rows of an answer but its conflicts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.correction_records import Action
from rag.countries import country_mentions
from rag.ledger_filters import LedgerFilters, select
from rag.ledger_named import is_named, is_sure
from rag.ledger_question import LedgerQuestion
from rag.ledger_records import Evidence, GivingEvent
from rag.ledger_scope import Scope, of_sort
from rag.ledger_totals import GROUP_OF, Group, is_currency
from rag.names import Gazetteer, spellings
from rag.retriever import is_of, passes
from rag.schema import Article, FigureKind, Filters, GivingStatus
from rag.text import fold

BRANCH = re.compile(  # what a branch or a foundation is called besides its company's name
    r"\b(?:foundation|fondation|fundacion|stiftung|trust|fund|group|groupe|bank|banque|company|corporation|retail|the|la|le"
    r"|international|holding|africa|afrique|middle east|mena|europe|asia)\b|(?:ال)?(?:موسسه|مجموعه|شركه|بنك|افريقيا)"
)
SHORTEST = 3  # letters of a spelling that may stand for a family of names
GRANTED = re.compile(r"\b(?:grants?|donat\w+|dons?|subvention\w*)\b|تبرع|منح")
ONLY_GIFTS = re.compile(  # "of which only 388 million consists of donations": the rest of the whole is none
    r"\bonly\b[^.;]{0,60}\b(?:donat\w+|gifts?|grants?)\b|\bseul\w*\b[^.;]{0,60}\b(?:dons?|subventions?)\b"
    r"|فقط[^.؛]{0,60}تبرع|تبرع[^.؛]{0,60}فقط"
)
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
    scope = Scope(asked, book.article, book.gazetteer, {event.key: event for event in book.events})
    events = _of_whole(of_sort(scope.holds(events), scope), asked.whole)
    return events if filters == Filters() else _within(events, book, filters)


def _of_whole(events: list[GivingEvent], amount: float | None) -> list[GivingEvent]:
    """Return the parts of the gifts of an amount, at any depth; where none has parts, the gifts of at least as much."""
    if amount is None:
        return events
    inside = {event.key for event in events if event.value == amount}
    parts: list[GivingEvent] = []
    while found := [event for event in events if event.part_of in inside and event not in parts]:
        parts += found
        inside = {event.key for event in found}
    return parts or [event for event in events if event.value >= amount]


def of_giver(events: Sequence[GivingEvent], name: str, gazetteer: Gazetteer) -> list[GivingEvent]:
    """Return the rows of a giver, its foundations and branches included: "MTN Côte d'Ivoire" of "MTN Group"."""
    known = gazetteer.get(name)
    forms = {fold(form) for form in (spellings(known) if known else [name]) if len(form) >= SHORTEST}
    called = {donor for event in events for donor in event.donors if _is_called(donor, forms)}
    others = {donor for donor in called if gazetteer.get(donor) is not None and not is_of(name, donor)}
    meant = {donor for donor in called if donor not in others or _is_branch(donor, forms)}
    return [event for event in events if meant & set(event.donors)]


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


def _is_branch(donor: str, forms: Iterable[str]) -> bool:
    """Return whether a name is one of the spellings with words of place or form alone: no "HD Sotara" is Sotara."""
    folded = f" {fold(donor)} "
    rests = [folded.replace(f" {form} ", " ") for form in forms if f" {form} " in folded]
    return any(not BRANCH.sub(" ", _without_places(rest)).strip(" '’-") for rest in rests)


def _without_places(folded: str) -> str:
    """Return words without the run that names a country: "cote d'ivoire"."""
    parts = folded.split()
    runs = [(start, end) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)]
    named = next(((s, e) for s, e in runs if country_mentions(" ".join(parts[s:e]))), None)
    return folded if named is None else _without_places(" ".join([*parts[: named[0]], *parts[named[1] :]]))


def distinct(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return rows without what may be a later mention of an earlier gift: same giver and amount, no date of its own."""
    first: dict[tuple[tuple[str, ...], float, str | None], str] = {}
    for event in sorted(events, key=lambda event: event.date or "9"):
        first.setdefault((event.donors[:1], event.value, event.unit), event.key)
    return [event for event in events if event.dated or event.key in first.values() or not event.donors]


def sure(events: Sequence[GivingEvent], gazetteer: Gazetteer, ledger: Iterable[GivingEvent] = ()) -> list[GivingEvent]:
    """Return rows without the gifts whose giver no sentence names, and without the parts of those.

    Args:
        ledger: more rows, where a part's whole may be one of them.
    """
    known = {event.key: event for event in (*ledger, *events)}
    above = {key: event.part_of for key, event in known.items()}
    whole = {_whole(event.key, above) for event in events if is_named(event, gazetteer)}
    tops = {_whole(event.key, above) for event in events}
    kept = {key for key in tops if key in whole or is_sure(known[key], gazetteer)}
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
    loose = {event.part_of for event in events if any(ONLY_GIFTS.search(fold(told.quote)) for told in event.evidence)}
    found = []
    for event in events:
        if event.correction(Action.KIND) is not None:
            found.append(event)
            continue
        if event.key in loose and group_of(event) is Group.CASH and event.key not in lent:
            found.append(replace(event, kind=FigureKind.MIXED))
            continue
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
