"""What a figure is given as, beyond the wording of its own clause."""

from __future__ import annotations

import pytest

from rag.ledger import events_of
from rag.ledger_gifts import statements_of
from rag.schema import FigureKind, GivingStatus
from tests.rag.ledger_samples import source


def kinds(text, **fields):
    """Return the kind of each amount of an article."""
    fields = {"organisations": ("Nilain Group",)} | fields
    return {one.figure.value: one.figure.kind for one in statements_of(source(text, **fields)) if not one.tentative}


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Nilain Group gave $2 million in cash and goods.", 2e6, FigureKind.MIXED),
        ("Nilain Group pledged 1 billion pounds in services, in kind and in cash.", 1e9, FigureKind.MIXED),
        ("Nilain Group gave products, cash and protective gear worth $15 million.", 15e6, FigureKind.MIXED),
        ("Nilain Group has pledged $20 million and $2 million in cloud credits.", 2e6, FigureKind.IN_KIND),
        (
            "Nilain Group gives a share of $11 million that takes the form of shorter payment terms.",
            11e6,
            FigureKind.LOAN,
        ),
        (
            "Nilain Group is making a contribution of $2 million and matching what its staff donate.",
            2e6,
            FigureKind.CASH,
        ),
        (
            "Nilain's own pledge is $20 million; it also matches donations, up to $150 million.",
            20e6,
            FigureKind.CASH,
        ),
        (
            "Nilain's own pledge is $20 million; it also matches donations, up to $150 million.",
            150e6,
            FigureKind.MATCHING,
        ),
        (
            "Nilain Group gives two dollars for each dollar from its employees, up to $2 million.",
            2e6,
            FigureKind.MATCHING,
        ),
        ("The campaign among the staff of Nilain has collected $7 million.", 7e6, FigureKind.STAFF),
        ("A public appeal brought another $67,500 in gifts.", 67500, FigureKind.PUBLIC),
        ("Nilain Group has given $45 million, including over 2 million meals.", 45e6, FigureKind.MIXED),
        ("Nilain Group has provided help worth $45 million.", 45e6, FigureKind.MIXED),
        ("Nilain Group gives $5 million, the site Investing.com reports.", 5e6, FigureKind.CASH),
        (
            "Nilain Group says that it gave $5 million and collected, from its customers and partners, $2 million.",
            2e6,
            FigureKind.CUSTOMERS,
        ),
        (
            "Employees of Nilain have collected $2 million, and the group added the same amount, bringing the total "
            "to $4 million.",
            4e6,
            FigureKind.STAFF,  # not the firm's own
        ),
        (
            "A further $35 million from Nilain is invested, not given: a fund of Sotara got $25 million.",
            25e6,
            FigureKind.INVESTMENT,
        ),
    ],
)
def test_the_words_around_a_figure_say_what_it_is_given_as(text, value, kind):
    assert kinds(text)[value] is kind


def test_a_headline_that_tells_the_amount_may_say_what_it_is_made_of():
    title = "Nilain Group gives $5 million in cash and goods"
    assert kinds("Nilain Group gives $5 million to schools.", title=title)[5e6] is FigureKind.MIXED


def test_a_name_that_holds_the_word_for_goods_is_given_cash():
    text = "قدمت «مجموعة النيلين» 20 مليون جنيه إلى مستشفى النبع العيني."
    assert kinds(text, language="ar")[20e6] is FigureKind.CASH


def test_a_whole_of_cash_and_goods_is_mixed():
    text = "Nilain Group pledges $225 million. Of it, $210 million is products in kind and $15 million is cash."
    found = {event.value: event.kind for event in events_of([source(text)])}
    assert (found[225e6], found[210e6], found[15e6]) == (FigureKind.MIXED, FigureKind.IN_KIND, FigureKind.CASH)


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        (
            "Nilain Group opened a relief fund with the aim of reaching $300 million in donations.",
            300e6,
            GivingStatus.TARGET,
        ),
        ("أطلقت «مجموعة النيلين» مبادرة تبرعات بهدف بلوغ 2 مليون جنيه.", 2e6, GivingStatus.TARGET),
    ],
)
def test_what_is_aimed_at_is_no_gift(text, value, status):
    (event,) = [event for event in events_of([source(text, organisations=("Nilain Group",))]) if event.value == value]
    assert (event.status, event.counts) == (status, False)


def test_what_single_gifts_come_to_is_no_gift_of_that_size():
    text = "Nilain Group opened a fund. Its grants will range from $500,000 to $3 million."
    found = statements_of(source(text, organisations=("Nilain Group",)))
    assert [(one.figure.value, one.limit) for one in found] == [(3e6, True)]


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Nilain Group gave 80 million pounds, almost $5 million, to schools.", [(5e6, "USD")]),
        (
            "Nilain Group gave $25 million to schools. A daily values the gift at around 380 million rand.",
            [(380e6, "ZAR")],
        ),
        ("Nilain Group gave $1.4 million, 10 million yuan, to schools in January.", [(10e6, "CNY")]),
        ("قدمت «مجموعة النيلين» 150 مليون جنيه، أي ما يقارب 40 مليون دولار.", [(40e6, "USD")]),
    ],
)
def test_the_same_money_in_another_currency_is_no_second_gift(text, also):
    (statement,) = statements_of(source(text, organisations=("Nilain Group",)))
    assert [(amount.value, amount.unit) for amount in statement.also] == also
