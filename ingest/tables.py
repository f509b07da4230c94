"""Tables of articles, JSON Lines and CSV, to documents: one row at a time, so a file of any size needs little memory.

A row that gives no article is refused with its line and why, and the rows around it come out. Compressed or not.
Knows how rows are written; which column is what is `ingest.columns`, which bytes are a line `ingest.lines`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import BinaryIO

import orjson

from ingest.columns import Columns, field_called, match_columns, stated
from ingest.csv_rows import csv_rows, dialect_of
from ingest.document import Document, Refusal
from ingest.lines import DAMAGED, TOO_LONG, Line, Lines
from rag.errors import ArticleError

LONGEST_PART = 100  # characters of a row's own id; a longer one is no id
NUMBERED = re.compile(r"line \d+")

JSON_KINDS = {
    list: "a list",
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}

Parts = Iterator[Document | Refusal]
Row = Mapping[str, object]


@dataclass(slots=True)
class Seen:
    """The ids that a file's rows have had, as hashes of eight bytes: all that grows with the file."""

    digests: set[bytes] = field(default_factory=set)

    def is_new(self, own_id: str) -> bool:
        """Note an id, and tell whether no row had it before."""
        digest = hashlib.blake2b(own_id.encode("utf-8", "replace"), digest_size=8).digest()
        before = len(self.digests)
        self.digests.add(digest)
        return len(self.digests) > before


def read_json_lines(lines: BinaryIO, columns: Mapping[str, str]) -> Parts:
    """Yield the article of each line, a JSON object, or why it gives none.

    Args:
        columns: our field to the table's column, where its own names do not tell.

    Raises:
        ArticleError: the file is no table of articles, or lacks a column that is named.
    """
    return _whole(_json_parts, lines, columns)


def read_csv(lines: BinaryIO, columns: Mapping[str, str]) -> Parts:
    """Yield the article of each row below the header, or why it gives none; divided by comma, semicolon or tab.

    Args:
        columns: our field to the table's column, where its own names do not tell.

    Raises:
        ArticleError: the file is no table of articles, or lacks a column that is named.
    """
    return _whole(_csv_parts, lines, columns)


def _whole(read: Callable[[Lines, Mapping[str, str]], Parts], stream: BinaryIO, columns: Mapping[str, str]) -> Parts:
    """Yield what a reader gives of a whole file, with what can befall the file as one error."""
    empty = True
    try:
        for part in read(Lines(stream), columns):
            empty = False
            yield part
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = f"is a damaged gzip archive ({error}); download or copy it again."
        raise ArticleError(message) from error
    if empty:
        raise ArticleError("holds no rows; put an article a row in it or remove it.")


def _json_parts(lines: Lines, wanted: Mapping[str, str]) -> Parts:
    """Yield what the lines of a JSON Lines file give."""
    fixed = _named_columns(lines.sample(), wanted)
    seen = Seen()
    for line in lines:
        if not line.too_long and not line.text.strip():
            continue
        row = _object(line, lines)
        if isinstance(row, str):
            yield Refusal(f"line {line.number}", row)
            continue
        try:
            columns = _columns_of(tuple(row), tuple(fixed.items()))
            yield _document(line.number, row, columns, seen)
        except ArticleError as error:
            yield Refusal(f"line {line.number}", str(error))


def _named_columns(sample: Sequence[Line], wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the columns that a person names as the first objects of a JSON Lines file write them.

    Raises:
        ArticleError: no object has a text, or a column that is named; or the file is one JSON array.
    """
    texts = [line.text.strip() for line in sample if line.text.strip()]
    if texts and texts[0].startswith("["):
        raise ArticleError("is a JSON array, not JSON Lines; write one object a line, without brackets and commas.")
    rows = [row for row in map(_parsed, texts) if isinstance(row, dict)]
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not names:
        return dict(wanted)
    columns = match_columns(names, wanted)
    return {name: columns[field_called(name)][0] for name in wanted}


@lru_cache(maxsize=256)
def _columns_of(names: tuple[str, ...], fixed: tuple[tuple[str, str], ...]) -> Columns:
    """Return which keys of an object hold which field; a key that a person names may be missing in one object."""
    return match_columns([*names, *(column for _, column in fixed)], dict(fixed))


def _object(line: Line, lines: Lines) -> Row | str:
    """Return the object of a line, or why there is none."""
    if line.too_long:
        return TOO_LONG
    if lines.is_damaged(line.text):
        return DAMAGED
    row = _parsed(line.text)
    if isinstance(row, ValueError):
        return f"is not JSON ({row}); correct the line."
    if not isinstance(row, dict):
        return f'is {JSON_KINDS.get(type(row), "a value")}, not an object; write the article as {{"text": …}}.'
    return row


def _parsed(text: str) -> object:
    """Return the value of a JSON text, or the ValueError why there is none.

    Beyond JSON: NaN, as pandas writes an empty cell, and half a character, as of an emoji cut in two.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as strict:
        try:
            value = json.loads(text, parse_constant=lambda _: None)
            plain = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            return orjson.loads(plain)
        except (ValueError, RecursionError):
            return strict


def _csv_parts(lines: Lines, wanted: Mapping[str, str]) -> Parts:
    """Yield what the rows of a CSV file give."""
    rows = csv_rows(lines, dialect_of(lines.sample(), wanted))
    header = next(((number, cells) for number, cells in rows if cells), (1, []))[1]
    if isinstance(header, str):
        raise ArticleError(f"has a header that {header}")
    columns = match_columns(header, wanted)
    seen = Seen()
    for number, cells in rows:
        if isinstance(cells, str):
            yield Refusal(f"line {number}", cells)
        elif not any(cell.strip() for cell in cells):
            continue
        elif len(cells) < len(header) or any(cells[len(header) :]):
            reason = f"has {len(cells)} cells where the header has {len(header)}; correct its separators and quotes."
            yield Refusal(f"line {number}", reason)
        else:
            row = dict(zip(reversed(header), reversed(cells[: len(header)]), strict=True))  # of equal names the first
            try:
                yield _document(number, row, columns, seen)
            except ArticleError as error:
                yield Refusal(f"line {number}", str(error))


def _document(number: int, row: Row, columns: Columns, seen: Seen) -> Document | Refusal:
    """Return the article of a row; an id that another row of the file has is none."""
    given, text, own_id = stated(row, columns)
    usable = 0 < len(own_id) <= LONGEST_PART and not NUMBERED.fullmatch(own_id) and seen.is_new(own_id)
    return Document(given if usable else replace(given, id=None), text, own_id if usable else f"line {number}")
