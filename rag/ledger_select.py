"""Which rows of the ledger a question is about, in which order and how grouped. It words nothing.

Rows that later news overtook, or that a better report tells otherwise, are no rows of an answer but its conflicts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.countries import country_mentions
from rag.figures import find_figures
from rag.ideas import Idea, has
from rag.ledger_filters import select
from rag.ledger_question import LedgerQuestion
from rag.ledger_records import Evidence, GivingEvent
from rag.ledger_totals import GROUP_OF, Group, is_currency
from rag.names import Gazetteer, find_name, spellings
from rag.purposes import purposes
from rag.retriever import passes
from rag.schema import Article, FigureKind, Filters, GivingStatus
from rag.text import fold, tokens

TERMS_HELD = 0.5  # of the further words of a question: the more there are, the surer a report words one otherwise
SHORTEST = 3  # letters of a spelling that may stand for a family of names
OF_OTHERS = re.compile(  # words of a sentence without its giver by which the money may be somebody else's
    r"\b(?:minist|government|gouvernement|national plan|plan national|the state|l'etat|fonds\b|fund\b|together)"
    r"|وزير|حكوم|الدوله|صندوق"
)
DOUBTFUL = re.compile(  # words of a sentence on reports, or on a balance struck meanwhile, rather than on a gift
    r"\b(?:title|headline|titre|incoherence|inconsisten\w+|worth noting|to date|jusqu'alors|a ce stade|doute"
    r"|compar\w+|described it as|per cent of|percent of|pour cent d\w+)\b|% (?:of|des?)\b|عنوان|حتي ذلك|رصيد|يقارن"
)
GRANTED = re.compile(r"\b(?:grants?|donat\w+|dons?|subvention\w*)\b|تبرع|منح")
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
        events = [event for event in events if event.key in of_givers]
    events = [event for event in events if _fits(event, asked)]
    events = _on_matter(events, asked)
    return events if filters == Filters() else list(_within(events, book, replace(filters, since=None, until=None)))


def of_giver(events: Iterable[GivingEvent], name: str, gazetteer: Gazetteer) -> list[GivingEvent]:
    """Return the rows of a giver, its foundations and branches included: "MTN Côte d'Ivoire" of "MTN Group"."""
    known = gazetteer.get(name)
    forms = {fold(form) for form in (spellings(known) if known else [name]) if len(form) >= SHORTEST}
    return [event for event in events if any(_is_called(donor, forms) for donor in event.donors)]


def _is_called(donor: str, forms: Iterable[str]) -> bool:
    """Return whether a giver's name holds one of the spellings as whole words."""
    folded = f" {fold(donor)} "
    return any(f" {form} " in folded for form in forms)


def is_named(event: GivingEvent, gazetteer: Gazetteer) -> bool:
    """Return whether a sentence that tells a gift names its giver, or its headline tells giver and amount.

    Elsewhere the giver is only the one that the article is about, and the money may be a state's or a fund's: enough
    doubt to keep the row out of a ranking, whose top such a sum would reach at once.
    """
    return any(
        _names_giver(told.quote, event, gazetteer)
        or (
            _names_giver(told.title, event, gazetteer)
            and any(figure.value == event.value for figure in find_figures(told.title))
        )
        for told in _plain(event)
    )


def is_sure(event: GivingEvent, gazetteer: Gazetteer) -> bool:
    """Return whether a gift is its giver's: named, or told as given under a headline that names it, of no state."""
    return is_named(event, gazetteer) or any(
        _names_giver(told.title, event, gazetteer)
        and has(Idea.GIVING, fold(told.quote))
        and not OF_OTHERS.search(fold(told.quote))
        for told in _plain(event)
    )


def _plain(event: GivingEvent) -> list[Evidence]:
    """Return the reports that tell of a gift itself, not of how others print it."""
    return [told for told in event.evidence if not is_doubtful(told)]


def is_doubtful(told: Evidence) -> bool:
    """Return whether a sentence is on how gifts are reported, compared or shared, rather than on one gift."""
    return DOUBTFUL.search(fold(told.quote)) is not None


def _names_giver(text: str, event: GivingEvent, gazetteer: Gazetteer) -> bool:
    """Return whether a text names a giver of an event, in any script."""
    named = [found.name for found in gazetteer.find(text)]
    return any(
        donor in named or any(donor.startswith(f"{name} ") for name in named) or bool(find_name(donor, text))
        for donor in event.donors
    )


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
        granted = any(GRANTED.search(fold(told.quote)) for told in event.evidence)
        is_lent = event.key in lent or (inside and not granted)
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
    if asked.countries and event.country not in asked.countries:
        titles = " ".join(told.title for told in event.evidence)
        if not asked.countries & country_mentions(titles):
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
        if not asked.purposes <= purposes(text):
            continue
        held = {token for told in event.evidence for token in tokens(text, told.language)}
        count = sum(bool(term & held) for term in asked.terms)
        if count >= TERMS_HELD * len(asked.terms):
            kept.append(event)
    return kept


def _within(events: Iterable[GivingEvent], book: LedgerBook, filters: Filters) -> Iterable[GivingEvent]:
    """Yield rows with those reports alone that the asker allows; a row without one is left out."""
    for event in events:
        allowed: tuple[Evidence, ...] = tuple(
            told for told in event.evidence if passes(book.article(told.article_id), filters)
        )
        if allowed:
            yield replace(event, evidence=allowed)
