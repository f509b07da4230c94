"""Question to paragraph: the encoder alone, the keyword index alone, and the sum of their standardised scores."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.encoder import Encoder
from rag.keyword import KeywordIndex

CUT = 10


def read_questions(path: Path) -> tuple[list[str], list[str], list[int]]:
    """Return the distinct paragraphs, the questions, and the paragraph that answers each."""
    rows = [
        (question["question"], paragraph["context"])
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]
    paragraphs = list(dict.fromkeys(paragraph for _, paragraph in rows))
    place = {paragraph: at for at, paragraph in enumerate(paragraphs)}
    return paragraphs, [question for question, _ in rows], [place[paragraph] for _, paragraph in rows]


def question_scores(encoder: Encoder, path: Path, language: str = "ar") -> dict[str, float]:
    """Return nDCG@10 of the encoder, of the keyword index, and of both fused."""
    paragraphs, questions, right = read_questions(path)
    dense = encoder.encode_queries(questions) @ encoder.encode_passages(paragraphs).T
    keyword = keyword_matrix(paragraphs, questions, language)
    fused = standardised(dense) + standardised(keyword)
    matrices = {"arcd.alone": dense, "arcd.keyword": keyword, "arcd.fused": fused}
    return {name: gain(matrix, right) for name, matrix in matrices.items()}


def keyword_matrix(paragraphs: Sequence[str], questions: Sequence[str], language: str) -> NDArray[np.float32]:
    """Return BM25 of every question and paragraph; 0 where no word is shared."""
    scores = np.zeros((len(questions), len(paragraphs)), dtype=np.float32)
    with tempfile.TemporaryDirectory() as folder:
        KeywordIndex.build(Path(folder), ((str(at), text, language) for at, text in enumerate(paragraphs)))
        index = KeywordIndex.open(Path(folder))
        for row, question in enumerate(questions):
            for name, score in index.search(question, language, len(paragraphs)):
                scores[row, int(name)] = score
        index.close()
    return scores


def standardised(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return each question's scores with mean 0 and deviation 1."""
    deviation = np.maximum(scores.std(axis=1, keepdims=True), 1e-6)
    unit: NDArray[np.float32] = (scores - scores.mean(axis=1, keepdims=True)) / deviation
    return unit


def gain(scores: NDArray[np.float32], right: Sequence[int]) -> float:
    """Return mean nDCG@10 where one paragraph is right: 1 at the first place, .63 at the second, 0 after the tenth."""
    own = scores[np.arange(len(right)), right]
    place = (scores > own[:, None]).sum(axis=1) + ((scores == own[:, None]).sum(axis=1) - 1)  # ties count against us
    return float(np.where(place < CUT, 1 / np.log2(place + 2), 0.0).mean())
