"""Names of organisations, people and countries in text of any script. It knows the names it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.arabic import is_arabic
from rag.cities import city_of, spans_of_city
from rag.countries import country_mentions
from rag.folding import fold
from rag.name_forms import name_forms
from rag.name_search import find_names
from rag.name_table import NameTable
from rag.schema import Organisation, Span
from rag.skeleton import skeleton, skeletons

__all__ = ["Gazetteer", "Mention", "country_mentions", "find_name", "skeleton", "skeletons"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A known organisation at text[start:end]."""

    name: str  # canonical
    start: int
    end: int


class Gazetteer:
    """The organisations that are known, by every way they are written."""

    def __init__(self, organisations: Sequence[Organisation]) -> None:
        self._organisations = {organisation.name: organisation for organisation in organisations}
        self._by_spelling = {fold(spelled): one for one in organisations for spelled in reversed(spellings(one))}
        self._table = NameTable(form for one in organisations for form in name_forms(one.name, spellings(one)))

    def find(self, text: str, question: bool = False) -> list[Mention]:
        """Return the organisations named in a text, in order; a question means the name by an everyday word."""
        return list(_found(self._table, text, question))

    def get(self, name: str) -> Organisation | None:
        """Return the organisation of a name or an alias, or None."""
        return self._organisations.get(name) or self._by_spelling.get(fold(name))

    def display(self, name: str, language: str) -> str:
        """Return a name as an asker of that language writes it; a name that is not known stays as it is."""
        organisation = self.get(name)
        if organisation is None:
            return name
        shown = dict(organisation.names).get(language)
        if shown is None and language == "ar":
            shown = next((alias for alias in organisation.aliases if is_arabic(fold(alias))), None)
        return shown or organisation.name


@lru_cache(maxsize=2048)
def _found(table: NameTable, text: str, question: bool) -> tuple[Mention, ...]:
    """Return what a table finds in a text; one text is asked for more than once while it is read."""
    found = find_names(table, text, question)
    return tuple(Mention(match.form.owner, match.span.start, match.span.end) for match in found)


def spellings(organisation: Organisation) -> list[str]:
    """Return every way a name is written, the canonical one first."""
    return [organisation.name, *organisation.aliases, *(shown for _, shown in organisation.names)]


def find_name(name: str, text: str) -> list[Span]:
    """Return where a name occurs in a text, in whichever script either is written; a city's in three languages.

    find_name("Hany Kamel", "قال هانى كامل") -> [Span(4, 13)]
    """
    return list(_places(name, text))


@lru_cache(maxsize=4096)
def _places(name: str, text: str) -> tuple[Span, ...]:
    """Return where a name occurs in a text; the ways to read one question look for the same in the same sentences."""
    city = city_of(name)
    return spans_of_city(city, text) if city else tuple(match.span for match in find_names(_table_of(name), text))


@lru_cache(maxsize=1024)
def _table_of(name: str) -> NameTable:
    """Return a table that holds one name."""
    return NameTable(name_forms(name, [name]))
