"""What a question is about, as a line that a person can read and change: "TikTok, Egypt, 2020". It knows no corpus."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale

from rag.countries import country_mentions
from rag.names import Gazetteer
from rag.phrases import joined
from rag.text import fold

SEPARATOR = re.compile(r"[,،;؛\n]+")
YEAR = re.compile(r"(?:19|20)\d\d")
COUNTRY_WORDS = 4  # United Arab Emirates, Côte d'Ivoire; a longer part is a name with a country in it


@dataclass(frozen=True, slots=True)
class About:
    """The names, places and years that a question turns on."""

    organisations: tuple[str, ...] = ()  # canonical names
    names: tuple[str, ...] = ()  # other names as written
    countries: frozenset[str] = frozenset()  # ISO 3166-1 alpha-2
    years: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()

    def line(self, language: str, gazetteer: Gazetteer) -> str:
        """Return the line in the asker's language; nothing for a question that is about nothing in particular."""
        territories = Locale(language).territories
        parts = [
            *(gazetteer.display(name, language) for name in self.organisations),
            *self.names,
            *self.hashtags,
            *(str(territories.get(code, code)) for code in sorted(self.countries)),
            *self.years,
        ]
        return joined(list(dict.fromkeys(parts)), language)


def read_about(line: str, gazetteer: Gazetteer) -> About:
    """Return what a line says, however a person has changed it.

    read_about("tiktok، مصر, 2020", …) -> About(("TikTok",), (), {"EG"}, ("2020",))
    """
    organisations: list[str] = []
    names: list[str] = []
    countries: set[str] = set()
    years: list[str] = []
    hashtags: list[str] = []
    for part in (" ".join(piece.split()) for piece in SEPARATOR.split(line)):
        known, places = gazetteer.get(part), country_mentions(part)
        if YEAR.fullmatch(fold(part)):
            years.append(fold(part))
        elif known is not None:
            organisations.append(known.name)
        elif part.startswith("#"):
            hashtags.append(part)
        elif places and len(part.split()) <= COUNTRY_WORDS:
            countries |= set(places)
        elif part:
            found = [mention.name for mention in gazetteer.find(part, question=True)]
            organisations += found
            names += [] if found else [part]
    unique = (tuple(dict.fromkeys(found)) for found in (organisations, names, years, hashtags))
    own, others, when, tags = unique
    return About(own, others, frozenset(countries), when, tags)
