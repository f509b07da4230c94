"""The articles of a published index with their sentences, figures and names, read in a few queries.

Only articles.sqlite is opened: neither vectors nor search indexes, so that the ledger starts at once.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from rag.errors import IndexDamagedError
from rag.ledger_records import Source
from rag.manifest import ARTICLES, generation_directory
from rag.names import Mention
from rag.records import FIGURE_COLUMNS, article_of_record, figure_of_row, open_database, organisation_of_record
from rag.schema import Figure, Organisation, Span


def read_sources(index: Path, name: str) -> list[Source]:
    """Return every article of a generation, by id.

    Args:
        name: of the generation, as `published_name` or `Generation.name` gives it.

    Raises:
        IndexDamagedError: its articles.sqlite does not open or lacks a table.
    """
    path = generation_directory(index, name) / ARTICLES
    with closing(open_database(path)) as database:
        try:
            return _read(database)
        except sqlite3.Error as error:
            message = f"{path} cannot be read ({error}): run `python -m ingest --rebuild`."
            raise IndexDamagedError(message) from error


def read_organisations(index: Path, name: str) -> list[Organisation]:
    """Return the organisations whose spellings a generation knows.

    Raises:
        IndexDamagedError: as `read_sources`.
    """
    with closing(open_database(generation_directory(index, name) / ARTICLES)) as database:
        rows = database.execute("SELECT record FROM organisations ORDER BY position").fetchall()
    return [organisation_of_record(row["record"]) for row in rows]


def _read(database: sqlite3.Connection) -> list[Source]:
    """Read the tables and set them together by article."""
    figures: dict[str, list[Figure]] = {}
    for row in database.execute(f"SELECT article_id, {FIGURE_COLUMNS} FROM figures ORDER BY article_id, start, end"):
        figures.setdefault(row["article_id"], []).append(figure_of_row(row))
    mentions: dict[str, list[Mention]] = {}
    for row in database.execute("SELECT * FROM mentions WHERE end > start ORDER BY article_id, start, end"):
        mentions.setdefault(row["article_id"], []).append(Mention(row["organisation"], row["start"], row["end"]))
    sentences: dict[str, dict[Span, None]] = {}  # chunks may share sentences
    for row in database.execute("SELECT article_id, sentences FROM chunks ORDER BY article_id, ordinal"):
        spans = (Span(start, end) for start, end in json.loads(row["sentences"]))
        sentences.setdefault(row["article_id"], {}).update(dict.fromkeys(spans))
    articles = [
        article_of_record(row["record"], row["text"])
        for row in database.execute("SELECT record, text FROM articles ORDER BY id")
    ]
    return [
        Source(
            article,
            tuple(sentences.get(article.id, ())),
            tuple(figures.get(article.id, ())),
            tuple(mentions.get(article.id, ())),
        )
        for article in articles
    ]
