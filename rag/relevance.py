"""How well a stretch of an article fits what a question adds to its subject: names, hashtags, years, ordinary words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.countries import country_mentions
from rag.evidence import Fact
from rag.focus import Focus
from rag.kinds import is_asking
from rag.named import Named
from rag.names import Gazetteer, find_name
from rag.query import Query, content_words
from rag.spelt_names import without_joined
from rag.text import fold, tokens

NAME_WEIGHT = 3.0  # a name that was asked for outweighs any likeness of wording
TERM_WEIGHT = 1.5
SIMILARITY_WEIGHT = 5.0
# One thing under several names, in the three languages.
SYNONYMS = (("corona", "coronavirus", "covid", "covid19", "كورونا", "الكورونا", "كوفيد"),)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question adds to its subject."""

    names: tuple[Named, ...]
    hashtags: tuple[str, ...]
    years: tuple[str, ...]
    countries: frozenset[str]
    terms: tuple[str, ...]  # folded content words
    language: str
    gazetteer: Gazetteer


def wanted_of(query: Query, focus: Focus, gazetteer: Gazetteer, names: tuple[Named, ...] | None = None) -> Wanted:
    """Return what narrows a question beyond its question words.

    Args:
        names: the names that narrow it; by default every name but the subject.
    """
    named = [named.written for named in focus.others] + ([focus.subject.written] if focus.subject else [])
    inside = {part for name in [*named, *query.organisations] for part in fold(name).split()}
    spelt = {fold(one.written) for one in focus.others if one.organisation is None}
    for mention in gazetteer.find(query.search_text, question=True):
        inside |= set(fold(query.search_text[mention.start : mention.end]).split())
    terms = [
        word
        for word in content_words(query.search_text)
        if word not in inside and not word.startswith("#") and not is_asking(word, query.unit)
        if without_joined(word) not in spelt
    ]
    return Wanted(
        focus.others if names is None else names,
        query.hashtags,
        query.years,
        query.nations,
        tuple(dict.fromkeys(terms)),
        query.language,
        gazetteer,
    )


def holds_names(wanted: Wanted, fact: Fact, around: str) -> bool:
    """Return whether a figure's surroundings hold every name and hashtag that its whole article is not about.

    A descriptive name is left to likeness: other languages translate it.
    """
    required = [
        named for named in wanted.names if not named.descriptive and not named.fills(fact.article, wanted.gazetteer)
    ]
    if wanted.countries and not in_countries(wanted, fact):
        return False
    near = fold(f"{fact.sentence.text} {fact.context}")
    tags = all(fold(tag) in near for tag in wanted.hashtags)
    return tags and all(named.spans(around, wanted.gazetteer) for named in required)


def in_countries(wanted: Wanted, fact: Fact) -> bool:
    """Return whether a figure is about a country asked for: its article's, or one named in its headline or sentence."""
    named = country_mentions(f"{fact.article.title} {fact.sentence.text}")
    if fact.article.country in wanted.countries or wanted.countries & named:
        return True
    named = country_mentions(fact.article.text)  # an article that names one country alone is about it
    return fact.article.country is None and len(named) == 1 and named <= wanted.countries


def of_named(facts: Sequence[Fact], wanted: Wanted) -> Sequence[Fact]:
    """Return the figures whose articles hold every descriptive name asked for, all of them where none does.

    Other languages translate such a name; where an article has it as written, it is the one that is meant.
    """
    described = [named for named in wanted.names if named.descriptive and named.articles]
    held = [fact for fact in facts if all(fact.article.id in named.articles for named in described)]
    return held or facts


def named_matches(wanted: Wanted, text: str) -> int:
    """Return how many names and hashtags of the question a text holds."""
    folded = fold(text)
    tags = sum(fold(tag) in folded for tag in wanted.hashtags)
    return tags + sum(bool(named.spans(text, wanted.gazetteer)) for named in wanted.names)


def term_overlap(wanted: Wanted, text: str, language: str) -> float:
    """Return the share of the question's terms that a text holds, in its own script or transliterated; 0.0 to 1.0."""
    if not wanted.terms:
        return 0.0
    return sum(holds_term(wanted, term, text, language) for term in wanted.terms) / len(wanted.terms)


def holds_term(wanted: Wanted, term: str, text: str, language: str) -> bool:
    """Return whether a text holds a term: by its stem, transliterated, or under its other name."""
    return _holds(term, wanted.language, text, language)


@lru_cache(maxsize=8192)  # the ways to read one question ask the same of the same sentences
def _holds(term: str, asked_in: str, text: str, language: str) -> bool:
    """Return whether a text holds a term of a question in some language."""
    if not _tokens(text, language).isdisjoint(_tokens(term, asked_in)):
        return True
    names = next((group for group in SYNONYMS if term in group), (term,))
    return any(find_name(name, text) for name in names)


@lru_cache(maxsize=2048)
def _tokens(text: str, language: str) -> frozenset[str]:
    """Return the search tokens of a text: each term of a question is looked for among them."""
    return frozenset(tokens(text, language))


def rarity(wanted: Wanted, facts: Sequence[Fact]) -> dict[str, float]:
    """Return what each term is worth in telling facts apart: 1.0 where one context holds it, near 0 where all do."""
    count = len(facts)
    held = {
        term: sum(holds_term(wanted, term, fact.context, fact.article.language) for fact in facts)
        for term in wanted.terms
    }
    return {term: math.log((1 + count) / n) / math.log(1 + count) if n else 0.0 for term, n in held.items()}


def fit(wanted: Wanted, fact: Fact, around: str, worth: Mapping[str, float] | None = None) -> float:
    """Return how well a figure fits: names first, then years, words and likeness of its sentence to the question.

    Args:
        worth: of each term, from `rarity`; without it all terms are worth the same.
    """
    names = named_matches(wanted, around)
    years = sum(year in fold(around) or (fact.article.published or "").startswith(year) for year in wanted.years)
    if worth is None:
        terms = term_overlap(wanted, fact.context, fact.article.language)
    else:
        terms = sum(
            value for term, value in worth.items() if holds_term(wanted, term, fact.context, fact.article.language)
        )
    return NAME_WEIGHT * names + years + TERM_WEIGHT * terms + SIMILARITY_WEIGHT * fact.sentence.similarity
