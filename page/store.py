"""Conversations kept on the server, each its owner's alone, through reloads and restarts.

Another owner's conversation is as if it were not there. The store knows neither page nor assistant.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from page.store_codec import RecordError, of_bytes, to_bytes
from page.store_file import DataError, DataFile, Layout
from page.store_record import BROWSER, StoredConversation, StoredTurn, Summary, title_of

CONVERSATIONS = "conversations.sqlite"  # file of CSR_DATA

LAYOUT = Layout(
    holds="conversations",
    identity=0x43535243,  # "CSRC"
    tables="""
CREATE TABLE conversations (
    key TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, named INTEGER NOT NULL,  -- by a person
    started TEXT NOT NULL, used TEXT NOT NULL,
    touched INTEGER NOT NULL  -- counts changes of any conversation: the order of use, whatever the clock does
) WITHOUT ROWID;
CREATE INDEX conversations_of_owner ON conversations (owner, touched);
CREATE INDEX conversations_by_use ON conversations (touched);
CREATE TABLE turns (
    conversation TEXT NOT NULL REFERENCES conversations (key) ON DELETE CASCADE, position INTEGER NOT NULL,
    exchange TEXT NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (conversation, position), UNIQUE (conversation, exchange)
);
""",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is kept; beyond it the conversations that were not used for longest go."""

    conversations: int = 200  # of one owner
    turns: int = 200  # of one conversation; it is refused, not cut
    browser_conversations: int = 5_000  # of all browsers without an account together, which anybody can be many of


class ConversationFullError(DataError):
    """A conversation has as many turns as one may have."""


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class ConversationStore:
    """Every owner's conversations in one file of a directory; safe with several threads and processes."""

    def __init__(
        self,
        directory: Path,
        limits: Limits = Limits(),
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._file = DataFile(directory / CONVERSATIONS, LAYOUT)
        self._limits = limits
        self._now = now

    def check(self) -> None:
        """Look through the whole file; call it once when the page starts.

        Raises:
            DataError: it cannot be used; the message says what to do.
        """
        self._file.check()

    def close(self) -> None:
        """Close what is open; the next operation opens anew."""
        self._file.close()

    def summaries(self, owner: str) -> list[Summary]:
        """Return an owner's conversations, the one used last first; one whose every turn was taken back is left out."""
        with self._file.reading() as database:
            rows = database.execute(
                "SELECT key, title, used, COUNT(*) AS turns FROM conversations JOIN turns ON conversation = key"
                " WHERE owner = ? GROUP BY key ORDER BY touched DESC",
                (owner,),
            ).fetchall()
        return [Summary(row["key"], row["title"], row["used"], row["turns"]) for row in rows]

    def load(self, owner: str, key: str) -> StoredConversation | None:
        """Return one conversation, None where the owner has none of this key.

        Raises:
            DataDamagedError: a turn of it is damaged.
        """
        with self._file.reading() as database:
            head = _find(database, owner, key)
            rows = database.execute(
                "SELECT position, record FROM turns WHERE conversation = ? ORDER BY position", (key,)
            ).fetchall()
        if head is None:
            return None
        return StoredConversation(key, head["title"], head["started"], tuple(self._turn(key, row) for row in rows))

    def append(self, owner: str, key: str, turn: StoredTurn, instead_of: str | None = None) -> None:
        """Add a turn, beginning the conversation with the first one.

        Args:
            instead_of: key of an exchange that goes, with all after it: the one that is asked again or was edited.

        Raises:
            ConversationFullError: it has as many turns as one may have.
        """
        time = self._time()
        with self._file.writing() as database:
            is_new = _begin(database, owner, key, time)
            if instead_of is not None:
                _cut(database, key, instead_of)
            self._name(database, key, turn.exchange.question)
            database.execute(
                "INSERT INTO turns (conversation, position, exchange, record)"
                " SELECT ?, COALESCE(MAX(position) + 1, 0), ?, ? FROM turns WHERE conversation = ?",
                (key, turn.exchange.key, to_bytes(replace(turn, asked=turn.asked or time)), key),
            )
            _touch(database, key, time)
            if is_new:
                self._prune(database, owner)

    def update(self, owner: str, key: str, turn: StoredTurn) -> bool:
        """Put a newer snapshot in place of the turn with the same exchange; False where that has gone meanwhile."""
        with self._file.writing() as database:
            if _find(database, owner, key) is None:
                return False
            row = database.execute(
                "SELECT position, record FROM turns WHERE conversation = ? AND exchange = ?", (key, turn.exchange.key)
            ).fetchone()
            if row is None:
                return False
            asked = turn.asked or self._turn(key, row).asked
            database.execute(
                "UPDATE turns SET record = ? WHERE conversation = ? AND exchange = ?",
                (to_bytes(replace(turn, asked=asked)), key, turn.exchange.key),
            )
            _touch(database, key, self._time())
        return True

    def cut(self, owner: str, key: str, exchange: str) -> bool:
        """Take an exchange and all after it back; False where it is not there."""
        with self._file.writing() as database:
            if _find(database, owner, key) is None or not _cut(database, key, exchange):
                return False
            _touch(database, key, self._time())
        return True

    def rename(self, owner: str, key: str, title: str) -> str | None:
        """Name a conversation and return the name as it is kept; None where it, or the name, is nothing."""
        name = title_of(title)
        with self._file.writing() as database:
            if not name or _find(database, owner, key) is None:
                return None
            database.execute("UPDATE conversations SET title = ?, named = 1 WHERE key = ?", (name, key))
        return name

    def delete(self, owner: str, key: str) -> bool:
        """Delete a conversation; False where it is not there."""
        with self._file.writing() as database:
            return database.execute("DELETE FROM conversations WHERE owner = ? AND key = ?", (owner, key)).rowcount > 0

    def _name(self, database: sqlite3.Connection, key: str, question: str) -> None:
        """Call a conversation by its first question unless a person has named it; refuse one turn too many."""
        count = database.execute("SELECT COUNT(*) FROM turns WHERE conversation = ?", (key,)).fetchone()[0]
        if count >= self._limits.turns:
            raise ConversationFullError(f"This conversation has {count} questions, the most it may: begin a new one.")
        if count == 0:
            database.execute(
                "UPDATE conversations SET title = ? WHERE key = ? AND named = 0", (title_of(question), key)
            )

    def _prune(self, database: sqlite3.Connection, owner: str) -> None:
        """Drop what was not used for longest, of an owner and of all browsers."""
        database.execute(
            "DELETE FROM conversations WHERE key IN"
            " (SELECT key FROM conversations WHERE owner = ? ORDER BY touched DESC LIMIT -1 OFFSET ?)",
            (owner, self._limits.conversations),
        )
        if owner.startswith(BROWSER):
            database.execute(
                "DELETE FROM conversations WHERE key IN (SELECT key FROM conversations"
                " WHERE owner >= ? AND owner < ? ORDER BY touched DESC LIMIT -1 OFFSET ?)",
                (BROWSER, BROWSER + "~", self._limits.browser_conversations),
            )

    def _turn(self, key: str, row: sqlite3.Row) -> StoredTurn:
        """Return the turn of a row."""
        try:
            return of_bytes(StoredTurn, row["record"])
        except RecordError as error:
            raise self._file.damaged(f"turn {row['position'] + 1} of conversation {key}: {error}") from error

    def _time(self) -> str:
        """Return the time as it is kept."""
        return self._now().isoformat(timespec="seconds")


def _begin(database: sqlite3.Connection, owner: str, key: str, time: str) -> bool:
    """Make a conversation and return True, unless it is there already."""
    made = database.execute(
        "INSERT INTO conversations VALUES (?, ?, '', 0, ?, ?, 0) ON CONFLICT DO NOTHING", (key, owner, time, time)
    )
    if _find(database, owner, key) is None:
        raise DataError(f"The conversation {key} cannot be added to: begin a new one.")  # it is somebody else's
    return made.rowcount > 0


def _touch(database: sqlite3.Connection, key: str, time: str) -> None:
    """Make a conversation the one used last."""
    database.execute(
        "UPDATE conversations SET used = ?, touched = (SELECT MAX(touched) + 1 FROM conversations) WHERE key = ?",
        (time, key),
    )


def _find(database: sqlite3.Connection, owner: str, key: str) -> sqlite3.Row | None:
    """Return an owner's conversation."""
    row: sqlite3.Row | None = database.execute(
        "SELECT title, started FROM conversations WHERE key = ? AND owner = ?", (key, owner)
    ).fetchone()
    return row


def _cut(database: sqlite3.Connection, key: str, exchange: str) -> bool:
    """Drop the turns from an exchange on; False where there is no such one."""
    gone = database.execute(
        "DELETE FROM turns WHERE conversation = ? AND position >="
        " (SELECT position FROM turns WHERE conversation = ? AND exchange = ?)",
        (key, key, exchange),
    )
    return gone.rowcount > 0
