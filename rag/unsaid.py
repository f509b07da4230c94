"""Places and years that a question leaves to earlier ones or to the calendar.

«وسامسونج؟» after "And in Egypt?" is asked of Egypt. Where no article tells of that it is answered without, and said so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.about import About
from rag.countries import country_mentions
from rag.focus import Focus
from rag.names import Gazetteer
from rag.phrases import NOT_FOR, WITHOUT, quoted
from rag.query import Query, content_words
from rag.relative_years import without_years
from rag.schema import Answer, Article, Citation
from rag.text import fold


def without_unsaid(query: Query) -> Query | None:
    """Return a question without the places and years that nobody named with it, or None where it has none."""
    nations, years = _unsaid(query)
    if not (nations or years):
        return None
    return replace(
        query,
        text=without_years(query.text, years),
        search_text=without_years(query.search_text, years),
        countries=query.countries - nations,
        nations=query.nations - nations,
        years=tuple(year for year in query.years if year not in years),
        unsaid_nations=frozenset(),
        unsaid_years=(),
    )


def is_of_limits(query: Query, focus: Focus, citations: Sequence[Citation], article: Callable[[str], Article]) -> bool:
    """Return whether an answer opens with what is of a question's "to", and of the places and years it goes on with."""
    first = citations[:1]
    if focus.subject is None and not focus.absent:
        given_to = [named for named in focus.others if f"ل{named.written}" in content_words(query.text)]
        if given_to and not any(one.article_id in named.articles for named in given_to for one in first):
            return False  # «كم جُمع لنوتردام؟»: nothing else is named
    return not query.narrows or all(_is_of(query, one.quote, article(one.article_id)) for one in first)


def _is_of(query: Query, quote: str, article: Article) -> bool:
    """Return whether a sentence of an article is of the places and years of a question."""
    named = country_mentions(f"{article.title} {quote}") | {article.country}
    if article.country is None and len(country_mentions(article.text)) == 1:
        named |= country_mentions(article.text)  # an article that names one country alone is about it
    told = f"{article.published} {fold(article.title)} {fold(article.text)}"
    placed = not query.nations or bool(query.nations & named)
    return placed and (not query.years or any(year in told for year in query.years))


def leans_back(query: Query, question: str) -> bool:
    """Return whether a question was understood as more, or as other, than its own words say."""
    return query.search_text != query.text or query.text != " ".join(question.split())


def said_without(answer: Answer, query: Query, line: str, gazetteer: Gazetteer) -> Answer:
    """Return an answer to a question without what nobody named with it, and say that nothing was found with it.

    Args:
        query: the question with it.
        line: what the question was about with it, in its asker's language.
    """
    nations, years = _unsaid(query)
    limits = About(countries=nations, years=years).line(query.language, gazetteer)
    language = query.language
    opening = NOT_FOR[language].format(about=quoted(line, language))
    rest = WITHOUT[language].format(limits=quoted(limits, language))
    return replace(answer, answer=f"{opening} {rest}\n\n{answer.answer}")


def _unsaid(query: Query) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the places and years of a question that nobody named with it."""
    return query.unsaid_nations & query.nations, tuple(year for year in query.years if year in query.unsaid_years)
