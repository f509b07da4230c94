"""Counts as they are answered: whose they are, ranges, what reports dispute, two numbers asked for at once."""

from __future__ import annotations

import pytest

from rag.answer_count import answer_count, asks_for_delivery
from rag.answer_each import join_parts, parts_of
from rag.answer_reports import asks_on_reports, disputes_first, without_reports
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
    parts = parts_of(understand_alone(question, GAZETTEER), Focus(NILAIN), GAZETTEER)
    assert [part.unit for part, _ in parts] == units


def test_a_name_of_the_second_part_narrows_that_part_alone():
    hilltown = Named("Hilltown", None, "Hilltown", frozenset({"one"}))
    asked = understand_alone("How many pupils got bags from Nilain Group, and how many of them in Hilltown?", GAZETTEER)
    parts = parts_of(asked, Focus(NILAIN, (hilltown,)), GAZETTEER)
    assert [(part.unit, focus.others) for part, focus in parts] == [("pupils", ()), ("pupils", (hilltown,))]


def test_a_figure_told_already_is_not_told_again():
    told = reading("Nilain Group gave $5 million. It gave $7 million.")
    drafts = []
    for fact in told.facts[:1] * 2 + told.facts[1:]:
        draft = Draft("en")
        amount, marker = draft.state(fact)
        draft.lines.append(f"Given: {amount} {marker}.")
        drafts.append(draft)
    both = join_parts(drafts)
    assert [line for line in both.lines if line] == ["Given: US$5 million [1].", "Given: US$7 million [2]."]


@pytest.mark.parametrize(("year", "count"), [("2013", "100 pupils"), ("2014", "160 pupils")])
def test_a_count_is_told_of_its_own_year(year, count):
    """Where a sentence tells of several years, each of its figures is of one."""
    text = "Nilain Group went from 100 pupils in 2013 to 160 pupils in 2014. Then 123 pupils left for their exams."
    assert answered(text, f"How many pupils left with Nilain Group in {year}?") == [f"The article gives {count} [1]."]


def test_a_part_yields_to_its_whole():
    text = "Nilain Group paid for 1,199 scholarships, of which 105 scholarships are for trades."
    asked = "How many scholarships for trades did Nilain Group pay for?"
    assert answered(text, asked) == ["The article gives 1,199 scholarships [1]."]


def test_the_people_asked_about_go_before_others():
    text = "Nilain Group found 71,000 people who gave. The money helps 163,116 families."
    assert answered(text, "How many families who gave did Nilain Group help?") == [
        "The article gives 163,116 families [1]."
    ]


def test_a_question_on_reports_is_led_by_how_they_differ():
    told = reading("Nilain Group plans 250 doses. The size depends on the source. A daily has 150 doses, another 200.")
    fits = [Fit(told, 0.9, tuple((0.5, one) for one in told.sentences))]
    asked = understand_alone("Do reports agree on how many doses Nilain Group plans?", GAZETTEER)
    led = disputes_first(Draft("en", lines=["The plan."]), asked, fits)
    assert led.lines[0] == ("Reports differ: “The size depends on the source. A daily has 150 doses, another 200.” [1]")
    assert led.lines[1:] == ["", "The plan."]


def test_other_questions_are_left_as_they_are():
    assert not asks_on_reports("How many doses does Nilain Group plan?")


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("How much did Nilain Group give, and do reports agree?", "How much did Nilain Group give"),
        ("كم قدمت مجموعة النيلين، وهل تتفق التقارير؟", "كم قدمت مجموعة النيلين"),
        ("Do reports agree on what Nilain Group gave?", "Do reports agree on what Nilain Group gave?"),
    ],
)
def test_words_that_ask_on_reports_choose_no_amount(question, rest):
    assert without_reports(understand_alone(question, GAZETTEER)).search_text == rest
