"""The published generation as an ingest starts from it: its truth and its vectors, not what is made of them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rag.errors import IndexDamagedError, IndexMismatchError, NoIndexError
from rag.manifest import (
    ARTICLES,
    TAKEN_OVER,
    VECTORS,
    Manifest,
    generation_directory,
    published_name,
    read_manifest,
)
from rag.records import open_database
from rag.vectors import Vectors, map_vectors


@dataclass(frozen=True, slots=True)
class Base:
    """What an ingest takes over."""

    directory: Path
    manifest: Manifest
    database: sqlite3.Connection  # read only
    vectors: Vectors | None  # None: damaged or of another layout, so every text is encoded again


@contextmanager
def open_base(index: Path) -> Iterator[Base | None]:
    """Open the published generation, or give None where nothing was published yet or in a layout too old to read.

    Raises:
        IndexDamagedError: its truth cannot be read.
    """
    try:
        directory = generation_directory(index, published_name(index))
        manifest = read_manifest(directory, TAKEN_OVER)
    except (NoIndexError, IndexMismatchError):
        yield None
        return
    if file_hash(directory / ARTICLES) != manifest.files[ARTICLES]:
        message = f"{directory / ARTICLES} is damaged: run `python -m ingest --rollback`."
        raise IndexDamagedError(message)
    database = open_database(directory / ARTICLES)
    try:
        yield Base(directory, manifest, database, _vectors(directory, manifest))
    finally:
        database.close()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes.

    Raises:
        IndexDamagedError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        message = f"{path} cannot be read ({error}): run `python -m ingest --rollback`."
        raise IndexDamagedError(message) from error


def _vectors(directory: Path, manifest: Manifest) -> Vectors | None:
    """Return the vectors if they are what was published."""
    try:
        intact = file_hash(directory / VECTORS) == manifest.files[VECTORS]
        return map_vectors(directory / VECTORS, manifest.dimension) if intact else None
    except IndexDamagedError:
        return None
