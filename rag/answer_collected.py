"""What a fund or a campaign took in: the sums told of it, the newest first, each with its date and its parts.

Nothing is added up: each sum is a balance at its time.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.draft import Draft
from rag.ledger_dates import bounds
from rag.ledger_phrases import COLLECTED, PARTS
from rag.ledger_question import LedgerQuestion
from rag.ledger_records import Evidence, GivingEvent
from rag.ledger_rows import Row, RowWriter
from rag.ledger_select import parts_of, roots
from rag.ledger_totals import is_currency
from rag.phrases import SEMICOLON
from rag.schema import FigureKind, Span

SHOWN = 3  # balances
PARTS_QUOTED = 2


def answer_collected(writer: RowWriter, asked: LedgerQuestion, events: Sequence[GivingEvent]) -> Draft | None:
    """Return the balances of what is asked for, or None where no article tells one.

    Their parts are stated and quoted: it is their sentence that says whose they are.
    """
    balances = [event for event in roots(events) if _is_balance(event, asked)]
    wholes = [event for event in balances if event.kind is FigureKind.PUBLIC or event.donors or parts_of(event, events)]
    found = _at_moment(wholes or balances, asked.moments)
    stated = [row for row in map(writer.row, found[:SHOWN]) if row is not None]
    if not stated:
        return None
    draft, language = writer.draft, writer.draft.language
    draft.lines += [COLLECTED[language], ""]
    draft.lines += [f"- {row.amount}{writer.label(row, status=False)} {row.markers}" for row in stated]
    for told, rows in _parts_by_sentence(writer, stated[0].event, events)[:PARTS_QUOTED]:
        article = writer.article(told.article_id)
        parts = SEMICOLON[language].join(f"{row.amount} {row.markers}" for row in rows)
        quote = draft.quote_of(article, Span(told.start, told.end))
        draft.lines += ["", f"{PARTS[language].format(parts=parts)} {quote} {rows[0].markers}"]
    return draft


def _parts_by_sentence(
    writer: RowWriter, event: GivingEvent, events: Sequence[GivingEvent]
) -> list[tuple[Evidence, list[Row]]]:
    """Return the parts of a balance that no giver is named for, by the sentence that tells them."""
    found: dict[str, tuple[Evidence, list[Row]]] = {}
    for part in parts_of(event, events):
        row = None if part.donors else writer.row(part)
        if row is not None:
            found.setdefault(part.evidence[0].quote, (part.evidence[0], []))[1].append(row)
    return list(found.values())


def _is_balance(event: GivingEvent, asked: LedgerQuestion) -> bool:
    """Return whether a row tells what many gave: no giver is named, or only the fund itself."""
    own = bool(event.donors) and all(donor in asked.recipients for donor in event.donors)
    return is_currency(event.unit) and not event.limit and (own or not event.donors)


def _at_moment(events: Sequence[GivingEvent], moments: Sequence[str]) -> list[GivingEvent]:
    """Return the balances of the very day asked for, else of its month, the newest first."""
    ordered = sorted(events, key=lambda event: (event.date or "", event.value), reverse=True)
    days = [event for event in ordered if event.date in moments]
    return days or [event for event in ordered if not moments or _in_month(event, moments)]


def _in_month(event: GivingEvent, moments: Sequence[str]) -> bool:
    """Return whether a balance is of a month asked for."""
    if event.date is None or len(event.date) < len("2020-04"):
        return False
    first, last = bounds(event.date)
    return any(first <= bounds(moment[:7])[1] and last >= bounds(moment[:7])[0] for moment in moments)
