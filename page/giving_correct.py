"""What an editor says of a row as a correction, or what is missing for one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from page.giving_corrections import undone_of
from page.giving_filters import DIGITS, RefusedError
from page.giving_words import GivingWords
from rag.corrections import SEPARATOR, Action, Correction
from rag.ledger_filters import is_date
from rag.ledger_records import GivingEvent
from rag.schema import FigureKind, GivingStatus

NOTE_CHARACTERS = 500  # a sentence or two, and a link
NAME_CHARACTERS = 200
CHOICES = {  # what may be said of a row, by the name of its sentence
    "not_a_gift": Action.NOT_A_GIFT,
    "same_as": Action.SAME_AS,
    "set_status": Action.STATUS,
    "set_amount": Action.AMOUNT,
    "set_giver": Action.GIVER,
    "set_recipient": Action.RECIPIENT,
    "set_date": Action.DATE,
    "set_kind": Action.KIND,
}
TYPED = frozenset({"set_amount", "set_giver", "set_recipient", "set_date"})  # in one box

Names = Callable[[str], str]  # a name as the ledger writes it, however it was typed


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the form."""

    action: str = "not_a_gift"
    same: str | None = None  # key of the row that stays
    status: str | None = None
    kind: str | None = None
    text: str = ""  # the right amount, giver, recipient or date
    unit: str | None = None  # of the amount
    note: str = ""


def correction_of(
    event: GivingEvent | None, said: Said, made: tuple[str, str], words: GivingWords, names: Names = str
) -> Correction:
    """Return a correction of a row.

    Args:
        made: author and date.

    Raises:
        RefusedError: something is missing; the message says what, in the page's language.
    """
    note = " ".join(str(said.note or "").split())
    if event is None:
        raise RefusedError(words.choose_row)
    if len(note) > NOTE_CHARACTERS:
        raise RefusedError(words.long_note.format(length=len(note), limit=NOTE_CHARACTERS))
    action = CHOICES.get(said.action, Action.NOT_A_GIFT)
    author, date = made
    return Correction(event.key, action, author, date, _value(action, event, said, words, names), note)


def _value(action: Action, event: GivingEvent, said: Said, words: GivingWords, names: Names) -> str | None:
    """Return what a correction puts in place of what was there.

    Raises:
        RefusedError: it is missing, or nothing that a row can hold.
    """
    match action:
        case Action.SAME_AS:
            return _required(said.same if said.same != event.key else None, words.choose_same)
        case Action.STATUS:
            return _required(said.status if said.status in set(GivingStatus) else None, words.choose_status)
        case Action.KIND:
            return _required(said.kind if said.kind in set(FigureKind) else None, words.choose_kind)
        case _:
            return _typed(action, event, said, words, names)


def _typed(action: Action, event: GivingEvent, said: Said, words: GivingWords, names: Names) -> str | None:
    """Return what was typed as a correction's value, None for what needs none.

    Raises:
        RefusedError: it is missing, or nothing that a row can hold.
    """
    text = " ".join(str(said.text or "").split())[:NAME_CHARACTERS]
    plain = text.translate(DIGITS)
    match action:
        case Action.AMOUNT:
            return f"{_number(plain, words)} {_required(said.unit or event.unit, words.choose_unit)}"
        case Action.DATE:
            return _required(plain if is_date(plain) else None, words.bad_date.format(text=text))
        case Action.GIVER | Action.RECIPIENT:
            written = [names(name.strip()) for name in text.split(SEPARATOR) if name.strip()]
            return _required(f"{SEPARATOR} ".join(written), words.write_name)
        case _:
            return None


def _number(text: str, words: GivingWords) -> str:
    """Return an amount that was typed as plain digits: "2 400 000" -> "2400000".

    Raises:
        RefusedError: it is no number above nothing.
    """
    plain = "".join(text.replace(",", "").replace("\u202f", "").split())
    if not plain.replace(".", "", 1).isdecimal() or float(plain) == 0:
        raise RefusedError(words.bad_minimum.format(text=text))
    return plain


def _required(value: str | None, otherwise: str) -> str:
    """Return a value that must be there.

    Raises:
        RefusedError: it is not; the message says what to do.
    """
    if not value:
        raise RefusedError(otherwise)
    return value


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
