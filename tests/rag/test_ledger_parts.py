"""Parts and wholes, running totals, and what the ledger comes to."""

from __future__ import annotations

import pytest

from rag.ledger import events_of
from rag.ledger_totals import totals
from tests.rag.ledger_samples import source

PACKAGE = """Nilain Group has pledged $250 million in cash relief for health workers and communities.

The largest share, $150 million, goes to a relief fund. That fund includes $15 million for Crescent Relief and \
$10 million for Delta Food Bank.

A second fund holds $40 million in cash for local groups, and Nilain Group adds $10 million to match what its users \
give. The remaining $50 million is donated in grants to teachers.

Apart from the $250 million, Nilain Group is giving $25 million worth of advertising space to public bodies and \
$100 million in advertising credits to small businesses.

Totals differ from one outlet to another: one put the package at $375 million by adding the advertising to the cash.
"""


def parts(*sources):
    """Return pairs (part, whole) by value."""
    events = events_of(sources)
    by_key = {event.key: event.value for event in events}
    return sorted((event.value, by_key[event.part_of]) for event in events if event.part_of)


def sums(*sources):
    """Return totals as {(group, unit): value}."""
    return {(str(total.group), total.unit): total.value for total in totals(events_of(sources))}


def test_a_package_holds_its_funds_and_they_their_grants():
    whole, fund = 250e6, 150e6
    assert parts(source(PACKAGE)) == [
        (10e6, fund),
        (10e6, whole),
        (15e6, fund),
        (40e6, whole),
        (50e6, whole),
        (fund, whole),
    ]


def test_leaves_count_once_and_advertising_stands_apart():
    assert sums(source(PACKAGE)) == {("cash", "USD"): 250e6, ("advertising", "USD"): 125e6}


def test_a_sum_that_another_outlet_made_is_a_conflict_with_its_parts():
    (event,) = [event for event in events_of([source(PACKAGE)]) if event.value == 250e6]
    told = [(one.amount.value, str(one.explanation), [part.value for part in one.parts]) for one in event.conflicts]
    assert told == [(375e6, "sum of parts", [250e6, 25e6, 100e6])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sotara gave $9 million, of which $4 million is for Delta Food Bank.", [(4e6, 9e6)]),
        ("Sotara a donné 9 millions d'euros, dont 4 millions d'euros à Crescent Relief.", [(4e6, 9e6)]),
        ("تبرعت سوتارا بمبلغ 9 ملايين دولار، منها 4 ملايين دولار لصالح «إغاثة الهلال».", [(4e6, 9e6)]),
        (
            "Banks gave $9 million to victims. Sotara donated $4 million and Nilain $3 million.",
            [(3e6, 9e6), (4e6, 9e6)],
        ),
        ("Sotara gave $9 million. Nilain gave $4 million.", []),
        ("Sotara gave $9 million and, in addition, $4 million to Crescent Relief.", []),
    ],
)
def test_words_sums_and_many_givers_tell_parts(text, expected):
    assert parts(source(text)) == expected


def test_a_running_total_holds_the_earlier_gift():
    before = source("Sotara has donated $500 million to housing.", published="2019-01-16")
    now = source(
        "Sotara is adding a gift of $250 million for housing, which now comes to $750 million.",
        "two",
        published="2020-01",
    )
    assert parts(before, now) == [(250e6, 750e6), (500e6, 750e6)]
    assert sums(before, now) == {("cash", "USD"): 750e6}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sotara will donate up to $3 million to schools.", {}),
        ("Sotara aims to raise $3 million for schools.", {}),
        ("Sotara gave $3 million and 2 million euros to schools.", {("cash", "EUR"): 2e6, ("cash", "USD"): 3e6}),
        ("Sotara will lend $3 million to farmers as relief.", {("loans and investment", "USD"): 3e6}),
        ("Customers of Sotara donated $3 million to schools.", {("other people's money", "USD"): 3e6}),
        ("Sotara donated 5,000 masks to hospitals.", {}),
    ],
)
def test_only_money_given_is_added_up_each_currency_and_group_apart(text, expected):
    assert sums(source(text)) == expected
