"""What people change in the ledger survives rebuilds and is applied to the events of today."""

from __future__ import annotations

import sqlite3

import pytest

from rag.corrections import (
    CORRECTIONS,
    Action,
    Correction,
    add_correction,
    apply_corrections,
    corrections_of,
    struck_out,
)
from rag.errors import IndexDamagedError, QuestionError
from rag.ledger import events_of
from rag.schema import FigureKind, GivingStatus
from tests.rag.ledger_samples import source

ARTICLES = (
    source("Nilain Group has pledged $12 million to hospitals, of which $2 million is for Crescent Relief."),
    source("Nilain Group gave 12 million dollars to hospitals.", "two", published="2020-05-01"),
    source("Sotara gave $3 million to schools.", "three"),
)


def keys():
    """Return the keys of the events by value."""
    return {event.value: event.key for event in events_of(ARTICLES)}


def corrected(*corrections):
    """Return the events after corrections, by value."""
    return {event.value: event for event in apply_corrections(events_of(ARTICLES), corrections)}


def correction(event, action, value=None, date="2024-01-01"):
    """Return a correction by Rana."""
    return Correction(event, action, "Rana", date, value, "as the firm says")


def test_corrections_come_back_in_the_order_they_were_made(tmp_path):
    made = [correction("a1", Action.NOT_A_GIFT), correction("b2", Action.STATUS, "paid")]
    for one in made:
        add_correction(tmp_path, one)
    assert corrections_of(tmp_path) == made


def test_an_index_without_corrections_has_none(tmp_path):
    assert (corrections_of(tmp_path), list(tmp_path.iterdir())) == ([], [])


def test_what_is_no_gift_leaves_the_ledger_and_its_parts_stand_alone():
    left = corrected(correction(keys()[12e6], Action.NOT_A_GIFT))
    assert {value: event.part_of for value, event in left.items()} == {2e6: None, 3e6: None}


@pytest.mark.parametrize(
    ("action", "value", "field", "found"),
    [
        (Action.AMOUNT, "2400000 NOK", "unit", "NOK"),
        (Action.AMOUNT, "2400000 NOK", "value", 2.4e6),
        (Action.GIVER, "Ada; Omar", "donors", ("Ada", "Omar")),
        (Action.RECIPIENT, "Delta", "recipients", ("Delta",)),
        (Action.DATE, "2020-04", "date", "2020-04"),
        (Action.KIND, "loan", "kind", FigureKind.LOAN),
    ],
)
def test_what_a_person_puts_right_is_in_the_row_and_its_evidence_stays(action, value, field, found):
    key = keys()[3e6]
    before = next(event for event in events_of(ARTICLES) if event.key == key)
    after = next(event for event in corrected(correction(key, action, value)).values() if event.key == key)
    assert getattr(after, field) == found
    assert after.evidence == before.evidence


@pytest.mark.parametrize(
    ("action", "value", "said"),
    [
        (Action.AMOUNT, "much NOK", "is no amount"),
        (Action.AMOUNT, "5", "is no amount"),
        (Action.GIVER, " ; ", "names nobody"),
        (Action.DATE, "2020-13", "is no date"),
        (Action.KIND, "gold", "is no kind of a gift"),
    ],
)
def test_a_value_that_no_event_can_have_is_refused(tmp_path, action, value, said):
    with pytest.raises(QuestionError, match=said):
        add_correction(tmp_path, correction("a", action, value))


def test_a_status_is_replaced_and_the_row_says_by_whom():
    event = corrected(correction(keys()[3e6], Action.STATUS, "cancelled"))[3e6]
    assert (event.status, event.corrected) == (
        GivingStatus.CANCELLED,
        "status cancelled, Rana, 2024-01-01: as the firm says",
    )


def test_the_newest_correction_of_an_event_counts():
    key = keys()[3e6]
    event = corrected(correction(key, Action.STATUS, "cancelled"), correction(key, Action.STATUS, "paid"))[3e6]
    assert event.status is GivingStatus.PAID


def test_what_was_taken_back_counts_no_more_and_what_is_said_after_it_does():
    key, gone = keys()[3e6], keys()[12e6]
    left = corrected(
        correction(gone, Action.NOT_A_GIFT),
        correction(key, Action.STATUS, "cancelled"),
        correction(gone, Action.UNDO, "not-a-gift"),
        correction(key, Action.UNDO, "status"),
        correction(key, Action.STATUS, "paid"),
    )
    assert (sorted(left), left[3e6].status) == ([2e6, 3e6, 12e6], GivingStatus.PAID)


def test_two_events_that_are_one_become_one_with_the_evidence_of_both():
    left = corrected(correction(keys()[3e6], Action.SAME_AS, keys()[12e6]))
    assert sorted(left) == [2e6, 12e6]
    assert [told.article_id for told in left[12e6].evidence] == ["one", "three", "two"]


def test_a_key_of_any_report_names_the_event_whichever_report_came_first():
    (event,) = [event for event in events_of(ARTICLES) if event.value == 12e6]
    later = event.evidence[-1].key
    assert (later != event.key, 12e6 in corrected(correction(later, Action.NOT_A_GIFT))) == (True, False)


def test_a_correction_of_an_event_that_is_gone_does_nothing():
    assert len(corrected(correction("no such key", Action.NOT_A_GIFT))) == len(keys())


@pytest.mark.parametrize(
    ("unusable", "named"),
    [
        (Correction("a1", Action.NOT_A_GIFT, " ", "2024"), "author"),
        (Correction("a1", Action.STATUS, "Rana", "2024", "done"), "delivered"),
        (Correction("a1", Action.SAME_AS, "Rana", "2024"), "key"),
        (Correction("a1", Action.UNDO, "Rana", "2024", "undo"), "action"),
    ],
)
def test_a_correction_that_could_never_be_applied_is_refused(tmp_path, unusable, named):
    with pytest.raises(QuestionError, match=named):
        add_correction(tmp_path, unusable)


def test_a_damaged_file_is_reported_and_never_overwritten(tmp_path):
    (tmp_path / CORRECTIONS).write_bytes(b"not a database, " * 100)
    with pytest.raises(IndexDamagedError, match="move it away"):
        corrections_of(tmp_path)


def test_a_reader_does_not_need_to_write(tmp_path):
    add_correction(tmp_path, correction("a1", Action.NOT_A_GIFT))
    with sqlite3.connect(tmp_path / CORRECTIONS) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert len(corrections_of(tmp_path)) == 1
    writer.close()


def test_parts_of_what_is_the_same_gift_are_parts_of_the_one_that_stays():
    found = keys()
    more = (*ARTICLES, source("Nilain Group pledged 14 million dollars to hospitals.", "four", published="2021-08-01"))
    events = events_of(more)
    kept = next(event.key for event in events if event.value == 14e6)
    left = apply_corrections(events, [correction(found[12e6], Action.SAME_AS, kept)])
    assert {event.value: event.part_of for event in left} == {14e6: None, 2e6: kept, 3e6: None}


def test_what_is_struck_out_is_kept_apart_as_the_articles_tell_it():
    said = [correction(keys()[3e6], Action.NOT_A_GIFT), correction(keys()[2e6], Action.STATUS, "paid")]
    (gone,) = struck_out(events_of(ARTICLES), said)
    assert (gone.value, gone.corrections) == (3e6, (said[0],))
    undone = correction(keys()[3e6], Action.UNDO, Action.NOT_A_GIFT)
    assert struck_out(events_of(ARTICLES), [*said, undone]) == []
