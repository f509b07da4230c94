import pytest

from rag.citations import (
    CitationBook,
    cited_markers,
    drop_unknown_markers,
    one_sentence_each,
    renumber,
    unlocated_quotes,
)
from rag.schema import Article, Span

ARTICLE = Article("a", "Title", "One gift. Two gifts.", "en")


def test_markers_are_numbered_by_first_use_and_quotes_are_verbatim() -> None:
    """The same passage keeps its number."""
    book = CitationBook()
    assert [book.cite(ARTICLE, Span(10, 20)), book.cite(ARTICLE, Span(0, 9)), book.cite(ARTICLE, Span(10, 20))] == [
        1,
        2,
        1,
    ]
    assert [cited.quote for cited in book.citations()] == ["Two gifts.", "One gift."]
    assert all(cited.quote == ARTICLE.text[cited.start : cited.end] for cited in book.citations())


@pytest.mark.parametrize(("text", "markers"), [("X [2]. Y [1][2].", [2, 1]), ("none", []), ("[a] [12]", [12])])
def test_markers_are_read_in_order_of_first_use(text: str, markers: list[int]) -> None:
    """A repeated marker counts once."""
    assert cited_markers(text) == markers


@pytest.mark.parametrize(
    ("text", "known", "left"), [("X [2] [9].", [1, 2], "X [2]."), ("X [1][7]", [1], "X [1]"), ("X [3]", [], "X")]
)
def test_markers_that_point_nowhere_are_dropped(text: str, known: list[int], left: str) -> None:
    """A language model may invent one."""
    assert drop_unknown_markers(text, known) == left


def test_markers_are_renumbered_all_at_once() -> None:
    """Swapping two numbers must not merge them."""
    assert renumber("A [1] B [2]", {1: 2, 2: 1}) == "A [2] B [1]"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("It said “gave two million pounds” [1]", []),
        ("It said “gave nine million pounds” [1]", ["gave nine million pounds"]),
        ("قال «تبرعت المؤسسة بمليون جنيه»", []),
        ("the “Fund”", []),
    ],
)
def test_quotes_must_stand_in_a_passage(text: str, missing: list[str]) -> None:
    """Letters may differ by folding only; a name in quotation marks is no quotation."""
    passages = ["The bank gave two  million pounds.", "تبرّعت المؤسسه بمليون جنيه أمس"]
    assert unlocated_quotes(text, passages) == missing


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("It says: “A gave 5. B gave 6.” [1]", "It says: “A gave 5, B gave 6.” [1]"),
        ("«Il a dit «oui». Puis 7.» [2]", "«Il a dit «oui», Puis 7.» [2]"),
        ("“A gave 5. B gave 6.” Then 7.", "“A gave 5. B gave 6.” Then 7."),  # no marker behind it
        ("It gave 5. “B gave 6.” [1]", "It gave 5. “B gave 6.” [1]"),  # own words stay sentences of their own
    ],
)
def test_a_quotation_with_a_marker_behind_it_is_one_sentence(answer, expected):
    assert one_sentence_each(answer) == expected
