"""Whether a row of the ledger is about what a question names: a disaster, a fund, a country, a month, banks alone.

A report's headline, its first sentence, its own sentence and the whole that a gift is part of all say what it is for.
Words that only one language has cannot be looked for in a report in another: there the rest of the question must tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from rag.cities import cities
from rag.countries import country_mentions
from rag.ledger_asking import BANKS, Wish
from rag.ledger_named import is_spelled
from rag.ledger_period import in_moments
from rag.ledger_question import SEVERAL, LedgerQuestion
from rag.ledger_records import Evidence, GivingEvent
from rag.named import Named
from rag.names import Gazetteer, find_name, spellings
from rag.purposes import speaks_of
from rag.schema import Article
from rag.text import fold, tokens

TERMS_HELD = 0.5  # of the further words of a question: the more there are, the surer a report words one otherwise
SOUNDING = 5  # letters of a word that may be a name in another script: a shorter one sounds like many
STEM = 4  # letters that tell a word apart, whatever its ending
LEAD = 300  # characters of an article that say what it is on
ANCHORED = 2  # things that a question names besides its words: they tell enough of a report in another language


@dataclass(slots=True)
class Scope:
    """What a question is about, held against rows; what reports say is read once a question."""

    asked: LedgerQuestion
    article: Callable[[str], Article]
    gazetteer: Gazetteer
    events: Mapping[str, GivingEvent]  # all of the ledger, by key: a part's whole may be among them
    texts: dict[str, str] = field(default_factory=dict)
    given_to: dict[str, list[GivingEvent]] = field(default_factory=dict)  # rows by whom their records name

    def holds(self, events: Iterable[GivingEvent]) -> list[GivingEvent]:
        """Return the rows that are about all that is named, in their order."""
        found = self._in_places([event for event in events if self._fits(event)])
        for named in self.asked.names:
            near = {event.key for event in found if self._names(named, event)}
            found = [event for event in found if event.key in near or (not near and self._in_article(named, event))]
        found = [event for event in found if self._on_terms(event)]
        for term in self.asked.terms:
            sounding = [event for event in found if self._sounds(max(term, key=len), event)]
            found = (
                [event for event in found if not self._is_foreign(event) or event in sounding] if sounding else found
            )
        return found

    def _in_places(self, events: list[GivingEvent]) -> list[GivingEvent]:
        """Return the rows that reports tell of the cities asked for, by their own words or else by their articles.

        What named givers gave after one disaster in a country is told without the city too.
        """
        for place in self.asked.places:
            near = [event for event in events if place in cities(self.text(event))]
            found = near or [event for event in events if self._has_place(place, event)]
            events = events if not found and self.asked.wish in SEVERAL and self.asked.purposes else found
        return events

    def _has_place(self, place: str, event: GivingEvent) -> bool:
        """Return whether an article that tells a gift names a city anywhere."""
        return any(place in cities(self.article(told.article_id).text) for told in event.evidence)

    def _sounds(self, word: str, event: GivingEvent) -> bool:
        """Return whether a report in another script holds a word as a name: «ميليسا» is "Melissa"."""
        scripts = {told.language == "ar" for told in event.evidence}
        if len(word) < SOUNDING or (self.asked.language == "ar") in scripts:
            return False
        return bool(find_name(word, self.text(event)))

    def _is_foreign(self, event: GivingEvent) -> bool:
        """Return whether no report of a gift is in the question's language."""
        return all(told.language != self.asked.language for told in event.evidence)

    def _fits(self, event: GivingEvent) -> bool:
        """Return whether a row is of the country, the time, the purposes and the recipients asked for."""
        asked = self.asked
        if asked.exact and event.value != asked.filters.minimum:
            return False
        elsewhere = asked.countries and event.country not in asked.countries
        if elsewhere and not any(asked.countries & _countries(told.title) for told in event.evidence):
            return False
        return (
            in_moments(event, asked.moments)
            and (not asked.purposes or speaks_of(self.text(event), asked.purposes))
            and all(self.is_to(event, name) for name in asked.recipients)
        )

    def is_to(self, event: GivingEvent, name: str) -> bool:
        """Return whether a gift went to somebody: by its record or its whole's, or as its report tells."""
        for one in self._lineage(event):
            if self._has_party(one, name):
                return True
            if self.asked.wish is None and self._is_anothers(one, name):
                return False
        return any(is_spelled(self._on_recipient(event, told), [name], self.gazetteer) for told in event.evidence)

    def _has_party(self, event: GivingEvent, name: str) -> bool:
        """Return whether a row's own record names somebody as given to, or, unless givers are asked for, as giving."""
        among_givers = self.asked.wish is not Wish.GIVERS
        parties = (*event.recipients, *(event.donors if among_givers else ()))
        return any(name == known or known.startswith(f"{name} ") for known in parties)

    def _is_anothers(self, event: GivingEvent, name: str) -> bool:
        """Return whether another row tells what somebody got: a part of this one, or one told beside it.

        "Acme gives 9 million: A receives 5 million and B 4 million" holds three rows, and one of them is A's.
        """
        quotes = {told.quote for told in event.evidence} if event.recipients else set()
        own = self.given_to.get(name)
        if own is None:
            own = self.given_to[name] = [one for one in self.events.values() if self._has_party(one, name)]
        return any(event in self._lineage(one) or any(told.quote in quotes for told in one.evidence) for one in own)

    def _on_recipient(self, event: GivingEvent, told: Evidence) -> str:
        """Return what a report says of whom a gift went to; of one giver's gifts its first words too, where none is."""
        if self.asked.wish is not None:
            return f"{told.title}. {told.quote}"
        return (
            told.quote if event.recipients else f"{told.title}. {told.quote} {lead_of(self.article(told.article_id))}"
        )

    def text(self, event: GivingEvent) -> str:
        """Return what reports say of a gift: headlines, first sentences, their own sentence, purpose, recipients."""
        known = self.texts.get(event.key)
        if known is None:
            lineage = self._lineage(event)
            parts = [event.purpose or "", *(name for one in lineage for name in one.recipients)]
            parts += [f"{told.title}. {told.quote} {lead_of(self.article(told.article_id))}" for told in event.evidence]
            known = self.texts[event.key] = " ".join(parts)
        return known

    def _lineage(self, event: GivingEvent) -> list[GivingEvent]:
        """Return a row with the wholes that it is part of."""
        found = [event]
        while (whole := self.events.get(str(found[-1].part_of))) is not None and whole not in found:
            found.append(whole)
        return found

    def _names(self, named: Named, event: GivingEvent) -> bool:
        """Return whether what reports say of a gift holds a name, in any script."""
        if named.articles and not any(told.article_id in named.articles for told in event.evidence):
            return False
        return bool(find_name(named.written, self.text(event)))

    def _in_article(self, named: Named, event: GivingEvent) -> bool:
        """Return whether an article that tells a gift holds a name anywhere."""
        return any(told.article_id in named.articles for told in event.evidence)

    def _on_terms(self, event: GivingEvent) -> bool:
        """Return whether reports speak of the further words; in another language the rest must tell enough."""
        asked = self.asked
        if not asked.terms:
            return True
        text = self.text(event)
        held = {token for told in event.evidence for token in _held(text, told.language)}
        if sum(_is_held(term, held) for term in asked.terms) >= TERMS_HELD * len(asked.terms):
            return True
        sounding = sum(self._sounds(max(term, key=len), event) for term in asked.terms)
        if self._is_foreign(event) or asked.wish is Wish.COLLECTED:
            return self._anchors() + sounding >= ANCHORED
        return asked.wish in SEVERAL and self._anchors() > ANCHORED  # the givers are named, so is what for and when

    def _anchors(self) -> int:
        """Return how many things a question names that every language knows."""
        asked = self.asked
        times = asked.moments or asked.filters.since or asked.filters.until
        known = (asked.countries, times, asked.givers, *asked.recipients, *asked.names, asked.places, asked.banks)
        return len(asked.purposes) + sum(bool(one) for one in known)


def lead_of(article: Article) -> str:
    """Return an article's first words."""
    return article.text[:LEAD]


PERSONAL = re.compile(
    r"\b(?:individual|personally|personal fortune|private person|fortune personnelle|particulier|a titre personnel)\b"
    r"|(?<!\w)(?:ال|ب)?(?:فردي|شخصيا|فرد)(?!\w)"
)


def of_sort(events: Sequence[GivingEvent], scope: Scope) -> list[GivingEvent]:
    """Return the gifts of the sort of giver that is asked for: banks, or companies and no single person."""
    if scope.asked.banks:
        return [event for event in events if _is_of_banks(event, scope)]
    if scope.asked.firms:
        return [event for event in events if not any(_is_personal(told) for told in event.evidence)]
    return list(events)


def _is_of_banks(event: GivingEvent, scope: Scope) -> bool:
    """Return whether a giver is a bank by one of its names, or as reports tell."""
    known = [scope.gazetteer.get(donor) for donor in event.donors]
    names = [*event.donors, *(form for one in known if one is not None for form in spellings(one))]
    return any(BANKS.search(fold(text)) for text in (*names, scope.text(event)))


def _is_personal(told: Evidence) -> bool:
    """Return whether a report tells the gift of a single person."""
    return PERSONAL.search(fold(told.quote)) is not None


def _is_held(term: frozenset[str], held: Set[str]) -> bool:
    """Return whether a word is held, or begins a word that is: «سعود» of «سعوديا»."""
    if term & held:
        return True
    return any(len(token) >= STEM and other.startswith(token) for token in term for other in held)


@lru_cache(maxsize=4096)
def _countries(title: str) -> frozenset[str]:
    """Return the countries that a headline names."""
    return frozenset(country_mentions(title))


@lru_cache(maxsize=16384)  # the rows of one ledger are searched again for every question
def _held(text: str, language: str) -> frozenset[str]:
    """Return the search tokens of what reports say of a gift."""
    return frozenset(tokens(text, language))
