"""Reasons why an article does not answer a question though it is near: another year, giver, amount, no such event.

Pure rules over one article; what is nowhere in the corpus is `rag.focus`'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from rag.countries import country_mentions
from rag.evidence import Reading
from rag.figures import find_figures
from rag.focus import Focus
from rag.giving import is_money
from rag.ideas import Idea, has
from rag.kinds import Kind
from rag.named import Named
from rag.query import Query
from rag.schema import Article, Figure
from rag.text import fold

SEVERAL = frozenset({Kind.COMPARE, Kind.RANKING, Kind.GIVERS})  # what is asked of many may stand in many articles

UNMISTAKABLE = (
    Idea.ENDING,
    Idea.HEADQUARTERS,
    Idea.FOUNDED,
    Idea.STAFF_COUNT,
)  # told in words of their own or not at all
# What a writer infers is the reason why a figure is doubted: "which suggests that it is the sum of the parts"
INFERS = re.compile(
    r"\b(?:suggests?|implies|laissent? penser|suggere(?:nt)?|laissent? croire)\b|(?<!\w)[وم]?(?:ما )?[يت]وحي(?!\w)"
)


class Doubt(StrEnum):
    """What a question takes for granted and an article does not bear out."""

    YEAR = "year"
    COUNTRY = "country"
    FIGURE = "figure"
    ORGANISATION = "organisation"
    SUBJECT = "subject"
    MATTER = "matter"  # that a gift was cancelled, how many work there, where its seat is
    REASON = "reason"


def doubts(query: Query, focus: Focus, reading: Reading) -> set[Doubt]:
    """Return what speaks against an article as an answer."""
    return set(_doubts(query, focus, reading))


def _doubts(query: Query, focus: Focus, reading: Reading) -> Iterator[Doubt]:
    """Yield each doubt."""
    article = reading.article
    text = f"{article.title} {article.text}"
    yield from _doubts_of_names(query, focus, article)
    if query.years and not any(
        year in fold(text) or (article.published or "").startswith(year) for year in query.years
    ):
        yield Doubt.YEAR
    if query.countries and not query.countries & (country_mentions(text) | {article.country}):
        yield Doubt.COUNTRY
    if _presumes_figure(query, reading) or not _tells_an_amount(query, reading):
        yield Doubt.FIGURE
    if any(idea in query.ideas and not has(idea, fold(text)) for idea in UNMISTAKABLE):
        yield Doubt.MATTER
    reasoned = has(Idea.CAUSE, fold(text)) or INFERS.search(fold(text))
    if Idea.WHY in query.ideas and Idea.SUMMARY not in query.ideas and not reasoned:
        yield Doubt.REASON


def _doubts_of_names(query: Query, focus: Focus, article: Article) -> Iterator[Doubt]:
    """Yield the doubts about whom an article is on."""
    required = () if query.kind in SEVERAL else organisations(focus)
    if not all(article.id in named.articles for named in (*required, *focus.storms)):
        yield Doubt.ORGANISATION
    if _is_about_another(query, focus, article):
        yield Doubt.SUBJECT


def _is_about_another(query: Query, focus: Focus, article: Article) -> bool:
    """Return whether a question is on a name that no list holds, or on a person, and the article is on others."""
    subject = focus.subject
    if subject is None or subject.guessed or article.id in subject.articles:
        return False
    return query.kind is Kind.PERSON or (subject.organisation is None and subject.shown != subject.shown.lower())


def organisations(focus: Focus) -> list[Named]:
    """Return the listed organisations that a question names."""
    named = [*([focus.subject] if focus.subject else []), *focus.others]
    return [one for one in named if one.organisation is not None]


def _tells_an_amount(query: Query, reading: Reading) -> bool:
    """Return whether an article tells an amount of money, if one is asked for."""
    asked = query.kind is Kind.AMOUNT and query.unit is None
    return not asked or any(is_money(fact.figure) for fact in reading.facts)


def _presumes_figure(query: Query, reading: Reading) -> bool:
    """Return whether a question names an amount of money that the article does not: by value, whatever the currency."""
    asked = _amounts_in(query.text)
    if not asked:
        return False
    told = {fact.figure.value for fact in reading.facts} | {figure.value for figure in _in_title(reading.article)}
    return not asked & told


@lru_cache(maxsize=64)  # asked again for each article that is read
def _amounts_in(question: str) -> frozenset[float]:
    """Return the amounts of money that a question names, by value."""
    return frozenset(figure.value for figure in find_figures(question) if is_money(figure))


def _in_title(article: Article) -> list[Figure]:
    """Return the figures of a headline."""
    return find_figures(article.title)
