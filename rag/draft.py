"""What a reader hands over: the worded answer, its citations and its figures. It words and judges nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from rag.amounts import hedged, write_amount
from rag.citations import CitationBook, cited_markers, quotations, renumber
from rag.evidence import Fact, Sentence
from rag.figures import find_figures
from rag.phrases import quoted
from rag.schema import AnswerFigure, Article, Citation, Hedge, Span

QUOTE_CHARACTERS = 320  # of a sentence shown inside an answer; the citation holds all of it


@dataclass(slots=True)
class Draft:
    """An answer in the making."""

    language: str
    book: CitationBook = field(default_factory=CitationBook)
    lines: list[str] = field(default_factory=list)
    figures: dict[tuple[float, str | None, int], AnswerFigure] = field(default_factory=dict)
    sums: list[str] = field(default_factory=list)  # "= US$250.2 million", as printed after their addends
    publishers: list[str] = field(default_factory=list)  # as printed: the number in "Europe 1" counts nothing
    corrected: list[str] = field(default_factory=list)  # as printed: amounts that a person put in place of printed ones

    @property
    def text(self) -> str:
        """The answer as Markdown."""
        return "\n".join(self.lines)

    @property
    def claims(self) -> str:
        """The answer without publishers, a person's corrections and sums worked out before the reader's eyes.

        It is what is to be borne out.
        """
        text = self.text
        for printed in self.corrected:
            text = text.replace(printed, "")
        for printed in (*self.sums, *self.publishers):
            text = text.replace(printed, "", 1)
        return text

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations by marker."""
        return self.book.citations()

    def cite(self, sentence: Sentence) -> str:
        """Return the marker of a sentence: "[1]"."""
        return f"[{self.book.cite(sentence.article, sentence.span)}]"

    def state(self, fact: Fact) -> tuple[str, str]:
        """Return a figure written for the asker, and its marker; the figure is recorded as stated."""
        return self.state_at(fact, fact.sentence.span), self.cite(fact.sentence)

    def state_at(self, fact: Fact, span: Span) -> str:
        """Return a figure written for the asker, recorded as stated by a span that holds its sentence."""
        marker = self.book.cite(fact.article, span)
        figure = fact.figure
        self.figures[figure.value, figure.unit, marker] = AnswerFigure(
            figure.value, figure.unit, figure.approximate, figure.kind, figure.status, figure.text, marker
        )
        if figure.unit is None:  # the text does not tell the currency or the thing: its own words do
            return hedged(figure.text, figure.hedge, self.language)
        return write_amount(figure.value, figure.unit, figure.hedge, self.language)

    def take_over(self, other: Draft) -> None:
        """Write another draft's answer below this one, its citations numbered on, without what is quoted already."""
        shown = self.text
        new = [line for line in other.lines if not any(quote in shown for quote in quotations(line))]
        kept = set(cited_markers("\n".join(new)))
        entries = [(source, country) for source, country in other.book.entries() if source.marker in kept]
        numbers = {source.marker: self.book.take_over(source, country) for source, country in entries}
        self.lines += [*([""] if self.lines else []), *(renumber(line, numbers) for line in new)]
        self.lines = [line for line, before in zip(self.lines, ["", *self.lines], strict=False) if line or before]
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        for (value, unit, marker), figure in other.figures.items():
            if figure.marker not in numbers or any(one not in numbers for one in figure.derived_from):
                continue  # stated in a line that is left out
            mine = numbers.get(marker, marker)
            derived = tuple(numbers[one] for one in figure.derived_from)
            moved = replace(figure, marker=numbers[figure.marker], derived_from=derived)
            self.figures.setdefault((value, unit, mine), moved)
        self.sums += other.sums
        self.publishers += other.publishers
        self.corrected += other.corrected

    def add_up(self, addends: Sequence[AnswerFigure], hedge: Hedge) -> str:
        """Return "= 250.2 million dollars" for figures stated before, recorded with the markers it comes from.

        The addends are of one currency; the sum is exact to the cent.
        """
        first = addends[0]
        value = float(sum(Decimal(repr(figure.value)) for figure in addends))
        amount = write_amount(value, first.unit, hedge, self.language)
        markers = tuple(dict.fromkeys(figure.marker for figure in addends))
        self.figures[value, first.unit, 0] = AnswerFigure(
            value, first.unit, hedge is not Hedge.EXACT, first.kind, first.status, amount, markers[0], markers
        )
        self.sums.append(f"= {amount}")
        return self.sums[-1]

    def quote(self, sentence: Sentence, keep: Span | None = None, limit: int = QUOTE_CHARACTERS) -> str:
        """Return a sentence in quotation marks, shortened at word boundaries around what must stay."""
        return self.quote_of(sentence.article, sentence.span, keep, limit)

    def quote_of(self, article: Article, span: Span, keep: Span | None = None, limit: int = QUOTE_CHARACTERS) -> str:
        """Return characters of an article in quotation marks, shortened as `quote` does."""
        text, language = span.of(article.text), article.language
        if len(text) <= limit:
            return quoted(" ".join(text.split()), language)
        middle = (keep.start + keep.end) // 2 - span.start if keep else 0
        start = max(0, min(middle - limit // 2, len(text) - limit))
        end = start + limit
        start = text.index(" ", start) + 1 if start else 0
        end = text.rindex(" ", 0, end) if end < len(text) else end
        for figure in find_figures(text):  # a figure stays whole
            start = figure.end if figure.start < start < figure.end else start
            end = figure.start if figure.start < end < figure.end else end
        shown = " ".join(text[start:end].split())  # one paragraph: an answer is written in lines
        return quoted(("… " if start else "") + shown + (" …" if end < len(text) else ""), language)
