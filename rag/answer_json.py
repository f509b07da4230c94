"""An answer as the JSON object of the contract. It computes nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping

from rag.schema import Answer, AnswerFigure, Article, Citation, Figure


def number(value: float) -> int | float:
    """Return a whole number as an integer: 250000000.0 -> 250000000."""
    return int(value) if float(value).is_integer() else value


def answer_record(answer: Answer) -> dict[str, object]:
    """Return an answer with the contract's keys."""
    record: dict[str, object] = {} if answer.id is None else {"id": answer.id}
    return record | {
        "question": answer.question,
        "language": answer.language,
        "answer": answer.answer,
        "abstained": answer.abstained,
        "mode": str(answer.mode),
        "seconds": round(answer.seconds, 3),
        "citations": [citation_record(citation) for citation in answer.citations],
        "figures": [answer_figure_record(figure) for figure in answer.figures],
        "unsupported_figures": list(answer.unsupported_figures),
        "nearest": [citation_record(citation) for citation in answer.nearest],
    }


def citation_record(citation: Citation) -> dict[str, object]:
    """Return a citation with the contract's keys."""
    return {
        "marker": citation.marker,
        "article_id": citation.article_id,
        "source_kind": str(citation.source_kind),
        "title": citation.title,
        "publisher": citation.publisher,
        "date": citation.date,
        "url": citation.url,
        "language": citation.language,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def answer_figure_record(figure: AnswerFigure) -> dict[str, object]:
    """Return a stated figure with the contract's keys, and with who corrected it where a person did."""
    corrected = {} if figure.corrected_by is None else {"corrected_by": figure.corrected_by}
    return corrected | {
        "value": number(figure.value),
        "unit": figure.unit,
        "approximate": figure.approximate,
        "kind": str(figure.kind),
        "status": str(figure.status),
        "text": figure.text,
        "marker": figure.marker,
        "derived_from": list(figure.derived_from),
    }


def figure_record(figure: Figure) -> dict[str, object]:
    """Return a figure found in a text."""
    return {
        "value": number(figure.value),
        "unit": figure.unit,
        "approximate": figure.approximate,
        "hedge": str(figure.hedge),
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
    }


def article_record(article: Article, links: Mapping[str, str]) -> dict[str, object]:
    """Return an article with every field of its record, and why other reports are taken for ones of its event."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "source_kind": str(article.source_kind),
        "publisher": article.publisher,
        "url": article.url,
        "date": article.published,
        "country": article.country,
        "organisations": list(article.organisations),
        "same_event_as": list(article.same_event_as),
        "links": [{"id": other, "reason": reason} for other, reason in links.items()],
        "guessed": list(article.guessed),
    }


def article_in_words(article: Article, links: Mapping[str, str]) -> str:
    """Return what a person reads of an article."""
    linked = "".join(f"\nSame event: {other} ({reason})" for other, reason in links.items())
    return f"{article.title}\n\n{article.text}{linked and chr(10)}{linked}"


def line(record: dict[str, object]) -> str:
    """Return one object on one line, letters as they are."""
    return json.dumps(record, ensure_ascii=False)
