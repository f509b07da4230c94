"""What the ledger stores comes back equal: statements of every digest of the corpus, and the events they come to."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.ledger import events_of
from rag.ledger_gifts import statements_of
from rag.ledger_records import Amount, Conflict, Evidence, GivingEvent, Statement
from rag.ledger_store import event_of_record, record_of_event, record_of_statements, statements_of_record
from rag.settings import CORPUS
from tests.rag.ledger_samples import source
from tests.rag.test_ledger_corpus import read

TEXT = (
    "Sotara pledged up to $3 million (€2.7 million) to Crescent Relief on 4 March 2020, $1 million of it for masks. "
    "Some outlets print $4 million."
)
VALUES = st.floats(allow_nan=False, allow_infinity=False)
AMOUNTS = st.builds(Amount, value=VALUES)
CONFLICTS = st.builds(Conflict, amount=AMOUNTS, parts=st.lists(AMOUNTS, max_size=2).map(tuple))
EVENTS = st.builds(
    GivingEvent,
    value=VALUES,
    evidence=st.lists(st.builds(Evidence), min_size=1, max_size=2).map(tuple),
    also=st.lists(AMOUNTS, max_size=2).map(tuple),
    conflicts=st.lists(CONFLICTS, max_size=2).map(tuple),
)


def told(statement: Statement) -> list[str]:
    """Return every field of a statement but its source, as Python writes it: 3.0 is not 3."""
    return [repr(getattr(statement, field.name)) for field in fields(Statement) if field.name != "source"]


def test_statements_come_back_with_their_source():
    one = source(TEXT)
    stated = statements_of(one)
    back = statements_of_record(record_of_statements(stated), one)
    assert [told(statement) for statement in back] == [told(statement) for statement in stated]
    assert [(statement.source is one, statement.text) for statement in back] == [(True, each.text) for each in stated]
    assert any(statement.also for statement in back)


def test_every_statement_and_event_of_the_corpus_comes_back():
    sources = [read(path) for path in sorted((CORPUS / "articles").glob("*/*.md"))]
    stated = {one: statements_of(one) for one in sources}
    for one, statements in stated.items():
        back = statements_of_record(record_of_statements(statements), one)
        assert [told(statement) for statement in back] == [told(statement) for statement in statements]
    events = events_of(sources)
    assert len(events) > len(sources)
    assert [repr(event_of_record(record_of_event(event))) for event in events] == [repr(event) for event in events]


@given(EVENTS)
def test_any_event_comes_back(event):
    assert event_of_record(record_of_event(event)) == event


@pytest.mark.parametrize("record", ["", "[", '[{"figure": 3}]', '{"key": "a"}'])
def test_what_this_program_did_not_write_is_refused(record):
    with pytest.raises(ValueError, match=r"\w+: "):
        event_of_record(record)
    with pytest.raises(ValueError, match=r"\w+: "):
        statements_of_record(record, source(TEXT))
