"""Questions that are offered: from gifts that are told of, within the filters, never one that was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.schema import Answer, Filters
from rag.suggestion_phrases import country_in
from rag.suggestions import next_questions, rephrasings
from tests.page.samples import KNOWN, citation, gift

ASKED = "How much did Kastora donate?"


def answered(about: str = "Kastora", language: str = "en", **changes: object) -> Answer:
    """Return an answer about Kastora."""
    return replace(Answer(ASKED, language, "…", about=about), **changes)  # type: ignore[arg-type]


def test_next_come_others_beside_the_giver_then_other_givers() -> None:
    """The question itself is not offered again."""
    assert next_questions(KNOWN, answered(), []) == [
        "Who gave more, Kastora or Ormelune?",
        "How much did Ormelune donate?",
        "What are the largest gifts?",
    ]


def test_what_was_asked_is_not_offered() -> None:
    """Whatever its letters and marks."""
    asked = ["who gave more, Kastora or Ormelune?"]
    assert "Who gave more, Kastora or Ormelune?" not in next_questions(KNOWN, answered(), asked)


def test_a_narrow_question_is_followed_by_the_wide_one_and_another_year() -> None:
    """Recipients and years are offered only where the ledger has them."""
    events = (gift(recipients=("Ormelune",)), gift(date="2021"), gift(date="2022"))
    offered = next_questions(replace(KNOWN, events=events), answered("Kastora, 2020"), ["x"])
    assert offered == [
        "To whom did Kastora give?",
        "How much did Kastora donate in 2022?",
        "What are the largest gifts?",
    ]


@pytest.mark.parametrize(
    ("language", "first"),
    [("ar", "من تبرع أكثر، كاستورا أم أورملون؟"), ("fr", "Qui a donné le plus, Kastora ou Ormelune ?")],
)
def test_questions_are_offered_in_the_answer_s_language(language: str, first: str) -> None:
    """Names as its askers write them."""
    assert next_questions(KNOWN, answered(language=language), [])[0] == first


def test_filters_hold_for_what_is_offered() -> None:
    """A country that nobody gave in leaves nothing to ask of a giver."""
    assert next_questions(KNOWN, answered(), [], Filters(country="MA")) == ["What are the largest gifts?"]


def test_where_nothing_answers_a_name_is_offered_as_it_is_known() -> None:
    """Then those whom the nearest articles name."""
    question = "How much did Kastorra donate?"
    near = citation(title="Ormelune opens a clinic")
    given = answered("Kastorra", question=question, abstained=True, nearest=(near,))
    assert rephrasings(KNOWN, given, []) == [
        "How much did Kastora donate?",
        "How much did Ormelune donate?",
        "What are the largest gifts?",
    ]


@pytest.mark.parametrize(
    ("code", "language", "written"),
    [
        ("US", "en", "the United States"),
        ("EG", "en", "Egypt"),
        ("MA", "fr", "au Maroc"),
        ("EG", "fr", "en Égypte"),
        ("US", "fr", "aux États-Unis"),
        ("MX", "fr", "au Mexique"),
        ("DJ", "fr", "à Djibouti"),
        ("MA", "ar", "المغرب"),
    ],
)
def test_a_country_stands_as_its_language_has_it(code: str, language: str, written: str) -> None:
    """With its article or preposition."""
    assert country_in(code, language) == written
