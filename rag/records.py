"""The tables of articles.sqlite and how the domain's records become rows and come back. Knows nothing of files."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from rag.errors import IndexDamagedError
from rag.schema import Article, Chunk, Figure, FigureKind, GivingStatus, Hedge, Organisation, SourceKind, Span

SCHEMA = """
CREATE TABLE articles (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, text_hash TEXT NOT NULL, content_hash TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL, record TEXT NOT NULL  -- every other field of Article, as JSON
) WITHOUT ROWID;
CREATE TABLE sources (
    root TEXT NOT NULL, path TEXT NOT NULL, part TEXT NOT NULL, article_id TEXT NOT NULL, file_hash TEXT NOT NULL,
    text_hash TEXT NOT NULL, content_hash TEXT NOT NULL, has_own_id INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (root, path, part)
) WITHOUT ROWID;
CREATE TABLE contents (  -- of every source; what is compressed is so by zlib
    content_hash TEXT PRIMARY KEY, raw BLOB,  -- before cleaning, where that changed anything
    text BLOB,  -- of a source that was folded into another one's article, since no article holds it
    signature BLOB NOT NULL  -- what near duplicates are found by
) WITHOUT ROWID;
CREATE TABLE events (  -- what each article tells of its event, as ingest compares it
    article_id TEXT PRIMARY KEY, record TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE links (  -- other reports of one event, found by what they tell; each pair stands twice
    article_id TEXT NOT NULL, other_id TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (article_id, other_id)
) WITHOUT ROWID;
CREATE TABLE chunks (
    id TEXT PRIMARY KEY, article_id TEXT NOT NULL, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, language TEXT NOT NULL, sentences TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX chunks_of_article ON chunks (article_id, ordinal);
CREATE TABLE units (
    row INTEGER PRIMARY KEY, chunk_id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    is_chunk INTEGER NOT NULL, text_hash TEXT NOT NULL
);
CREATE INDEX units_of_chunk ON units (chunk_id, row);
CREATE INDEX units_of_text ON units (text_hash);  -- what was encoded once is not encoded again
CREATE TABLE figures (
    article_id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, value REAL NOT NULL, unit TEXT,
    hedge TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX figures_of_article ON figures (article_id, start);
CREATE TABLE mentions (  -- start = end = 0: named in the article's record and not in its text
    article_id TEXT NOT NULL, organisation TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
);
CREATE INDEX mentions_of_organisation ON mentions (organisation, article_id);
CREATE INDEX mentions_of_article ON mentions (article_id, start);
CREATE TABLE statements (  -- what each article states as given, derived when it is written; a JSON list
    article_id TEXT PRIMARY KEY, record TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE giving (  -- the ledger: the events that all statements come to, newest first
    position INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, record TEXT NOT NULL
);
CREATE TABLE organisations (name TEXT PRIMARY KEY, position INTEGER NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
"""

FIGURE_COLUMNS = "value, unit, start, end, text, hedge, kind, status"
CHUNK_COLUMNS = "id, article_id, ordinal, start, end, language, sentences"


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of the vectors: a chunk with its article's title, or a window of a chunk's sentences."""

    row: int
    chunk_id: str
    span: Span  # characters of article.text
    is_chunk: bool


def open_database(path: Path) -> sqlite3.Connection:
    """Open a published articles.sqlite for reading from any thread; `immutable` because nobody may write to it.

    Raises:
        IndexDamagedError: it is missing or not a database.
    """
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        database.row_factory = sqlite3.Row
        database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        message = f"{path} does not open ({error}): run `python -m ingest --rollback`."
        raise IndexDamagedError(message) from error
    return database


def record_of_article(article: Article) -> str:
    """Return every field but the text as JSON with sorted keys, so that equal articles give equal strings."""
    fields = {
        "id": article.id,
        "title": article.title,
        "language": article.language,
        "source_kind": article.source_kind.value,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published,
        "country": article.country,
        "organisations": article.organisations,
        "same_event_as": article.same_event_as,
        "guessed": article.guessed,
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def article_of_record(record: str, text: str) -> Article:
    """Return the article of a JSON record and its text."""
    fields = json.loads(record)
    fields["source_kind"] = SourceKind(fields["source_kind"])
    for name in ("organisations", "same_event_as", "guessed"):
        fields[name] = tuple(fields[name])
    return Article(text=text, **fields)


def record_of_organisation(organisation: Organisation) -> str:
    """Return an organisation as JSON."""
    fields = {
        "name": organisation.name,
        "aliases": organisation.aliases,
        "names": dict(organisation.names),
        "country": organisation.country,
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def organisation_of_record(record: str) -> Organisation:
    """Return the organisation of a JSON record."""
    fields = json.loads(record)
    return Organisation(
        name=fields["name"],
        aliases=tuple(fields["aliases"]),
        names=tuple(fields["names"].items()),
        country=fields["country"],
    )


def row_of_chunk(chunk: Chunk) -> tuple[str, str, int, int, int, str, str]:
    """Return a chunk as the columns CHUNK_COLUMNS."""
    sentences = json.dumps([(span.start, span.end) for span in chunk.sentences])
    return (chunk.id, chunk.article_id, chunk.ordinal, chunk.start, chunk.end, chunk.language, sentences)


def chunk_of_row(row: sqlite3.Row) -> Chunk:
    """Return the chunk of a row with the columns CHUNK_COLUMNS."""
    sentences = tuple(Span(start, end) for start, end in json.loads(row["sentences"]))
    return Chunk(
        row["id"], row["article_id"], row["ordinal"], row["start"], row["end"], row["language"], sentences=sentences
    )


def row_of_figure(figure: Figure) -> tuple[float, str | None, int, int, str, str, str, str]:
    """Return a figure as the columns FIGURE_COLUMNS."""
    qualifiers = (figure.hedge.value, figure.kind.value, figure.status.value)
    return (figure.value, figure.unit, figure.start, figure.end, figure.text, *qualifiers)


def figure_of_row(row: sqlite3.Row) -> Figure:
    """Return the figure of a row with the columns FIGURE_COLUMNS."""
    return Figure(
        value=row["value"],
        unit=row["unit"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        hedge=Hedge(row["hedge"]),
        kind=FigureKind(row["kind"]),
        status=GivingStatus(row["status"]),
    )


def unit_of_row(row: sqlite3.Row) -> Unit:
    """Return the unit of a row of `units`."""
    return Unit(row["row"], row["chunk_id"], Span(row["start"], row["end"]), bool(row["is_chunk"]))
