"""Counts as they are answered: whose they are, ranges, what reports dispute, two numbers asked for at once."""

from __future__ import annotations

import pytest

from rag.answer_count import answer_count, asks_for_delivery
from rag.answer_each import parts_of
from rag.answer_reports import asks_on_reports, disputes_first
from rag.draft import Draft
from rag.evidence import Evidence
from rag.fitness import Fit
from rag.focus import Focus
from rag.named import Named
from rag.question import understand_alone
from tests.rag.ledger_samples import GAZETTEER
from tests.rag.test_answer_disputes import reading

NILAIN = Named("Nilain Group", "Nilain Group", "Nilain", frozenset({"one"}))


def answered(text, question):
    """Return the answer to a question about Nilain Group's giving, line by line."""
    evidence = Evidence((reading(text),), GAZETTEER)
    draft = answer_count(understand_alone(question, GAZETTEER), Focus(NILAIN), evidence)
    return [line for line in draft.lines if line]


def test_a_count_of_another_giver_is_none_of_this_one():
    text = "Nilain Group brought 426 ventilators. Beside them stand 400 ventilators donated by Sotara."
    asked = "How many ventilators did Nilain Group bring?"
    assert answered(text, asked) == ["The article gives 426 ventilators [1]."]


def test_both_ends_of_a_range_are_told():
    text = "Nilain Group plans between 150 million and 250 million doses."
    asked = "How many doses does Nilain Group plan?"
    assert answered(text, asked) == ["The article gives between 150 million doses and 250 million doses [1]."]


def test_disputed_counts_are_all_told():
    text = "Nilain Group lent 300 rooms to the sick. Reports differ, since its own filing has 200 rooms."
    lines = answered(text, "How many rooms did Nilain Group lend?")
    assert lines[-1] == "Reports differ: “Reports differ, since its own filing has 200 rooms.” [2]"


@pytest.mark.parametrize(
    ("text", "delivery"),
    [("How many were delivered?", True), ("كم جهازا سلّمته سوتارا؟", True), ("How many were promised?", False)],
)
def test_a_question_may_ask_for_what_arrived(text, delivery):
    assert asks_for_delivery(text) is delivery


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("How many pupils got bags from Nilain Group, and in how many schools?", ["pupils", "schools"]),
        ("Combien d'élèves ont eu un cartable, et dans combien d'écoles ?", ["pupils", "schools"]),
        ("How many pupils got bags from Nilain Group?", ["pupils"]),
    ],
)
def test_two_numbers_asked_for_are_two_questions(question, units):
    assert [part.unit for part in parts_of(understand_alone(question, GAZETTEER), GAZETTEER)] == units


def test_a_question_on_reports_is_led_by_how_they_differ():
    told = reading("Nilain Group plans 250 doses. The size depends on the source. A daily has 150 doses, another 200.")
    fits = [Fit(told, 0.9, tuple((0.5, one) for one in told.sentences))]
    asked = understand_alone("Do reports agree on how many doses Nilain Group plans?", GAZETTEER)
    led = disputes_first(Draft("en", lines=["The plan."]), asked, fits)
    assert led.lines[0] == ("Reports differ: “The size depends on the source. A daily has 150 doses, another 200.” [1]")
    assert led.lines[1:] == ["", "The plan."]


def test_other_questions_are_left_as_they_are():
    assert not asks_on_reports("How many doses does Nilain Group plan?")
