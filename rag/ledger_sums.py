"""Totals worked out before the reader's eyes: "US$250 million [1] + about US$200,000 [4] = about US$250.2 million".

Each gift counts once, per currency and only cash; nothing is converted. Knows no questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set

from rag.figures import find_figures
from rag.ledger_joint import is_running, is_with_others
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
JOINER = re.compile(r"(?:[,،;؛]\s*(?:and|et)?|\band|\bet)\s*$|(?<!\w)و$")
LAST = re.compile(r"(?:\band|\bet)\s*$|(?<!\w)و$")
OUT_OF = re.compile(r"\b(?:of|from|out\s+of|sur|de|des)\s+(?:\w+\s+)?$|(?<!\w)من\s+(?:\w+\s+)?$")
INTO = re.compile(r"\b(?:to|into|vers|dans)\s+(?:the\s+|la\s+|le\s+)?$|(?<!\w)(?:الي|في)\s+$")
CASH_ALONE: frozenset[Group | None] = frozenset({Group.CASH})
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


def addable(events: Sequence[GivingEvent], groups: Set[Group | None] = CASH_ALONE) -> list[GivingEvent]:
    """Return the gifts of cash that overlap in nothing: wholes, and cash inside what is none itself.

    Args:
        groups: what else counts besides cash, where asked for.
    """
    found: list[GivingEvent] = []
    waiting = roots([event for event in events if event.counts])
    while waiting:
        event = waiting.pop()
        own = group_of(event) in groups
        found += [event] if own else []
        waiting += [] if own else parts_of(event, events)
    return distinct(found)


def separate(events: Sequence[GivingEvent], gazetteer: Gazetteer) -> list[GivingEvent]:
    """Return the gifts of cash that may be added: told as their giver's own, and none seemingly a share of another.

    What somebody moves into a fund of its own is not given yet, what it gives with others is not all its own, and a
    sum up to some time may hold any single gift.
    """
    single = _single(events)
    cash = [event for event in addable(single) if not (is_moved(event, gazetteer) or is_with_others(event))]
    wholes = {event.key: event for event in events}
    named = [event for event in cash if _is_told_of(event, wholes, gazetteer)]
    return distinct([event for event in named if not _is_share(event, named)])


def _single(events: Sequence[GivingEvent]) -> list[GivingEvent]:
    """Return rows without sums of gifts up to some time, and without what only their own reports tell of them."""
    running = {event.key: _articles(event) for event in events if is_running(event)}
    return [
        event
        for event in events
        if event.key not in running and not running.get(str(event.part_of), set()) & _articles(event)
    ]


def _articles(event: GivingEvent) -> set[str]:
    """Return the articles that tell of a gift."""
    return {told.article_id for told in event.evidence}


def _is_told_of(event: GivingEvent, wholes: Mapping[str, GivingEvent], gazetteer: Gazetteer) -> bool:
    """Return whether a sentence names the giver of a gift, or of the whole that it is the money of.

    A part whose whole is none of the rows was chosen for what it is.
    """
    whole = wholes.get(str(event.part_of))
    return is_named(event, gazetteer) or (event.part_of is not None if whole is None else is_named(whole, gazetteer))


def is_moved(event: GivingEvent, gazetteer: Gazetteer) -> bool:
    """Return whether every report tells a transfer to the giver itself: "its founder moves 1 billion into Acme"."""
    return all(
        any(
            found.name in event.donors and INTO.search(fold(told.quote[: found.start]) + " ")
            for found in gazetteer.find(told.quote)
        )
        for told in event.evidence
    )


def _is_share(event: GivingEvent, others: Sequence[GivingEvent]) -> bool:
    """Return whether the sentence of a gift speaks of parts, or repeats a larger gift that another sentence tells."""
    for told in event.evidence:
        printed = {(figure.value, figure.unit) for figure in find_figures(told.quote) if figure.value > event.value}
        if printed and SHARES.search(fold(told.quote)):
            return True
        if is_row_of_gifts(told.quote, event.unit):
            continue
        for other in others:
            again = (other.value, other.unit) in printed and other.key != event.key
            if again and any(one.quote != told.quote for one in other.evidence):
                return True
    return False


def is_row_of_gifts(sentence: str, unit: str | None) -> bool:
    """Return whether the amounts of a sentence are told one after the other: "12 million, 160 million and 5 million".

    "Of its 160 million, 5 million goes to A and 2 million to B" tells a whole and its parts.
    """
    found = [figure for figure in find_figures(sentence) if figure.unit in {unit, None}]
    starts = [sentence[: figure.start] for figure in found]
    if len(found) < 2 or OUT_OF.search(fold(starts[0]) + " "):
        return False
    joined = all(JOINER.search(fold(before[-9:]).rstrip("$£€¥ ")) for before in starts[1:])
    return joined and LAST.search(fold(starts[-1][-9:]).rstrip("$£€¥ ")) is not None


def summed_hedge(hedges: Iterable[Hedge]) -> Hedge:
    """Return how a sum is qualified: "at least" where its addends are exact or more, else "about"."""
    found = set(hedges)
    if found <= {Hedge.EXACT}:
        return Hedge.EXACT
    return Hedge.AT_LEAST if found <= {Hedge.EXACT, Hedge.MORE_THAN, Hedge.AT_LEAST} else Hedge.ABOUT
