"""The rows of a CSV file: its dialect told from its first lines, quotes and line ends in cells, rows that are broken.

Knows lines and quotation marks; what columns mean is `ingest.columns`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.columns import recognised
from ingest.lines import DAMAGED, LARGEST_ROW, TOO_LONG, Line, Lines, size_of


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV file divides its rows."""

    delimiter: str
    quoted: bool = True  # in a TSV a quotation mark may just be one


DIALECTS = (Dialect(","), Dialect(";"), Dialect("\t"), Dialect("\t", quoted=False))  # of equals the first wins


def dialect_of(sample: Sequence[Line], wanted: Mapping[str, str]) -> Dialect:
    """Return the dialect that finds most known columns in the first line, and then rows as wide as the header."""
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST_ROW))  # the module's own limit is 128 KB

    texts = [line.text for line in sample if line.text.strip()]

    def fit(dialect: Dialect) -> tuple[int, float]:
        rows = list(_attempted(texts, dialect)) or [[]]
        known = recognised(rows[0]) + len(set(wanted.values()).intersection(rows[0]))
        return known, sum(len(row) == len(rows[0]) > 1 for row in rows) / len(rows)

    return max(DIALECTS, key=fit)


def csv_rows(lines: Lines, dialect: Dialect) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each row with the line it begins at; a row that cannot be read costs its first line alone."""
    while True:
        taken: list[Line] = []
        try:
            cells = next(_reader(_feed(lines, taken), dialect))
        except StopIteration:
            return
        except csv.Error as error:
            lines.put_back(taken[1:])
            reason = str(error) if str(error) == TOO_LONG else f"is not CSV ({error}); correct its quotation marks."
            yield taken[0].number, reason
            continue
        damaged = any(lines.is_damaged(line.text) for line in taken)
        yield taken[0].number, DAMAGED if damaged else cells


def _attempted(texts: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    """Yield the rows of lines in a dialect; one without cells for each that is not of it."""
    reader = _reader(texts, dialect)
    while True:
        try:
            yield next(reader)
        except csv.Error:
            yield []
        except StopIteration:
            return


def _reader(texts: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    """Return the rows of lines in a dialect."""
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE
    return csv.reader(texts, delimiter=dialect.delimiter, quoting=quoting, skipinitialspace=True, strict=True)


def _feed(lines: Lines, taken: list[Line]) -> Iterator[str]:
    """Yield the lines of one row and note them, up to the size that a row may have."""
    size = 0
    for line in lines:
        taken.append(line)
        size += size_of(line.text)
        if line.too_long or size > LARGEST_ROW:
            raise csv.Error(TOO_LONG)
        yield line.text
