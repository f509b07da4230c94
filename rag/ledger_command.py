"""`python -m rag --ledger`: giving events as rows, filtered, as text, JSON lines or CSV. It prints nothing itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rag.answer_json import line
from rag.errors import QuestionError
from rag.ledger import open_ledger
from rag.ledger_export import csv_lines, event_record, text_lines, total_csv_lines, total_lines, total_record
from rag.ledger_filters import LedgerFilters, checked_filters, select
from rag.ledger_sources import read_organisations
from rag.ledger_totals import totals
from rag.manifest import published_name
from rag.names import Gazetteer


def add_ledger_arguments(grammar: argparse.ArgumentParser) -> None:
    """Add what only the ledger takes; the other filters and json it shares."""
    only = grammar.add_argument_group("with --ledger")
    only.add_argument("--status", help="only gifts that have come this far: pledged, paid, delivered …")
    only.add_argument("--minimum", type=float, metavar="N", help="only gifts of at least N; needs --unit")
    only.add_argument("--unit", help="only gifts in this unit: an ISO 4217 code, or what is counted")
    only.add_argument("--totals", action="store_true", help="what the rows come to, in place of the rows")
    only.add_argument("--csv", action="store_true", help="CSV on standard output")


def ledger_lines(arguments: argparse.Namespace, index: Path) -> Iterator[str]:
    """Yield what the command prints.

    Raises:
        QuestionError: a filter means nothing, or two forms of output are asked for.
        PublishedIndexError: there is no index, or it cannot be read.
    """
    if arguments.json and arguments.csv:
        raise QuestionError("--json and --csv are two forms of one output: give one of them.")
    events = select(open_ledger(index), _filters(arguments, index))
    if arguments.totals:
        sums = totals(events)
        if arguments.json:
            return (line(total_record(total)) for total in sums)
        return total_csv_lines(sums) if arguments.csv else total_lines(sums)
    if arguments.json:
        return (line(event_record(event)) for event in events)
    return csv_lines(events) if arguments.csv else text_lines(events)


def _filters(arguments: argparse.Namespace, index: Path) -> LedgerFilters:
    """Return the filters of a command line, a giver's alias turned into its canonical name.

    Raises:
        QuestionError: one of them means nothing.
    """
    name = arguments.organisation
    if name is not None:
        known = Gazetteer(read_organisations(index, published_name(index))).get(name)
        name = known.name if known is not None else name
    period = (arguments.since, arguments.until)
    amount = (arguments.minimum, arguments.unit)
    filters = checked_filters(name, arguments.country, period, arguments.kind, arguments.status, amount)
    return replace(filters, language=arguments.language)
