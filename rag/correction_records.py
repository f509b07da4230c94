"""What a person says of a row of the ledger, as a record. It applies nothing and reads no file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LOCAL = "local visitor"  # the author where the page has no accounts


class Action(StrEnum):
    """What a person may say of an event."""

    NOT_A_GIFT = "not-a-gift"
    SAME_AS = "same-as"  # value: key of the event that stays
    STATUS = "status"  # value: a GivingStatus
    AMOUNT = "amount"  # value: a number and its unit, "2400000 NOK"
    GIVER = "giver"  # value: who gave, several names with a semicolon between them
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
