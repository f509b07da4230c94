"""Money and advertising that an outlet adds up are no further gift, and advertising is told as one amount or two."""

from __future__ import annotations

import pytest

from rag.ledger import events_of
from rag.ledger_totals import totals
from tests.rag.ledger_samples import source

PLAIN = source(
    "Nilain Group has pledged $250 million in cash, of which $150 million is for clinics and $100 million for schools."
    "\n\n"
    "Nilain gives $25 million in ad space too, and also $100 million in advertising credits for small businesses.",
    "one",
    organisations=("Nilain Group",),
)
ADDED = [
    "Nilain Group donates $375 million against the pandemic.",
    "Nilain Group donates $375 million: it gives $250 million in cash and $125 million in advertising credits.",
]


@pytest.mark.parametrize("text", ADDED)
def test_an_outlet_that_adds_advertising_to_the_money_tells_of_no_further_gift(text):
    other = source(text, "two", published="2020-04-11", organisations=("Nilain Group",))
    found = totals(events_of([PLAIN, other]))
    assert {(str(one.group), one.value) for one in found} == {("cash", 250e6), ("advertising", 125e6)}


def test_the_sum_is_another_report_of_the_money_and_says_what_it_is():
    other = source(ADDED[0], "two", published="2020-04-11", organisations=("Nilain Group",))
    events = {event.value: event for event in events_of([PLAIN, other])}
    assert events[375e6].rival_of == events[250e6].key
    assert "sum of parts" in [str(one.explanation) for one in events[250e6].conflicts]


def test_a_share_of_the_money_that_comes_to_such_a_sum_by_chance_stays_a_share():
    text = PLAIN.article.text.replace("$100 million for schools", "$50 million for schools and $50 million for food")
    events = {event.value: event for event in events_of([source(text, organisations=("Nilain Group",))])}
    assert (events[150e6].rival_of, events[150e6].part_of) == (None, events[250e6].key)  # 50 + 100 in credits


def test_credits_of_a_sum_that_is_advertising_are_advertising():
    text = (
        "The $125 million in ads of Nilain Group consists of $25 million of ad space and $100 million in credits, "
        "given to shops."
    )
    events = events_of([source(text, organisations=("Nilain Group",))])
    assert {(event.value, str(event.kind)) for event in events} == {
        (125e6, "ad-credits"),
        (25e6, "ad-credits"),
        (100e6, "ad-credits"),
    }


def test_what_a_company_doubles_is_its_own_money():
    (event,) = events_of([source("Nilain Group will match $10 million in donations from its customers.")])
    assert str(event.kind) == "matching"
