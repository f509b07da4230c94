"""Two runs against each other."""

import pytest

from eval.compare import compare, comparison_text
from eval.errors import EvaluationError
from tests.eval.factories import result, row


def runs():
    first = result(row("a", 1.0), row("b", 0.0), row("c", 0.0), row("d", 1.0), row("x", 1.0), name="first")
    second = result(row("a", 1.0), row("b", 1.0), row("c", 1.0), row("d", 0.0), name="second")
    return first, second


def test_wins_ties_losses_and_what_changed():
    """Two questions mended, one broken, one as before; a fifth is in one run only."""
    comparison = compare(*runs())
    (right,) = comparison.differences
    assert (right.first, right.second, right.count) == (0.5, 0.75, 4)
    assert (right.wins, right.ties, right.losses) == (2, 1, 1)
    assert right.p > 0.5
    assert [before.id for before, _ in comparison.mended] == ["b", "c"]
    assert [before.id for before, _ in comparison.broken] == ["d"]
    assert comparison.alone == 1


def test_less_is_better_where_it_is():
    """Fewer hallucinations win; a value that one run lacks is left out."""
    first = result(row("a", scores={"right": 1.0, "hallucination": 1.0}), row("b", scores={"hallucination": None}))
    second = result(row("a", scores={"right": 1.0, "hallucination": 0.0}), row("b", scores={"hallucination": 1.0}))
    found = {one.measure.name: one for one in compare(first, second).differences}
    assert (found["hallucination"].wins, found["hallucination"].losses, found["hallucination"].count) == (1, 0, 1)


def test_the_text_says_what_a_reader_must_know():
    """Questions left out, another corpus, the faults of what is wrong."""
    first, second = runs()
    second.identity["corpus"] = "another"
    text = comparison_text(compare(first, second))
    assert "1 questions are in one run only" in text
    assert "different corpora" in text
    assert "| right | 4 | 0.500 | 0.750 | +0.250 | 2 / 1 / 1 |" in text
    assert "## Mended: 2" in text
    assert "- `d` (amount): figure missing; does not state 5 USD" in text


def test_runs_without_a_question_in_common_are_refused():
    """There is nothing to pair."""
    with pytest.raises(EvaluationError, match="no question in common"):
        compare(result(row("a")), result(row("b")))
