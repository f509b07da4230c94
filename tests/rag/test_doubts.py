"""Why a near article does not answer: what the question takes for granted and the article does not bear out."""

from __future__ import annotations

import pytest

from rag.doubts import Doubt, doubts
from rag.focus import Focus
from rag.named import Named
from rag.question import understand_alone
from tests.rag.ledger_samples import GAZETTEER
from tests.rag.test_answer_disputes import reading

TOLD = "Nilain Group gave $5 million to schools in Egypt in 2020. It asked for no thanks."
NILAIN = Named("Nilain Group", "Nilain Group", "Nilain Group", frozenset({"one"}))
SOTARA = Named("Sotara", "Sotara", "Sotara", frozenset({"another"}))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How much did Nilain Group give to schools?", set()),
        ("How much did Nilain Group give in 2020?", set()),
        ("How much did Nilain Group give in 2019?", {Doubt.YEAR}),
        ("How much did Nilain Group give in Egypt?", set()),
        ("How much did Nilain Group give in Morocco?", {Doubt.COUNTRY}),
        ("Which schools shared the $5 million of Nilain Group?", set()),
        ("Which schools shared the $9 million of Nilain Group?", {Doubt.FIGURE}),
        ("Where is the headquarters of Nilain Group?", {Doubt.MATTER}),
        ("When did Nilain Group cancel its gift?", {Doubt.MATTER}),
        ("Why did Nilain Group give to schools?", {Doubt.REASON}),
        ("لماذا تبرعت «النيلين» للمدارس؟", {Doubt.REASON}),
        ("Pourquoi Nilain Group a-t-il donné ?", {Doubt.REASON}),
    ],
)
def test_what_the_article_does_not_bear_out_is_a_doubt(question, expected):
    assert doubts(understand_alone(question, GAZETTEER), Focus(NILAIN), reading(TOLD)) == expected


def test_what_a_writer_infers_is_a_reason():
    query = understand_alone("Why is the $5 million of Nilain Group doubtful?", GAZETTEER)
    assert doubts(query, Focus(NILAIN), reading(f"{TOLD} Which suggests that it is a sum of parts.")) == set()
    assert doubts(query, Focus(NILAIN), reading(TOLD)) == {Doubt.REASON}


@pytest.mark.parametrize(("articles", "expected"), [({"one"}, set()), ({"another"}, {Doubt.ORGANISATION})])
def test_what_answers_tells_of_the_storm_asked_about(articles, expected):
    query = understand_alone("How much did Nilain Group give?", GAZETTEER)
    storm = Named("Ossandra", None, "Ossandra", frozenset(articles))
    assert doubts(query, Focus(NILAIN, storms=(storm,)), reading(TOLD)) == expected


def test_an_amount_is_not_answered_by_an_article_without_money():
    query = understand_alone("How much did Nilain Group give?", GAZETTEER)
    assert doubts(query, Focus(NILAIN), reading("Nilain Group gave 300 beds.")) == {Doubt.FIGURE}


def test_every_organisation_of_a_question_must_be_named_unless_it_compares_them():
    focus = Focus(NILAIN, (SOTARA,))
    together = understand_alone("What did Nilain Group pay for with Sotara?", GAZETTEER)
    compared = understand_alone("Who gave the most?", GAZETTEER)
    assert doubts(together, focus, reading(TOLD)) == {Doubt.ORGANISATION}
    assert doubts(compared, focus, reading(TOLD)) == set()


@pytest.mark.parametrize(("shown", "guessed", "expected"), [("Zorb", False, {Doubt.SUBJECT}), ("Zorb", True, set())])
def test_a_name_in_capitals_must_be_the_articles_unless_it_was_guessed(shown, guessed, expected):
    query = understand_alone("What was built?", GAZETTEER)
    focus = Focus(Named(shown, None, shown, frozenset({"another"}), guessed=guessed))
    assert doubts(query, focus, reading(TOLD)) == expected
