"""`eval fit`: learns the weights of `rag.fitness` and tells how well they do.

Which articles answer (those of grade 2; none, where no article does), and which of their sentences (those that gold
spans touch). The first look is learned from the development half, the second from that and from `questions_fit.jsonl`,
which trained no cross-encoder. It changes no file: what it prints is written into `rag/fitness_weights.py` by hand. The
reported half is never read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from eval.progress import progress
from eval.question import Question
from rag.cross_encoder import CrossEncoder
from rag.documents import ChunkRetriever
from rag.doubts import doubts
from rag.encoder import Encoder
from rag.evidence import Evidence, Reading, Sentence, read
from rag.fitness import (
    Features,
    article_again,
    article_features,
    at_first,
    likelihood,
    read_again,
    sentence_features,
    sentences_again,
)
from rag.focus import Focus, articles_to_read, focus_of
from rag.names import Gazetteer
from rag.query import Query, ways_to_read
from rag.relevance import wanted_of
from rag.store import Generation

FOLDS = 8  # by dialogue: weights are judged on questions that they were not learned from
STRENGTH = 0.3  # inverse of the L2 penalty: few questions, features that go together


@dataclass(slots=True)
class Examples:
    """What one model learns from, row by row."""

    features: list[Features] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    dialogues: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)  # rows of one choice stand against each other

    def add(self, features: Features, right: bool, question: Question, choice: str) -> None:
        """Add one row."""
        self.features.append(features)
        self.right.append(right)
        self.dialogues.append(question.dialogue)
        self.choices.append(f"{question.id} {choice}")


@dataclass(frozen=True, slots=True)
class Product:
    """What reads a question as the product does."""

    generation: Generation
    encoder: Encoder
    gazetteer: Gazetteer

    def read(self, questions: Sequence[Question], told: str) -> Iterator[tuple[Question, Query, Focus, Evidence]]:
        """Yield each way to read each question, with what is read to answer it, under a bar of progress."""
        search = ChunkRetriever(generation=self.generation, encoder=self.encoder, gazetteer=self.gazetteer)
        for question in progress(questions, told):
            for query in ways_to_read(question.question, self.gazetteer, question.history):
                focus = focus_of(query, self.generation, self.gazetteer, self.encoder.is_word)
                hits, vectors = search.search(query)
                evidence = read(self.generation, articles_to_read(hits, focus), vectors, self.gazetteer)
                yield question, query, focus, evidence


def fit_first_look(questions: Sequence[Question], product: Product) -> str:
    """Return both tables of weights of the first look, and how often its first choice is right by weights of others.

    Args:
        questions: their gold located in the generation; those that no article answers are left out.
    """
    articles, sentences = Examples(), Examples()
    answerable = [one for one in questions if one.answerable]
    for question, query, focus, evidence in product.read(answerable, "first look"):
        wanted = wanted_of(query, focus, product.gazetteer)
        best = max((reading.score for reading in evidence.readings), default=0.0)
        for reading in evidence.readings:
            right = reading.article.id in question.answering
            articles.add(article_features(query, focus, reading, wanted, best), right, question, query.search_text)
            gold = gold_sentences(question, reading)
            for sentence in reading.sentences if gold else ():
                row = sentence_features(query, focus, reading, sentence, wanted)
                sentences.add(row, sentence in gold, question, f"{query.search_text} {reading.article.id}")
    return "\n".join([*_told("ARTICLE_WEIGHTS", articles), "", *_told("SENTENCE_WEIGHTS", sentences)])


def fit_second_look(questions: Sequence[Question], product: Product, cross_encoder: CrossEncoder) -> str:
    """Return both tables of weights of the second look; questions that no article answers teach it to refuse."""
    articles, sentences = Examples(), Examples()
    for question, query, focus, evidence in product.read(questions, "second look"):
        fits = at_first(query, focus, evidence)
        if not fits or focus.absent:
            continue
        said = read_again(query, fits, cross_encoder)
        best = max(said.values())
        for fit in fits:
            right = fit.reading.article.id in question.answering
            doubted = doubts(query, focus, fit.reading)
            articles.add(article_again(fit, said, best, doubted), right, question, query.search_text)
            gold = gold_sentences(question, fit.reading)
            for (_, sentence), row in zip(fit.sentences, sentences_again(fit, said), strict=True):
                if gold:
                    sentences.add(row, sentence in gold, question, f"{query.search_text} {fit.reading.article.id}")
    return "\n".join([*_told("ARTICLE_AGAIN", articles), "", *_told("SENTENCE_AGAIN", sentences)])


def gold_sentences(question: Question, reading: Reading) -> list[Sentence]:
    """Return the sentences of an article that a gold span touches."""
    spans = [span for span in question.spans if span.article == reading.article.id]
    return [
        sentence
        for sentence in reading.sentences
        if any(span.start < sentence.span.end and sentence.span.start < span.end for span in spans)
    ]


def weights_of(examples: Examples, rows: Sequence[int]) -> dict[str, float]:
    """Return the weights learned from some rows; "" names the constant. Features are scaled, and the weights back."""
    names = list(examples.features[0])
    table = np.array([[examples.features[row][name] for name in names] for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit((table - mean) / spread, [examples.right[row] for row in rows])
    scaled = model.coef_[0] / spread
    constant = float(model.intercept_[0] - (scaled * mean).sum())
    return {"": constant} | dict(zip(names, map(float, scaled), strict=True))


def first_choices(examples: Examples) -> tuple[int, int]:
    """Return how many choices there are, and in how many the likeliest row is right."""
    rows = np.arange(len(examples.right))
    groups = examples.dialogues
    best: dict[str, tuple[float, bool]] = {}
    for known, held_out in GroupKFold(FOLDS).split(rows, groups=groups):
        weights = weights_of(examples, list(known))
        for row in held_out:
            found = (likelihood(weights, examples.features[row]), examples.right[row])
            best[examples.choices[row]] = max(best.get(examples.choices[row], (-1.0, False)), found)
    return len(best), sum(right for _, right in best.values())


def _told(name: str, examples: Examples) -> Iterator[str]:
    """Yield one table as it is written into the module."""
    count, right = first_choices(examples)
    yield f"# first choice right in {right} of {count}, by weights of other questions"
    yield f"{name}: Mapping[str, float] = {{"
    weights: Mapping[str, float] = weights_of(examples, range(len(examples.right)))
    yield from (f'    "{feature}": {weight:.2f},' for feature, weight in weights.items())
    yield "}"
