"""Retrieval measures against numbers worked by hand."""

from math import log2

import pytest

from eval.metrics.ranking import score_rankings


def test_measures_of_three_rankings():
    """A helping article weighs in nDCG alone; what was not found scores 0."""
    gold = {"a": {"x": 2, "y": 2, "h": 1}, "b": {"x": 2}, "c": {"x": 2}}
    found = score_rankings(gold, {"a": ["h", "x", "n"], "b": [f"n{at}" for at in range(6)] + ["x"], "c": []})
    best = 2 + 2 / log2(3) + 1 / log2(4)
    assert found["a"] == pytest.approx(
        {"recall_5": 0.5, "recall_10": 0.5, "found_5": 1.0, "mrr": 0.5, "ndcg_10": (1 + 2 / log2(3)) / best}
    )
    assert found["b"] == pytest.approx(
        {"recall_5": 0.0, "recall_10": 1.0, "found_5": 0.0, "mrr": 1 / 7, "ndcg_10": 1 / log2(8)}
    )
    assert found["c"] == {"recall_5": 0.0, "recall_10": 0.0, "found_5": 0.0, "mrr": 0.0, "ndcg_10": 0.0}


def test_nothing_ranked_at_all():
    """A run that found nothing is scored, not refused."""
    assert score_rankings({"a": {"x": 2}}, {"a": []})["a"]["mrr"] == 0.0
