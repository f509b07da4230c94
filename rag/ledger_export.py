"""Rows of the ledger as JSON objects, CSV and text for a terminal. It computes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rag.amounts import write_amount
from rag.answer_json import number
from rag.ledger_records import Amount, Conflict, Evidence, GivingEvent
from rag.ledger_totals import Total
from rag.schema import FigureKind, GivingStatus, Hedge

COLUMNS = (
    "key", "donors", "recipients", "purpose", "value", "unit", "hedge", "kind", "status", "limit", "date",
    "date_precision", "date_told", "country", "counts", "part_of", "superseded_by", "rival_of", "also", "conflicts",
    "articles", "publishers", "quote", "corrected",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a cell
SEPARATOR = "; "
MANY = "several givers"


def event_record(event: GivingEvent) -> dict[str, object]:
    """Return an event as a JSON object."""
    return {
        "key": event.key,
        "donors": list(event.donors),
        "collective": event.collective,
        "recipients": list(event.recipients),
        "purpose": event.purpose,
        "value": number(event.value),
        "unit": event.unit,
        "hedge": str(event.hedge),
        "kind": str(event.kind),
        "status": str(event.status),
        "limit": event.limit,
        "date": event.date,
        "date_precision": event.precision,
        "date_told": event.dated,
        "country": event.country,
        "counts": event.counts,
        "part_of": event.part_of,
        "superseded_by": event.superseded_by,
        "rival_of": event.rival_of,
        "also": [_amount_record(amount) for amount in event.also],
        "conflicts": [_conflict_record(conflict) for conflict in event.conflicts],
        "evidence": [_evidence_record(told) for told in event.evidence],
        "corrected": event.corrected,
    }


def total_record(total: Total) -> dict[str, object]:
    """Return a total as a JSON object."""
    return {
        "group": str(total.group),
        "unit": total.unit,
        "value": number(total.value),
        "events": list(total.events),
    }


def csv_lines(events: Iterable[GivingEvent]) -> Iterator[str]:
    """Yield events as lines of CSV, a header first; lists are joined by semicolons."""
    yield _csv_line(COLUMNS)
    for event in events:
        row = event_record(event) | {
            "donors": SEPARATOR.join(event.donors) or (MANY if event.collective else ""),
            "recipients": SEPARATOR.join(event.recipients),
            "also": SEPARATOR.join(_plain(amount) for amount in event.also),
            "conflicts": SEPARATOR.join(f"{_plain(one.amount)} ({one.explanation})" for one in event.conflicts),
            "articles": SEPARATOR.join(dict.fromkeys(told.article_id for told in event.evidence)),
            "publishers": SEPARATOR.join(dict.fromkeys(told.publisher or "" for told in event.evidence)),
            "quote": event.evidence[0].quote,
        }
        yield _csv_line([_cell(row[column]) for column in COLUMNS])


def total_csv_lines(totals: Iterable[Total]) -> Iterator[str]:
    """Yield totals as lines of CSV, a header first."""
    yield _csv_line(("group", "unit", "value", "events"))
    for total in totals:
        yield _csv_line((str(total.group), total.unit, number(total.value), SEPARATOR.join(total.events)))


def text_lines(events: Sequence[GivingEvent]) -> Iterator[str]:
    """Yield events for a terminal, the parts of each below it, an overtaken figure marked."""
    keys = {event.key for event in events}
    parts: dict[str, list[GivingEvent]] = {}
    for event in events:
        if event.part_of in keys:
            parts.setdefault(str(event.part_of), []).append(event)
    for event in events:
        if event.part_of not in keys:
            yield from _tree(event, parts, "")


def total_lines(totals: Iterable[Total]) -> Iterator[str]:
    """Yield totals for a terminal."""
    for total in totals:
        amount = write_amount(total.value, total.unit, Hedge.EXACT, "en")
        rows = f"{len(total.events)} row{'' if len(total.events) == 1 else 's'}"
        yield f"{total.group}: {amount} in {rows}"


def _tree(event: GivingEvent, parts: Mapping[str, Sequence[GivingEvent]], indent: str) -> Iterator[str]:
    """Yield one event and its parts, indented below it."""
    giver = " + ".join(event.donors) or (MANY if event.collective else "giver not told")
    recipients = f" to {', '.join(event.recipients)}" if event.recipients else ""
    labels = [
        str(word) for word in (event.kind, event.status) if word not in (FigureKind.UNKNOWN, GivingStatus.UNKNOWN)
    ]
    flags = (
        ("ceiling, not a gift of that size", event.limit),
        ("replaced by a newer figure", event.superseded_by),
        ("another report's figure, not counted", event.rival_of),
        (f"corrected: {event.corrected}", event.corrected),
    )
    labels += [label for label, is_on in flags if is_on]
    amount = write_amount(event.value, event.unit, event.hedge, "en")
    shown = f"~~{amount}~~" if event.superseded_by else amount
    yield f"{indent}{event.date or 'no date'}  {giver}: {shown}{recipients} ({', '.join(labels)}) [{event.key}]"
    for conflict in event.conflicts:
        source = f", {conflict.evidence.publisher}" if conflict.evidence and conflict.evidence.publisher else ""
        yield f"{indent}    otherwise: {_plain(conflict.amount)} ({conflict.explanation}{source})"
    sources = dict.fromkeys(told.publisher or told.title for told in event.evidence)
    yield f"{indent}    {', '.join(sources)}: {event.evidence[0].quote}"
    for part in parts.get(event.key, ()):
        yield from _tree(part, parts, indent + "    ")


def _plain(amount: Amount) -> str:
    """Return an amount in digits with its unit: "375000000 USD"."""
    return f"{number(amount.value)} {amount.unit or '?'}"


def _amount_record(amount: Amount) -> dict[str, object]:
    """Return an amount as a JSON object."""
    return {"value": number(amount.value), "unit": amount.unit}


def _conflict_record(conflict: Conflict) -> dict[str, object]:
    """Return a conflict as a JSON object."""
    return _amount_record(conflict.amount) | {
        "explanation": str(conflict.explanation),
        "parts": [_amount_record(part) for part in conflict.parts],
        "event": conflict.event,
        "evidence": _evidence_record(conflict.evidence) if conflict.evidence else None,
    }


def _evidence_record(told: Evidence) -> dict[str, object]:
    """Return evidence as a JSON object."""
    return {
        "key": told.key,
        "article_id": told.article_id,
        "source_kind": str(told.source_kind),
        "title": told.title,
        "publisher": told.publisher,
        "date": told.published,
        "url": told.url,
        "language": told.language,
        "quote": told.quote,
        "start": told.start,
        "end": told.end,
        "figure": told.figure,
        "status": str(told.status),
    }


def _csv_line(cells: Iterable[object]) -> str:
    """Return one line of CSV without its line end."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _cell(value: object) -> object:
    """Return a value as a cell; text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
