"""Rows as JSON, CSV and text, and which rows a person asks for."""

from __future__ import annotations

import csv
import json

import pytest

from rag.errors import QuestionError
from rag.ledger import events_of
from rag.ledger_export import COLUMNS, csv_lines, event_record, text_lines, total_lines
from rag.ledger_filters import LedgerFilters, checked_filters, select
from rag.ledger_totals import totals
from rag.schema import FigureKind, GivingStatus
from tests.rag.ledger_samples import source

ARTICLES = (
    source("Nilain Group has pledged $12 million to Crescent Relief.", publisher="=The Ledger"),
    source("Sotara a donné 3 millions d'euros à des écoles.", "two", "fr", published="2021-05", country="MA"),
    source("Sotara raised its pledge from $10 million to $30 million for victims.", "three", published="2022"),
)
EVENTS = events_of(ARTICLES)


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        (LedgerFilters(), [30e6, 10e6, 3e6, 12e6]),
        (LedgerFilters(organisation="Nilain Group"), [12e6]),
        (LedgerFilters(organisation="Nilain"), [12e6]),  # its groups and foundations are meant too
        (LedgerFilters(organisation="Nil"), []),
        (LedgerFilters(country="MA"), [3e6]),
        (LedgerFilters(since="2021"), [30e6, 10e6, 3e6]),
        (LedgerFilters(until="2020-04"), [12e6]),
        (LedgerFilters(since="2021-05-20", until="2021-05-25"), [3e6]),  # a month may be any of its days
        (LedgerFilters(kind=FigureKind.AD_CREDITS), []),
        (LedgerFilters(status=GivingStatus.PAID), [3e6]),
        (LedgerFilters(minimum=12e6, unit="USD"), [30e6, 12e6]),
        (LedgerFilters(language="fr"), [3e6]),
    ],
)
def test_filters_keep_what_has_all_that_is_asked_for(filters, values):
    assert [event.value for event in select(EVENTS, filters)] == values


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((None, None, ("2020-13", None), None, None, (None, None)), "2020-13"),
        ((None, None, (None, "May"), None, None, (None, None)), "May"),
        ((None, "Egypt", (None, None), None, None, (None, None)), "Egypt"),
        ((None, None, (None, None), "gift", None, (None, None)), "ad-credits"),
        ((None, None, (None, None), None, "done", (None, None)), "delivered"),
        ((None, None, (None, None), None, None, (5.0, None)), "--unit"),
    ],
)
def test_a_filter_that_means_nothing_is_refused_with_what_to_give(words, named):
    with pytest.raises(QuestionError, match=named):
        checked_filters(*words)


def test_words_become_filters():
    expected = LedgerFilters("Sotara", "EG", "2020", None, FigureKind.IN_KIND, GivingStatus.DELIVERED, 5.0, "USD")
    assert checked_filters("Sotara", "eg", ("2020", None), "in-kind", "delivered", (5.0, "USD")) == expected


def test_a_row_as_json_carries_its_evidence_verbatim():
    (event,) = select(EVENTS, LedgerFilters(organisation="Nilain Group"))
    record = json.loads(json.dumps(event_record(event)))
    told = record["evidence"][0]
    text = ARTICLES[0].article.text
    assert text[told["start"] : told["end"]] == told["quote"]
    assert {
        key: record[key] for key in ("donors", "recipients", "value", "unit", "kind", "status", "date_precision")
    } == {
        "donors": ["Nilain Group"],
        "recipients": ["Crescent Relief"],
        "value": 12000000,
        "unit": "USD",
        "kind": "cash",
        "status": "pledged",
        "date_precision": "day",
    }


def test_csv_has_one_line_a_row_and_no_cell_that_a_spreadsheet_would_run():
    rows = list(csv.DictReader(csv_lines(EVENTS)))
    assert [tuple(row) for row in rows] == [COLUMNS] * len(EVENTS)
    assert [row["publishers"] for row in rows if row["donors"] == "Nilain Group"] == ["'=The Ledger"]


def test_text_strikes_an_overtaken_figure_and_says_so():
    lines = list(text_lines(EVENTS))
    assert any("~~US$10 million~~" in line and "replaced by a newer figure" in line for line in lines)


def test_totals_as_text_name_currency_and_group():
    assert list(total_lines(totals(EVENTS))) == ["cash: €3 million in 1 row", "cash: US$42 million in 2 rows"]
