"""Answers from the ledger: what one giver gave, the largest gifts, givers side by side. The ledger is read elsewhere.

question -> rows chosen -> worded with their sentences -> draft, or None: the other readers answer, or it is said
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer_collected import answer_collected
from rag.answer_compare import answer_compare
from rag.answer_conflicts import conflict_lines
from rag.answer_ranking import answer_ranking
from rag.draft import Draft
from rag.focus import Focus
from rag.ledger_asking import Wish
from rag.ledger_joint import is_running
from rag.ledger_named import is_named
from rag.ledger_phrases import (
    ALSO,
    APART,
    CEILINGS,
    GROUP,
    HIDDEN,
    LINE,
    NEWEST,
    NO_SUM,
    PARTS,
    RUNNING,
    SUMS,
    TARGETS,
)
from rag.ledger_question import SEVERAL, is_general_amount, ledger_question
from rag.ledger_records import GivingEvent
from rag.ledger_roles import with_roles
from rag.ledger_rows import Row, RowWriter
from rag.ledger_select import LedgerBook, by_currency, chosen, group_of, parts_of, roots, sure
from rag.ledger_sums import addable, is_moved, separate, sum_lines
from rag.ledger_totals import Group, is_currency
from rag.ledger_when import as_of
from rag.names import Gazetteer
from rag.phrases import GAVE, SEMICOLON
from rag.query import Query
from rag.schema import Filters

ARTICLES = 2  # what one article tells, the reader of articles tells better
SEVERAL_GIFTS = 2
OTHERS_SHOWN = 6  # further gifts of money
APART_SHOWN = 4  # rows a kind of giving
PARTS_SHOWN = 6


def answer_ledger(query: Query, focus: Focus, filters: Filters, book: LedgerBook) -> Draft | None:
    """Return the answer that the ledger gives to a question, or None where it holds no row for one."""
    asked = with_roles(ledger_question(query, focus, filters, book.gazetteer), book.events)
    # what a giver gave for some storm or building is told better by articles
    if asked.wish is None and (asked.names or not is_general_amount(query, focus, book.gazetteer)):
        return None
    rows = chosen(asked, book, filters)
    writer = RowWriter(Draft(query.language), book.article, book.gazetteer)
    if asked.wish in SEVERAL:
        return answer_compare(writer, asked, sure(rows, book.gazetteer))
    if asked.wish is Wish.COLLECTED:
        return answer_collected(writer, asked, rows)
    if asked.wish not in (None, Wish.GIFTS) or not asked.givers:
        return answer_ranking(writer, asked, rows)
    rows = sure(rows, book.gazetteer, book.events if asked.recipients else ())
    if asked.wish is Wish.GIFTS or asked.recipients:
        return _answer_gifts(writer, rows, with_total=asked.with_total)
    keys = {event.key for event in rows}
    overtaken = [event for event in book.events if event.superseded_by in keys and not event.part_of]
    return _answer_giver(writer, rows, overtaken, with_total=asked.with_total)


def _answer_gifts(writer: RowWriter, events: Sequence[GivingEvent], with_total: bool) -> Draft | None:
    """Return two or more gifts of one giver and what they come to, or None where the articles tell of fewer.

    Args:
        with_total: what they come to is asked for, and opens the answer.
    """
    cash = [event for event in addable(events) if is_currency(event.unit)]
    recorded = with_total and any(event.recipients for event in cash)  # what one other got in all, and be it one gift
    if len(cash) < SEVERAL_GIFTS and not recorded:
        return None
    ordered = sorted(cash, key=lambda event: (event.date or "", -event.value))
    rows = [row for row in map(writer.row, ordered[:OTHERS_SHOWN]) if row is not None]
    writer.draft.lines += [f"- {writer.line(row)}{_dotted(_parts(writer, row.event, events))}" for row in rows]
    if with_total:
        _write_apart(writer, roots(events), events)
    _write_sums(writer, events, first=with_total)
    return writer.draft


def _answer_giver(
    writer: RowWriter, events: Sequence[GivingEvent], overtaken: Sequence[GivingEvent], with_total: bool
) -> Draft | None:
    """Return what one giver gave: its main gift with the parts, the others, what is no cash, conflicts, totals.

    Args:
        overtaken: older figures for gifts among the events.
    """
    top = roots(events)
    cash = [event for event in addable(events) if is_currency(event.unit)]
    articles = {told.article_id for event in (*events, *overtaken) for told in event.evidence}
    several = len([event for event in events if group_of(event) is Group.CASH]) >= SEVERAL_GIFTS
    if len(articles) < ARTICLES and not (with_total and several):
        return None
    part = _head(cash, events, writer.gazetteer)
    head = _mixed_whole(part, top) if part else None
    stated = writer.row(head, reports=3) if head else None
    if head is None or stated is None:
        return None
    cash = [event for event in cash if event.part_of != head.key]
    top = [event for event in top if event is not head]
    draft, language = writer.draft, writer.draft.language
    said = GAVE[head.status][language].format(
        giver=writer.giver(head), amount=stated.amount + writer.label(stated, status=False), n=stated.markers
    )
    draft.lines.append(f"{said}{_parts(writer, head, events)}")
    doubt = writer.doubt(head)
    draft.lines += ["", doubt] if doubt is not None else []
    _write_others(writer, [event for event in _ordered(cash, head) if event is not head], events)
    _write_apart(writer, top, events)
    shown = [head, *parts_of(head, events), *(event for event in cash if event is not head)]
    for line in conflict_lines(writer, shown, overtaken):
        draft.lines += ["", line]
    if with_total:
        _write_sums(writer, events, first=True)
    write_newest(draft, events)
    return draft


def _head(cash: Sequence[GivingEvent], events: Sequence[GivingEvent], gazetteer: Gazetteer) -> GivingEvent | None:
    """Return the gift to open with: the largest in the currency of most rows, parts included."""
    money = [event for event in events if group_of(event) is Group.CASH]
    own = [event for event in cash if not (is_moved(event, gazetteer) or is_running(event))] or cash
    named = [
        event for event in own if any(is_named(told, gazetteer) for told in (event, *parts_of(event, events)))
    ] or own  # a whole that is named in its parts alone is its giver's too
    wholes = {event.unit for event in named}
    unit = next((unit for unit in by_currency(money) if unit in wholes), None)
    return next(iter(by_currency(named).get(str(unit), ())), None)


def _mixed_whole(part: GivingEvent, top: Sequence[GivingEvent]) -> GivingEvent:
    """Return the gift of money and goods that a gift of money is part of; itself, where it is part of none."""
    wholes = (event for event in top if event.key == part.part_of and group_of(event) is Group.MIXED)
    return next(wholes, part)


def _ordered(cash: Sequence[GivingEvent], head: GivingEvent) -> list[GivingEvent]:
    """Return gifts of money: those in the currency of the main one first, then the others, the largest first each."""
    groups = by_currency(cash)
    return [
        *groups.get(str(head.unit), ()),
        *(event for unit, rows in groups.items() if unit != head.unit for event in rows),
    ]


def _parts(writer: RowWriter, event: GivingEvent, events: Sequence[GivingEvent]) -> str:
    """Return a gift's parts in one line, with a space before it, or nothing."""
    language = writer.draft.language
    rows = [writer.row(part) for part in parts_of(event, events)[:PARTS_SHOWN]]
    told = [f"{row.amount}{_other_kind(writer, row, event)} {row.markers}" for row in rows if row is not None]
    return f" {PARTS[language].format(parts=SEMICOLON[language].join(told))}" if told else ""


def _other_kind(writer: RowWriter, row: Row, whole: GivingEvent) -> str:
    """Return what a part is made of, where that is not what its whole is made of."""
    return "" if row.event.kind is whole.kind else writer.label(row, status=False, date=False)


def _write_others(writer: RowWriter, others: Sequence[GivingEvent], events: Sequence[GivingEvent]) -> None:
    """List the giver's other gifts of money, each with its parts, then sums of gifts up to some time."""
    draft, language = writer.draft, writer.draft.language
    running = {event.key for event in others if is_running(event)}
    for title, of_sort in ((ALSO, False), (RUNNING, True)):
        lines = []
        for event in [event for event in others if (event.key in running) is of_sort][:OTHERS_SHOWN]:
            row = writer.row(event)
            if row is not None:
                lines.append(f"- {writer.line(row)}{_dotted(_parts(writer, event, events))}")
        if lines:
            draft.lines += ["", title[language], "", *lines]
    if len(others) - len(running) > OTHERS_SHOWN:
        draft.lines += ["", HIDDEN[language]]


def _bracketed(parts: str) -> str:
    """Return the parts of one of several gifts of a line."""
    return f" ({parts.strip().rstrip('.')})" if parts else ""


def _dotted(parts: str) -> str:
    """Return a list item's parts as a sentence of its own."""
    return f".{parts}" if parts else ""


def _write_apart(writer: RowWriter, top: Sequence[GivingEvent], events: Sequence[GivingEvent]) -> None:
    """List what is no cash of the giver: goods, advertising, loans, other people's money, ceilings, targets.

    Args:
        events: all rows, among them the parts of those.
    """
    draft, language = writer.draft, writer.draft.language
    names = [(group, GROUP[group]) for group in Group if group is not Group.CASH]
    groups = [(name[language], [event for event in top if group_of(event) is group]) for group, name in names]
    groups.append((CEILINGS[language], [event for event in top if event.limit]))
    groups.append((TARGETS[language], [event for event in top if not event.limit and group_of(event) is None]))
    lines = []
    for name, rows_of in groups:
        found = sorted(rows_of, key=lambda event: (not is_currency(event.unit), str(event.unit), -event.value))
        rows = [writer.row(event) for event in found[:APART_SHOWN]]
        told = [
            f"{writer.line(row, giver=False, kind=False)}{_bracketed(_parts(writer, row.event, events))}"
            for row in rows
            if row is not None
        ]
        if told:
            lines.append(f"- {LINE[language].format(name=name, rows=SEMICOLON[language].join(told))}")
    if lines:
        draft.lines += ["", APART[language], "", *lines]


def _write_sums(writer: RowWriter, events: Sequence[GivingEvent], first: bool) -> None:
    """Add gifts of cash up per currency, or say that there is nothing to add.

    Args:
        first: the sum is what is asked for, and opens the answer.
    """
    draft, language = writer.draft, writer.draft.language
    lines = sum_lines(writer, events)
    if lines and first:
        draft.lines[:0] = [SUMS[language], "", *lines, ""]
    elif lines:
        draft.lines += ["", SUMS[language], "", *lines]
    elif all(len(rows) < SEVERAL_GIFTS for rows in by_currency(separate(events, writer.gazetteer)).values()):
        draft.lines += ["", NO_SUM[language]]


def write_newest(draft: Draft, events: Sequence[GivingEvent]) -> None:
    """Say how new the newest article is that the rows come from."""
    newest = max((told.published or "" for event in events for told in event.evidence), default="")
    if newest:
        draft.lines += ["", NEWEST[draft.language].format(date=as_of(newest, draft.language))]
