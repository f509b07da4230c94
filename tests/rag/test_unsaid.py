"""Places and years carried over to another giver: kept where articles tell of them, else dropped and said so."""

from __future__ import annotations

from datetime import date

import pytest

from rag.focus import Focus
from rag.giving_asked import giving_asked
from rag.named import Named
from rag.names import Gazetteer
from rag.query import understand
from rag.schema import Answer, Article, Citation, FigureKind, Organisation, SourceKind, Turn
from rag.unsaid import is_of_limits, leans_back, said_without, without_unsaid

GAZETTEER = Gazetteer([Organisation("Kastora", ("كاستورا",)), Organisation("Ormelune", (), (("ar", "أورملون"),))])
TODAY = date(2026, 11, 30)
BEFORE = [
    Turn("user", "How much did Kastora give in 2020?"),
    Turn("assistant", "…"),
    Turn("user", "وفي مصر؟"),
    Turn("assistant", "…"),
]
ARTICLES = {
    "egypt": Article("egypt", "A school opens", "Ormelune pays for it.", "en", published="2020-05", country="EG"),
    "peru": Article("peru", "A gift of 2020", "Ormelune pays for a school in Peru.", "en", published="2021"),
}


def cited(article_id: str, quote: str = "Ormelune pays.") -> Citation:
    """Return a citation of an article."""
    return Citation(1, article_id, SourceKind.ORIGINAL, "", None, None, None, "en", quote, 0, len(quote))


@pytest.mark.parametrize(
    ("question", "nations", "years"),
    [
        ("وأورملون؟", {"EG"}, ("2020",)),  # another giver: both are of the questions before
        ("And Ormelune in 2021?", {"EG"}, ()),
        ("And in 2021?", {"EG"}, ()),
        ("And in Lebanon?", set(), ("2020",)),
        ("And to whom?", set(), ("2020",)),  # as the question before, which named Egypt alone
        ("How much did Ormelune give?", set(), ()),
        ("How much did Ormelune give this year?", set(), ("2026",)),
    ],
)
def test_what_a_question_leaves_unsaid(question: str, nations: set[str], years: tuple[str, ...]) -> None:
    """It can be dropped; what is named with the question cannot."""
    query = understand(question, GAZETTEER, BEFORE, today=TODAY)
    looser = without_unsaid(query)
    assert (looser is None) == (not nations and not years)
    if looser is not None:
        assert (set(query.nations) - looser.nations, looser.years) == (
            nations,
            tuple(year for year in query.years if year not in years),
        )


@pytest.mark.parametrize(
    ("question", "article", "holds"),
    [
        ("وأورملون؟", "egypt", True),
        ("وأورملون؟", "peru", False),
        ("And in Peru?", "peru", True),
        ("And in Lebanon?", "egypt", False),
        ("And in 2023?", "egypt", False),
        ("How much did Ormelune give in Lebanon?", "egypt", True),  # asked whole: the likelihood tells
    ],
)
def test_a_bare_follow_up_is_answered_of_its_place_and_year(question: str, article: str, holds: bool) -> None:
    """Of an article of that country and year, and of no other."""
    query = understand(question, GAZETTEER, BEFORE, today=TODAY)
    assert is_of_limits(query, Focus(), [cited(article)], ARTICLES.__getitem__) is holds


def test_what_nothing_but_a_gift_s_aim_names_is_answered_of_that_aim() -> None:
    """«لكوندورا»: another collection is none of it."""
    query = understand("كم جُمع لكوندورا؟", GAZETTEER)
    focus = Focus(others=(Named("كوندورا", None, "كوندورا", frozenset({"peru"}), descriptive=True),))
    assert is_of_limits(query, focus, [cited("peru")], ARTICLES.__getitem__)
    assert not is_of_limits(query, focus, [cited("egypt")], ARTICLES.__getitem__)


@pytest.mark.parametrize(
    ("question", "line", "opening"),
    [
        (
            "And Ormelune?",
            "Ormelune, Egypt, 2020",
            "No article here answers this for “Ormelune, Egypt, 2020”. Without “Egypt, 2020”:",
        ),
        (
            "وأورملون؟",
            "أورملون، مصر، 2020",
            "لا يوجد مقال هنا يجيب عن ذلك في شأن «أورملون، مصر، 2020». ومن دون «مصر، 2020»:",
        ),
        (
            "Et Ormelune ?",
            "Ormelune, Égypte, 2020",
            "Aucun article ici n’y répond pour «Ormelune, Égypte, 2020». Sans «Égypte, 2020» :",
        ),
    ],
)
def test_an_answer_says_what_it_is_without(question: str, line: str, opening: str) -> None:
    """In the asker's language, before the answer itself."""
    query = understand(question, GAZETTEER, BEFORE, today=TODAY)
    said = said_without(Answer(question, query.language, "It gave 5. [1]"), query, line, GAZETTEER)
    assert said.answer == f"{opening}\n\nIt gave 5. [1]"


def test_a_question_that_leans_is_shown_with_what_it_was_taken_for() -> None:
    """One that says it all is not."""
    assert leans_back(understand("And to whom?", GAZETTEER, BEFORE), "And to whom?")
    assert not leans_back(understand("How much did Kastora give?", GAZETTEER), "How much did  Kastora give?")


def test_a_kind_of_giving_is_carried_and_replaced() -> None:
    """«عينيا» after "in cash"."""
    turns = [Turn("user", "How much did Kastora give in cash?"), Turn("assistant", "…")]
    assert understand("And Ormelune?", GAZETTEER, turns).giving is FigureKind.CASH
    changed = understand("وعينيا؟", GAZETTEER, turns)
    assert (changed.giving, changed.organisations, changed.narrows) == (FigureKind.IN_KIND, ("Kastora",), True)
    assert giving_asked("combien ?") is None
