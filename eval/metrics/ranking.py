"""Retrieval measures over ranked articles, computed by trec_eval (pytrec_eval). The only door to it; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytrec_eval

from eval.question import ANSWERS

MEASURES = {  # ours -> trec_eval's
    "recall_5": "recall_5",
    "recall_10": "recall_10",
    "found_5": "success_5",
    "mrr": "recip_rank",
    "ndcg_10": "ndcg_cut_10",
}
ASKED = {"recall.5,10", "success.5", "recip_rank", "ndcg_cut.10"}


def score_rankings(
    gold: Mapping[str, Mapping[str, int]], ranked: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Return each question's measures; one that found nothing scores 0.

    Args:
        gold: question id -> article id -> grade; articles of grade 2 count as found, nDCG weighs grade 1 too.
        ranked: question id -> article ids, best first.
    """
    evaluator = pytrec_eval.RelevanceEvaluator({key: dict(grades) for key, grades in gold.items()}, ASKED, ANSWERS)
    run = {
        key: {article: float(len(ids) - rank) for rank, article in enumerate(ids)}
        for key, ids in ranked.items()
        if key in gold and ids
    }
    scored = evaluator.evaluate(run) if run else {}
    empty = dict.fromkeys(MEASURES.values(), 0.0)
    return {key: {ours: float(scored.get(key, empty)[theirs]) for ours, theirs in MEASURES.items()} for key in gold}
