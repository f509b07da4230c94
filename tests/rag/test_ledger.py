"""The ledger of a published index, by the command and as a long-running program reads it."""

from __future__ import annotations

import json

import pytest

from rag import __main__ as command
from rag.corrections import Action, Correction, add_correction
from rag.errors import NoIndexError
from rag.ledger import LedgerCache, open_ledger
from tests.rag.ledger_samples import source


def run(index, capsys, monkeypatch, *words):
    """Run the command over an index; return its exit code, output lines and errors."""
    monkeypatch.setenv("CSR_INDEX", str(index))
    monkeypatch.setattr("sys.argv", ["rag", "--ledger", *words])
    code = command.main()
    printed = capsys.readouterr()
    return code, printed.out.splitlines(), printed.err


def test_rows_of_an_index_name_giver_amount_and_article(ingested):
    found = {(event.donors, event.value, event.unit) for event in open_ledger(ingested / "index")}
    assert {
        (("Nilain Group",), 12e6, "EGP"),
        (("Harbour & Finch",), 1.5e6, "GBP"),
        (("Nilain Group",), 200e3, "GBP"),
        (("Nilain Group",), 3.7e6, "EUR"),
    } <= found


def test_the_command_prints_one_json_object_a_row_of_the_giver_asked_for(ingested, capsys, monkeypatch):
    words = ("--organisation", "مجموعة النيلين", "--unit", "EUR", "--json")
    code, lines, errors = run(ingested / "index", capsys, monkeypatch, *words)
    assert (code, [json.loads(line)["value"] for line in lines], errors) == (0, [3700000], "")


def test_the_command_prints_totals(ingested, capsys, monkeypatch):
    words = ("--organisation", "Harbour & Finch", "--totals", "--unit", "GBP")
    assert run(ingested / "index", capsys, monkeypatch, *words)[1] == ["cash: £1.5 million in 1 row"]


@pytest.mark.parametrize("words", [("--kind", "gift"), ("--json", "--csv"), ("--minimum", "5")])
def test_what_means_nothing_is_refused_in_one_sentence(ingested, capsys, monkeypatch, words):
    code, lines, errors = run(ingested / "index", capsys, monkeypatch, *words)
    assert (code, lines, errors.count("\n")) == (2, [], 1)


def test_no_index_is_said_with_what_to_run(tmp_path):
    with pytest.raises(NoIndexError, match="python -m ingest"):
        open_ledger(tmp_path)


def test_a_generation_is_derived_once_and_corrections_count_at_once(monkeypatch, tmp_path):
    derived = []
    article = source("Sotara gave $3 million to schools.")
    monkeypatch.setattr("rag.ledger.read_sources", lambda _, name: derived.append(name) or [article])
    ledger = LedgerCache(tmp_path)
    (event,) = ledger.events("0001")
    add_correction(tmp_path, Correction(event.key, Action.NOT_A_GIFT, "Rana", "2024-01-01"))
    assert (ledger.events("0001"), len(ledger.events("0002")), derived) == ([], 0, ["0001", "0002"])
