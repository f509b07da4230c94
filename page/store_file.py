"""One SQLite file of the page's own data: made, opened, checked, its refusals said for a person.

Every operation has a connection to itself, so that threads and processes need nothing of each other. It knows nothing
of what the tables hold.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from page.store_write import directory_lock, sync_directory
from rag.errors import CsrError

BUSY_SECONDS = 10.0  # that a writer waits for another one; each writes for a few milliseconds
IDLE_CONNECTIONS = 4  # kept open, since opening one and closing the last costs more than what is done with it

logger = logging.getLogger(__name__)


class DataError(CsrError):
    """The page's own data cannot be read or written."""


class DataDamagedError(DataError):
    """A file of the page's data is not what was written."""


class DataBusyError(DataError):
    """Another process writes to the file all the time."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What one kind of file holds."""

    holds: str  # in words: "conversations"
    tables: str  # SQL that makes them
    identity: int  # of the kind of file, SQLite's application_id
    version: int = 1  # raised when the tables change their form


class DataFile:
    """A file that is made with the first use and never emptied, however damaged it is found."""

    def __init__(self, path: Path, layout: Layout) -> None:
        self.path = path
        self._layout = layout
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._identity: tuple[int, ...] | None = None  # of the file that the idle connections lead to

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close what is open and idle; the next operation opens anew."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    def check(self) -> None:
        """Look through the whole file, as the page does once when it starts.

        Raises:
            DataDamagedError: a part of it is damaged.
        """
        with self.reading() as database:
            found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise self.damaged(str(found))

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees one state of the file, whatever others write meanwhile."""
        with self._open() as database:
            database.execute("BEGIN")
            yield database
            database.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that alone may write; all that it wrote is kept, or nothing where an error ends it."""
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            yield database
            database.execute("COMMIT")

    def damaged(self, reason: str) -> DataDamagedError:
        """Return the error that says a file is damaged and what can be done."""
        return DataDamagedError(
            f"{self.path}, the file of {self._layout.holds}, is damaged ({reason}): stop the page, then restore it "
            f"from a copy, or move it away with {self.path.name}-wal beside it to begin an empty one."
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to the file, made before if it is not there; SQLite's refusals become ours."""
        try:
            database = self._lend()
            try:
                yield database
            except BaseException:
                database.close()  # which undoes what was not committed
                raise
            self._take_back(database)
        except sqlite3.Error as error:
            said = self._said(error)
            if said is None:
                raise
            raise said from error
        except OSError as error:
            message = (
                f"{self.path} cannot be made ({error.strerror}): set CSR_DATA to a directory that can be written to."
            )
            raise DataError(message) from error

    def _lend(self) -> sqlite3.Connection:
        """Return a connection to the file that is there now, which may be another one than before."""
        with self._lock:
            is_another = _identity(self.path) != self._identity
            if not is_another and self._idle:
                return self._idle.pop()
        if is_another:
            self.close()  # first: the last to close puts a journal's changes into the file they belong to
        if not self.path.exists():
            self._make()
        database = _connect(self.path)
        try:
            self._require_ours(database)
        except BaseException:
            database.close()
            raise
        with self._lock:
            self._identity = _identity(self.path)
        return database

    def _take_back(self, database: sqlite3.Connection) -> None:
        """Keep a connection for the next operation."""
        with self._lock:
            if len(self._idle) < IDLE_CONNECTIONS and _identity(self.path) == self._identity:
                self._idle.append(database)
                return
        database.close()

    def _make(self) -> None:
        """Make the file beside its place and put it there whole, so that nobody ever meets half a file."""
        if self._identity is not None:
            logger.warning("%s has gone; an empty file of %s is begun.", self.path, self._layout.holds)
        with directory_lock(self.path.parent):
            if self.path.exists():
                return
            self._require_no_remains()
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
            os.close(handle)  # made readable by its owner alone
            try:
                with closing(_connect(Path(name))) as database:
                    database.execute("PRAGMA journal_mode = WAL")
                    database.executescript(self._layout.tables)
                    database.execute(f"PRAGMA application_id = {self._layout.identity}")
                    database.execute(f"PRAGMA user_version = {self._layout.version}")
                Path(name).replace(self.path)
            finally:
                Path(name).unlink(missing_ok=True)
            sync_directory(self.path.parent)

    def _require_no_remains(self) -> None:
        """Refuse to begin a file beside the newest changes of one that has gone: they would be read into it."""
        remains = self.path.with_name(f"{self.path.name}-wal")
        if remains.exists():
            message = (
                f"{remains} holds changes of a file that has gone: put {self.path.name} back beside it, "
                "or move it away too to begin an empty file."
            )
            raise DataDamagedError(message)

    def _require_ours(self, database: sqlite3.Connection) -> None:
        """Refuse a file of another program, kind or version; an empty one too, since we never leave one."""
        identity = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if identity != self._layout.identity:
            raise self.damaged("it is empty or another program's")
        if version != self._layout.version:
            message = (
                f"{self.path} was written by another version of the page (layout {version}, this one reads "
                f"{self._layout.version}): use that version, or move the file away to begin an empty one."
            )
            raise DataError(message)

    def _said(self, error: sqlite3.Error) -> DataError | None:
        """Return what a person is told of an error of SQLite, None for one that only a bug can cause."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the part that tells more of it
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return self.damaged(str(error))
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return DataBusyError(
                f"{self.path} has been in use by another process for {BUSY_SECONDS:g} seconds: try again, "
                "and look for a process that hangs if it stays so."
            )
        if code in (
            sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_PERM,
        ):  # fmt: skip
            return DataError(f"{self.path} cannot be used ({error}): check the disk's space and who owns the file.")
        return None


def _identity(path: Path) -> tuple[int, ...] | None:
    """Return what tells a file, as this process has it open, from another in its place; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (os.getpid(), found.st_dev, found.st_ino)


def _connect(path: Path) -> sqlite3.Connection:
    """Return a connection whose transactions are begun and ended by hand; what is deleted is overwritten."""
    database = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA secure_delete = ON")
    return database
