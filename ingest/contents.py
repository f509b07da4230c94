"""The texts of sources wherever they are: just read and in the spool, or kept in the published index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from ingest.base import Base
from ingest.dedupe import SourceRecord
from ingest.spool import Content, Spool, packed, unpacked
from rag.schema import Article


class Contents:
    """Texts by the hash of their content."""

    def __init__(self, spool: Spool, base: Base | None) -> None:
        self._spool = spool
        self._database = base.database if base else None

    def get(self, content_hash: str) -> Content:
        """Return a content; KeyError where no source has it."""
        content = self._spool.get(content_hash) or self._published(content_hash)
        if content is None:
            raise KeyError(content_hash)
        return content

    def article(self, record: SourceRecord) -> Article:
        """Return a record's article with its text."""
        return replace(record.article, text=self.get(record.content_hash).text)

    def published(self) -> set[str]:
        """Return the hashes that the published index keeps."""
        if self._database is None:
            return set()
        return {row["content_hash"] for row in self._database.execute("SELECT content_hash FROM contents")}

    def folded_before(self) -> dict[str, str]:
        """Return the contents that the published index folds into others as near duplicates."""
        statement = (
            "SELECT DISTINCT sources.content_hash AS own, articles.content_hash AS kept FROM sources"
            " JOIN articles ON articles.id = article_id WHERE own != kept"
        )
        rows = self._database.execute(statement) if self._database else ()
        return {row["own"]: row["kept"] for row in rows}

    def write(self, database: sqlite3.Connection, wanted: Iterable[str], of_articles: set[str]) -> None:
        """Bring a generation's contents in line: those of its sources, with the text where no article holds it."""
        keep = set(wanted)
        known = {row["content_hash"]: row["has_text"] for row in database.execute(KNOWN)}
        gone = [(content_hash,) for content_hash in known.keys() - keep]
        database.executemany("DELETE FROM contents WHERE content_hash = ?", gone)
        for content_hash in sorted(keep):
            folded = content_hash not in of_articles
            if known.get(content_hash) == folded:
                continue
            content = self.get(content_hash)
            raw = packed(content.raw) if content.raw != content.text else None
            text = packed(content.text) if folded else None
            row = (content_hash, raw, text, content.signature)
            database.execute("INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?)", row)

    def _published(self, content_hash: str) -> Content | None:
        """Return a content of the published index."""
        row = self._database.execute(PUBLISHED, (content_hash,)).fetchone() if self._database else None
        if row is None:
            return None
        text = row["article_text"] if row["text"] is None else unpacked(row["text"])
        return Content(text, text if row["raw"] is None else unpacked(row["raw"]), row["signature"])


KNOWN = "SELECT content_hash, text IS NOT NULL AS has_text FROM contents"
PUBLISHED = (
    "SELECT raw, contents.text AS text, signature, articles.text AS article_text FROM contents"
    " LEFT JOIN articles ON articles.content_hash = contents.content_hash WHERE contents.content_hash = ?"
)
