"""Years named by another year, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from rag.names import Gazetteer
from rag.query import understand
from rag.relative_years import told_out, without_years, years_told
from rag.schema import Organisation, Turn

GAZETTEER = Gazetteer([Organisation("Kastora", ("كاستورا",)), Organisation("Ormelune")])
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("and the year after?", "and in 2021?"),
        ("What about the following year?", "What about in 2021?"),
        ("the year before?", "in 2019?"),
        ("How much the year before, and to whom?", "How much in 2019, and to whom?"),
        ("And in the same year?", "And in 2020?"),
        ("And two years later?", "And in 2022?"),
        ("et l'année suivante ?", "et en 2021 ?"),
        ("Et l’année d’avant ?", "Et en 2019 ?"),
        ("et cette année-là ?", "et en 2020 ?"),
        ("et trois ans plus tôt ?", "et en 2017 ?"),
        ("وفي السنة التالية؟", "وفي 2021؟"),
        ("والعام الذي قبله؟", "وفي 2019؟"),
        ("والسنة اللي بعدها؟", "وفي 2021؟"),
        ("وفي نفس السنة؟", "وفي 2020؟"),
        ("وبعدها بسنتين؟", "وفي 2022؟"),
        ("وبعد ثلاث سنوات؟", "وفي 2023؟"),
    ],
)
def test_a_year_is_told_by_the_one_before(question: str, told: str) -> None:
    """As far from it as the words say."""
    assert told_out(question, ("2020",), 2026).text == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("And last year?", "And in 2025?"),
        ("How much did it give this year?", "How much did it give in 2026?"),
        ("Et l’an dernier ?", "Et en 2025 ?"),
        ("Et cette année ?", "Et en 2026 ?"),
        ("وفي العام الماضي؟", "وفي 2025؟"),
        ("والسنة اللي فاتت؟", "وفي 2025؟"),
        ("وهذا العام؟", "وفي 2026؟"),
    ],
)
def test_a_year_is_told_by_today(question: str, told: str) -> None:
    """Whatever the conversation was about; nobody has named it."""
    found = told_out(question, ("2020",), 2026)
    assert found.text == told
    assert found.by_calendar == (told[-6:-2].strip() if told.endswith(" ?") else told[-5:-1],)


@pytest.mark.parametrize(
    "question",
    [
        "How much in the year before it opened the school?",  # before what, it says itself
        "How much did this year's campaign raise?",
        "Combien en cours d'année ?",
        "How much in June 2021, and how much a year earlier?",
        "كم قدمت للمستشفى العام؟",
        "كم طفلا في السنة؟",
        "وبعد عام 2019؟",
    ],
)
def test_other_words_stay(question: str) -> None:
    """A year beside it, or no year at all."""
    assert told_out(question, ("2020",), 2026).text == question


def test_several_years_are_gone_on_from_at_their_ends() -> None:
    """After the last of them, before the first, or the same ones."""
    years = ("2020", "2021")
    told = [told_out(text, years, 2026).text for text in ("the year after?", "the year before?", "the same year?")]
    assert told == ["in 2022?", "in 2019?", "in 2020 and 2021?"]
    assert told_out("the year after?", (), 2026).text == "the year after?"


def test_an_answer_tells_the_year_that_its_question_did_not() -> None:
    """Its first lines do."""
    assert years_told("Kastora pledged US$5 million (as of 4 May 2021) [1].\n\nNewest: 2023") == ("2021",)
    assert years_told("Gifts:\n\n1. Kastora (2019)\n2. Ormelune (2020)") == ("2019",)
    assert years_told("No article here answers this.\n\nSearched.\n\nNearest: “Aid of 2020”") == ()
    assert without_years("How much did Kastora give in 2026?", ("2026",)) == "How much did Kastora give?"


def test_a_conversation_goes_from_year_to_year() -> None:
    """Each follow-up goes on from the one before; a new question from its own answer."""
    turns = [Turn("user", "How much did Kastora give in 2020?"), Turn("assistant", "…")]
    after = understand("And the year after?", GAZETTEER, turns, today=TODAY)
    assert (after.organisations, after.years, after.search_text) == (("Kastora",), ("2021",), "Kastora And in 2021?")
    turns += [Turn("user", "And the year after?"), Turn("assistant", "…")]
    assert understand("وفي السنة التالية؟", GAZETTEER, turns, today=TODAY).years == ("2022",)
    assert understand("وفي العام الماضي؟", GAZETTEER, turns, today=TODAY).years == ("2025",)
    turns += [Turn("user", "How much did Ormelune give?"), Turn("assistant", "Ormelune gave €5 (as of 2018) [1].")]
    last = understand("et l'année suivante ?", GAZETTEER, turns, today=TODAY)
    assert (last.organisations, last.years) == (("Ormelune",), ("2019",))
