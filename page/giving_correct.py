"""What an editor says of a row as a correction, or what is missing for one. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from page.giving_filters import RefusedError
from page.giving_table import undone_of
from page.giving_words import GivingWords
from rag.corrections import Action, Correction
from rag.ledger_records import GivingEvent
from rag.schema import GivingStatus

NOTE_CHARACTERS = 500  # a sentence or two, and a link


def correction_of(
    event: GivingEvent | None,
    said: tuple[str, str | None, str | None, str],
    made: tuple[str, str],
    words: GivingWords,
) -> Correction:
    """Return a correction of a row.

    Args:
        said: what is wrong, the row that stays, the right status, and why.
        made: author and date.

    Raises:
        RefusedError: something is missing; the message says what, in the page's language.
    """
    action, same, status, note = said
    note = " ".join(str(note or "").split())
    if event is None:
        raise RefusedError(words.choose_row)
    if len(note) > NOTE_CHARACTERS:
        raise RefusedError(words.long_note.format(length=len(note), limit=NOTE_CHARACTERS))
    if action == "same_as" and (not same or same == event.key):
        raise RefusedError(words.choose_same)
    if action == "set_status" and status not in set(GivingStatus):
        raise RefusedError(words.choose_status)
    kind, value = {
        "same_as": (Action.SAME_AS, same),
        "set_status": (Action.STATUS, status),
    }.get(action, (Action.NOT_A_GIFT, None))
    author, date = made
    return Correction(event.key, kind, author, date, value, note)


def taken_back(corrections: Sequence[Correction], place: str, made: tuple[str, str]) -> Correction | None:
    """Return what takes a correction of the list back, None where there is none or it was taken back before."""
    number = int(place) if place.isdecimal() else len(corrections)
    if number >= len(corrections) or undone_of(corrections)[number]:
        return None
    wrong = corrections[number]
    if wrong.action is Action.UNDO:
        return None
    author, date = made
    return Correction(wrong.event, Action.UNDO, author, date, wrong.action.value)
