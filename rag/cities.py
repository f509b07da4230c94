"""Cities, emirates, states and provinces named in a text, in three languages (`rag/words/cities.tsv`).

A city is a place, never a giver. It does not know the countries' names, nor which place an article is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rag.arabic import without_clitics
from rag.schema import Span
from rag.text import fold, words
from rag.word_tables import rows

TO_THE = "لل"  # Arabic: "to" and "the" in one, of «للرياض»
THE = "ال"


class City(NamedTuple):
    """A row of the table."""

    country: str  # ISO 3166 alpha-2
    forms: tuple[str, ...]  # the one that is shown first

    @property
    def name(self) -> str:
        """Return the form that is shown."""
        return self.forms[0]


@lru_cache(maxsize=1)
def _by_words() -> dict[tuple[str, ...], City]:
    """Return the cities by the folded words of each of their forms."""
    listed = (City(country, tuple(forms.split("|"))) for country, forms in rows("cities"))
    return {_folded(form): city for city in listed for form in city.forms}


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how many words the names have that begin with a word, the longest first."""
    found: dict[str, set[int]] = {}
    for parts in _by_words():
        found.setdefault(parts[0], set()).add(len(parts))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def _folded(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(fold(word) for word, _ in words(text))


@lru_cache(maxsize=1024)  # the articles of one ledger are searched again for every question
def cities(text: str) -> frozenset[str]:
    """Return the cities that a text names, each by one form: «في دبي» -> {"Dubai"}."""
    return frozenset(city.name for city, _ in _found(text))


def city_spans(text: str) -> list[Span]:
    """Return where a text names a city, what Arabic joins to the name included."""
    return [span for _, span in _found(text)]


def countries_of_cities(text: str) -> frozenset[str]:
    """Return the countries of the cities that a text names."""
    return frozenset(city.country for city, _ in _found(text))


def city_of(name: str) -> City | None:
    """Return the city that a name is and nothing more, or None."""
    return _by_words().get(_folded(name))


def spans_of_city(city: City, text: str) -> tuple[Span, ...]:
    """Return where a text names a city in any of its forms."""
    return tuple(span for found, span in _found(text) if found == city)


def _found(text: str) -> Iterator[tuple[City, Span]]:
    """Yield the cities of a text with their places, the longest name at each."""
    inside = words(text)
    folded = _folded(text)
    free = 0
    for place in range(len(folded)):
        if place < free:
            continue
        match = _longest(folded, place)
        if match is not None:
            city, size = match
            free = place + size
            yield city, Span(inside[place][1].start, inside[free - 1][1].end)


def _longest(folded: Sequence[str], place: int) -> tuple[City, int] | None:
    """Return the longest city's name that begins at a word, with or without clitics, and its length in words."""
    for first in _openings(folded[place]):
        for size in _lengths()[first]:
            parts = (first, *folded[place + 1 : place + size])
            if len(parts) == size and parts in _by_words():
                return _by_words()[parts], size
    return None


@lru_cache(maxsize=100_000)
def _openings(word: str) -> tuple[str, ...]:
    """Return the forms of a folded word, with and without clitics, that begin a city's name."""
    forms = [rest for _, rest in without_clitics(word)]
    forms += [THE + word.removeprefix(TO_THE)] if word.startswith(TO_THE) else []
    return tuple(dict.fromkeys(form for form in forms if form in _lengths()))
