"""The largest gifts, or all above an amount: rows by size within one currency, the currencies apart.

Nothing is converted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import islice

from rag.currency_forms import in_currency
from rag.draft import Draft
from rag.ledger_asking import BANKS, FIRMS, Wish
from rag.ledger_joint import is_running
from rag.ledger_named import is_named, is_sure
from rag.ledger_phrases import (
    AND_BESIDES,
    GROUP,
    HIDDEN,
    LINE,
    RANKED,
    RANKED_BESIDE,
    RANKED_ONLY,
    SUMS,
    TOGETHER,
)
from rag.ledger_question import FEW, ROWS, LedgerQuestion
from rag.ledger_records import GivingEvent
from rag.ledger_rows import Row, RowWriter
from rag.ledger_select import by_currency, distinct, group_of, parts_of, roots, sure, told_apart
from rag.ledger_sums import sum_lines
from rag.ledger_totals import Group, is_currency
from rag.phrases import COMMA, SEMICOLON
from rag.schema import GivingStatus, Span
from rag.text import fold

GOODS_SHOWN = 5  # gifts of things beside those of money
ALIKE = 6  # gifts read for a line
TIED = 12  # gifts of one size
SEVERAL_GIFTS = 2
FURTHER = 3  # of one giver, behind its largest
TOGETHER_SHOWN = 2  # of several givers
SUBJECT = 60  # characters from a sentence's start where its subject stands
REPEATS = 5  # rows that may turn out to tell again of one above
GIFTS = frozenset({Group.CASH, Group.IN_KIND, Group.MIXED})  # what is collected or lent is no gift of its giver


def _tops(events: Sequence[GivingEvent], writer: RowWriter) -> list[GivingEvent]:
    """Return the gifts that are no parts, some wholes by their parts.

    Those are wholes that no sentence names, that hold others' money, or whose several givers' own parts are told.
    """
    found: list[GivingEvent] = []
    joint = told_apart(events)
    waiting = roots(events)
    while waiting:
        event = waiting.pop()
        parts = [part for part in parts_of(event, events) if part.donors]
        if event.key in joint:
            waiting += parts
            continue
        of_others = any(group_of(part) is Group.OTHERS for part in parts)
        if parts and (of_others or not is_named(event, writer.gazetteer)):
            waiting += parts
        elif group_of(event) is not Group.OTHERS:
            found.append(event)
    return found


def answer_ranking(writer: RowWriter, asked: LedgerQuestion, events: Sequence[GivingEvent]) -> Draft | None:
    """Return at most ROWS lines by size, or None where no gift of money fits.

    Gifts of one size have one number: "A, B and C: 2 billion won each; D: 2 billion won". Of who gave, or who gave
    most, the articles tell as well where it is one gift alone, so that two are wanted here.
    """
    narrow = bool(asked.names or asked.purposes)  # what a giver gave in a whole year is for more than that
    wanted = [event for event in events if event.counts and (asked.filters.kind or group_of(event) in GIFTS)]
    takers = set(asked.recipients)
    wanted = [event for event in wanted if set(event.donors) - takers and not (narrow and is_running(event))]
    groups = by_currency(_tops(wanted, writer))
    draft, language = writer.draft, writer.draft.language
    left, hidden = ROWS, False
    for unit, rows in groups.items():
        most = min(asked.limit, left)
        lines, all_shown = _lines(writer, rows, most, asked.by_giver)
        hidden = hidden or not all_shown
        if lines:
            title = RANKED_BESIDE if draft.lines else RANKED
            draft.lines += ["", title[language].format(currency=in_currency(unit, language)), "", *lines]
            left -= len(lines)
    if asked.wish is Wish.GIVERS:
        draft.lines += _goods(writer, wanted)
    alone = len(draft.figures) < SEVERAL_GIFTS and not asked.exact
    if not draft.lines or (alone and (asked.wish is Wish.GIVERS or asked.by_giver)):
        return None
    draft.lines.pop(0)
    draft.lines += _together(writer, events, set(groups)) if asked.limit in {FEW, ROWS} else []  # "the two largest"
    if hidden:
        draft.lines += ["", HIDDEN[language]]
    if asked.filters.unit:
        draft.lines += ["", RANKED_ONLY[language].format(currency=in_currency(asked.filters.unit, language))]
    if asked.with_total:
        added = sum_lines(writer, sure(wanted, writer.gazetteer))
        draft.lines += ["", SUMS[language], "", *added] if added else []
    return draft


def _together(writer: RowWriter, events: Sequence[GivingEvent], units: Set[str]) -> list[str]:
    """Return what several givers gave together, each with its sentence, which says who they are.

    Where a row tells what each of them gave, nothing is left to say.
    """
    draft, language = writer.draft, writer.draft.language
    joint = [event for event in roots(events) if event.collective and event.counts and group_of(event) in GIFTS]
    told = [event for event in joint if event.unit in units and _tells_givers(event) and not parts_of(event, events)]
    lines: list[str] = []
    largest = {event.evidence[0].quote: event for event in sorted(told, key=lambda event: event.value)}
    for event in sorted(largest.values(), key=lambda event: -event.value)[:TOGETHER_SHOWN]:
        row = writer.row(event)
        if row is not None:
            first = event.evidence[0]
            quote = draft.quote_of(writer.article(first.article_id), Span(first.start, first.end))
            lines.append(f"- {LINE[language].format(name=row.amount, rows=quote)} [{writer.cite(first)}]")
    return ["", TOGETHER[language], "", *lines] if lines else []


def _tells_givers(event: GivingEvent) -> bool:
    """Return whether a gift of many is told as given by firms or banks, not as what a fund holds."""
    opening = fold(event.evidence[0].quote)[:SUBJECT]
    return event.status is not GivingStatus.UNKNOWN and any(found.search(opening) for found in (FIRMS, BANKS))


def _goods(writer: RowWriter, events: Sequence[GivingEvent]) -> list[str]:
    """Return what was given in things, under a heading of its own: nothing sorts masks against beds."""
    language = writer.draft.language
    things = [event for event in roots(events) if group_of(event) is Group.IN_KIND and not is_currency(event.unit)]
    named = [event for event in things if is_sure(event, writer.gazetteer)]
    rows = [row for row in map(writer.row, named[:GOODS_SHOWN]) if row is not None]
    lines = [f"- {writer.line(row, kind=False)}" for row in rows]
    return (
        ["", LINE[language].format(name=GROUP[Group.IN_KIND][language], rows="").rstrip(), "", *lines] if lines else []
    )


def _lines(writer: RowWriter, events: Sequence[GivingEvent], most: int, by_giver: bool) -> tuple[list[str], bool]:
    """Return the numbered lines of gifts in one currency, those of one size under one number, and whether all are.

    Args:
        by_giver: a giver's smaller gifts stand behind its largest.
    """
    named = (event for event in events if is_sure(event, writer.gazetteer))
    ranks: list[list[list[Row]]] = []
    further: dict[tuple[str, ...], list[Row]] = {}
    for event in distinct(list(islice(named, ALIKE * most + REPEATS))):
        tied = bool(ranks) and _is_tied(ranks[-1], event)
        again = by_giver and event.donors in further
        if len(ranks) == most and not (tied or again):
            if by_giver:
                continue
            break
        row = writer.row(event)
        if row is None:
            continue
        if again:
            further[event.donors].append(row)
            continue
        further[event.donors] = []
        if not tied:
            ranks.append([])
        alike = next((group for group in ranks[-1] if _is_alike(group[0].event, event)), None)
        if alike is None:
            ranks[-1].append([row])
        else:
            alike.append(row)
    told = [[_told_rows(writer, rows, further) for rows in _fuller_first(rank, further)] for rank in ranks]
    lines = [f"{at}. {SEMICOLON[writer.draft.language].join(rank)}" for at, rank in enumerate(told, start=1)]
    shown = sum(len(rows) for rank in ranks for rows in rank) + sum(map(len, further.values()))
    return lines, shown == len(events)


def _fuller_first(rank: Sequence[list[Row]], further: Mapping[tuple[str, ...], Sequence[Row]]) -> list[list[Row]]:
    """Return the gifts under one number, those first whose givers gave most besides."""
    return sorted(rank, key=lambda rows: -sum(row.event.value for row in further[rows[0].event.donors]))


def _told_rows(writer: RowWriter, rows: Sequence[Row], further: Mapping[tuple[str, ...], Sequence[Row]]) -> str:
    """Return gifts told alike, or one with its giver's further ones."""
    language = writer.draft.language
    if len(rows) > 1:
        return writer.line_of_each(rows)
    line = writer.line(rows[0])
    others = further[rows[0].event.donors][:FURTHER]
    told = COMMA[language].join(writer.line(row, giver=False) for row in others)
    return AND_BESIDES[language].format(row=line, rows=told) if told else line


def _is_tied(rank: Sequence[Sequence[Row]], event: GivingEvent) -> bool:
    """Return whether a gift is of the very size of those under one number, which it may hold too."""
    first = rank[0][0].event
    return (event.value, event.hedge) == (first.value, first.hedge) and sum(map(len, rank)) < TIED


def _is_alike(one: GivingEvent, other: GivingEvent) -> bool:
    """Return whether two gifts of one currency are told alike: one size, kind, status and date, by one sentence."""
    return _told(one) == _told(other)


def _told(event: GivingEvent) -> tuple[object, ...]:
    """Return all that a row says of a gift but for its giver."""
    quotes = [told.quote for told in event.evidence]
    return (event.value, event.hedge, event.kind, event.status, event.date, event.recipients, quotes)
