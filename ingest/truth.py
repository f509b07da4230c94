"""Writes articles.sqlite of a generation that is not published yet. Knows nothing of files or vectors."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ingest.dedupe import Source, SourceRecord
from ingest.event_record import record_of_signature, signature_of_record
from ingest.event_signature import Signature, event_keys
from ingest.events import Link
from rag.ledger_gifts import statements_of
from rag.ledger_records import GivingEvent
from rag.ledger_sources import source_of
from rag.ledger_store import record_of_event, record_of_statements
from rag.names import Mention
from rag.records import (
    CHUNK_COLUMNS,
    FIGURE_COLUMNS,
    SCHEMA,
    Unit,
    article_of_record,
    record_of_article,
    record_of_organisation,
    row_of_chunk,
    row_of_figure,
)
from rag.schema import Chunk, Figure, Organisation

COUNTED = ("articles", "chunks", "units", "figures", "mentions", "sources", "organisations", "giving")


def create_database(path: Path) -> sqlite3.Connection:
    """Create an empty articles.sqlite and open it for writing."""
    database = change_database(path)
    database.executescript(SCHEMA)
    return database


def change_database(path: Path) -> sqlite3.Connection:
    """Open a generation's own copy of articles.sqlite for writing; a crash loses the whole unpublished copy anyway."""
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA journal_mode = MEMORY")
    database.execute("PRAGMA synchronous = OFF")
    return database


def remove_article(database: sqlite3.Connection, article_id: str) -> list[int]:
    """Remove an article and all that was derived from it; return the rows of its units."""
    statement = "SELECT row FROM units WHERE chunk_id IN (SELECT id FROM chunks WHERE article_id = ?)"
    rows = [int(unit["row"]) for unit in database.execute(statement, (article_id,))]
    database.executemany("DELETE FROM units WHERE row = ?", [(row,) for row in rows])
    for table in ("chunks", "figures", "mentions", "events", "statements"):
        database.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    database.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    return rows


def insert_article(
    database: sqlite3.Connection,
    record: SourceRecord,
    parts: tuple[Sequence[Chunk], Sequence[Figure], Sequence[Mention]],
) -> None:
    """Insert an article with its chunks, figures, mentions, what it tells of its event and what it states as given."""
    article = record.article
    chunks, figures, mentions = parts
    database.execute(
        "INSERT INTO articles (id, text, text_hash, content_hash, language, record) VALUES (?, ?, ?, ?, ?, ?)",
        (article.id, article.text, record.text_hash, record.content_hash, article.language, record_of_article(article)),
    )
    database.executemany(
        f"INSERT INTO chunks ({CHUNK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", [row_of_chunk(chunk) for chunk in chunks]
    )
    database.executemany(
        f"INSERT INTO figures (article_id, {FIGURE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(article.id, *row_of_figure(figure)) for figure in figures],
    )
    database.executemany(
        "INSERT INTO mentions (article_id, organisation, start, end) VALUES (?, ?, ?, ?)",
        [(article.id, mention.name, mention.start, mention.end) for mention in mentions],
    )
    read = source_of(article, (span for chunk in chunks for span in chunk.sentences), figures, mentions)
    stated = statements_of(read)
    told = record_of_signature(event_keys(read, stated))
    database.execute("INSERT INTO events (article_id, record) VALUES (?, ?)", (article.id, told))
    statement = "INSERT INTO statements (article_id, record) VALUES (?, ?)"
    database.execute(statement, (article.id, record_of_statements(stated)))


def insert_unit(database: sqlite3.Connection, unit: Unit, text_hash: str) -> None:
    """Insert one unit."""
    database.execute(
        "INSERT INTO units (row, chunk_id, start, end, is_chunk, text_hash) VALUES (?, ?, ?, ?, ?, ?)",
        (unit.row, unit.chunk_id, unit.span.start, unit.span.end, int(unit.is_chunk), text_hash),
    )


def replace_sources(database: sqlite3.Connection, sources: Iterable[tuple[SourceRecord, str]]) -> None:
    """Write every source with the id of the article it gives."""
    database.execute("DELETE FROM sources")
    database.executemany(
        "INSERT INTO sources (root, path, part, article_id, file_hash, text_hash, content_hash, has_own_id, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                record.source.root,
                record.source.path,
                record.source.part,
                article_id,
                record.file_hash,
                record.text_hash,
                record.content_hash,
                int(record.has_own_id),
                record_of_article(record.article),
            )
            for record, article_id in sources
        ],
    )


def replace_organisations(database: sqlite3.Connection, organisations: Sequence[Organisation]) -> None:
    """Write the organisations in their order."""
    database.execute("DELETE FROM organisations")
    database.executemany(
        "INSERT INTO organisations (name, position, record) VALUES (?, ?, ?)",
        [(each.name, position, record_of_organisation(each)) for position, each in enumerate(organisations)],
    )


def known_records(database: sqlite3.Connection) -> Iterator[tuple[SourceRecord, str]]:
    """Return every source with the id of the article it gave; their articles' texts are left empty."""
    for row in database.execute("SELECT * FROM sources ORDER BY root, path, part"):
        record = SourceRecord(
            source=Source(row["root"], row["path"], row["part"]),
            file_hash=row["file_hash"],
            text_hash=row["text_hash"],
            content_hash=row["content_hash"],
            has_own_id=bool(row["has_own_id"]),
            article=article_of_record(row["record"], ""),
        )
        yield record, row["article_id"]


def article_marks(database: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Return (record, text hash) of each article by id: what tells whether it has changed."""
    return {row["id"]: (row["record"], row["text_hash"]) for row in database.execute("SELECT * FROM articles")}


def signatures(database: sqlite3.Connection) -> Iterator[Signature]:
    """Return what each article tells of its event, by id."""
    for row in database.execute("SELECT record FROM events ORDER BY article_id"):
        yield signature_of_record(row["record"])


def replace_links(database: sqlite3.Connection, links: Iterable[Link]) -> None:
    """Write the reports of one event that were found, each pair both ways."""
    database.execute("DELETE FROM links")
    rows = [(one, other, each.reason) for each in links for one, other in (each.articles, each.articles[::-1])]
    database.executemany("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", rows)


def replace_giving(database: sqlite3.Connection, events: Iterable[GivingEvent]) -> None:
    """Write the ledger, in its order."""
    database.execute("DELETE FROM giving")
    rows = ((position, event.key, record_of_event(event)) for position, event in enumerate(events))
    database.executemany("INSERT INTO giving (position, key, record) VALUES (?, ?, ?)", rows)


def chunk_texts(database: sqlite3.Connection) -> Iterator[tuple[str, str, str, str]]:
    """Return (chunk id, article's title, chunk's text, language) of every chunk, by article and order."""
    statement = (
        "SELECT chunks.id, start, end, chunks.language, text, json_extract(record, '$.title') AS title"
        " FROM chunks JOIN articles ON articles.id = article_id ORDER BY article_id, ordinal"
    )
    for row in database.execute(statement):
        yield row["id"], row["title"], row["text"][row["start"] : row["end"]], row["language"]


def counts(database: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {table: int(database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]) for table in COUNTED}


def corpus_hash(database: sqlite3.Connection) -> str:
    """Return a hash of every article's record and text."""
    digest = hashlib.sha256()
    for row in database.execute("SELECT record, text_hash FROM articles ORDER BY id"):
        digest.update(f"{row['record']}\0{row['text_hash']}\0".encode())
    return digest.hexdigest()
