"""What people changed in the ledger: kept beside the index's generations, so that it survives every rebuild.

A correction names an event by a key of its evidence, which the same articles give again after a rebuild. The newest
correction of an event and action counts, unless it was taken back; every one is kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from rag.correction_records import Action, Correction
from rag.errors import IndexDamagedError, QuestionError
from rag.ledger_filters import is_date
from rag.ledger_records import Amount, GivingEvent
from rag.schema import FigureKind, GivingStatus, Hedge

__all__ = [
    "CORRECTIONS",
    "SEPARATOR",
    "Action",
    "Correction",
    "add_correction",
    "amount_of",
    "apply_corrections",
    "corrections_of",
    "restated",
    "struck_out",
]

CORRECTIONS = "corrections.sqlite"  # file of the index directory, outside its generations
SEPARATOR = ";"  # between names
BUSY_SECONDS = 5.0  # that a writer waits for another one

_SCHEMA = """
CREATE TABLE IF NOT EXISTS corrections (
    event TEXT NOT NULL, action TEXT NOT NULL, value TEXT, author TEXT NOT NULL, date TEXT NOT NULL, note TEXT NOT NULL
)
"""
_COLUMNS = "event, action, value, author, date, note"


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
    said = list(corrections)
    if not said:
        return list(events)
    by_key = {event.key: event for event in events}
    owner = _owners(events)
    moved: dict[str, str] = {}  # keys of events that others took in, with the keys of those
    for (key, action), correction in _in_force(said, owner).items():
        if key not in by_key:
            continue  # gone by an earlier correction
        if action is Action.NOT_A_GIFT:
            del by_key[key]
        elif action is Action.SAME_AS:
            other = _still(owner.get(str(correction.value)), moved)
            if _merge(by_key, key, other, correction):
                moved[key] = str(other)
        else:
            by_key[key] = restated(by_key[key], correction)
    return [_pointing_on(by_key[event.key], by_key, moved) for event in events if event.key in by_key]


def struck_out(events: Sequence[GivingEvent], corrections: Iterable[Correction]) -> list[GivingEvent]:
    """Return the events of which people say that they are no gifts, as the articles tell them."""
    by_key = {event.key: event for event in events}
    said = _in_force(corrections, _owners(events)).items()
    return [
        replace(by_key[key], corrections=(correction,))
        for (key, action), correction in said
        if action is Action.NOT_A_GIFT
    ]


def restated(event: GivingEvent, correction: Correction) -> GivingEvent:
    """Return an event with what a correction says of it; its evidence stays as the articles have it."""
    value, event = str(correction.value), _with_note(event, correction)
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


def _owners(events: Iterable[GivingEvent]) -> dict[str, str]:
    """Return the key of the event of every report."""
    return {told.key: event.key for event in events for told in event.evidence}


def _still(key: str | None, moved: Mapping[str, str]) -> str | None:
    """Return the event that an event was taken in by in the end, or itself."""
    while key is not None and key in moved:
        key = moved[key]
    return key


def _merge(by_key: dict[str, GivingEvent], key: str, other: str | None, correction: Correction) -> bool:
    """Give one event's evidence to another and drop it; return whether both were there."""
    if other is None or other == key or other not in by_key:
        return False
    gone, kept = by_key.pop(key), by_key[other]
    evidence = tuple(
        sorted((*kept.evidence, *gone.evidence), key=lambda told: (told.published or "9", told.article_id))
    )
    by_key[other] = _with_note(replace(kept, evidence=evidence), correction)
    return True


def _with_note(event: GivingEvent, correction: Correction) -> GivingEvent:
    """Return an event that tells of a correction."""
    return replace(event, corrected=_note(correction), corrections=(*event.corrections, correction))


def _pointing_on(event: GivingEvent, by_key: Mapping[str, GivingEvent], moved: Mapping[str, str]) -> GivingEvent:
    """Return an event whose pointers lead to the events that took theirs in, and to none that is gone or itself."""
    found = (_still(key, moved) for key in (event.part_of, event.superseded_by, event.rival_of))
    whole, newer, rival = (key if key in by_key and key != event.key else None for key in found)
    return replace(event, part_of=whole, superseded_by=newer, rival_of=rival)


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
