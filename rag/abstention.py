"""The honest "no article says": what was searched and what is nearest. It decides nothing about whether to abstain."""

from __future__ import annotations

from collections.abc import Sequence

from rag.citations import citation
from rag.evidence import Evidence
from rag.fitness import Fit
from rag.focus import Focus
from rag.phrases import ABSENT, ABSTAIN, NEAREST, SEARCHED, UNTOLD, joined, quoted
from rag.query import Query
from rag.schema import Answer, Citation, Hit, Mode
from rag.store import Generation
from rag.untold import untold

NEAREST_SHOWN = 3


def abstain(
    question: str, query: Query, focus: Focus, fits: Sequence[Fit], generation: Generation, about: str = ""
) -> Answer:
    """Return the answer that says that no article answers, and which come nearest.

    Args:
        question: as asked; a query may have its misspelt names mended.
        about: what it was taken to be about, where its own words do not say: "Kastora, 2021".
    """
    language = query.language
    nearest = likeliest_sentences(fits)
    names = joined([quoted(name, language) for name in focus.absent], language)
    left_open = None if focus.absent else untold(query, fits)
    lines = [ABSENT[language].format(names=names) if focus.absent else ABSTAIN[language], ""]
    if left_open is not None:
        nearest = (citation(1, left_open.article, left_open.span), *nearest[1:])
        lines[0] = UNTOLD[language].format(quote=quoted(left_open.text, left_open.article.language))
    shown = quoted(question, language) + (f" ({about})" if about else "")
    lines.append(SEARCHED[language].format(articles=generation.manifest.counts["articles"], question=shown))
    if nearest:
        titles = joined([quoted(source.title, source.language) for source in nearest], language)
        lines += ["", NEAREST[language].format(titles=titles)]
    return Answer(question, language, "\n".join(lines), abstained=True, nearest=nearest)


def likeliest_sentences(fits: Sequence[Fit]) -> tuple[Citation, ...]:
    """Return the likeliest sentence of each of the articles that are likeliest to answer, numbered from 1."""
    best = [fit.sentences[0][1] for fit in fits[:NEAREST_SHOWN]]
    return tuple(citation(number, one.article, one.span) for number, one in enumerate(best, start=1))


def nearest_sentences(evidence: Evidence, limit: int = NEAREST_SHOWN, after: int = 0) -> tuple[Citation, ...]:
    """Return the nearest sentence of each of the nearest articles, nearest first, numbered on from a marker."""
    best = [
        max(reading.sentences, key=lambda sentence: sentence.similarity)
        for reading in evidence.readings
        if reading.sentences
    ]
    best.sort(key=lambda sentence: -sentence.similarity)
    return tuple(
        citation(number, sentence.article, sentence.span)
        for number, sentence in enumerate(best[:limit], start=after + 1)
    )


def abstained_by_model(query: Query, hits: Sequence[Hit], generation: Generation) -> Answer:
    """Return a language model's abstention with the passages that came closest."""
    nearest = tuple(
        citation(number, generation.article(hit.chunk.article_id), hit.chunk.sentences[0])
        for number, hit in enumerate(hits[:NEAREST_SHOWN], start=1)
    )
    return Answer(query.text, query.language, ABSTAIN[query.language], True, Mode.MODEL, nearest=nearest)
