"""What a reader hands over: the worded answer, its citations and its figures. It words and judges nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from rag.amounts import hedged, write_amount
from rag.citations import CitationBook
from rag.evidence import Fact, Sentence
from rag.figures import find_figures
from rag.phrases import quoted
from rag.schema import AnswerFigure, Citation, Span

QUOTE_CHARACTERS = 320  # of a sentence shown inside an answer; the citation holds all of it


@dataclass(slots=True)
class Draft:
    """An answer in the making."""

    language: str
    book: CitationBook = field(default_factory=CitationBook)
    lines: list[str] = field(default_factory=list)
    figures: dict[tuple[float, str | None, int], AnswerFigure] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The answer as Markdown."""
        return "\n".join(self.lines)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations by marker."""
        return self.book.citations()

    def cite(self, sentence: Sentence) -> str:
        """Return the marker of a sentence: "[1]"."""
        return f"[{self.book.cite(sentence.article, sentence.span)}]"

    def state(self, fact: Fact) -> tuple[str, str]:
        """Return a figure written for the asker, and its marker; the figure is recorded as stated."""
        marker = self.book.cite(fact.article, fact.sentence.span)
        figure = fact.figure
        self.figures[figure.value, figure.unit, marker] = AnswerFigure(
            figure.value, figure.unit, figure.approximate, figure.kind, figure.status, figure.text, marker
        )
        if figure.unit is None:  # the text does not tell the currency or the thing: its own words do
            return hedged(figure.text, figure.hedge, self.language), f"[{marker}]"
        return write_amount(figure.value, figure.unit, figure.hedge, self.language), f"[{marker}]"

    def quote(self, sentence: Sentence, keep: Span | None = None, limit: int = QUOTE_CHARACTERS) -> str:
        """Return a sentence in quotation marks, shortened at word boundaries around what must stay."""
        text, language = sentence.text, sentence.article.language
        if len(text) <= limit:
            return quoted(text, language)
        middle = (keep.start + keep.end) // 2 - sentence.span.start if keep else 0
        start = max(0, min(middle - limit // 2, len(text) - limit))
        end = start + limit
        start = text.index(" ", start) + 1 if start else 0
        end = text.rindex(" ", 0, end) if end < len(text) else end
        for figure in find_figures(text):  # a figure stays whole
            start = figure.end if figure.start < start < figure.end else start
            end = figure.start if figure.start < end < figure.end else end
        return quoted(("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else ""), language)
