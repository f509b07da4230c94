"""Whether a row of the ledger is about what a question names: a disaster, a fund, a country, a month, banks alone.

A report's headline, its first sentence, its own sentence and the whole that a gift is part of all say what it is for.
Words that only one language has cannot be looked for in a report in another: there the rest of the question must tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

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

    def holds(self, events: Iterable[GivingEvent]) -> list[GivingEvent]:
        """Return the rows that are about all that is named, in their order."""
        found = [event for event in events if self._fits(event)]
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
        among_givers = self.asked.wish is not Wish.GIVERS
        parties = [
            party for one in self._lineage(event) for party in (*one.recipients, *(one.donors if among_givers else ()))
        ]
        if any(name == known or known.startswith(f"{name} ") for known in parties):
            return True
        return any(
            is_spelled(f"{told.title}. {told.quote} {self._lead(told)}", [name], self.gazetteer)
            for told in event.evidence
        )

    def _lead(self, told: Evidence) -> str:
        """Return the first words of a report where it is one giver's gifts to somebody that are asked for."""
        return lead_of(self.article(told.article_id)) if self.asked.wish is None else ""

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
        known = (asked.countries, times, asked.givers, *asked.recipients, *asked.names)
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
