"""Rank fusion over candidate chunks: standardised sum, per-article cap, a share for each language. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.schema import Hit

PER_ARTICLE = 4  # chunks of one article among the hits: enough for its figures, room for other articles
PER_LANGUAGE = 2  # hits kept for each language of the corpus, so that a source is found across languages


def standardise(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return scores with mean 0 and standard deviation 1; all zeros where they do not differ.

    >>> standardise(np.array([1, 3], dtype=np.float32)).tolist()
    [-1.0, 1.0]
    """
    spread = float(scores.std()) if scores.size else 0.0
    if spread < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / np.float32(spread), dtype=np.float32)


def fuse(dense: NDArray[np.float32], keyword: NDArray[np.float32], bonus: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return one score a candidate: the sum of both scores, each standardised over the candidates, and a bonus.

    Args:
        dense: cosines, shape (n,).
        keyword: BM25 scores, shape (n,), 0 where nothing matched.
        bonus: standard deviations to add, shape (n,): a name that was asked for occurs.
    """
    return standardise(dense) + standardise(keyword) + bonus


def select(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """Return at most `limit` hits, best first: a few an article, and a share for each language present."""
    ranked = _cap(sorted(hits, key=lambda hit: (-hit.score, hit.chunk.id)))
    kept = ranked[:limit]
    for language in sorted({hit.chunk.language for hit in ranked}):
        have = sum(hit.chunk.language == language for hit in kept)
        spare = [hit for hit in ranked[limit:] if hit.chunk.language == language]
        kept += sorted(spare, key=lambda hit: -hit.dense)[: max(0, PER_LANGUAGE - have)]
    return kept


def _cap(ranked: Sequence[Hit]) -> list[Hit]:
    """Keep the best PER_ARTICLE hits of each article."""
    seen: Counter[str] = Counter()
    kept = []
    for hit in ranked:
        seen[hit.chunk.article_id] += 1
        if seen[hit.chunk.article_id] <= PER_ARTICLE:
            kept.append(hit)
    return kept
