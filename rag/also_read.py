"""Sentences on a question's subject that its answer does not cite, for who wants to read on. It answers nothing."""

from __future__ import annotations

from collections.abc import Collection

from rag.abstention import nearest_sentences
from rag.citations import citation
from rag.evidence import Evidence
from rag.focus import Focus
from rag.names import Gazetteer
from rag.schema import Answer, Article, Citation, Span
from rag.store import Generation

FURTHER_SHOWN = 4  # a few to go on with, not a search result
ARTICLES_LOOKED_AT = 12


def further_sentences(answer: Answer, evidence: Evidence) -> tuple[Citation, ...]:
    """Return the nearest sentence of each article that was read for an answer and is not cited in it."""
    if answer.abstained:
        return ()
    cited = {source.article_id for source in answer.citations}
    left = [reading for reading in evidence.readings if reading.article.id not in cited]
    return nearest_sentences(Evidence(tuple(left), evidence.gazetteer), FURTHER_SHOWN, after=_last_marker(answer))


def further_articles(
    answer: Answer, focus: Focus, gazetteer: Gazetteer, generation: Generation
) -> tuple[Citation, ...]:
    """Return the first sentence that names the subject in each of the articles on it that an answer does not cite."""
    subject = focus.subject
    if subject is None or subject.organisation is None:
        return ()
    cited = {source.article_id for source in answer.citations}
    ids = [one for one in generation.articles_mentioning(subject.organisation) if one not in cited]
    found: list[Citation] = []
    for article_id in ids[:ARTICLES_LOOKED_AT]:
        article = generation.article(article_id)
        spans = subject.spans(article.text, gazetteer)
        sentence = _sentence_at(generation, article, spans[0]) if spans else None
        if sentence is not None:
            found.append(citation(_last_marker(answer) + len(found) + 1, article, sentence))
        if len(found) == FURTHER_SHOWN:
            break
    return tuple(found)


def _sentence_at(generation: Generation, article: Article, span: Span) -> Span | None:
    """Return the sentence of an article that a name stands in."""
    sentences: Collection[Span] = dict.fromkeys(
        sentence for chunk in generation.chunks_of(article.id) for sentence in chunk.sentences
    )
    return next((sentence for sentence in sentences if sentence.start <= span.start < sentence.end), None)


def _last_marker(answer: Answer) -> int:
    """Return the highest marker of an answer, so that further sources are numbered on from it."""
    return max((source.marker for source in answer.citations), default=0)
