"""Each way in which a ledger can disagree with its articles is found and named."""

import re
import sqlite3
from contextlib import closing

import pytest

from ingest.verify import problems
from ingest.verify_ledger import ledger_problems
from rag.manifest import ARTICLES, generation_directory, published_name

KEY = "(SELECT key FROM giving ORDER BY position LIMIT 1)"
EUR = "WHERE json_extract(record, '$.unit') = 'EUR'"


@pytest.fixture
def database(ingested):
    """Return a copy of the articles.sqlite of three small articles, which may be changed."""
    directory = generation_directory(ingested / "index", published_name(ingested / "index"))
    with closing(sqlite3.connect(directory / ARTICLES)) as kept, closing(sqlite3.connect(":memory:")) as copy:
        kept.backup(copy)
        copy.row_factory = sqlite3.Row
        yield copy


@pytest.fixture
def expected(database):
    """Return the number of events."""
    return database.execute("SELECT COUNT(*) FROM giving").fetchone()[0]


def test_a_ledger_as_it_was_published_has_no_problem(database, expected):
    assert list(ledger_problems(database, expected)) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM giving WHERE position = 0", "giving events, [0-9]+ in the manifest"),
        (f"DELETE FROM giving {EUR}", r"not those of the ledger: nilain-ecoles-2022 \(1 stated, 0 in the ledger\)"),
        ("UPDATE giving SET key = 'other' WHERE position = 0", "under another key: other"),
        ("UPDATE giving SET record = '{}' WHERE position = 0", "cannot be read .*Field required"),
        ("DROP TABLE giving", "cannot be read .*no such table: giving"),
        (
            f"UPDATE giving SET record = json_set(record, '$.evidence[0].start', 3) {EUR}",
            "not what the article says there: [0-9a-f]+ in nilain-ecoles-2022",
        ),
        (
            f"UPDATE giving SET record = json_set(record, '$.evidence[0].quote', '') {EUR}",
            "not what the article says there: [0-9a-f]+ in nilain-ecoles-2022",
        ),
        (
            f"UPDATE giving SET record = json_set(record, '$.evidence[0].figure', '9 euros') {EUR}",
            "without their figure: [0-9a-f]+ in nilain-ecoles-2022",
        ),
        (
            f"UPDATE giving SET record = json_set(record, '$.evidence[0].article_id', 'gone') {EUR}",
            "told by articles that are not there: gone",
        ),
        (f"UPDATE giving SET record = json_set(record, '$.part_of', 'none') {EUR}", "whose part_of is no event"),
        (f"UPDATE giving SET record = json_set(record, '$.rival_of', 'none') {EUR}", "whose rival_of is no event"),
        (f"UPDATE giving SET record = json_set(record, '$.part_of', key) {EUR}", "are parts of themselves"),
        ("DELETE FROM statements WHERE article_id = 'nilain-ecoles-2022'", "articles without statements.*: nilain"),
        ("INSERT INTO statements VALUES ('gone', '[]')", "statements without their article: gone"),
        (
            "UPDATE statements SET record = '[]' WHERE article_id = 'nilain-ecoles-2022'",
            r"\(0 stated, 1 in the ledger\)",
        ),
    ],
)
def test_each_disagreement_is_named(database, expected, damage, said):
    database.execute(damage)
    found = "; ".join(ledger_problems(database, expected))
    assert re.search(said, found), found


def test_the_index_is_verified_with_its_ledger(ingested, monkeypatch):
    """As `--verify` and every publication do."""
    directory = generation_directory(ingested / "index", published_name(ingested / "index"))
    monkeypatch.setattr("ingest.verify.ledger_problems", lambda _, expected: [f"{expected} events looked at"])
    assert any("events looked at" in problem for problem in problems(directory))
