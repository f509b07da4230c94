"""The largest gifts, or all above an amount: rows by size within one currency, the currencies apart.

Nothing is converted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from rag.draft import Draft
from rag.ledger_named import is_named, is_sure
from rag.ledger_phrases import HIDDEN, RANKED, RANKED_BESIDE, RANKED_ONLY, SUMS
from rag.ledger_question import ROWS, LedgerQuestion
from rag.ledger_records import GivingEvent
from rag.ledger_rows import RowWriter, currency_name
from rag.ledger_select import by_currency, distinct, group_of, parts_of, roots, sure
from rag.ledger_sums import sum_lines
from rag.ledger_totals import Group

REPEATS = 5  # rows that may turn out to tell again of one above
GIFTS = frozenset({Group.CASH, Group.IN_KIND, Group.MIXED})  # what is collected or lent is no gift of its giver


def _tops(events: Sequence[GivingEvent], writer: RowWriter) -> list[GivingEvent]:
    """Return the gifts that are no parts; a whole that no sentence names, or that holds others' money, by its parts."""
    found: list[GivingEvent] = []
    waiting = roots(events)
    while waiting:
        event = waiting.pop()
        parts = [part for part in parts_of(event, events) if part.donors]
        of_others = any(group_of(part) is Group.OTHERS for part in parts)
        if parts and (of_others or not is_named(event, writer.gazetteer)):
            waiting += parts
        elif group_of(event) is not Group.OTHERS:
            found.append(event)
    return found


def answer_ranking(writer: RowWriter, asked: LedgerQuestion, events: Sequence[GivingEvent]) -> Draft | None:
    """Return at most ROWS rows by size, or None where no gift of money fits."""
    wanted = [event for event in events if event.counts and (asked.filters.kind or group_of(event) in GIFTS)]
    groups = by_currency(_tops([event for event in wanted if event.donors], writer))
    draft, language = writer.draft, writer.draft.language
    left, hidden = ROWS, False
    for unit, rows in groups.items():
        most = min(asked.limit, left)
        named = (row for row in rows if is_sure(row, writer.gazetteer))
        stated = (writer.row(row) for row in distinct(list(islice(named, most + REPEATS)))[:most])
        shown = [row for row in stated if row is not None]
        hidden = hidden or len(rows) > len(shown)
        if shown:
            title = RANKED_BESIDE if draft.lines else RANKED
            currency = currency_name(unit, language)
            draft.lines += ["", title[language].format(currency=currency), ""]
            draft.lines += [f"{at}. {writer.line(row)}" for at, row in enumerate(shown, start=1)]
            left -= len(shown)
    if not draft.lines:
        return None
    draft.lines.pop(0)
    if hidden:
        draft.lines += ["", HIDDEN[language]]
    if asked.filters.unit:
        draft.lines += ["", RANKED_ONLY[language].format(currency=currency_name(asked.filters.unit, language))]
    if asked.with_total:
        lines = sum_lines(writer, sure([event for event in wanted if event.donors], writer.gazetteer))
        draft.lines += ["", SUMS[language], "", *lines] if lines else []
    return draft
