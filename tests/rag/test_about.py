"""What a question is about, as a line that can be changed; and follow-ups that keep it."""

from __future__ import annotations

import pytest

from rag.about import About, read_about
from rag.kinds import Kind
from rag.names import Gazetteer
from rag.query import understand
from rag.schema import Organisation, Turn

GAZETTEER = Gazetteer(
    [Organisation("Kastora", ("كاستورا",), (("ar", "كاستورا"),)), Organisation("Ormelune", (), (("ar", "أورملون"),))]
)


def turns(*questions: str) -> list[Turn]:
    """Return earlier questions with answers between them."""
    return [turn for text in questions for turn in (Turn("user", text), Turn("assistant", "…"))]


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("Kastora, Egypt, 2020", About(("Kastora",), (), frozenset({"EG"}), ("2020",))),
        ("كاستورا، مصر، ٢٠٢٠", About(("Kastora",), (), frozenset({"EG"}), ("2020",))),
        ("kastora; ormelune", About(("Kastora", "Ormelune"))),
        ("Quibblify, #Ramadan", About((), ("Quibblify",), hashtags=("#Ramadan",))),
        (" , ,", About()),
        ("", About()),
    ],
)
def test_a_line_is_read_in_any_language(line: str, about: About) -> None:
    """Commas of either script part it; what nothing knows is a name."""
    assert read_about(line, GAZETTEER) == about


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Kastora, Egypt, 2020"), ("fr", "Kastora, Égypte, 2020"), ("ar", "كاستورا، مصر، 2020")],
)
def test_a_line_is_written_in_the_asker_s_language_and_read_back(language: str, line: str) -> None:
    """What is shown says what it was taken from."""
    about = About(("Kastora",), (), frozenset({"EG"}), ("2020",))
    assert about.line(language, GAZETTEER) == line
    assert read_about(line, GAZETTEER) == about


@pytest.mark.parametrize(
    ("question", "organisations", "countries", "years"),
    [
        ("And to whom?", ("Kastora",), {"EG"}, ("2020",)),
        ("And in 2021?", ("Kastora",), {"EG"}, ("2021",)),
        ("And in Lebanon?", ("Kastora",), {"LB"}, ("2020",)),
        ("And Ormelune?", ("Ormelune",), {"EG"}, ("2020",)),
        ("وفي المغرب؟", ("Kastora",), {"MA"}, ("2020",)),
        ("What are the largest gifts?", (), set(), ()),
        ("How much did Ormelune give?", ("Ormelune",), set(), ()),
    ],
)
def test_a_follow_up_keeps_what_it_does_not_change(
    question: str, organisations: tuple[str, ...], countries: set[str], years: tuple[str, ...]
) -> None:
    """A question by itself keeps nothing."""
    query = understand(question, GAZETTEER, turns("How much did Kastora give in Egypt in 2020?"))
    assert (query.organisations, set(query.nations), query.years) == (organisations, countries, years)


@pytest.mark.parametrize("question", ["And in 2021?", "And Ormelune?", "And in Lebanon?", "وأورملون؟"])
def test_a_bare_follow_up_asks_what_was_asked_before(question: str) -> None:
    """Only the name, year or place changes."""
    assert understand(question, GAZETTEER, turns("How much did Kastora give?")).kind is Kind.AMOUNT


def test_a_follow_up_of_a_follow_up_keeps_the_change() -> None:
    """The place of the question between holds."""
    query = understand("And to whom?", GAZETTEER, turns("How much did Kastora give in Egypt?", "And in Lebanon?"))
    assert (query.organisations, set(query.nations)) == (("Kastora",), {"LB"})


def test_what_a_person_says_it_is_about_comes_before_what_was_said() -> None:
    """A line that was changed steers the question; an emptied one frees it; a name in the question wins."""
    before = turns("How much did Kastora give?")
    assert understand("And to whom?", GAZETTEER, before, "Ormelune, Morocco").organisations == ("Ormelune",)
    assert set(understand("And to whom?", GAZETTEER, before, "Ormelune, Morocco").nations) == {"MA"}
    assert understand("And to whom?", GAZETTEER, before, "").organisations == ()
    assert understand("And what did Kastora give?", GAZETTEER, before, "Ormelune").organisations == ("Kastora",)
    assert understand("How much?", GAZETTEER, before, "Quibblify").subject == "Quibblify"


def test_a_turn_tells_what_it_was_taken_to_be_about() -> None:
    """After a person has changed the line, later follow-ups lean on that."""
    corrected = [*turns("How much did Kastora give?"), Turn("user", "And to whom?", "Ormelune, Egypt")]
    query = understand("And when?", GAZETTEER, corrected)
    assert (query.organisations, set(query.nations)) == (("Ormelune",), {"EG"})
