"""Whom and what a question is about, looked up in the corpus: the giver, the other names, and names that are absent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale

from rag.names import Gazetteer, Mention, find_name
from rag.query import Query
from rag.schema import Article, Span
from rag.store import Generation
from rag.subject import is_descriptive
from rag.text import fold

FROM = re.compile(r"(?:\b(?:from|by|of|par|de|d['’]|part de)|(?<!\w)(?:من|لشركه|بواسطه))\s*$", re.IGNORECASE)
DOMINATING = 4  # times that an article names what it is about
CHUNKS_READ = 50  # chunks read to verify that a name occurs


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the question and where the corpus holds it."""

    shown: str  # as the asker reads it
    organisation: str | None  # canonical name, where the gazetteer has it
    written: str  # the name to look for in a text
    articles: frozenset[str]  # ids of articles that hold it

    def spans(self, text: str, gazetteer: Gazetteer) -> list[Span]:
        """Return where a text names it, in any script."""
        if self.organisation is None:
            return find_name(self.written, text)
        return [Span(found.start, found.end) for found in gazetteer.find(text) if found.name == self.organisation]


    def dominates(self, article: Article, gazetteer: Gazetteer) -> bool:
        """Return whether an article is about it throughout, so that a sentence need not name it again."""
        if self.organisation is not None and article.organisations[:1] == (self.organisation,):
            return True
        return bool(self.spans(article.title, gazetteer)) or len(self.spans(article.text, gazetteer)) >= DOMINATING


@dataclass(frozen=True, slots=True)
class Focus:
    """What an answer must be about."""

    subject: Named | None = None  # the giver, or the person asked about
    others: tuple[Named, ...] = ()  # further names: they narrow the answer
    absent: tuple[str, ...] = ()  # names asked for that no article holds


def focus_of(query: Query, generation: Generation, gazetteer: Gazetteer) -> Focus:
    """Look every name of a question up in the corpus."""
    organisations = [
        _organisation(name, query.language, generation, gazetteer) for name in _giver_first(query, gazetteer)
    ]
    absent = [named.shown for named in organisations if not named.articles]
    subject = None
    if query.subject:
        subject = _longest_present(query.subject, generation)
        if subject is None and not is_descriptive(query.subject):
            absent.insert(0, query.subject)
    names = [_written(name, generation) for name in query.names]
    absent += [named.shown for named in names if not named.articles and not is_descriptive(named.shown)]
    absent += _absent_countries(query, generation, bool(organisations or subject))
    present = [named for named in [*organisations, *names] if named.articles]
    if subject is None and organisations and not query.subject:
        subject = organisations[0] if organisations[0].articles else None
    return Focus(subject, tuple(named for named in present if named is not subject), tuple(dict.fromkeys(absent)))


def _giver_first(query: Query, gazetteer: Gazetteer) -> list[str]:
    """Order organisations: the one after "from" or "by" first, else as they stand."""
    mentions: list[Mention] = gazetteer.find(query.text, question=True)
    givers = [found.name for found in mentions if FROM.search(fold(query.text[: found.start]) + " ")]
    return list(dict.fromkeys([*givers, *query.organisations]))


def _organisation(name: str, language: str, generation: Generation, gazetteer: Gazetteer) -> Named:
    """Return a listed organisation with the articles that mention it."""
    return Named(gazetteer.display(name, language), name, name, frozenset(generation.articles_mentioning(name)))


def _written(name: str, generation: Generation) -> Named:
    """Return an unlisted name with the articles that hold it, in any script."""
    holding = set()
    for chunk in generation.chunks(generation.keyword.name_chunks(name, CHUNKS_READ)):
        if find_name(name, generation.article(chunk.article_id).text[chunk.start : chunk.end]):
            holding.add(chunk.article_id)
    return Named(name, None, name, frozenset(holding))


def _longest_present(slot: str, generation: Generation) -> Named | None:
    """Return the longest run from the start of a slot that the corpus holds as a name, None where it holds none.

    «نوفاسيل لضحايا الزلزال» is the name and whom the gift was for; only the name is found in the articles.
    """
    parts = slot.split()
    for length in range(len(parts), 0, -1):
        named = _written(" ".join(parts[:length]), generation)
        if named.articles:
            return named
    return None


def _absent_countries(query: Query, generation: Generation, has_subject: bool) -> list[str]:
    """Return countries that a question turns on and that no article is about or names, as the asker writes them."""
    if has_subject or query.countries & generation.countries():
        return []
    absent = []
    for code in sorted(query.countries):
        names = [Locale(language).territories[code] for language in ("ar", "en", "fr")]
        if not any(_written(name, generation).articles for name in names):
            absent.append(str(Locale(query.language).territories[code]))
    return absent
