"""A name of a question with the articles that hold it, in any script. It does not know what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from rag.cities import city_of
from rag.names import Gazetteer, find_name
from rag.schema import Article, Span
from rag.store import Generation
from rag.subject import core

DOMINATING = 4  # times that an article names what it is about
JOINED_PREPOSITIONS = "لبوف"  # Arabic: to, with, and, so; written as one word with what follows
CHUNKS_READ = 50  # chunks read to verify that a name occurs


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the question and where the corpus holds it."""

    shown: str  # as the asker reads it
    organisation: str | None  # canonical name, where the gazetteer has it
    written: str  # the name to look for in a text
    articles: frozenset[str]  # ids of articles that hold it
    descriptive: bool = False  # made of ordinary words: other languages translate it
    guessed: bool = False  # a word that stands in no giver's place: what it names may give, or be given to
    family: frozenset[str] = frozenset()  # canonical names that begin with it: "Vodafone Egypt Foundation" of Vodafone

    def is_called(self, name: str) -> bool:
        """Return whether a canonical name is this one, or one of its family."""
        return name == self.organisation or name in self.family

    def spans(self, text: str, gazetteer: Gazetteer) -> list[Span]:
        """Return where a text names it, in any script."""
        if self.organisation is None:
            return find_name(self.written, text)
        return [Span(found.start, found.end) for found in gazetteer.find(text) if self.is_called(found.name)]

    def dominates(self, article: Article, gazetteer: Gazetteer) -> bool:
        """Return whether an article is about it throughout, so that a sentence need not name it again."""
        return bool(self.spans(article.title, gazetteer)) or self.fills(article, gazetteer)

    def fills(self, article: Article, gazetteer: Gazetteer) -> bool:
        """Return whether an article is on it by its record, or names it again and again; a headline may name two."""
        if article.organisations and self.is_called(article.organisations[0]):
            return True
        return len(self.spans(article.text, gazetteer)) >= DOMINATING


def organisation_named(name: str, language: str, generation: Generation, gazetteer: Gazetteer) -> Named:
    """Return a listed organisation with the articles that mention it."""
    stem = name.removesuffix(" Group")  # "MTN Group" is what "MTN" alone is read as: "Fondation MTN" is of it
    known_names = [known for known in _listed(generation) if known != name]
    family = [known for known in known_names if known.startswith(f"{stem} ") or (stem != name and f" {stem} " in known)]
    articles = {article for member in (name, *family) for article in generation.articles_mentioning(member)}
    return Named(gazetteer.display(name, language), name, name, frozenset(articles), family=frozenset(family))


def _listed(generation: Generation) -> tuple[str, ...]:
    """Return the canonical names of an index; gathered once for each generation."""
    known = _LISTED.get(generation)
    if known is None:
        known = _LISTED[generation] = tuple(one.name for one in generation.organisations())
    return known


_LISTED: WeakKeyDictionary[Generation, tuple[str, ...]] = WeakKeyDictionary()


def written_name(name: str, generation: Generation, descriptive: bool = False) -> Named:
    """Return an unlisted name with the articles that hold it, in any script."""
    holding, sought = set(), core(name) or name
    city = city_of(sought)
    keys = dict.fromkeys(
        key for form in (city.forms if city else (sought,)) for key in generation.keyword.name_chunks(form, CHUNKS_READ)
    )
    for chunk in generation.chunks(list(keys)):
        if find_name(sought, generation.article(chunk.article_id).text[chunk.start : chunk.end]):
            holding.add(chunk.article_id)
    return Named(name, None, sought, frozenset(holding), descriptive=descriptive)


def present_name(slot: str, generation: Generation) -> Named | None:
    """Return a slot as a name that the corpus holds, without what an Arabic preposition joins to it.

    «نوفاسيل لضحايا الزلزال» is the name and whom the gift was for; only the name is found in the articles.
    """
    parts = slot.split()
    cuts = [at for at in range(1, len(parts)) if parts[at][0] in JOINED_PREPOSITIONS]
    for length in [len(parts), *reversed(cuts)]:
        named = written_name(" ".join(parts[:length]), generation)
        if named.articles:
            return named
    return None


def is_marked_as_name(text: str, span: Span) -> bool:
    """Return whether a word is written as a name inside a sentence."""
    before, first = text[max(0, span.start - 2) : span.start], text[span.start]
    return (first.isupper() and bool(before.strip()) and before.strip()[-1] not in ".!?؟") or before.endswith(
        ("«", "“")
    )
