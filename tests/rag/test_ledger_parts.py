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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # details of what the article opens with
            "Nilain Group has donated $22 million. Nilain paid $4 million for schools and gave $3 million to clinics.",
            [(3e6, 22e6), (4e6, 22e6)],
        ),
        (  # set beside it
            "Nilain Group has donated $22 million. Nilain also gave $3 million to clinics.",
            [],
        ),
        (  # more than all: the first was not all
            "Nilain Group has donated $22 million. Nilain gave $3 million to clinics and $40 million to schools.",
            [],
        ),
        ("Nilain Group gave $100 million. Of the money, Nilain had spent $80 million.", [(80e6, 100e6)]),
        (  # "on top of" sets the second beside the first, not beside their sum
            "Nilain Group is setting aside $50 million for schools. It comes on top of $250 million that Nilain Group"
            " had promised, so that the two commitments together reach $300 million.",
            [(50e6, 300e6), (250e6, 300e6)],
        ),
        (  # the share of another giver in what one collected
            "Crescent Relief gave $19 million, of which $12 million was donated by Sotara.",
            [(12e6, 19e6)],
        ),
        (  # rounded to the unit
            "Nilain Group and its staff gave 362,739 dollars. The staff donated 169,071 dollars."
            " Nilain Group donated 193,667 dollars.",
            [(169071, 362739), (193667, 362739)],
        ),
    ],
)
def test_what_an_article_tells_after_its_main_amount(text, expected):
    assert parts(source(text, organisations=("Nilain Group",))) == expected


@pytest.mark.parametrize(
    ("text", "overtaken", "counted"),
    [
        (
            "Nilain Group had given $948 million by the end of April. In early April the total had been $878 million.",
            [878e6],
            948e6,
        ),
        (
            "Nilain Group pledged $45 million. The donated total, which stood at $45 million, has grown with time:"
            " $50 million on 19 May, and more than $57 million by June.",
            [45e6, 50e6],
            57e6,
        ),
    ],
)
def test_an_earlier_state_of_a_total_is_not_counted_again(text, overtaken, counted):
    events = events_of([source(text, organisations=("Nilain Group",))])
    assert sorted(event.value for event in events if event.superseded_by) == overtaken
    assert {total.value for total in totals(events)} == {counted}


def test_a_later_total_of_one_cause_overtakes_an_earlier_one():
    first = source(
        "Nilain Group's gifts to date come to $131 million in donations.",
        title="Nilain against Covid-19",
        published="2020-05-08",
    )
    second = source(
        "Nilain Group has brought its donations to $200 million.",
        "two",
        title="Nilain and Covid-19",
        published="2021-07-23",
    )
    assert sums(first, second) == {("cash", "USD"): 200e6}


def test_a_sum_that_the_writer_adds_up_is_no_gift():
    text = (
        "Nilain Group pledged $200 million. The parts listed, $124 million and $84 million in donations, come to "
        "$208 million."
    )
    events = events_of([source(text)])
    assert 208e6 not in {event.value for event in events}


def test_a_gift_that_one_report_sets_against_another_counts_once():
    july = source(
        "Nilain Group has given nearly $1 billion in donations. It is inconsistent that a report of December speaks of"
        " $800 million.",
        published="2020-07",
        same_event_as=("two",),
    )
    december = source("Nilain Group's donations come to nearly $800 million.", "two", published="2020-12")
    assert sums(july, december) == {("cash", "USD"): 1e9}


def test_shares_of_money_and_goods_are_parts_of_what_is_both():
    text = (
        "Nilain Group has provided help worth $38 million after the flood, the company says. Some $14 million goes to "
        "schools, and $2 million to Crescent Relief."
    )
    events = {event.value: event for event in events_of([source(text, organisations=("Nilain Group",))])}
    assert (events[14e6].part_of, events[2e6].part_of) == (events[38e6].key, events[38e6].key)


def test_a_share_that_one_report_tells_is_no_share_of_another_reports_total():
    early = source(
        "Nilain Group gives 15 million dollars, cash and goods alike. Some $4 million in donations goes to the "
        "ministry.",
        published="2020-03-01",
        same_event_as=("two",),
        organisations=("Nilain Group",),
    )
    later = source(
        "Nilain Group's donations come to $20 million, cash and goods. A few days before, the earlier total had been "
        "put at $15 million in gifts.",
        "two",
        published="2020-03-10",
        same_event_as=("one",),
        organisations=("Nilain Group",),
    )
    assert (4e6, 15e6) in parts(early, later)
    assert sum(total.value for total in totals(events_of([early, later]))) == 20e6  # the older report's share as little
