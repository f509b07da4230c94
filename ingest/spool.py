"""The texts of sources that are being read, on the disk: an ingest of any size holds only records in memory.

Knows texts by the hash of their content. Gone when it is closed.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from rag.names import Mention


@dataclass(frozen=True, slots=True)
class Content:
    """A text as it is kept, as its source had it, what near duplicates are found by, and what was found in it."""

    text: str
    raw: str
    signature: bytes
    mentions: Sequence[Mention] | None = None  # of listed organisations; None: not looked for in this ingest


class Spool:
    """Contents by their hash."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="csr-ingest-")
        self._database = sqlite3.connect(Path(self._folder.name) / "contents.sqlite", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(
            "CREATE TABLE contents (hash TEXT PRIMARY KEY, text BLOB, raw BLOB, signature BLOB, mentions TEXT)"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self._folder.cleanup()

    def put(self, content_hash: str, content: Content) -> None:
        """Keep a content; one of the same hash that is there already stays."""
        raw = packed(content.raw) if content.raw != content.text else None
        mentions = json.dumps([(one.name, one.start, one.end) for one in content.mentions or ()])
        row = (content_hash, packed(content.text), raw, content.signature, mentions)
        self._database.execute("INSERT OR IGNORE INTO contents VALUES (?, ?, ?, ?, ?)", row)

    def get(self, content_hash: str) -> Content | None:
        """Return a content, or None where none of that hash was put."""
        statement = "SELECT text, raw, signature, mentions FROM contents WHERE hash = ?"
        row = self._database.execute(statement, (content_hash,)).fetchone()
        if row is None:
            return None
        text = unpacked(row[0])
        mentions = [Mention(name, start, end) for name, start, end in json.loads(row[3])]
        return Content(text, unpacked(row[1]) if row[1] else text, row[2], mentions)


def packed(text: str) -> bytes:
    """Return a text compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 3)


def unpacked(data: bytes) -> str:
    """Return a compressed text."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
