"""Additions without a browser: names, refusals, what the index tells of them, and the child process that ingests."""

import json
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from page import uploads_child
from page.articles import is_ones_own, objection, span_of
from page.articles_words import ENGLISH
from page.editor import LOCAL
from page.uploads import MOST_FILES, Job, Uploads, checked_links
from page.uploads_child import Outcome, run_ingest
from page.uploads_record import Item, everything, free_name, new_addition, read, save
from page.uploads_state import State, fates, refusals, root_of
from rag.records import SCHEMA
from rag.schema import Span
from rag.settings import Settings

BUSY_THEN_DONE = """
import pathlib, sys
seen = pathlib.Path(sys.argv[1])
if not seen.exists():
    seen.touch()
    sys.exit("Another ingest (process 1) holds the lock: wait for it to end.")
print('{"added": 1, "rejected": []}')
"""
BARS = """
import sys, time
for percent in (10, 55, 100):
    sys.stderr.write(f"\\rreading: {percent:3d}%|###")
    sys.stderr.flush()
    time.sleep(0.2)
print('{"added": 2, "rejected": []}')
"""


@pytest.fixture
def settings(tmp_path):
    """Return settings with an index and data of their own."""
    return Settings(index=tmp_path / "index", data=tmp_path / "data", _env_file=None)


def publish(settings, rows):
    """Publish an index that holds sources, each as (root, path, part, article, whether its record is the article's)."""
    directory = settings.index / "generations" / "0001-aaaaaaaa"
    directory.mkdir(parents=True)
    (settings.index / "CURRENT").write_text("0001-aaaaaaaa")
    database = sqlite3.connect(directory / "articles.sqlite")
    database.executescript(SCHEMA)
    for article in {row[3] for row in rows}:
        record = json.dumps({"title": f"About {article}"})
        database.execute("INSERT INTO articles VALUES (?, '', '', ?, 'en', ?)", (article, article, record))
    for root, path, part, article, gives in rows:
        record = json.dumps({"title": f"About {article}"} if gives else {"title": "Otherwise"})
        values = (root, path, part, article, "", "", "", 0, record)
        database.execute("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    database.commit()
    database.close()


@pytest.mark.parametrize(
    ("given", "taken", "name"),
    [
        ("report.pdf", [], "report.pdf"),
        ("report.pdf", ["Report.PDF"], "report (2).pdf"),
        ("../../etc/passwd", [], "passwd"),
        ("..\\windows\\a.txt", [], "a.txt"),
        (".hidden.md", [], "hidden.md"),
        ("تقرير الشركة.docx", [], "تقرير الشركة.docx"),
        ("news.jsonl.gz", ["news.jsonl.gz"], "news (2).jsonl.gz"),
        ("a\u202egnp.txt", [], "agnp.txt"),
        ("<img src=x>.txt", [], "_img src=x_.txt"),
        ("", [], "file"),
    ],
)
def test_a_kept_file_has_a_name_that_leads_nowhere_else(given, taken, name):
    assert free_name(given, taken) == name


def test_a_name_of_any_length_fits_a_file_system():
    name = free_name("م" * 300 + ".txt", [])
    assert (len(name.encode()) <= 124, name.endswith(".txt")) == (True, True)


def test_lines_that_are_no_links_are_told_apart():
    assert checked_links(" https://a.example/x \n\nhttps://a.example/x\njavascript:alert(1)\nwww.b.example") == (
        ["https://a.example/x"],
        ["javascript:alert(1)", "www.b.example"],
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0), ENGLISH.nothing_given),
        ((1, 0, 0), None),
        ((0, 0, 1), None),
        ((MOST_FILES + 1, 0, 0), "These are 501 files; at most 500"),
        ((0, 51, 0), "These are 51 links; at most 50"),
    ],
)
def test_too_much_or_nothing_is_refused_before_anything_is_kept(counts, said):
    found = objection(*counts, ENGLISH)
    assert found == said or (said is not None and found is not None and found.startswith(said))


@pytest.mark.parametrize(
    ("place", "span"), [("3 9", Span(3, 9)), ("", None), ("3", None), ("a b", None), ("-1 4", None)]
)
def test_only_two_numbers_are_characters(place, span):
    assert span_of(place) == span


def test_an_addition_survives_a_restart_and_nothing_else_is_one(tmp_path):
    addition = new_addition("Rana")
    save(tmp_path, addition)
    assert (read(tmp_path, addition.key), list(everything(tmp_path))) == (addition, [addition])
    assert [read(tmp_path, key) for key in ("../x", "20200101T000000-00000000", "")] == [None] * 3


def test_only_who_added_may_remove_and_what_was_added_before_accounts_is_every_editors():
    mine, local = new_addition("Rana"), new_addition(LOCAL)
    assert [is_ones_own(mine, name) for name in ("Rana", "Omar", None)] == [True, False, False]
    assert [is_ones_own(local, name) for name in ("Omar", None)] == [True, False]


def test_the_index_knows_the_folder_relative_to_its_own_place(tmp_path):
    assert root_of(tmp_path / "index", tmp_path / "data" / "uploads") == "data/uploads"
    assert root_of(tmp_path / "a" / "index", tmp_path / "data") == (tmp_path / "data").as_posix()


def test_refusals_are_told_by_file_with_its_parts_together():
    report = {
        "rejected": [
            {"source": "/data/uploads/k/a.txt", "reason": "is empty; fill it."},
            {"source": "/data/uploads/k/b.csv#line 2", "reason": "has no text; add it."},
            {"source": "/data/uploads/k/b.csv#line 3", "reason": "has no text; add it."},
        ]
    }
    assert refusals(report, Path("/data/uploads")) == {
        "k/a.txt": "is empty; fill it.",
        "k/b.csv": "line 2 has no text; add it. line 3 has no text; add it.",
    }
    assert refusals(None, Path("/x")) == {}


def test_an_input_is_a_duplicate_where_another_source_gives_its_article(settings):
    rows = [
        ("corpus", "old.md", "", "one", True),
        ("data/uploads", "k/copy.md", "", "one", True),
        ("data/uploads", "k/fresh.md", "", "two", True),
        ("data/uploads", "k/same.md", "", "two", True),
        ("data/uploads", "k/table.csv", "1", "three", True),
        ("data/uploads", "k/table.csv", "2", "one", False),
    ]
    publish(settings, rows)
    found = fates(settings.index, settings.data / "uploads")
    assert {
        path: (fate.state, [id_ for id_, _ in fate.articles], [id_ for id_, _ in fate.same])
        for path, fate in found.items()
    } == {
        "k/copy.md": (State.DUPLICATE, [], ["one"]),
        "k/fresh.md": (State.ADDED, ["two"], []),
        "k/same.md": (State.DUPLICATE, [], ["two"]),
        "k/table.csv": (State.ADDED, ["three"], ["one"]),
    }


def test_without_an_index_nothing_is_known(settings):
    assert fates(settings.index, settings.data / "uploads") == {}


def child(monkeypatch, script, *arguments):
    """Let the child process run a script in place of the ingest."""
    monkeypatch.setattr(uploads_child, "command", lambda _: [sys.executable, "-c", script, *arguments])
    monkeypatch.setattr(uploads_child, "BUSY_WAIT_SECONDS", 0.05)


def test_the_childs_own_bars_tell_how_far_it_is(monkeypatch, settings, tmp_path):
    child(monkeypatch, BARS)
    told = []
    outcome = run_ingest(tmp_path, settings, lambda step, share: told.append((step, share)))
    assert outcome == Outcome({"added": 2, "rejected": []})
    assert told[-1] == ("reading", 1.0)
    assert ("reading", 0.1) in told


def test_an_addition_waits_for_another_ingest_and_then_goes_on(monkeypatch, settings, tmp_path):
    child(monkeypatch, BUSY_THEN_DONE, str(tmp_path / "seen"))
    told = []
    outcome = run_ingest(tmp_path, settings, lambda step, _: told.append(step))
    assert (outcome.report is not None, told) == (True, ["waiting"])


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("import sys; sys.exit('The encoder cannot be loaded: set CSR_ENCODER.')", "The encoder cannot be loaded"),
        ("import os; os._exit(9)", "The ingest ended with 9"),
        ("print('no JSON')", "The ingest ended with 0"),
    ],
)
def test_an_ingest_that_fails_says_why_and_loses_nothing(monkeypatch, settings, tmp_path, script, said):
    child(monkeypatch, script)
    file = tmp_path / "gift.txt"
    file.write_text("Somebody gave something.")
    uploads = Uploads(settings)
    job = finished(uploads.add([file], [], "Rana"))
    (row,) = uploads.rows()
    assert (job.failure.startswith(said), row.fate.state, row.item) == (
        True,
        State.WAITING,
        Item("gift.txt", "gift.txt"),
    )
    assert (uploads.folder / row.addition.key / "gift.txt").read_text() == "Somebody gave something."


def test_what_the_ingest_refuses_leaves_the_folder_and_is_told(monkeypatch, settings, tmp_path):
    script = (
        "import json, pathlib, sys; found = [str(one) for one in pathlib.Path(sys.argv[1]).glob('*/*.txt')]; "
        "print(json.dumps({'rejected': [{'source': one, 'reason': 'holds no words; do.'} for one in found]})); "
        "sys.exit(2)"
    )
    uploads = Uploads(settings)
    child(monkeypatch, script, str(uploads.folder))
    (tmp_path / "dots.txt").write_text("...")
    (tmp_path / "run.exe").write_text("x")
    finished(uploads.add([tmp_path / "dots.txt", tmp_path / "run.exe"], ["http://127.0.0.1:9/x"], "Rana"))
    told = {row.item.given: (row.fate.state, row.fate.reason) for row in uploads.rows()}
    assert told["dots.txt"] == (State.REFUSED, "holds no words; do.")
    assert told["run.exe"][1].startswith("is a .exe file; only ")
    assert told["http://127.0.0.1:9/x"][0] is State.REFUSED
    assert list(uploads.folder.glob("*/*.txt")) == []


def test_nobody_removes_what_is_not_theirs_or_not_there(settings):
    uploads = Uploads(settings)
    addition = new_addition("Rana")
    save(uploads.folder, addition)
    assert uploads.remove(addition.key, "x.txt", lambda _: True) is None
    assert uploads.remove("../..", "x.txt", lambda _: True) is None
    assert uploads.remove(addition.key, "../../x", lambda _: False) is None


def finished(job: Job) -> Job:
    """Return a job when it is done."""
    deadline = time.monotonic() + 60
    while not job.done.wait(0.05):
        assert time.monotonic() < deadline
    return job
