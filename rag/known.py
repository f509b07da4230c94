"""What a published index knows, to choose and to suggest from: names, places, languages, gifts. It answers nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from weakref import WeakKeyDictionary

from rag.ledger_records import GivingEvent
from rag.names import Gazetteer
from rag.schema import Organisation
from rag.store import Generation


@dataclass(frozen=True, slots=True)
class Known:
    """The names, places and gifts of one generation."""

    generation: str
    articles: int
    organisations: tuple[Organisation, ...]  # that an article is on, or that gave or were given to; by name
    countries: tuple[str, ...]  # ISO 3166-1 alpha-2, sorted
    languages: tuple[str, ...]  # of articles, the most frequent first
    events: Sequence[GivingEvent]
    gazetteer: Gazetteer

    @classmethod
    def of(cls, generation: Generation, gazetteer: Gazetteer, events: Sequence[GivingEvent]) -> Self:
        """Gather what a generation and its ledger know."""
        named = {name for event in events for name in (*event.donors, *event.recipients)}
        named |= _mentioned(generation)
        countries = generation.countries() | {event.country for event in events if event.country}
        return cls(
            generation=generation.name,
            articles=generation.manifest.counts["articles"],
            organisations=tuple(gazetteer.get(name) or Organisation(name) for name in sorted(named, key=str.casefold)),
            countries=tuple(sorted(countries)),
            languages=tuple(generation.languages()),
            events=events,
            gazetteer=gazetteer,
        )


def _mentioned(generation: Generation) -> frozenset[str]:
    """Return the organisations that an article names; found once for each generation."""
    known = _MENTIONED.get(generation)
    if known is None:
        names = (organisation.name for organisation in generation.organisations())
        known = _MENTIONED[generation] = frozenset(name for name in names if generation.articles_mentioning(name))
    return known


_MENTIONED: WeakKeyDictionary[Generation, frozenset[str]] = WeakKeyDictionary()
