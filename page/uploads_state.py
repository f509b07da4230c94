"""What became of the files in the uploads folder, as the published index tells. It knows nothing of how they got in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rag.errors import IndexDamagedError, NoIndexError
from rag.manifest import ARTICLES, generation_directory, published_name
from rag.records import open_database

SOURCES = """
SELECT s.root, s.path, s.part, s.article_id, s.record = a.record AS gives, json_extract(a.record, '$.title') AS title
FROM sources s JOIN articles a ON a.id = s.article_id
WHERE s.article_id IN (SELECT article_id FROM sources WHERE root = ?)
"""


class State(StrEnum):
    """What became of an input."""

    ADDED = "added"
    DUPLICATE = "duplicate"  # its text is that of an article from elsewhere
    REFUSED = "refused"
    WAITING = "waiting"  # kept, but not in the index yet


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one file: the articles that it gave, or the ones that it has the text of."""

    state: State
    articles: tuple[tuple[str, str], ...] = ()  # (id, title)
    same: tuple[tuple[str, str], ...] = ()
    reason: str = ""


def fates(index: Path, folder: Path) -> dict[str, Fate]:
    """Return what became of each file of the folder that the published index knows, by its path in the folder.

    Raises:
        IndexDamagedError: the articles cannot be read.
    """
    root = root_of(index, folder)
    try:
        with closing(open_database(generation_directory(index, published_name(index)) / ARTICLES)) as database:
            rows = database.execute(SOURCES, (root,)).fetchall()
    except NoIndexError:
        return {}
    except sqlite3.Error as error:
        message = f"The index in {index} cannot be read ({error}): run `python -m ingest --rollback`."
        raise IndexDamagedError(message) from error
    return _by_path(rows, root)


def root_of(index: Path, folder: Path) -> str:
    """Return the name that the index knows the folder by: relative to the index's parent where it lies below it."""
    home, target = index.resolve().parent, folder.resolve()
    return (target.relative_to(home) if target.is_relative_to(home) else target).as_posix()


def refusals(report: dict[str, object] | None, folder: Path) -> dict[str, str]:
    """Return why an ingest refused files of the folder, by their path in it; parts of a file are told together."""
    found: dict[str, list[str]] = {}
    rejected = report.get("rejected") if report else None
    for one in rejected if isinstance(rejected, list) else []:
        source, reason = str(one.get("source", "")), str(one.get("reason", ""))
        path, _, part = source.removeprefix(f"{folder}/").partition("#")
        found.setdefault(path, []).append(f"{part} {reason}".strip())
    return {path: _listed(reasons) for path, reasons in found.items()}


def _by_path(rows: list[sqlite3.Row], root: str) -> dict[str, Fate]:
    """Tell which of the sources of each article gives it: the folder's files give what nobody else gave before."""
    givers: dict[str, tuple[bool, bool, str, str]] = {}
    for row in rows:
        rank = (not row["gives"], row["root"] == root, f"{row['root']}/{row['path']}", row["part"])
        givers[row["article_id"]] = min(rank, givers.get(row["article_id"], rank))
    found: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {}
    for row in rows:
        if row["root"] != root:
            continue
        given, same = found.setdefault(row["path"], ([], []))
        own = givers[row["article_id"]][2:] == (f"{root}/{row['path']}", row["part"])
        (given if own else same).append((row["article_id"], row["title"]))
    return {
        path: Fate(State.ADDED if given else State.DUPLICATE, tuple(given), tuple(same))
        for path, (given, same) in found.items()
    }


def _listed(reasons: list[str]) -> str:
    """Return the first reasons, and of how many more there are."""
    more = len(reasons) - 3
    return " ".join(reasons[:3]) + (f" … +{more}" if more > 0 else "")
