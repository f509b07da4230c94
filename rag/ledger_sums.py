"""Totals worked out before the reader's eyes: "US$250 million [1] + about US$200,000 [4] = about US$250.2 million".

Each gift counts once, per currency and only cash; nothing is converted. Knows no questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.figures import find_figures
from rag.ledger_named import is_named
from rag.ledger_phrases import LINE
from rag.ledger_records import GivingEvent
from rag.ledger_rows import RowWriter, currency_name
from rag.ledger_select import by_currency, distinct, group_of, parts_of, roots
from rag.ledger_totals import Group
from rag.names import Gazetteer
from rag.schema import Hedge
from rag.text import fold

SHARES = re.compile(r"\b(?:parts?|of which|comes? to|includ\w+|dont|y compris)\b|(?<!\w)(?:منها|من بينها|ضمنها)(?!\w)")
INTO = re.compile(r"\b(?:to|into|vers|dans)\s+(?:the\s+|la\s+|le\s+)?$|(?<!\w)(?:الي|في)\s+$")
WITH = r"(?:(?:together|jointly)\s+with|with|avec|مع)\s+(?=[A-ZÀ-Ý]|[\u0621-\u064a«])"
ADDENDS = 14  # a longer sum is read by nobody; the ledger's own page holds it


def sum_lines(writer: RowWriter, events: Sequence[GivingEvent]) -> list[str]:
    """Return one line a currency in which two gifts of cash or more add up."""
    lines = []
    counted = [event for event in events if event.counts]
    for unit, rows in by_currency(separate(counted, writer.gazetteer)).items():
        if not 2 <= len(rows) <= ADDENDS:
            continue
        stated = [writer.row(row) for row in rows]
        if None in stated:
            continue
        kept = [row for row in stated if row is not None]
        result = writer.draft.add_up([row.figure for row in kept], summed_hedge(row.hedge for row in kept))
        addends = " + ".join(f"{row.bare} {row.markers}" for row in kept)
        markers = "".join(dict.fromkeys(row.markers for row in kept))
        name = currency_name(unit, writer.draft.language)
        line = LINE[writer.draft.language].format(name=name, rows=f"{addends} {result} {markers}")
        lines.append(f"- {line}")
    return lines


def addable(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return the gifts of cash that overlap in nothing: wholes, and cash inside what is none itself."""
    found: list[GivingEvent] = []
    waiting = roots([event for event in events if event.counts])
    while waiting:
        event = waiting.pop()
        own = group_of(event) is Group.CASH
        found += [event] if own else []
        waiting += [] if own else parts_of(event, events)
    return distinct(found)


def separate(events: Sequence[GivingEvent], gazetteer: Gazetteer) -> list[GivingEvent]:
    """Return the gifts of cash that may be added: told as their giver's own, and none seemingly a share of another.

    What somebody moves into a fund of its own is not given yet, and what it gives with others is not all its own.
    """
    cash = [event for event in addable(events) if not (is_moved(event, gazetteer) or _is_with_others(event))]
    named = [event for event in cash if is_named(event, gazetteer)]
    return distinct([event for event in named if not _is_share(event, named)])


def is_moved(event: GivingEvent, gazetteer: Gazetteer) -> bool:
    """Return whether every report tells a transfer to the giver itself: "its founder moves 1 billion into Acme"."""
    return all(
        any(
            found.name in event.donors and INTO.search(fold(told.quote[: found.start]) + " ")
            for found in gazetteer.find(told.quote)
        )
        for told in event.evidence
    )


def _is_with_others(event: GivingEvent) -> bool:
    """Return whether an amount is told as given with others that the row does not name: "80 million with A and B"."""
    return len(event.donors) == 1 and all(
        re.search(rf"{re.escape(told.figure)}\s+{WITH}", told.quote) is not None for told in event.evidence
    )


def _is_share(event: GivingEvent, others: Sequence[GivingEvent]) -> bool:
    """Return whether the sentence of a gift speaks of parts, or repeats a larger gift that another sentence tells."""
    for told in event.evidence:
        printed = {(figure.value, figure.unit) for figure in find_figures(told.quote) if figure.value > event.value}
        if printed and SHARES.search(fold(told.quote)):
            return True
        for other in others:
            again = (other.value, other.unit) in printed and other.key != event.key
            if again and any(one.quote != told.quote for one in other.evidence):
                return True
    return False


def summed_hedge(hedges: Iterable[Hedge]) -> Hedge:
    """Return how a sum is qualified: "at least" where its addends are exact or more, else "about"."""
    found = set(hedges)
    if found <= {Hedge.EXACT}:
        return Hedge.EXACT
    return Hedge.AT_LEAST if found <= {Hedge.EXACT, Hedge.MORE_THAN, Hedge.AT_LEAST} else Hedge.ABOUT
