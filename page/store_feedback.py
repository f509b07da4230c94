"""What people think of answers, kept with all that is needed to judge it later.

A person's newest mark of an answer replaces the one before. Nothing is ever pruned. It knows no page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from page.store import utc_now
from page.store_codec import RecordError, of_bytes, to_bytes
from page.store_file import DataFile, Layout
from page.words_export import feedback_words
from rag.errors import CsrError
from rag.schema import Answer

FEEDBACK = "feedback.sqlite"  # file of CSR_DATA
NOTE_CHARACTERS = 2_000  # a long paragraph

LAYOUT = Layout(
    holds="feedback",
    identity=0x43535246,  # "CSRF"
    tables="""
CREATE TABLE feedback (
    number INTEGER PRIMARY KEY, exchange TEXT NOT NULL, owner TEXT NOT NULL, rating TEXT NOT NULL, reason TEXT,
    record BLOB NOT NULL, UNIQUE (exchange, owner)
);
CREATE INDEX feedback_by_reason ON feedback (rating, reason);
""",
)


class Rating(StrEnum):
    """A thumb."""

    UP = "up"
    DOWN = "down"


class Reason(StrEnum):
    """What is wrong with an answer."""

    WRONG_FIGURE = "wrong-figure"
    WRONG_SOURCE = "wrong-source"
    MISSING = "missing"
    WRONG_LANGUAGE = "wrong-language"
    OTHER = "other"


class FeedbackError(CsrError):
    """Feedback cannot be kept as given."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's mark of one answer. Its evidence is what the answer cites."""

    exchange: str  # key of the exchange that was marked
    question: str
    answer: Answer
    rating: Rating
    reason: Reason | None = None
    note: str = ""
    generation: str | None = None  # of the index that answered
    who: str | None = None  # an account's name
    id: str = ""  # the store fills in this and the next
    created: str = ""  # ISO 8601, UTC: of the newest change


class FeedbackStore:
    """Everybody's feedback in one file of a directory; safe with several threads and processes."""

    def __init__(self, directory: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._file = DataFile(directory / FEEDBACK, LAYOUT)
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

    def add(self, given: Feedback, owner: str) -> Feedback:
        """Keep a mark, in place of one by the same owner for the same exchange, and return it as it is kept.

        Raises:
            FeedbackError: the answer is unfinished, the note too long, or praise has a reason.
        """
        _require_usable(given)
        with self._file.writing() as database:
            row = database.execute(
                "SELECT number, record FROM feedback WHERE exchange = ? AND owner = ?", (given.exchange, owner)
            ).fetchone()
            own_id = self._feedback(row).id if row else uuid4().hex
            kept = replace(given, id=own_id, created=self._now().isoformat(timespec="seconds"), note=given.note.strip())
            database.execute(
                "INSERT INTO feedback (exchange, owner, rating, reason, record) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (exchange, owner) DO UPDATE SET"
                " rating = excluded.rating, reason = excluded.reason, record = excluded.record",
                (kept.exchange, owner, kept.rating, kept.reason, to_bytes(kept)),
            )
        return kept

    def withdraw(self, exchange: str, owner: str) -> bool:
        """Forget an owner's mark of an exchange; False where there is none."""
        with self._file.writing() as database:
            gone = database.execute("DELETE FROM feedback WHERE exchange = ? AND owner = ?", (exchange, owner))
            return gone.rowcount > 0

    def of(self, exchanges: Sequence[str], owner: str) -> dict[str, Feedback]:
        """Return an owner's marks of some exchanges, by exchange, so that a page that comes back shows them."""
        marks = ", ".join("?" * len(exchanges))
        with self._file.reading() as database:
            rows = database.execute(
                f"SELECT number, record FROM feedback WHERE owner = ? AND exchange IN ({marks})", (owner, *exchanges)
            ).fetchall()
        return {one.exchange: one for one in map(self._feedback, rows)}

    def newest(self, limit: int, rating: Rating | None = None, reason: Reason | None = None) -> list[Feedback]:
        """Return marks for the Quality tab, the newest first, of one rating or reason where given."""
        with self._file.reading() as database:
            rows = database.execute(
                "SELECT number, record FROM feedback WHERE (?1 IS NULL OR rating = ?1) AND (?2 IS NULL OR reason = ?2)"
                " ORDER BY number DESC LIMIT ?3",
                (rating, reason, limit),
            ).fetchall()
        return [self._feedback(row) for row in rows]

    def counts(self) -> dict[tuple[Rating, Reason | None], int]:
        """Return how many marks there are of each rating and reason."""
        with self._file.reading() as database:
            rows = database.execute("SELECT rating, reason, COUNT(*) FROM feedback GROUP BY rating, reason").fetchall()
        return {(Rating(rating), Reason(reason) if reason else None): count for rating, reason, count in rows}

    def everything(self) -> list[Feedback]:
        """Return every mark, the oldest first."""
        with self._file.reading() as database:
            rows = database.execute("SELECT number, record FROM feedback ORDER BY number").fetchall()
        return [self._feedback(row) for row in rows]

    def _feedback(self, row: sqlite3.Row) -> Feedback:
        """Return the feedback of a row."""
        try:
            return of_bytes(Feedback, row["record"])
        except RecordError as error:
            raise self._file.damaged(f"row {row['number']}: {error}") from error


def note_objection(note: str, language: str) -> str | None:
    """Return what is wrong with a note in a page's language, None where nothing is."""
    length = len(note.strip())
    if length <= NOTE_CHARACTERS:
        return None
    return feedback_words(language).long_note.format(length=length, limit=NOTE_CHARACTERS)


def _require_usable(given: Feedback) -> None:
    """Refuse what could not be judged later."""
    if not given.answer.done:
        raise FeedbackError("The answer is not finished: mark it when it is.")
    if given.rating is Rating.UP and given.reason is not None:
        raise FeedbackError(
            f"A good answer has no reason {given.reason.value!r}: leave it out, or mark the answer down."
        )
    objection = note_objection(given.note, "en")
    if objection:
        raise FeedbackError(objection)
