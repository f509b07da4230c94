"""What people changed in the ledger: kept beside the index's generations, so that it survives every rebuild.

A correction names an event by a key of its evidence, which the same articles give again after a rebuild. The newest
correction of an event and action counts, unless it was taken back; every one is kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from rag.errors import IndexDamagedError, QuestionError
from rag.ledger_filters import is_date
from rag.ledger_records import Amount, GivingEvent
from rag.schema import FigureKind, GivingStatus, Hedge

CORRECTIONS = "corrections.sqlite"  # file of the index directory, outside its generations
SEPARATOR = ";"  # between names
BUSY_SECONDS = 5.0  # that a writer waits for another one

_SCHEMA = """
CREATE TABLE IF NOT EXISTS corrections (
    event TEXT NOT NULL, action TEXT NOT NULL, value TEXT, author TEXT NOT NULL, date TEXT NOT NULL, note TEXT NOT NULL
)
"""
_COLUMNS = "event, action, value, author, date, note"


class Action(StrEnum):
    """What a person may say of an event."""

    NOT_A_GIFT = "not-a-gift"
    SAME_AS = "same-as"  # value: key of the event that stays
    STATUS = "status"  # value: a GivingStatus
    AMOUNT = "amount"  # value: a number and its unit, "2400000 NOK"
    GIVER = "giver"  # value: who gave, several names with SEPARATOR between them
    RECIPIENT = "recipient"  # value: to whom, likewise
    DATE = "date"  # value: "2020", "2020-04" or "2020-04-09"
    KIND = "kind"  # value: a FigureKind
    UNDO = "undo"  # value: the action whose corrections of the event so far count no more


@dataclass(frozen=True, slots=True)
class Correction:
    """One change by a person."""

    event: str  # key of the event, or of any report of it
    action: Action
    author: str
    date: str  # ISO 8601
    value: str | None = None
    note: str = ""


def add_correction(index: Path, correction: Correction) -> None:
    """Keep a correction beside an index.

    Raises:
        QuestionError: it says nothing that can be applied.
        IndexDamagedError: the file cannot be written.
    """
    _require_usable(correction)
    path = index / CORRECTIONS
    row = (
        correction.event,
        correction.action.value,
        correction.value,
        correction.author,
        correction.date,
        correction.note,
    )
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as database, database:
            database.execute(_SCHEMA)
            database.execute(f"INSERT INTO corrections ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", row)
    except sqlite3.Error as error:
        raise IndexDamagedError(f"{path} cannot be written ({error}): check the disk and who owns the file.") from error


def corrections_of(index: Path) -> list[Correction]:
    """Return every correction of an index, oldest first; none where nobody corrected anything.

    Raises:
        IndexDamagedError: the file is there and cannot be read.
    """
    path = index / CORRECTIONS
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as database:
            rows = database.execute(f"SELECT {_COLUMNS} FROM corrections ORDER BY rowid").fetchall()
    except sqlite3.Error as error:
        message = (
            f"{path} cannot be read ({error}): restore it from a copy, or move it away to go on without corrections."
        )
        raise IndexDamagedError(message) from error
    return [
        Correction(event, Action(action), author, date, value, note)
        for event, action, value, author, date, note in rows
    ]


def apply_corrections(events: Sequence[GivingEvent], corrections: Iterable[Correction]) -> list[GivingEvent]:
    """Return events as people corrected them; a correction of an event that no article tells any more does nothing."""
    by_key = {event.key: event for event in events}
    owner = {told.key: event.key for event in events for told in event.evidence}
    for (key, action), correction in _in_force(corrections, owner).items():
        if key not in by_key:
            continue  # gone by an earlier correction
        if action is Action.NOT_A_GIFT:
            del by_key[key]
        elif action is Action.SAME_AS:
            _merge(by_key, key, owner.get(str(correction.value)), correction)
        else:
            by_key[key] = restated(by_key[key], correction)
    return [_without_gone(event, by_key) for event in _left(events, by_key)]


def restated(event: GivingEvent, correction: Correction) -> GivingEvent:
    """Return an event with what a correction says of it; its evidence stays as the articles have it."""
    value, event = str(correction.value), replace(event, corrected=_note(correction))
    names = tuple(name.strip() for name in value.split(SEPARATOR) if name.strip())
    match correction.action:
        case Action.AMOUNT:
            amount = amount_of(value)
            return replace(event, value=amount.value, unit=amount.unit, hedge=Hedge.EXACT, also=())
        case Action.GIVER:
            return replace(event, donors=names, collective=False)
        case Action.RECIPIENT:
            return replace(event, recipients=names)
        case Action.DATE:
            return replace(event, date=value, dated=True)
        case Action.KIND:
            return replace(event, kind=FigureKind(value))
        case _:
            return replace(event, status=GivingStatus(value))


def amount_of(value: str) -> Amount:
    """Return what an amount's correction says: "2400000 NOK" -> 2,400,000 Norwegian kroner.

    Raises:
        QuestionError: it is no number above nothing with a unit.
    """
    number, _, unit = value.partition(" ")
    try:
        found = float(number)
    except ValueError:
        found = 0.0
    if not (0 < found < float("inf") and unit.strip()):
        raise QuestionError(f"{value!r} is no amount: give a number and its unit, such as 2400000 NOK.")
    return Amount(found, unit.strip())


def _in_force(corrections: Iterable[Correction], owner: Mapping[str, str]) -> dict[tuple[str, Action], Correction]:
    """Return the newest correction of each event and action that nobody took back since."""
    newest: dict[tuple[str, Action], Correction] = {}
    for one in corrections:
        if one.event in owner and one.action is Action.UNDO:
            newest.pop((owner[one.event], Action(str(one.value))), None)
        elif one.event in owner:
            newest[owner[one.event], one.action] = one
    return newest


def _left(events: Sequence[GivingEvent], by_key: dict[str, GivingEvent]) -> list[GivingEvent]:
    """Return the events that are left, in their first order."""
    return [by_key[event.key] for event in events if event.key in by_key]


def _merge(by_key: dict[str, GivingEvent], key: str, other: str | None, correction: Correction) -> None:
    """Give one event's evidence to another and drop it."""
    if other is None or other == key or other not in by_key:
        return
    gone, kept = by_key.pop(key), by_key[other]
    evidence = tuple(
        sorted((*kept.evidence, *gone.evidence), key=lambda told: (told.published or "9", told.article_id))
    )
    by_key[other] = replace(kept, evidence=evidence, corrected=_note(correction))


def _without_gone(event: GivingEvent, by_key: dict[str, GivingEvent]) -> GivingEvent:
    """Return an event without pointers to events that corrections removed."""
    return replace(
        event,
        part_of=event.part_of if event.part_of in by_key else None,
        superseded_by=event.superseded_by if event.superseded_by in by_key else None,
        rival_of=event.rival_of if event.rival_of in by_key else None,
    )


def _note(correction: Correction) -> str:
    """Return who changed what, for a reader of the row."""
    note = f": {correction.note}" if correction.note else ""
    value = f" {correction.value}" if correction.value else ""
    return f"{correction.action}{value}, {correction.author}, {correction.date}{note}"


def _require_usable(correction: Correction) -> None:
    """Refuse a correction that could never be applied."""
    if not correction.author.strip():
        raise QuestionError(f"The correction of {correction.event} names no author: say who makes it.")
    if correction.action is Action.UNDO and correction.value not in set(Action) - {Action.UNDO}:
        raise QuestionError(f"{correction.value!r} is nothing that can be undone: give the action that was wrong.")
    if correction.action is Action.SAME_AS and not correction.value:
        raise QuestionError(
            f"The correction of {correction.event} does not say which event it is the same as: give its key."
        )
    _require_value(correction)


def _require_value(correction: Correction) -> None:
    """Refuse a value that an event cannot have."""
    value = str(correction.value or "").strip()
    choices: dict[Action, type[StrEnum]] = {Action.STATUS: GivingStatus, Action.KIND: FigureKind}
    known = choices.get(correction.action)
    if known is not None and value not in set(known):
        raise QuestionError(f"{value!r} is no {correction.action} of a gift: give one of {', '.join(known)}.")
    if correction.action is Action.AMOUNT:
        amount_of(value)
    if correction.action in {Action.GIVER, Action.RECIPIENT} and not value.strip(f"{SEPARATOR} "):
        raise QuestionError(f"The correction of {correction.event} names nobody: give the {correction.action}.")
    if correction.action is Action.DATE and not is_date(value):
        raise QuestionError(f"{value!r} is no date: give a year, month or day, such as 2020, 2020-05 or 2020-05-13.")
