"""Chunks and windows to rows: each unit gets a row number, its vector a place in vectors.f32 and one in Chroma.

A text that the published generation has a vector of is not encoded again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np

from ingest.base import Base
from ingest.chunk import windows
from ingest.truth import insert_unit
from rag.manifest import VECTORS
from rag.records import Unit
from rag.schema import Article, Chunk, Span
from rag.vectors import Vectors, VectorWriter

BATCH = 256  # units encoded and written together: seconds of work, so that progress is seen


class PassageEncoder(Protocol):
    """What turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """What the manifest calls it."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    @property
    def fingerprint(self) -> str:
        """Equal fingerprints give equal vectors."""

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return one unit vector a text, shape (len(texts), dimension)."""


class UnitWriter:
    """Appends the units of articles to a generation that is not published yet; `finish` writes what is waiting."""

    def __init__(
        self,
        directory: Path,
        database: sqlite3.Connection,
        chroma: VectorWriter,
        encoder: PassageEncoder,
        base: Base | None,
    ) -> None:
        self._file = directory / VECTORS
        self._file.touch()
        self._database = database
        self._chroma = chroma
        self._encoder = encoder
        comparable = base is not None and base.manifest.fingerprint == encoder.fingerprint
        self._base = base if comparable else None
        self._next_row = self._file.stat().st_size // (encoder.dimension * np.dtype(np.float32).itemsize)
        self._waiting: list[tuple[Unit, str]] = []

    def add(self, article: Article, chunk: Chunk) -> None:
        """Append a chunk, its own unit first, then its windows."""
        for is_chunk, span, text in unit_texts(article, chunk):
            row = self._next_row + len(self._waiting)
            self._waiting.append((Unit(row, chunk.id, span, is_chunk), text))
        if len(self._waiting) >= BATCH:
            self.finish()

    def finish(self) -> None:
        """Encode and write the units that are waiting."""
        if not self._waiting:
            return
        hashes = [text_hash(text) for _, text in self._waiting]
        vectors = self._vectors(dict(zip(hashes, (text for _, text in self._waiting), strict=True)))
        rows = np.stack([vectors[each] for each in hashes])
        for (unit, _), each in zip(self._waiting, hashes, strict=True):
            insert_unit(self._database, unit, each)
        with self._file.open("ab") as file:
            file.write(rows.astype("<f4").tobytes())
        self._chroma.add(self._next_row, rows)
        self._next_row += len(rows)
        self._waiting.clear()

    def _vectors(self, texts: dict[str, str]) -> dict[str, Vectors]:
        """Return the vector of each text by its hash, encoding only those that the base has none of."""
        vectors = {each: row for each in texts if (row := self._known(each)) is not None}
        missing = [each for each in texts if each not in vectors]
        if missing:
            encoded = self._encoder.encode_passages([texts[each] for each in missing])
            vectors.update(zip(missing, encoded, strict=True))
        return vectors

    def _known(self, each: str) -> Vectors | None:
        """Return the vector that the base has of a text."""
        if self._base is None or self._base.vectors is None:
            return None
        found = self._base.database.execute("SELECT row FROM units WHERE text_hash = ? LIMIT 1", (each,)).fetchone()
        return None if found is None else np.asarray(self._base.vectors[found["row"]])


def unit_texts(article: Article, chunk: Chunk) -> Iterator[tuple[bool, Span, str]]:
    """Return (is the chunk itself, span, text to encode) of a chunk and of its windows.

    The chunk is encoded with the title, which says what "the company" in it is; windows are encoded bare, to be
    found by their own words.
    """
    whole = Span(chunk.start, chunk.end)
    yield True, whole, titled(article.title, whole.of(article.text))
    for span in windows(chunk):
        yield False, span, span.of(article.text)


def titled(title: str, text: str) -> str:
    """Return a chunk's text as it is encoded and indexed: under its article's title."""
    return f"{title}\n{text}"


def text_hash(text: str) -> str:
    """Return the hash under which a text's vector is found again."""
    return hashlib.sha256(text.encode()).hexdigest()
