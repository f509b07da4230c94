"""Mentions, reports, updates, parts: what becomes one event, and what stays two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.ledger import events_of
from rag.ledger_fold import is_overtaken
from rag.ledger_when import when
from rag.schema import FigureKind, GivingStatus
from tests.rag.ledger_samples import source

PLEDGE = "Nilain Group has pledged $12 million to hospitals."


def rows(*sources):
    """Return events as (value, unit, articles), largest first."""
    events = sorted(events_of(sources), key=lambda event: (-event.value, event.unit or ""))
    return [(event.value, event.unit, [told.article_id for told in event.evidence]) for event in events]


def test_repeats_in_one_article_are_one_event():
    text = f"{PLEDGE} The $12 million will be donated by Nilain Group in May."
    assert rows(source(text)) == [(12e6, "USD", ["one", "one"])]


@pytest.mark.parametrize(
    ("published", "country", "count"),
    [
        ("2020-05-20", "EG", 1),
        (None, "EG", 1),  # an article without a date may be of that time
        ("2020", "EG", 1),
        ("2021-09-01", "EG", 2),  # the same sum long after is another gift
        ("2020-05-20", "MA", 2),  # and so is one in another country
    ],
)
def test_reports_of_two_outlets_are_one_event_where_time_and_country_allow(published, country, count):
    other = source(
        "«مجموعة النيلين» تتبرع بمبلغ 12 مليون دولار للمستشفيات.", "two", "ar", published=published, country=country
    )
    assert len(rows(source(PLEDGE), other)) == count


@pytest.mark.parametrize(
    "other",
    [
        "Sotara has pledged $12 million to hospitals.",
        "Nilain Group has pledged 12 million euros to hospitals.",
        "Nilain Group has pledged $12 million in advertising credits to hospitals.",
        "Nilain Group will match donations of users up to $12 million.",
    ],
)
def test_another_giver_currency_kind_or_a_ceiling_is_another_event(other):
    assert len(rows(source(PLEDGE), source(other, "two"))) == 2


def test_equal_sums_for_two_recipients_are_two_events():
    text = "Nilain gives $5 million to Delta Food Bank, and $5 million to Crescent Relief."
    assert rows(source(text)) == [(5e6, "USD", ["one"]), (5e6, "USD", ["one"])]


def test_later_news_moves_a_pledge_on_to_paid():
    later = source("Nilain Group has paid $12 million to hospitals.", "two", published="2020-06-01")
    (event,) = events_of([source(PLEDGE), later])
    assert (event.status, [told.status for told in event.evidence]) == (
        GivingStatus.PAID,
        [GivingStatus.PLEDGED, GivingStatus.PAID],
    )


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (GivingStatus.PLEDGED, True),
        (GivingStatus.PAID, False),
        (GivingStatus.DELIVERED, False),
        (GivingStatus.UNKNOWN, False),
    ],
)
def test_only_a_promise_is_overtaken_by_news_of_the_payment(status, expected):
    later = source("Nilain Group has paid $12 million to hospitals.", "two", published="2020-06-01")
    (event,) = events_of([source(PLEDGE), later])
    assert is_overtaken(replace(event.evidence[0], status=status), event) is expected


def test_what_was_paid_is_told_as_of_the_report_that_tells_it():
    later = source("Nilain Group has paid $12 million to hospitals.", "two", published="2024-06-01")
    first = source(PLEDGE, same_event_as=("two",), title="Nilain pledges $12 million to hospitals", published="2023-06")
    (event,) = events_of([first, later])
    assert [when(event, [told], "en") for told in event.evidence] == ["as of June 2023", "as of 1 June 2024"]


def test_a_raised_pledge_keeps_the_older_figure_as_overtaken():
    events = events_of([source("Sotara raised its pledge from $10 million to $30 million for victims.")])
    newer = {event.value: event.superseded_by for event in events}
    keys = {event.value: event.key for event in events}
    assert newer == {1e7: keys[3e7], 3e7: None}


def test_a_ceiling_is_marked_and_never_an_amount_given():
    (event,) = events_of([source("Sotara will donate up to $300,000 to Delta Food Bank.")])
    assert (event.limit, event.counts) == (True, False)


def test_a_conversion_is_no_second_gift():
    (event,) = events_of([source("Sotara has donated 2 million euros (about $2.2 million) to hospitals.")])
    assert [(amount.value, amount.unit) for amount in event.also] == [(2.2e6, "USD")]


def test_money_and_goods_of_one_value_are_one_event_with_a_conflict():
    first = source("Nilain Group has donated medical equipment worth $6 million.")
    second = source("Nilain Group has handed over a cheque for $6 million.", "two")
    (event,) = events_of([first, second])
    assert [str(conflict.explanation) for conflict in event.conflicts] == ["kind"]


def test_what_a_fund_collected_is_not_its_giving():
    (event,) = events_of([source("The Delta relief fund has raised 186 million dinars in donations.", country="TN")])
    assert (event.kind, event.donors, event.collective) == (FigureKind.PUBLIC, (), True)


def test_an_organisations_name_tells_no_kind():
    (event,) = events_of([source("Atlas Investment Bank has donated $2 million to hospitals.")])
    assert event.kind is FigureKind.CASH


def test_keys_are_the_same_whatever_else_is_in_the_index():
    alone = {event.key for event in events_of([source(PLEDGE)])}
    beside = {event.key for event in events_of([source("Sotara gave $3 million to schools.", "two"), source(PLEDGE)])}
    assert alone < beside


@pytest.mark.parametrize(
    ("titles", "count"),
    [
        (("Nilain gives for Old-Harbour", "All who gave for Old-Harbour"), 1),  # it looks back
        (("Nilain gives after a wildfire", "Nilain gives after floods"), 2),
    ],
)
def test_an_undated_mention_years_later_is_the_gift_that_its_headline_names(titles, count):
    first = source(PLEDGE, title=titles[0], published="2019-04-16")
    later = source(PLEDGE, "two", title=titles[1], published="2024-11-29")
    assert len(rows(first, later)) == count


def test_two_causes_are_two_gifts_however_near():
    first = source(PLEDGE, title="Nilain gives after a wildfire", published="2025-03-26")
    later = source(PLEDGE, "two", title="Nilain gives after floods", published="2025-05-22")
    assert len(rows(first, later)) == 2


def test_what_takes_an_amount_up_is_that_gift_whoever_it_is_ascribed_to():
    text = "Nilain Group is donating $12 million to hospitals. On some sites the $12 million comes from Sotara."
    (event,) = events_of([source(text)])
    assert event.donors == ("Nilain Group",)
