"""What the ledger knows of a figure that was read: its row, and with it kind, givers, recipients and its whole.

A figure's row is one that cites its sentence for its amount. It chooses no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.correction_records import Action
from rag.evidence import Evidence, Fact, Reading
from rag.ledger_records import Evidence as Report
from rag.ledger_records import GivingEvent
from rag.named import Named
from rag.schema import FigureKind, GivingStatus


def with_rows(evidence: Evidence, events: Iterable[GivingEvent], struck: Iterable[GivingEvent] = ()) -> Evidence:
    """Return what was read with those rows of the ledger that its articles tell of.

    Args:
        struck: what people say is no gift.
    """
    read = {reading.article.id for reading in evidence.readings}
    rows, gone = (
        tuple(event for event in found if any(told.article_id in read for told in event.evidence))
        for found in (events, struck)
    )
    return replace(evidence, rows=rows, struck=gone)


def row_of(fact: Fact, evidence: Evidence) -> GivingEvent | None:
    """Return the row that tells a figure, in its own currency or converted; None where the ledger has none."""
    figure = fact.figure
    cited = [row for row in evidence.rows if _cites(row, fact)]
    own = next((row for row in cited if (row.value, row.unit) == (figure.value, figure.unit)), None)
    own = own or next((row for row in cited if row.corrections and _prints(row, fact) is not None), None)
    amounts = ((row, {(amount.value, amount.unit) for amount in row.also}) for row in cited)
    return own or next((row for row, also in amounts if (figure.value, figure.unit) in also), None)


def report_corrected(fact: Fact, row: GivingEvent | None) -> Report | None:
    """Return the report by which a row with a corrected amount tells a figure."""
    return None if row is None or row.correction(Action.AMOUNT) is None else _prints(row, fact)


def is_struck(fact: Fact, evidence: Evidence) -> bool:
    """Return whether people say that a figure is no gift."""
    return any(_prints(row, fact) is not None for row in evidence.struck)


def _prints(row: GivingEvent, fact: Fact) -> Report | None:
    """Return the report of a row whose sentence prints a figure."""
    own = fact.sentence.span
    return next(
        (
            told
            for told in row.evidence
            if told.article_id == fact.article.id
            and told.start < own.end
            and own.start < told.end
            and told.figure == fact.figure.text
        ),
        None,
    )


def _cites(row: GivingEvent, fact: Fact) -> bool:
    """Return whether a row cites the sentence of a figure."""
    own = fact.sentence.span
    return any(
        told.article_id == fact.article.id and told.start < own.end and own.start < told.end for told in row.evidence
    )


def as_row_tells(fact: Fact, evidence: Evidence) -> Fact:
    """Return a figure with the kind and status of its row: all reports of a gift know more than one sentence."""
    row = row_of(fact, evidence)
    if row is None:
        return fact
    kind = fact.figure.kind if row.kind is FigureKind.UNKNOWN else row.kind
    status = fact.figure.status if row.status is GivingStatus.UNKNOWN else row.status
    return replace(fact, figure=replace(fact.figure, kind=kind, status=status))


def as_rows_tell(reading: Reading, evidence: Evidence) -> Reading:
    """Return an article whose figures have the kinds and states of their rows."""
    return replace(reading, facts=tuple(as_row_tells(fact, evidence) for fact in reading.facts))


def is_own_row(row: GivingEvent | None, subject: Named) -> bool | None:
    """Return whether a row is a gift of a listed giver; None where the ledger does not know who gave it."""
    if row is None or not row.donors or subject.organisation is None:
        return None
    own = subject.organisation
    return any(subject.is_called(name) or _of_one_house(name, own) for name in row.donors)


def _of_one_house(name: str, other: str) -> bool:
    """Return whether one name begins with the other: "Vodafone" and "Vodafone Egypt"."""
    return f"{name} ".startswith(f"{other} ") or f"{other} ".startswith(f"{name} ")


def is_part(row: GivingEvent | None, whole: GivingEvent | None, rows: Sequence[GivingEvent]) -> bool:
    """Return whether a row stands in another one, at any depth."""
    if row is None or whole is None:
        return False
    above = {one.key: one.part_of for one in rows}
    key = row.part_of
    while key is not None and key != whole.key:
        key = above.get(key)
    return key is not None
