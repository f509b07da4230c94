"""Givers side by side: each one's cash per currency, and who gave more where one currency allows it.

Nothing is converted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.draft import Draft
from rag.ledger_phrases import (
    GAVE_ALIKE,
    GAVE_MORE,
    GROUP,
    LINE,
    NO_GIFT_OF,
    NOT_COMPARABLE,
    OTHER_CURRENCIES,
)
from rag.ledger_records import GivingEvent
from rag.ledger_rows import RowWriter, currency_name
from rag.ledger_select import by_currency, group_of, of_giver, roots
from rag.ledger_sums import addable, separate, sum_lines
from rag.ledger_totals import Group, is_currency
from rag.phrases import SEMICOLON

SHOWN = 4  # rows a giver and kind

Rows = Mapping[str, list[GivingEvent]]


def answer_compare(writer: RowWriter, givers: Sequence[str], events: Sequence[GivingEvent]) -> Draft | None:
    """Return what each giver gave and a verdict where there is one, or None where none of them has a row."""
    rows = {giver: of_giver(events, giver, writer.gazetteer) for giver in givers}
    counted = {giver: [event for event in found if event.counts] for giver, found in rows.items()}
    cash = {giver: by_currency(addable(found)) for giver, found in counted.items()}
    if not any(event for found in counted.values() for event in found if is_currency(event.unit)):
        return None
    sums = {
        giver: {**cash[giver], **by_currency(separate(found, writer.gazetteer))} for giver, found in counted.items()
    }
    writer.draft.lines += _verdict(writer, sums, cash)
    for giver in givers:
        writer.draft.lines += ["", *_side(writer, giver, counted[giver])]
    return writer.draft


def _verdict(writer: RowWriter, sums: Mapping[str, Rows], cash: Mapping[str, Rows]) -> list[str]:
    """Return who gave more, for each currency in which all gave cash; else that there is no comparing."""
    language = writer.draft.language
    units = [unit for unit in next(iter(sums.values())) if all(unit in rows for rows in sums.values())]
    lines = []
    for unit in units:
        added = {giver: sum(event.value for event in rows[unit]) for giver, rows in sums.items()}
        first = max(added, key=lambda giver: added[giver])
        alike = list(added.values()).count(added[first]) > 1
        currency = currency_name(unit, language)
        template = GAVE_ALIKE if alike else GAVE_MORE
        lines.append(template[language].format(currency=currency, name=writer.name(first)))
    if not lines:
        return [NOT_COMPARABLE[language]]
    if any(unit not in units for rows in cash.values() for unit in rows):
        lines.append(OTHER_CURRENCIES[language])
    return lines


def _side(writer: RowWriter, giver: str, events: Sequence[GivingEvent]) -> list[str]:
    """Return one giver's rows: cash by currency, the largest first, its sums, then what is no cash."""
    language, name = writer.draft.language, writer.name(giver)
    lines = []
    cash = [event for rows in by_currency(addable(events)).values() for event in rows]
    for group in Group:
        found = [event for event in roots(events) if group_of(event) is group and is_currency(event.unit)]
        found = cash if group is Group.CASH else sorted(found, key=lambda event: (str(event.unit), -event.value))
        rows = [row for row in map(writer.row, found[:SHOWN]) if row is not None]
        if rows:
            told = SEMICOLON[language].join(writer.line(row, giver=False, kind=False) for row in rows)
            lines.append(f"- {LINE[language].format(name=GROUP[group][language], rows=told)}")
    if not lines:
        return [NO_GIFT_OF[language].format(name=name)]
    return [LINE[language].format(name=f"**{name}**", rows=""), "", *lines, *sum_lines(writer, events)]
