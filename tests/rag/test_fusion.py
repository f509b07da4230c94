import numpy as np
import pytest

from rag.fusion import PER_ARTICLE, fuse, select, standardise
from rag.schema import Chunk, Hit, Span


def hit(chunk_id: str, score: float, language: str = "en", dense: float = 0.0) -> Hit:
    """Return a hit on a chunk of one sentence."""
    article, _, ordinal = chunk_id.partition(":")
    return Hit(Chunk(chunk_id, article, int(ordinal), 0, 5, language, (Span(0, 5),)), score, dense, 0.0)


@pytest.mark.parametrize(
    ("scores", "expected"), [([1.0, 3.0], [-1.0, 1.0]), ([2.0, 2.0], [0.0, 0.0]), ([], []), ([7.0], [0.0])]
)
def test_scores_are_standardised(scores: list[float], expected: list[float]) -> None:
    """Equal scores tell nothing and become zero, not a division by zero."""
    assert standardise(np.array(scores, dtype=np.float32)).tolist() == expected


def test_scores_of_two_scales_weigh_the_same() -> None:
    """BM25 runs to tens, cosines to one; a bonus counts in standard deviations."""
    dense = np.array([0.1, 0.3], dtype=np.float32)
    keyword = np.array([20.0, 0.0], dtype=np.float32)
    bonus = np.array([0.0, 1.0], dtype=np.float32)
    assert fuse(dense, keyword, bonus) == pytest.approx([0.0, 1.0], abs=1e-5)


def test_one_article_cannot_fill_the_list() -> None:
    """A few chunks an article leave room for the others."""
    hits = [hit(f"a:{n}", 10 - n) for n in range(8)] + [hit("b:0", 0)]
    assert [kept.chunk.id for kept in select(hits, 6)] == [f"a:{n}" for n in range(PER_ARTICLE)] + ["b:0"]


def test_each_language_keeps_a_share() -> None:
    """An Arabic source is found by an English question although every English chunk matches more words."""
    hits = [hit(f"e{n}:0", 10 - n) for n in range(5)] + [hit(f"a{n}:0", -n, "ar", dense=0.1 * n) for n in range(3)]
    assert [kept.chunk.id for kept in select(hits, 3)] == ["e0:0", "e1:0", "e2:0", "a2:0", "a1:0"]


def test_languages_take_their_share_in_one_order() -> None:
    """Whatever the order of a set: the same question has the same answer in every process."""
    hits = [hit(f"e{n}:0", 10 - n) for n in range(3)] + [hit("f:0", -1, "fr"), hit("a:0", -2, "ar")]
    assert [kept.chunk.id for kept in select(hits, 3)][3:] == ["a:0", "f:0"]
