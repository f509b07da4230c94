"""One published generation, read only: articles, chunks, figures, names, vectors and the two search indexes.

Safe to read from several threads. Knows nothing of questions or ranking, and never writes.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

import numpy as np

from rag.errors import ArticleError, IndexDamagedError
from rag.keyword import KeywordIndex
from rag.ledger_records import GivingEvent
from rag.ledger_sources import events_in, with_links
from rag.manifest import (
    ARTICLES,
    CHROMA,
    KEYWORDS,
    VECTORS,
    Manifest,
    generation_directory,
    published_name,
    read_manifest,
    require_encoder,
)
from rag.records import (
    CHUNK_COLUMNS,
    FIGURE_COLUMNS,
    Unit,
    article_of_record,
    chunk_of_row,
    figure_of_row,
    open_database,
    organisation_of_record,
    unit_of_row,
)
from rag.schema import Article, Chunk, Figure, Organisation
from rag.vectors import VectorIndex, Vectors, map_vectors

CACHED_ARTICLES = 2000  # about 20 MB of news: a question reads the same few articles many times
VARIABLES = 500  # SQLite takes at least 999 in one statement


class Generation:
    """A complete, immutable index. Close it when its last reader has ended; it may not be used afterwards."""

    def __init__(self, directory: Path) -> None:
        """Open the generation in a directory.

        Raises:
            IndexDamagedError: a part is missing or does not open.
            IndexMismatchError: it was written by another layout version.
        """
        self.manifest: Manifest = read_manifest(directory)
        self.name = self.manifest.name
        self._lock = threading.Lock()
        self._articles: dict[str, Article] = {}
        self._database = open_database(directory / ARTICLES)
        try:
            self._vectors = map_vectors(directory / VECTORS, self.manifest.dimension)
            self.keyword = KeywordIndex.open(directory / KEYWORDS)
            self._nearest = VectorIndex(directory / CHROMA)
        except (OSError, ValueError) as error:  # tantivy raises ValueError
            self._database.close()
            message = f"The index in {directory} does not open ({error}): run `python -m ingest --rebuild`."
            raise IndexDamagedError(message) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @classmethod
    def open(cls, index: Path, fingerprint: str | None = None) -> Generation:
        """Open the published generation of an index, refusing one that another encoder made.

        Raises:
            NoIndexError: nothing has been published.
            IndexMismatchError: `fingerprint` is given and is not the index's, or the layout differs.
            IndexDamagedError: a part is missing or does not open.
        """
        directory = generation_directory(index, published_name(index))
        require_encoder(index, read_manifest(directory), fingerprint)
        return cls(directory)

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            ArticleError: the index holds no article of that id.
        """
        known = self._articles.get(article_id)
        if known is not None:
            return known
        rows = self._rows("SELECT record, text FROM articles WHERE id = ?", (article_id,))
        if not rows:
            message = (
                f"There is no article {article_id!r} in the index: `python -m ingest --status` lists what it holds."
            )
            raise ArticleError(message)
        article = with_links(article_of_record(rows[0]["record"], rows[0]["text"]), self.links_of(article_id))
        if len(self._articles) >= CACHED_ARTICLES:
            self._articles.clear()
        self._articles[article_id] = article
        return article

    def articles(self) -> list[Article]:
        """Return every article, by id."""
        rows = self._rows("SELECT record, text FROM articles ORDER BY id")
        articles = (article_of_record(row["record"], row["text"]) for row in rows)
        return [with_links(article, self.links_of(article.id)) for article in articles]

    def links_of(self, article_id: str) -> dict[str, str]:
        """Return the reports of the same event that were found, each with the reason."""
        rows = self._rows("SELECT other_id, reason FROM links WHERE article_id = ? ORDER BY other_id", (article_id,))
        return {row["other_id"]: row["reason"] for row in rows}

    def giving_events(self) -> list[GivingEvent]:
        """Return the ledger's events, newest first, as ingest derived them: nobody's corrections are in them."""
        return events_in(self._rows("SELECT record FROM giving ORDER BY position"))

    def languages(self) -> dict[str, int]:
        """Return the number of articles in each language, the most frequent first."""
        rows = self._rows("SELECT language, COUNT(*) AS n FROM articles GROUP BY language ORDER BY n DESC, language")
        return {row["language"]: row["n"] for row in rows}

    def countries(self) -> frozenset[str]:
        """Return the ISO 3166-1 alpha-2 codes of the countries that articles are of."""
        rows = self._rows("SELECT DISTINCT json_extract(record, '$.country') AS code FROM articles")
        return frozenset(row["code"] for row in rows if row["code"])

    def chunk(self, chunk_id: str) -> Chunk:
        """Return one chunk.

        Raises:
            IndexDamagedError: there is none of that id, which a search index gave.
        """
        return self.chunks([chunk_id])[0]

    def chunks(self, chunk_ids: Sequence[str]) -> list[Chunk]:
        """Return chunks in the order asked.

        Raises:
            IndexDamagedError: one does not exist, so a search index and the articles disagree.
        """
        rows = self._rows_in(f"SELECT {CHUNK_COLUMNS} FROM chunks WHERE id IN", chunk_ids)
        found = {row["id"]: chunk_of_row(row) for row in rows}
        missing = next((chunk_id for chunk_id in chunk_ids if chunk_id not in found), None)
        if missing is not None:
            message = f"There is no chunk {missing!r} in generation {self.name}: run `python -m ingest --rebuild`."
            raise IndexDamagedError(message)
        return [found[chunk_id] for chunk_id in chunk_ids]

    def chunks_of(self, article_id: str) -> list[Chunk]:
        """Return an article's chunks, in its order."""
        rows = self._rows(f"SELECT {CHUNK_COLUMNS} FROM chunks WHERE article_id = ? ORDER BY ordinal", (article_id,))
        return [chunk_of_row(row) for row in rows]

    def figures_of(self, article_id: str) -> list[Figure]:
        """Return an article's figures, in its order; their offsets are of article.text."""
        rows = self._rows(
            f"SELECT {FIGURE_COLUMNS} FROM figures WHERE article_id = ? ORDER BY start, end", (article_id,)
        )
        return [figure_of_row(row) for row in rows]

    def organisations(self) -> list[Organisation]:
        """Return the organisations whose spellings are known, as they were at ingest."""
        return [
            organisation_of_record(row["record"])
            for row in self._rows("SELECT record FROM organisations ORDER BY position")
        ]

    def articles_mentioning(self, organisation: str) -> list[str]:
        """Return ids of articles that name an organisation (canonical name), the most mentions first."""
        rows = self._rows(
            "SELECT article_id FROM mentions WHERE organisation = ? "
            "GROUP BY article_id ORDER BY COUNT(*) DESC, article_id",
            (organisation,),
        )
        return [row["article_id"] for row in rows]

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """Return (row, cosine) of the units nearest to a vector, nearest first."""
        return self._nearest.nearest(vector, limit)

    def chunk_of(self, row: int) -> str:
        """Return the id of the chunk that a unit belongs to."""
        return self.units([row])[0].chunk_id

    def units(self, rows: Sequence[int]) -> list[Unit]:
        """Return units in the order asked.

        Raises:
            IndexDamagedError: one does not exist, so the vectors and the articles disagree.
        """
        found = {unit["row"]: unit_of_row(unit) for unit in self._rows_in("SELECT * FROM units WHERE row IN", rows)}
        missing = next((row for row in rows if row not in found), None)
        if missing is not None:
            message = (
                f"Vector {missing} of generation {self.name} belongs to nothing: run `python -m ingest --rebuild`."
            )
            raise IndexDamagedError(message)
        return [found[row] for row in rows]

    def units_of(self, chunk_ids: Sequence[str]) -> dict[str, list[int]]:
        """Return the rows of each chunk's units, its own row first, then its windows in order."""
        rows_of: dict[str, list[int]] = {chunk_id: [] for chunk_id in chunk_ids}
        for unit in self._rows_in("SELECT row, chunk_id FROM units WHERE chunk_id IN", chunk_ids):
            rows_of[unit["chunk_id"]].append(unit["row"])
        return {chunk_id: sorted(rows) for chunk_id, rows in rows_of.items()}

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors of rows, shape (len(rows), dimension), read from the disk as needed."""
        return np.asarray(self._vectors[np.asarray(rows, dtype=np.int64)])

    def vector_count(self) -> int:
        """Return the number of vectors that the nearest-neighbour index holds."""
        return self._nearest.count()

    def close(self) -> None:
        """Give memory and file handles back."""
        self._nearest.close()
        self.keyword.close()
        with self._lock:
            self._database.close()

    def _rows(self, statement: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[sqlite3.Row]:
        """Run one query; one thread at a time uses the connection."""
        try:
            with self._lock:
                return self._database.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            message = (
                f"The articles of generation {self.name} cannot be read ({error}): run `python -m ingest --rollback`."
            )
            raise IndexDamagedError(message) from error

    def _rows_in(self, statement: str, values: Sequence[object]) -> Iterable[sqlite3.Row]:
        """Run a query that ends in IN over any number of values."""
        for offset in range(0, len(values), VARIABLES):
            batch = values[offset : offset + VARIABLES]
            yield from self._rows(f"{statement} ({','.join('?' * len(batch))})", batch)
