"""Weights that are learned: what a table of examples gives, and how first choices are counted."""

from __future__ import annotations

from eval.fit import FOLDS, Examples, first_choices, weights_of
from eval.question import Question
from rag.fitness import likelihood


def examples(right_when_near):
    """Return twelve choices between a near and a far row; the near one is right, or the far one."""
    rows = Examples()
    for number in range(FOLDS + 4):
        question = Question(f"q{number}", "?", "en", "amount", answerable=True)
        rows.add({"near": 1.0, "noise": float(number % 2)}, right_when_near, question, "?")
        rows.add({"near": 0.0, "noise": float(number % 3)}, not right_when_near, question, "?")
    return rows


def test_what_goes_with_being_right_is_weighed_up():
    rows = examples(right_when_near=True)
    weights = weights_of(rows, range(len(rows.right)))
    assert weights["near"] > 1.0
    assert likelihood(weights, {"near": 1.0, "noise": 0.0}) > 0.5 > likelihood(weights, {"near": 0.0, "noise": 0.0})


def test_first_choices_are_counted_by_weights_of_other_questions():
    assert first_choices(examples(right_when_near=True)) == (12, 12)
    assert first_choices(examples(right_when_near=False)) == (12, 12)
