"""Disasters and campaigns that a question calls by a name of their own: "Hurricane Dorian", «إعصار دوريان».

One that no article names is told by none, whoever else the question names. It knows no giver.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rag.arabic import is_arabic
from rag.cities import city_of
from rag.countries import country_mentions
from rag.ideas import GENERIC_NOUNS, STOP_WORDS
from rag.named import Named, written_name
from rag.names import Gazetteer
from rag.skeleton import skeletons
from rag.store import Generation
from rag.subject import is_descriptive
from rag.text import fold, words

_STORM = r"(?:hurricanes?|(?:tropical\s+)?(?:storm|cyclone)s?|typhoons?|ouragans?|typhons?|temp[êe]tes?|cyclones?)"
_QUAKE = r"(?:earthquake|quake|wildfires?|bushfires?|eruption|tsunami)"
_SEISME = r"(?:s[ée]isme|tremblement\s+de\s+terre|tsunami|[ée]ruption)"
_CAMPAIGN = r"(?:campaign|appeal|telethon|marathon|challenge|fundraiser)"
_CAMPAGNE = r"(?:campagne|t[ée]l[ée]thon|collecte)"
_CAPITALS = r"(?-i:[A-ZÀ-Ý][\w'’-]+(?:\s+[A-ZÀ-Ý][\w'’-]+){0,3})"
_WORD = r"[^\W\d_][\w'’-]{3,}"
_AR = r"(?:[إأا]عصار|عاصف[ةه]|زلزال)"


def _pattern(text: str) -> re.Pattern[str]:
    """Return an expression for a question as it is written, whatever its capitals."""
    return re.compile(text, re.IGNORECASE)


STORMS = (  # named like people: who tells of one tells its name
    _pattern(rf"\b{_STORM}\s+(?P<name>{_WORD})"),
    _pattern(r"(?<!\w)[وفبل]?[إأا]عصار\s+(?P<name>[\u0621-\u064a]{4,})"),
)
OTHERS = (  # named by their place, or by what they are for
    _pattern(rf"\b(?P<name>{_CAPITALS})\s+{_QUAKE}\b"),
    _pattern(rf"\b{_SEISME}\s+(?:de\s+(?:la\s+|l['’])?|d['’]|du\s+|à\s+|au\s+)(?P<name>{_CAPITALS})"),
    _pattern(rf"(?<!\w)[وفبل]?{_AR}\s+(?P<name>[\u0621-\u064a]{{4,}})"),
    _pattern(rf"\b(?P<name>{_CAPITALS})\s+{_CAMPAIGN}\b"),
    _pattern(rf"\b{_CAMPAGNE}\s+(?P<name>{_CAPITALS})"),
)
POSSESSIVE = re.compile(r"['’]s\b")  # "Omantel's flood donation"
FRENCH_ARTICLE = re.compile(r"^[dl]['’]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """A disaster or a campaign with a name of its own."""

    shown: str  # as asked: "Hurricane Dorian"
    name: str  # "Dorian"
    is_storm: bool


def events_asked(
    question: str,
    present: Sequence[Named],
    generation: Generation,
    gazetteer: Gazetteer,
    is_word: Callable[[str], bool],
) -> list[tuple[Event, Named]]:
    """Return the disasters and campaigns that a question names, each with the articles that hold its name.

    Args:
        present: names that the question holds besides. One in Arabic letters is absent only where a listed one is among
            them: there are too many ways to spell it.
    """
    givers = sorted({article for named in present if named.organisation for article in named.articles})
    found: list[tuple[Event, Named]] = []
    for event in events_named(question, is_word):
        if gazetteer.find(event.name):
            continue
        named = written_name(event.name, generation)
        if not named.articles:
            texts = [(article, generation.article(article).text) for article in givers]
            alike = frozenset(article for article, text in texts if _sounds_in(event, text))
            named = replace(named, articles=alike)
        if named.articles or givers or not is_arabic(fold(event.name)):
            found.append((event, named))
    return found


def _sounds_in(event: Event, text: str) -> bool:
    """Return whether a text names what sounds like an event: its consonants, of a storm's name or of any name."""
    sought = skeletons(event.name)
    if event.is_storm:
        told = [match["name"] for pattern in STORMS for match in pattern.finditer(text)]
    else:
        told = [word for word, _ in words(text) if word[0].isupper()]
    return any(sought & skeletons(name) for name in told)


def events_named(question: str, is_word: Callable[[str], bool]) -> list[Event]:
    """Return the disasters and campaigns that a question names.

    >>> [event.name for event in events_named("What did Kastora give after Hurricane Dorian?", lambda word: False)]
    ['Dorian']

    Args:
        is_word: whether a folded word is an ordinary one, so that in small letters it is no name.
    """
    found: list[Event] = []
    for patterns, is_storm in ((STORMS, True), (OTHERS, False)):
        for match in (match for pattern in patterns for match in pattern.finditer(question)):
            name = FRENCH_ARTICLE.sub("", match["name"])
            if _is_name(name, is_word) and name not in {event.name for event in found}:
                found.append(Event(match.group().strip(), name, is_storm))
    return found


def _is_name(name: str, is_word: Callable[[str], bool]) -> bool:
    """Return whether a word beside a disaster is a name: no country or city, and in small letters no ordinary word."""
    folded = fold(name)
    several = " " in name and is_descriptive(name, is_word)  # "Nouvel An", "Million Meals"
    if several or POSSESSIVE.search(name) or folded in STOP_WORDS | GENERIC_NOUNS:
        return False
    if country_mentions(name.title()) or city_of(name):
        return False
    return name[0].isupper() or not (folded.startswith("ال") or is_word(folded))
