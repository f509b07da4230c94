"""The articles of an index with their sentences, figures and names, and what the ledger made of them, in a few queries.

Only articles.sqlite is opened: neither vectors nor search indexes, so that the ledger starts at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from rag.errors import IndexDamagedError
from rag.ledger_records import GivingEvent, Source, Statement
from rag.ledger_store import NONE_STATED, event_of_record, statements_of_record
from rag.manifest import ARTICLES, generation_directory, read_manifest
from rag.names import Mention
from rag.records import FIGURE_COLUMNS, article_of_record, figure_of_row, open_database, organisation_of_record
from rag.schema import Article, Figure, Organisation, Span

STATING = f"SELECT article_id FROM statements WHERE record != '{NONE_STATED}'"


def read_sources(index: Path, name: str) -> list[Source]:
    """Return every article of a generation, by id, with the reports of its event that were found.

    Args:
        name: of the generation, as `published_name` or `Generation.name` gives it.

    Raises:
        IndexMismatchError: the generation was written by another layout version.
        IndexDamagedError: its articles.sqlite does not open or lacks a table.
    """
    with _opened(index, name) as database:
        return list(_sources(database, "SELECT id FROM articles"))


def read_events(index: Path, name: str) -> list[GivingEvent]:
    """Return the giving events of a generation, newest first, as ingest derived them.

    Raises:
        IndexMismatchError, IndexDamagedError: as `read_sources`, or a record cannot be read.
    """
    with _opened(index, name) as database:
        return events_in(database.execute("SELECT record FROM giving ORDER BY position"))


def read_organisations(index: Path, name: str) -> list[Organisation]:
    """Return the organisations whose spellings a generation knows.

    Raises:
        IndexMismatchError, IndexDamagedError: as `read_sources`.
    """
    with _opened(index, name) as database:
        rows = database.execute("SELECT record FROM organisations ORDER BY position").fetchall()
    return [organisation_of_record(row["record"]) for row in rows]


def events_in(rows: Iterable[sqlite3.Row]) -> list[GivingEvent]:
    """Return the events of rows of `giving`.

    Raises:
        IndexDamagedError: one of them cannot be read.
    """
    try:
        return [event_of_record(row["record"]) for row in rows]
    except ValueError as error:
        message = f"The ledger of the index cannot be read ({error}): run `python -m ingest --rebuild`."
        raise IndexDamagedError(message) from error


def statements_in(database: sqlite3.Connection) -> Iterator[Statement]:
    """Yield every statement that was derived when its article was written, by article."""
    stated = "SELECT record FROM statements WHERE article_id = ?"
    for source in _sources(database, STATING):
        yield from statements_of_record(database.execute(stated, (source.article.id,)).fetchone()["record"], source)


def source_of(
    article: Article, sentences: Iterable[Span], figures: Sequence[Figure], mentions: Iterable[Mention]
) -> Source:
    """Return an article as the ledger reads it.

    Args:
        sentences: of the article's chunks, which may share some.
        mentions: those that stand in the record alone are left out.
    """
    return Source(
        article,
        tuple(dict.fromkeys(sentences)),
        tuple(sorted(figures, key=lambda figure: (figure.start, figure.end))),
        tuple(sorted((one for one in mentions if one.end > one.start), key=lambda one: (one.start, one.end))),
    )


@contextmanager
def _opened(index: Path, name: str) -> Iterator[sqlite3.Connection]:
    """Open the articles.sqlite of a generation for reading, and close it."""
    directory = generation_directory(index, name)
    read_manifest(directory)  # refuses another layout with the command that mends it
    with closing(open_database(directory / ARTICLES)) as database:
        try:
            yield database
        except sqlite3.Error as error:
            message = f"{directory / ARTICLES} cannot be read ({error}): run `python -m ingest --rebuild`."
            raise IndexDamagedError(message) from error


def _sources(database: sqlite3.Connection, ids: str) -> Iterator[Source]:
    """Yield the articles of a query for ids, by id, each with what its other tables hold."""
    for row in database.execute(f"SELECT id, record, text FROM articles WHERE id IN ({ids}) ORDER BY id"):
        id_ = (row["id"],)
        figures = database.execute(f"SELECT {FIGURE_COLUMNS} FROM figures WHERE article_id = ?", id_)
        mentions = database.execute("SELECT organisation, start, end FROM mentions WHERE article_id = ?", id_)
        chunks = database.execute("SELECT sentences FROM chunks WHERE article_id = ? ORDER BY ordinal", id_)
        links = database.execute("SELECT other_id FROM links WHERE article_id = ? ORDER BY other_id", id_)
        article = article_of_record(row["record"], row["text"])
        yield source_of(
            with_links(article, (link["other_id"] for link in links)),
            (Span(start, end) for chunk in chunks for start, end in json.loads(chunk["sentences"])),
            [figure_of_row(figure) for figure in figures],
            (Mention(*mention) for mention in mentions),
        )


def with_links(article: Article, found: Iterable[str]) -> Article:
    """Return an article with the reports of its event that were found beside those that it states."""
    return replace(article, same_event_as=tuple(dict.fromkeys((*article.same_event_as, *found))))
