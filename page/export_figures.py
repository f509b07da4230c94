"""An answer's figures as a table of an exported document. Pure; it knows no file format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from page.chat_words import chat_words
from page.export_outline import Block, Cell, Kind, Part, Phrase, Reference, Table
from page.export_text import language_tag, one_line
from page.figure_rows import FigureRow, figure_rows
from page.words import direction
from rag.schema import Answer

MARKERS = "{markers}"


def figures(answer: Answer, numbering: Callable[[int], int | None]) -> Iterator[Block | Table]:
    """Yield a heading and the table where an answer has more than one figure.

    Args:
        numbering: from an answer's marker to the number of its note.
    """
    rows = figure_rows(answer)
    if not rows:
        return
    words = chat_words(answer.language)
    language, way = language_tag(words.language), direction(words.language)
    yield Block(Kind.FACTS, language, way, (Phrase(f"{words.figures} ({len(rows)})"),))
    heads = (words.amount, words.kind_of_giving, words.status, words.date, words.source)
    yield Table(language, way, heads, tuple(_row(row, words.sum_of, numbering) for row in rows))


def _row(row: FigureRow, sum_of: str, numbering: Callable[[int], int | None]) -> tuple[Cell, ...]:
    """Return one figure: amount, kind, status, date, source."""
    texts = (row.amount, row.kind, row.status, row.date)
    notes: tuple[Part, ...] = tuple(Reference(number) for number in map(numbering, row.markers) if number is not None)
    before = (Phrase(sum_of.replace(MARKERS, "")),) if row.is_sum else ()
    return (*((Phrase(one_line(text)),) for text in texts), (*before, *notes))
