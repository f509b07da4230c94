"""What reports tell otherwise of the gifts of an answer, quoted. It chooses no gifts."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ledger_phrases import CONFLICT
from rag.ledger_records import Amount, Conflict, Explanation, GivingEvent
from rag.ledger_rows import RowWriter

SHOWN = 2
TOLD_FIRST = (
    Explanation.SUM_OF_PARTS,
    Explanation.UNIT_SLIP,
    Explanation.KIND,
    Explanation.UPDATE,
    Explanation.EXCHANGE_RATE,
    Explanation.UNKNOWN,
)


def conflict_lines(
    writer: RowWriter, events: Sequence[GivingEvent], overtaken: Sequence[GivingEvent] = (), most: int = SHOWN
) -> list[str]:
    """Return the reports that tell a gift otherwise, sums of its parts first, then older figures for it.

    Args:
        overtaken: older figures for gifts among the events.
        most: conflicts shown, and as many older figures.
    """
    language = writer.draft.language
    told = {
        conflict.evidence.quote: conflict
        for explanation in reversed(TOLD_FIRST)
        for event in reversed(events)
        for conflict in sorted(event.conflicts, key=lambda conflict: conflict.amount.value)  # the largest first
        if conflict.explanation is explanation and conflict.evidence is not None
    }
    shown = list(reversed(told.values()))[:most]
    shown += [
        Conflict(Amount(event.value, event.unit), Explanation.UPDATE, evidence=event.evidence[-1])
        for event in overtaken[:most]
        if event.evidence[-1].quote not in told
    ]
    lines = [writer.conflict(conflict, CONFLICT[conflict.explanation][language]) for conflict in shown]
    return [line for line in lines if line is not None]
