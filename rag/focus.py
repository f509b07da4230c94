"""Whom and what a question is about, looked up in the corpus: the giver, the other names, and names that are absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from babel import Locale

from rag.about import About
from rag.dates import find_dates
from rag.kinds import is_asking
from rag.names import Gazetteer, country_mentions, find_name
from rag.query import Query, content_words, own_names
from rag.schema import Article, Hit, Span
from rag.store import Generation
from rag.subject import core, is_descriptive, stands_as_name
from rag.text import fold, words

FROM = re.compile(r"(?:\b(?:from|by|of|par|de|d['’]|part de)|(?<!\w)(?:من|لشركه|بواسطه))\s*$", re.IGNORECASE)
REGIONS = frozenset("africa|north africa|west africa|middle east|gulf|afrique|maghreb|moyen-orient|golfe".split("|"))
JOINT = re.compile(r"\s+(?:in|to|and|for|et|by|en|par|at|à|au|aux|pour)\s+|['’]s\s+", re.IGNORECASE)
DOMINATING = 4  # times that an article names what it is about
TO = re.compile(r"(?:\b(?:to|for|a|au|aux|pour)|(?<!\w)(?:الي|لصالح|ل))\s*$")
JOINED_PREPOSITIONS = "لبوف"  # Arabic: to, with, and, so; written as one word with what follows
ARTICLES_READ = 8  # whole articles read for one answer: about 2,000 words
CHUNKS_READ = 50  # chunks read to verify that a name occurs


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the question and where the corpus holds it."""

    shown: str  # as the asker reads it
    organisation: str | None  # canonical name, where the gazetteer has it
    written: str  # the name to look for in a text
    articles: frozenset[str]  # ids of articles that hold it
    descriptive: bool = False  # made of ordinary words: other languages translate it
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


@dataclass(frozen=True, slots=True)
class Focus:
    """What an answer must be about."""

    subject: Named | None = None  # the giver, or the person asked about
    others: tuple[Named, ...] = ()  # further names: they narrow the answer
    absent: tuple[str, ...] = ()  # names asked for that no article holds


def focus_of(query: Query, generation: Generation, gazetteer: Gazetteer, is_word: Callable[[str], bool]) -> Focus:
    """Look every name of a question up in the corpus.

    Args:
        is_word: whether a folded word is an ordinary one, so that it is nobody's name.
    """
    organisations = [_organisation(name, query.language, generation, gazetteer) for name in query.organisations]
    names = [named for name in query.names for named in _parts_present(name, generation, is_word)]
    absent = [named.shown for named in organisations if not named.articles]
    absent += [named.shown for named in names if not named.articles and not named.descriptive]
    subject = None
    if query.subject:
        subject = _present(query.subject, generation)
        named = stands_as_name(query.subject) or not is_descriptive(query.subject, is_word)
        if subject is None and named and not _is_place_or_month(query.subject):
            absent.insert(0, query.subject)
    present = [named for named in [*organisations, *names] if named.articles]
    if subject is None and not absent:
        subject = _giver(present, query, gazetteer) or (None if present else _dominant_word(query, generation))
    absent += _absent_countries(query, generation, bool(present or subject))
    return Focus(subject, tuple(named for named in present if named is not subject), tuple(dict.fromkeys(absent)))


def _parts_present(name: str, generation: Generation, is_word: Callable[[str], bool]) -> list[Named]:
    """Return a run of capitals as a name, or, where no article holds it whole, as the names it is made of.

    "Dubai in March", "Ivorian health": months and countries are no names, and what is left must be found by itself.
    """
    named = _written(name, generation, descriptive=_is_descriptive(name, is_word))
    if named.articles or named.descriptive:
        return [named]
    parts = [part for part in JOINT.split(name) if not _is_place_or_month(part)]
    if len(parts) == 1 and parts[0] == name:
        return [named]
    return [_written(part, generation, descriptive=_is_descriptive(part, is_word)) for part in parts]


def _is_place_or_month(words_of_name: str) -> bool:
    """Return whether a piece of a name only tells where, when or how much: "Ivorian", "North Africa", "Dh100m"."""
    named = fold(core(words_of_name) or words_of_name)
    month = any(date.month for date in find_dates(f"1 {named} 2020"))
    place = named in REGIONS or all(country_mentions(part.title()) for part in named.split())
    return month or place or any(letter.isdigit() for letter in named)


def _is_descriptive(name: str, is_word: Callable[[str], bool]) -> bool:
    """Return whether a name in capitals is descriptive: two ordinary words alone are a name, "Leeds United"."""
    return is_descriptive(name, is_word) and not (core(name) == name and len(name.split()) > 1)


def _giver(present: list[Named], query: Query, gazetteer: Gazetteer) -> Named | None:
    """Return the name that gives: the one after "from" or "by", else the first that is not one given to."""
    listed = [named for named in present if named.organisation is not None]
    places = [(named, named.spans(query.text, gazetteer)) for named in listed or present]
    before = [(named, fold(query.text[: spans[0].start]) if spans else "") for named, spans in places]
    for named, text in before:
        if FROM.search(text):
            return named
    return next((named for named, text in before if not TO.search(text)), None)


def _organisation(name: str, language: str, generation: Generation, gazetteer: Gazetteer) -> Named:
    """Return a listed organisation with the articles that mention it."""
    family = [known.name for known in generation.organisations() if known.name.startswith(f"{name} ")]
    articles = {article for member in (name, *family) for article in generation.articles_mentioning(member)}
    return Named(gazetteer.display(name, language), name, name, frozenset(articles), family=frozenset(family))


def _written(name: str, generation: Generation, descriptive: bool = False) -> Named:
    """Return an unlisted name with the articles that hold it, in any script."""
    holding, sought = set(), core(name) or name
    for chunk in generation.chunks(generation.keyword.name_chunks(sought, CHUNKS_READ)):
        if find_name(sought, generation.article(chunk.article_id).text[chunk.start : chunk.end]):
            holding.add(chunk.article_id)
    return Named(name, None, sought, frozenset(holding), descriptive=descriptive)


def _present(slot: str, generation: Generation) -> Named | None:
    """Return a slot as a name that the corpus holds, without what an Arabic preposition joins to it.

    «نوفاسيل لضحايا الزلزال» is the name and whom the gift was for; only the name is found in the articles.
    """
    parts = slot.split()
    cuts = [at for at in range(1, len(parts)) if parts[at][0] in JOINED_PREPOSITIONS]
    for length in [len(parts), *reversed(cuts)]:
        named = _written(" ".join(parts[:length]), generation)
        if named.articles:
            return named
    return None


def _dominant_word(query: Query, generation: Generation) -> Named | None:
    """Return a word of the question that some article is about as a name: in capitals, or in quotation marks.

    It finds the giver of "quel est le chiffre d’affaires de novacell", which stands in no giver's place.
    """
    for word in content_words(query.text):
        if is_asking(word):
            continue
        for article_id in sorted(_written(word, generation).articles):
            text = generation.article(article_id).text
            spans = find_name(word, text)
            if len(spans) >= DOMINATING and any(_marked_as_name(text, span) for span in spans):
                return _written(_with_following(word, query.text, text), generation)
    return None


def _with_following(word: str, question: str, text: str) -> str:
    """Return a word with those after it in the question that the article joins to it: "delta" -> "delta horizon"."""
    parts = [part for part, _ in words(question)]
    start = next(at for at, part in enumerate(parts) if fold(part) == word)
    name = parts[start]
    for part in parts[start + 1 :]:
        if not find_name(f"{name} {part}", text):
            break
        name = f"{name} {part}"
    return name


def _marked_as_name(text: str, span: Span) -> bool:
    """Return whether a word is written as a name inside a sentence."""
    before, first = text[max(0, span.start - 2) : span.start], text[span.start]
    return (first.isupper() and bool(before.strip()) and before.strip()[-1] not in ".!?؟") or before.endswith(
        ("«", "“")
    )


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


def articles_to_read(hits: Sequence[Hit], focus: Focus) -> list[str]:
    """Return the articles to read whole: those that name the subject, in the order of the hits."""
    ranked = list(dict.fromkeys(hit.chunk.article_id for hit in hits))
    if focus.subject is not None:
        named = [article_id for article_id in ranked if article_id in focus.subject.articles]
        ranked = named or ranked
    return ranked[:ARTICLES_READ]


def about_line(query: Query, focus: Focus, gazetteer: Gazetteer) -> str:
    """Return what a question was taken to be about, in its asker's language."""
    names = (*([query.subject] if query.subject else []), *query.names)
    if focus.subject is not None and not (names or query.organisations):
        names = (focus.subject.shown,)
    about = About(query.organisations, own_names(names), query.nations, query.years, query.hashtags)
    return about.line(query.language, gazetteer)
