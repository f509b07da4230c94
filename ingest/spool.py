"""The texts of sources that are being read, on the disk: an ingest of any size holds only records in memory.

Knows texts by the hash of their content. Gone when it is closed.
"""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self


@dataclass(frozen=True, slots=True)
class Content:
    """A text as it is kept, as its source had it, and what near duplicates are found by."""

    text: str
    raw: str
    signature: bytes


class Spool:
    """Contents by their hash."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="csr-ingest-")
        self._database = sqlite3.connect(Path(self._folder.name) / "contents.sqlite", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("CREATE TABLE contents (hash TEXT PRIMARY KEY, text BLOB, raw BLOB, signature BLOB)")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self._folder.cleanup()

    def put(self, content_hash: str, content: Content) -> None:
        """Keep a content; one of the same hash that is there already stays."""
        row = (content_hash, packed(content.text), packed(content.raw), content.signature)
        self._database.execute("INSERT OR IGNORE INTO contents VALUES (?, ?, ?, ?)", row)

    def get(self, content_hash: str) -> Content | None:
        """Return a content, or None where none of that hash was put."""
        statement = "SELECT text, raw, signature FROM contents WHERE hash = ?"
        row = self._database.execute(statement, (content_hash,)).fetchone()
        return Content(unpacked(row[0]), unpacked(row[1]), row[2]) if row else None


def packed(text: str) -> bytes:
    """Return a text compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 3)


def unpacked(data: bytes) -> str:
    """Return a compressed text."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
