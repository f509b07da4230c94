"""Chunks and windows to rows: each unit gets a row number, its vector a place in vectors.f32 and one in Chroma.

A text that the published generation has a vector of is not encoded again. While one batch is being encoded, the
articles of the next are read; the next is handed over before this one is written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
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

BATCH = 256  # units encoded and written together: a few seconds of work, which Ctrl-C waits for


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


@dataclass(frozen=True, slots=True)
class Batch:
    """Units that are written together, with the vectors that are known and those that are being made."""

    units: Sequence[tuple[Unit, str]]  # with the hash of their text
    known: dict[str, Vectors]
    missing: Sequence[str]  # hashes of the texts that are being encoded, in their order
    encoded: Future[Vectors] | None


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
        self._batch: Batch | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="encoding")

    def add(self, article: Article, chunk: Chunk) -> None:
        """Append a chunk, its own unit first, then its windows."""
        for is_chunk, span, text in unit_texts(article, chunk):
            self._waiting.append((Unit(self._next_row, chunk.id, span, is_chunk), text))
            self._next_row += 1
        if len(self._waiting) >= BATCH:
            self.hand_over()

    def finish(self) -> None:
        """Encode and write whatever is not written."""
        while self._waiting or self._batch:
            self.hand_over()
        self._thread.shutdown()

    def hand_over(self) -> None:
        """Begin to encode the units that are waiting, then write the batch before: the encoder is never idle."""
        before, self._batch = self._batch, self._begun() if self._waiting else None
        if before is not None:
            self._write(before)

    def _begun(self) -> Batch:
        """Return the units that are waiting as a batch whose texts without a vector are queued for the encoder."""
        units = [(unit, text_hash(text)) for unit, text in self._waiting]
        texts = {each: text for (_, each), (_, text) in zip(units, self._waiting, strict=True)}
        known = {each: row for each in texts if (row := self._known(each)) is not None}
        missing = [each for each in texts if each not in known]
        encode = self._encoder.encode_passages
        encoded = self._thread.submit(encode, [texts[each] for each in missing]) if missing else None
        self._waiting = []
        return Batch(units, known, missing, encoded)

    def _write(self, batch: Batch) -> None:
        """Write a batch, once it is encoded."""
        vectors = dict(batch.known)
        if batch.encoded is not None:
            vectors.update(zip(batch.missing, batch.encoded.result(), strict=True))
        rows = np.stack([vectors[each] for _, each in batch.units])
        for unit, each in batch.units:
            insert_unit(self._database, unit, each)
        with self._file.open("ab") as file:
            file.write(rows.astype("<f4").tobytes())
        self._chroma.add(batch.units[0][0].row, rows)

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
