"""An answer's figures as rows of plain text, each as its reader is told it. Pure; it knows no markup and no file."""

from __future__ import annotations

import html
from dataclasses import dataclass

from page.chat_words import chat_words
from page.sources import write_date
from page.typography import typeset
from page.words import words_for
from rag.amounts import hedged, write_amount
from rag.figures import find_figures
from rag.phrases import KIND, STATUS
from rag.schema import Answer, AnswerFigure, Citation, Hedge

FEWEST = 2  # one figure stands in the answer itself
NONE = "–"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: as asked and as printed, what it is, when and where it is told."""

    amount: str  # in the asker's language, with the hedge of its sentence
    printed: str | None  # as its source has it; None for a sum
    printed_language: str
    kind: str
    status: str
    date: str
    markers: tuple[int, ...]  # of its source, or of the sources of what it was added up from
    is_sum: bool


def figure_rows(answer: Answer) -> list[FigureRow]:
    """Return the rows of an answer that has more than one figure."""
    if len(answer.figures) < FEWEST:
        return []
    sources = {source.marker: source for source in answer.citations}
    language = chat_words(answer.language).language
    return [_row(figure, sources, language) for figure in answer.figures]


def _row(figure: AnswerFigure, sources: dict[int, Citation], language: str) -> FigureRow:
    """Return one row."""
    is_sum = bool(figure.derived_from)
    source = None if is_sum else sources.get(figure.marker)
    markers = figure.derived_from if is_sum else (figure.marker,)
    return FigureRow(
        amount=typeset(_amount(figure, source, language), language),
        printed=None if source is None else figure.text,
        printed_language=language if source is None else source.language,
        kind=KIND[figure.kind][language] or NONE,
        status=STATUS[figure.status][language] or NONE,
        date=NONE if source is None else html.unescape(write_date(source.date, words_for(language))),
        markers=tuple(marker for marker in markers if marker in sources),
        is_sum=is_sum,
    )


def _amount(figure: AnswerFigure, source: Citation | None, language: str) -> str:
    """Return an amount in the asker's language with the hedge of its sentence."""
    if figure.derived_from:
        return figure.text
    hedge = Hedge.ABOUT if figure.approximate else Hedge.EXACT
    if figure.approximate and source is not None:
        hedge = next((one.hedge for one in find_figures(source.quote) if one.text == figure.text), hedge)
    if figure.unit is None:
        return hedged(figure.text, hedge, language)
    return write_amount(figure.value, figure.unit, hedge, language)
