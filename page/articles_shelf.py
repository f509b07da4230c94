"""The articles of the published index as the page lists and shows them. It opens no vectors and knows no markup.

Every reading opens the published generation anew, so that a new one is seen at once and an old one is let go.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rag.errors import ArticleError, IndexDamagedError
from rag.folding import fold
from rag.keyword import KeywordIndex
from rag.manifest import ARTICLES, KEYWORDS, generation_directory, published_name, read_manifest
from rag.names import Gazetteer
from rag.records import FIGURE_COLUMNS, article_of_record, figure_of_row, open_database, organisation_of_record
from rag.schema import Article, Figure

SEARCH_LANGUAGES = ("ar", "en", "fr")
FOUND_CHUNKS = 200  # of one language; a person looks at a few pages of results


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one generation holds, without the texts."""

    name: str
    created: str  # ISO 8601
    heads: tuple[Article, ...]  # newest first, their texts left empty
    gazetteer: Gazetteer

    def head(self, article_id: str) -> Article | None:
        """Return an article's record, None where the generation has no such article."""
        return next((one for one in self.heads if one.id == article_id), None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles are asked for; None asks for nothing."""

    text: str = ""
    language: str | None = None
    organisation: str | None = None  # canonical name
    country: str | None = None  # ISO 3166-1 alpha-2


class Shelf:
    """The published articles; safe with several threads."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._catalogue: Catalogue | None = None

    def catalogue(self) -> Catalogue:
        """Return what the published generation holds.

        Raises:
            NoIndexError: nothing has been published.
            IndexDamagedError: its articles cannot be read.
        """
        name = published_name(self._index)
        with self._lock:
            if self._catalogue is None or self._catalogue.name != name:
                self._catalogue = self._read(name)
            return self._catalogue

    def find(self, wanted: Wanted) -> list[Article]:
        """Return the records of the articles asked for: the newest first, or the best match where words are given.

        Raises:
            PublishedIndexError: as `catalogue`.
        """
        catalogue = self.catalogue()
        kept = [head for head in catalogue.heads if _fits(head, wanted)]
        words = fold(wanted.text).split()
        if not words:
            return kept
        named = [head for head in kept if all(word in _names(head, catalogue.gazetteer) for word in words)]
        ranks = {id_: rank for rank, id_ in enumerate(self._matches(catalogue.name, wanted.text))}
        told = sorted((head for head in kept if head.id in ranks), key=lambda head: ranks[head.id])
        return list({head.id: head for head in (*named, *told)}.values())

    def article(self, article_id: str) -> tuple[Article, list[Figure]]:
        """Return an article with its figures, in its order.

        Raises:
            ArticleError: the published index has no such article.
            PublishedIndexError: as `catalogue`.
        """
        with closing(self._database(published_name(self._index))) as database:
            row = _rows(database, "SELECT record, text FROM articles WHERE id = ?", (article_id,))
            if not row:
                message = f"There is no article {article_id!r} in the index any more: open the list again."
                raise ArticleError(message)
            figures = _rows(
                database,
                f"SELECT {FIGURE_COLUMNS} FROM figures WHERE article_id = ? ORDER BY start, end",
                (article_id,),
            )
        return article_of_record(row[0]["record"], row[0]["text"]), [figure_of_row(figure) for figure in figures]

    def _read(self, name: str) -> Catalogue:
        """Read the records of a generation."""
        directory = generation_directory(self._index, name)
        with closing(self._database(name)) as database:
            heads = [article_of_record(row["record"], "") for row in _rows(database, "SELECT record FROM articles")]
            known = _rows(database, "SELECT record FROM organisations ORDER BY position")
        gazetteer = Gazetteer([organisation_of_record(row["record"]) for row in known])
        newest = sorted(heads, key=lambda head: head.title)
        newest.sort(key=lambda head: head.published or "", reverse=True)
        return Catalogue(name, read_manifest(directory).created, tuple(newest), gazetteer)

    def _matches(self, name: str, text: str) -> list[str]:
        """Return ids of the articles that hold the words asked for, best first, whatever language they are in."""
        keywords = KeywordIndex.open(generation_directory(self._index, name) / KEYWORDS)
        try:
            hits = [hit for language in SEARCH_LANGUAGES for hit in keywords.search(text, language, FOUND_CHUNKS)]
        finally:
            keywords.close()
        ranked = sorted(hits, key=lambda hit: -hit[1])
        return list(dict.fromkeys(chunk_id.rpartition(":")[0] for chunk_id, _ in ranked))

    def _database(self, name: str) -> sqlite3.Connection:
        """Open a generation's articles for reading."""
        return open_database(generation_directory(self._index, name) / ARTICLES)


def organisations_of(heads: Iterable[Article]) -> list[str]:
    """Return the organisations that articles are about, by name."""
    return sorted({name for head in heads for name in head.organisations}, key=fold)


def _fits(head: Article, wanted: Wanted) -> bool:
    """Return whether an article has the language, organisation and country asked for."""
    pairs = ((wanted.language, head.language), (wanted.country, head.country))
    if any(asked is not None and asked != own for asked, own in pairs):
        return False
    return wanted.organisation is None or wanted.organisation in head.organisations


def _names(head: Article, gazetteer: Gazetteer) -> str:
    """Return what an article is known by, folded: title, publisher, id, and its organisations in every script."""
    known = [gazetteer.get(name) for name in head.organisations]
    aliases = [alias for one in known if one is not None for alias in one.aliases]
    return fold(" ".join([head.title, head.publisher or "", head.id, *head.organisations, *aliases]))


def _rows(database: sqlite3.Connection, statement: str, values: Sequence[str] = ()) -> list[sqlite3.Row]:
    """Run one query."""
    try:
        return database.execute(statement, values).fetchall()
    except sqlite3.DatabaseError as error:
        message = f"The articles of the index cannot be read ({error}): run `python -m ingest --rollback`."
        raise IndexDamagedError(message) from error
