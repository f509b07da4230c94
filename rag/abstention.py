"""The honest "no article says": what was searched and what is nearest. It decides nothing about whether to abstain."""

from __future__ import annotations

from rag.citations import citation
from rag.evidence import Evidence
from rag.focus import Focus
from rag.phrases import ABSENT, ABSTAIN, NEAREST, SEARCHED, joined, quoted
from rag.query import Query
from rag.schema import Answer, Citation
from rag.store import Generation

NEAREST_SHOWN = 3


def abstain(query: Query, focus: Focus, evidence: Evidence, generation: Generation) -> Answer:
    """Return the answer that says that no article answers, and which come nearest."""
    language = query.language
    nearest = nearest_sentences(evidence)
    names = joined([quoted(name, language) for name in focus.absent], language)
    lines = [ABSENT[language].format(names=names) if focus.absent else ABSTAIN[language], ""]
    lines.append(
        SEARCHED[language].format(
            articles=generation.manifest.counts["articles"], question=quoted(query.text, language)
        )
    )
    if nearest:
        titles = joined([quoted(source.title, source.language) for source in nearest], language)
        lines += ["", NEAREST[language].format(titles=titles)]
    return Answer(query.text, language, "\n".join(lines), abstained=True, nearest=nearest)


def nearest_sentences(evidence: Evidence) -> tuple[Citation, ...]:
    """Return the nearest sentence of each of the nearest articles, nearest first."""
    best = [
        max(reading.sentences, key=lambda sentence: sentence.similarity)
        for reading in evidence.readings
        if reading.sentences
    ]
    best.sort(key=lambda sentence: -sentence.similarity)
    return tuple(
        citation(number, sentence.article, sentence.span)
        for number, sentence in enumerate(best[:NEAREST_SHOWN], start=1)
    )
