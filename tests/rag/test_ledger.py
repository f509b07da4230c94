"""The ledger of a published index, by the command and as a long-running program reads it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from rag import __main__ as command
from rag.corrections import Action, Correction, add_correction
from rag.errors import IndexDamagedError, IndexMismatchError, NoIndexError
from rag.ledger import LedgerCache, events_of, giving_events, open_ledger
from rag.ledger_gifts import statements_of
from rag.ledger_sources import read_sources
from rag.manifest import ARTICLES, LAYOUT, generation_directory, published_name, read_manifest, write_manifest
from rag.schema import FigureKind
from rag.store import Generation
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


def test_what_turns_out_to_be_no_giving_supersedes_no_gift():
    """A newsletter's estimate stands before a yearly revenue that only might have been a later state of it."""
    text = (
        "Nilain Group pledged EGP 30 million for schools. A newsletter had earlier estimated its giving to clinics at "
        "$160 million, before the December round. Its yearly revenue is put at more than $1 billion in one copy of a "
        "report and at $1.5 billion by another."
    )
    found = [(event.value, event.unit, event.superseded_by) for event in events_of([source(text)])]
    assert found == [(30e6, "EGP", None), (160e6, "USD", None)]


def test_no_index_is_said_with_what_to_run(tmp_path):
    with pytest.raises(NoIndexError, match="python -m ingest"):
        open_ledger(tmp_path)


class Kept:
    """A generation that counts how often its ledger is read."""

    def __init__(self, name):
        self.name, self.read = name, 0

    def giving_events(self):
        """Return one gift."""
        self.read += 1
        return events_of([source("Sotara gave $3 million to schools.")])


def test_a_generation_is_read_once_and_corrections_count_at_once(tmp_path):
    first, second = Kept("0001"), Kept("0002")
    ledger = LedgerCache(tmp_path)
    (event,) = ledger.events(first)
    add_correction(tmp_path, Correction(event.key, Action.NOT_A_GIFT, "Rana", "2024-01-01"))
    assert (ledger.events(first), ledger.events(second), first.read, second.read) == ([], [], 1, 1)


def test_what_is_stored_is_what_the_articles_come_to(ingested):
    index = ingested / "index"
    with Generation.open(index) as generation:
        assert LedgerCache(index).events(generation) == LedgerCache(index).events() == open_ledger(index)
        assert generation.giving_events() == events_of(read_sources(index, generation.name))


def test_a_ledger_that_cannot_be_read_is_refused_with_what_to_run(ingested, tmp_path):
    index = tmp_path / "index"
    shutil.copytree(ingested / "index", index)
    path = generation_directory(index, published_name(index)) / ARTICLES
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE giving SET record = replace(record, '\"cash\"', '\"alms\"')")
    with pytest.raises(IndexDamagedError, match=r"kind: Input should be 'cash'.* run `python -m ingest --rebuild`"):
        open_ledger(index)


def test_an_index_of_an_older_layout_is_refused_with_what_to_run(ingested, tmp_path):
    index = tmp_path / "index"
    shutil.copytree(ingested / "index", index)
    directory = generation_directory(index, published_name(index))
    write_manifest(directory, replace(read_manifest(directory), layout=LAYOUT - 1))
    with pytest.raises(IndexMismatchError, match=rf"has layout {LAYOUT - 1}, .* {LAYOUT}: run `python -m ingest`"):
        open_ledger(index)


def test_a_sentence_printed_twice_is_one_row_whatever_its_surroundings_make_of_it():
    """Both reports have one key, and a key is what corrections and the stored ledger know a row by."""
    first, again = statements_of(source("Sotara gave $3 million to schools.\n\nSotara gave $3 million to schools."))
    otherwise = replace(again, figure=replace(again.figure, kind=FigureKind.AD_CREDITS))
    (event,) = giving_events([first, otherwise])
    assert (event.value, len(event.evidence)) == (3e6, 2)


def test_an_amount_that_the_title_tells_is_marked_when_the_article_is_read():
    one = source("Sotara gave $3 million to schools and $1 million to clinics.", title="Sotara gives $3 million")
    assert [(each.figure.value, each.headline) for each in statements_of(one)] == [(3e6, True), (1e6, False)]
