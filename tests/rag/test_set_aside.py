"""Numbers that are named to be set aside, numbers that are worked out, and what that leaves of a yes or a no."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.figures import find_figures
from rag.question import understand_alone
from rag.schema import FigureKind
from rag.set_aside import is_set_aside, is_worked_out, set_aside
from rag.verdict import Verdict, verdict_of
from tests.rag.ledger_samples import GAZETTEER
from tests.rag.test_answer_disputes import reading
from tests.rag.test_verdict import NILAIN, said

ADDED = (
    "Nilain Group pledged $200 million to hospitals. It goes to three posts. "
    "The sum of these posts is $208 million, and not $200 million."
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It gave $5 million, not $7 million.", {7e6}),
        ("It gave 5 million rather than the 7 million told.", {7e6}),
        ("Le total est de 208 millions, et non 200.", {200, 2e5, 2e8, 2e11}),
        ("La somme n'est pas de 5 millions de dollars.", {5e6}),
        ("المبلغ 3 ملايين، لا 30 مليوناً.", {3e7}),
        ("المبلغ 3 ملايين وليس 30 مليوناً.", {3e7}),
        ("Il s'agit d'un prêt, et non d'un don.", set()),
        ("It gave not only 5 million.", set()),
        ("It gave not less than 5 million.", set()),
        ("Elle n'a pas donné moins de 5 millions.", set()),
        ("ما لا يقل عن 5 ملايين دولار.", set()),
        ("It did so in 2020 and not in 2021.", set()),
    ],
)
def test_a_number_right_after_a_denial_is_set_aside_at_every_scale_it_may_have(text, values):
    assert {value for value, _ in set_aside(text)} == values


@pytest.mark.parametrize(
    ("text", "worked_out"),
    [
        ("L'addition de ces trois postes donne 208 millions de dollars.", True),
        ("The three posts add up to $208 million.", True),
        ("The gifts listed come to $15.5 million.", True),
        ("ومجموع هذه الشرائح الأربع هو 150 مليون دولار.", True),
        ("Nilain Group gave $208 million.", False),
    ],
)
def test_a_sum_of_the_writer_is_told_by_the_words_before_it(text, worked_out):
    assert is_worked_out(find_figures(text)[-1], text) is worked_out


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Nilain Group pledge $208 million to hospitals?", ADDED),
        ("Did Nilain Group pledge $200 million to hospitals?", ADDED),
        ("Nilain Group a-t-il promis 208 millions de dollars aux hôpitaux ?", ADDED),
        ("هل تعهدت مجموعة النيلين بـ208 ملايين دولار للمستشفيات؟", ADDED),
        ("هل تعهدت مجموعة النيلين بـ200 مليون دولار للمستشفيات؟", ADDED),
    ],
)
def test_neither_a_sum_against_another_nor_the_other_is_a_yes(question, text):
    assert said(question, text) is not Verdict.YES


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [("5", Verdict.YES), ("7", Verdict.NO)],
)
def test_what_is_told_stands_and_what_it_is_set_against_is_a_no(asked, verdict):
    text = "Nilain Group gave $5 million to hospitals, not $7 million."
    assert said(f"Did Nilain Group give ${asked} million to hospitals?", text) is verdict


def test_a_number_of_something_else_sets_nothing_aside():
    """The same number may be right of one thing and wrong of another."""
    text = "Nilain Group gave 2 million masks, not 2 million gloves."
    assert is_set_aside(find_figures(text)[1], text)
    assert not is_set_aside(find_figures(text)[0], text)


@pytest.mark.parametrize(
    "question",
    [
        "Did Nilain Group donate $210 million to hospitals?",
        "Nilain Group a-t-il donné 210 millions de dollars aux hôpitaux ?",
        "هل تبرعت مجموعة النيلين بـ210 ملايين دولار للمستشفيات؟",
    ],
)
def test_a_sum_within_which_money_is_invested_is_no_plain_gift(question):
    text = (
        "Nilain Group is giving $210 million to hospitals. Of it, $70 million is grants. "
        "$140 million is an investment from which returns are expected."
    )
    assert said(question, text) is None
    assert said(question, text.replace("an investment from which returns are expected", "paid")) is Verdict.YES


@pytest.mark.parametrize("kind", [FigureKind.CUSTOMERS, FigureKind.STAFF, FigureKind.LOAN, FigureKind.PUBLIC])
def test_money_that_the_ledger_knows_to_be_of_others_or_lent_is_no_plain_yes(kind):
    told = reading("Nilain Group gave $5 million to hospitals.")
    told = replace(told, facts=tuple(replace(one, figure=replace(one.figure, kind=kind)) for one in told.facts))
    query = understand_alone("Did Nilain Group donate $5 million to hospitals?", GAZETTEER)
    assert verdict_of(query, NILAIN, told, told.sentences, GAZETTEER) is None
