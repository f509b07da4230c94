"""The Chroma door: a collection of unit vectors by row number, and nothing else in it.

Asked for ids and distances only; text and metadata live in articles.sqlite. Knows nothing of articles.
A directory that is being served is never written to: `VectorWriter` is for a generation that is not published yet.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Self, cast

import numpy as np
from numpy.typing import NDArray

from rag.errors import IndexDamagedError

os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")  # read by chromadb while it is imported
import chromadb
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError

COLLECTION = "units"
CONFIGURATION: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_search": 200}
}  # 0.993 recall at 10 over 92,000 real chunks
BATCH = 5000  # Chroma refuses more than 5,461 records in one call

Vectors = NDArray[np.float32]  # shape (n, dimension), or (dimension,) for one


def _client(directory: Path) -> Client:
    """Open Chroma over a directory, without telemetry."""
    return cast("Client", chromadb.PersistentClient(str(directory), settings=Settings(anonymized_telemetry=False)))


def map_vectors(path: Path, dimension: int) -> Vectors:
    """Map the rows of a file of float32 vectors into memory, shape (rows, dimension), read only.

    Raises:
        IndexDamagedError: it is missing, or its size is not a whole number of rows.
    """
    row_bytes = dimension * np.dtype(np.float32).itemsize
    try:
        size = path.stat().st_size
        if size % row_bytes == 0:
            empty = np.zeros((0, dimension), dtype=np.float32)  # an empty file cannot be mapped
            return np.memmap(path, dtype=np.float32, mode="r").reshape(-1, dimension) if size else empty
    except OSError as error:
        message = f"{path} does not open ({error}): run `python -m ingest --rollback`."
        raise IndexDamagedError(message) from error
    message = f"{path} has {size} bytes, not a multiple of {row_bytes}: run `python -m ingest --rollback`."
    raise IndexDamagedError(message)


class VectorWriter:
    """Adds and deletes rows of a collection that nobody reads yet."""

    def __init__(self, directory: Path) -> None:
        self._client = _client(directory)
        names = {collection.name for collection in self._client.list_collections()}
        if COLLECTION in names:
            self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
        else:
            self._collection = self._client.create_collection(
                COLLECTION, configuration=CONFIGURATION, embedding_function=None
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def add(self, first_row: int, vectors: Vectors) -> None:
        """Add vectors under consecutive row numbers."""
        for offset in range(0, len(vectors), BATCH):
            batch = vectors[offset : offset + BATCH]
            ids = [str(first_row + offset + position) for position in range(len(batch))]
            self._collection.add(ids=ids, embeddings=batch)

    def delete(self, rows: Sequence[int]) -> None:
        """Delete rows."""
        for offset in range(0, len(rows), BATCH):
            self._collection.delete(ids=[str(row) for row in rows[offset : offset + BATCH]])


class VectorIndex:
    """A collection opened for questions."""

    def __init__(self, directory: Path) -> None:
        """Open a collection.

        Raises:
            IndexDamagedError: it is absent or does not open.
        """
        if not (directory / "chroma.sqlite3").is_file():  # or Chroma would create an empty one
            message = f"{directory} holds no vectors: run `python -m ingest --rebuild`."
            raise IndexDamagedError(message)
        try:
            self._client = _client(directory)
            self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
            self._count = self._collection.count()
        except (ChromaError, ValueError) as error:
            message = f"{directory} does not open ({error}): run `python -m ingest --rebuild`."
            raise IndexDamagedError(message) from error
        self._directory = directory

    def count(self) -> int:
        """Return the number of vectors."""
        return self._count

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """Return (row, cosine) of the nearest vectors, nearest first."""
        if not self._count:
            return []
        try:
            found = self._collection.query(
                query_embeddings=[vector.tolist()], n_results=min(limit, self._count), include=["distances"]
            )
        except ChromaError as error:
            message = f"{self._directory} does not answer ({error}): run `python -m ingest --rebuild`."
            raise IndexDamagedError(message) from error
        distances = found["distances"] or [[]]
        return [(int(row), 1.0 - distance) for row, distance in zip(found["ids"][0], distances[0], strict=True)]

    def close(self) -> None:
        """Give memory and file handles back; the index may not be used afterwards."""
        self._client.close()
