"""Which rows of the ledger are asked for: by giver, country, period, kind, status, amount, language of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rag.errors import QuestionError
from rag.ledger_dates import bounds
from rag.ledger_records import GivingEvent
from rag.schema import FigureKind, GivingStatus

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class LedgerFilters:
    """What rows must have; None asks for nothing."""

    organisation: str | None = None  # canonical name of a giver; its foundations and branches are meant too
    country: str | None = None  # ISO 3166-1 alpha-2
    since: str | None = None  # date of the gift, any precision, inclusive
    until: str | None = None
    kind: FigureKind | None = None
    status: GivingStatus | None = None
    minimum: float | None = None  # in `unit`
    unit: str | None = None  # ISO 4217 code or counted noun
    language: str | None = None  # of one of the reports


def select(events: Iterable[GivingEvent], filters: LedgerFilters) -> list[GivingEvent]:
    """Return the events that have all that is asked for, in their order."""
    return [event for event in events if _has(event, filters) and _in_period(event, filters)]


def checked_filters(
    organisation: str | None,
    country: str | None,
    period: tuple[str | None, str | None],
    kind: str | None,
    status: str | None,
    amount: tuple[float | None, str | None],
) -> LedgerFilters:
    """Return filters from a person's words.

    Args:
        period: first and last date.
        amount: the least amount and its unit.

    Raises:
        QuestionError: one of them means nothing; the message names it and what to give instead.
    """
    for text in period:
        if text is not None and not is_date(text):
            raise QuestionError(f"{text!r} is no date: give a year, month or day, such as 2020, 2020-05 or 2020-05-13.")
    if country is not None and not re.fullmatch(r"[A-Za-z]{2}", country):
        raise QuestionError(f"{country!r} is no country code: give two letters of ISO 3166-1, such as EG.")
    minimum, unit = amount
    if minimum is not None and unit is None:
        raise QuestionError(f"{minimum:g} of what? Give the unit too, such as --unit USD; nothing is converted.")
    return LedgerFilters(
        organisation,
        country.upper() if country else None,
        *period,
        _kind(kind),
        _status(status),
        minimum,
        unit,
    )


def is_date(text: str) -> bool:
    """Return whether a text is a date of any precision that exists."""
    if not _DATE.fullmatch(text):
        return False
    try:
        bounds(text)
    except ValueError:  # 2020-13
        return False
    return True


def _kind(word: str | None) -> FigureKind | None:
    """Return a word as a kind of giving, or refuse it."""
    if word is None or word in set(FigureKind):
        return None if word is None else FigureKind(word)
    raise QuestionError(f"{word!r} is no kind of giving: give one of {', '.join(FigureKind)}.")


def _status(word: str | None) -> GivingStatus | None:
    """Return a word as a status of a gift, or refuse it."""
    if word is None or word in set(GivingStatus):
        return None if word is None else GivingStatus(word)
    raise QuestionError(f"{word!r} is no status of a gift: give one of {', '.join(GivingStatus)}.")


def _has(event: GivingEvent, filters: LedgerFilters) -> bool:
    """Return whether an event has the giver, kind, status, amount, country and language asked for."""
    asked = (
        (filters.kind, event.kind),
        (filters.status, event.status),
        (filters.country, event.country),
        (filters.unit, event.unit),
    )
    if any(wanted is not None and wanted != own for wanted, own in asked):
        return False
    if filters.minimum is not None and event.value < filters.minimum:
        return False
    if filters.language is not None and not any(told.language == filters.language for told in event.evidence):
        return False
    name = filters.organisation
    return name is None or any(donor == name or donor.startswith(f"{name} ") for donor in event.donors)


def _in_period(event: GivingEvent, filters: LedgerFilters) -> bool:
    """Return whether an event may have been in the period; one of unknown date is in none."""
    if filters.since is None and filters.until is None:
        return True
    if event.date is None:
        return False
    first, last = bounds(event.date)
    start = bounds(filters.since)[0] if filters.since else date.min
    end = bounds(filters.until)[1] if filters.until else date.max
    return first <= end and last >= start
