"""What the cross-encoder learns from: a text and a passage, and whether the passage holds or answers the text.

First whether a passage holds what a piece of a sentence in any language says, from parallel pairs; then whether a
sentence answers a question, from questions written over the corpus and from ARCD. Knows nothing of models.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from encoder.data import Pair
from rag.cross_encoder import passage_of
from rag.documents import ChunkRetriever
from rag.encoder import Encoder, Vectors
from rag.evidence import read
from rag.fitness import Fit, at_first
from rag.focus import articles_to_read, focus_of
from rag.names import Gazetteer
from rag.query import ways_to_read
from rag.schema import Turn
from rag.store import Generation

WORDS = (4, 45)  # of an English sentence that is learned from
PIECE = (5, 14)  # words of a piece of a sentence
WHOLE = 0.35  # share of sentences that stay whole
ALTERED = 0.75  # share of false texts that are a true one with a word or number changed; the rest are near sentences
NEAR = 12  # sentences that count as near
LONGEST = 360  # characters of text and passage together
OF_THE_ARTICLE, OF_OTHERS = 2, 2  # false sentences a question and pass: of the articles that answer, and of others
REFUSED = 4  # of a question that no article answers
MOST_RIGHT = 4
ARTICLES = 8  # whose sentences are taken
NEAREST = 12  # sentences that are drawn from
NUMBER = re.compile(r"\d[\d.,]*")

Groups = Mapping[str, Mapping[str, str]]  # English sentence -> language -> the same sentence


@dataclass(frozen=True, slots=True)
class Lesson:
    """One example."""

    text: str  # a piece of a sentence, or a question
    passage: str
    holds: bool


def grouped(pairs: Iterable[Pair]) -> Groups:
    """Return the sentences of parallel pairs by their English one."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for pair in pairs:
        if WORDS[0] <= len(pair.english.split()) <= WORDS[1]:
            groups[pair.english].setdefault("en", pair.english)
            groups[pair.english].setdefault(pair.language, pair.target)
    return groups


def containment(groups: Groups, encoder: Encoder, seed: int) -> list[Lesson]:
    """Return lessons of containment: a piece in any language, a passage with the sentence in any, true and false."""
    chance = random.Random(seed)
    english = list(groups)
    near = nearest(encoder.encode_passages(english))
    words = {language: _words(groups, language) for language in {name for group in groups.values() for name in group}}
    lessons: list[Lesson] = []
    for number, sentence in enumerate(english):
        group, neighbours = groups[sentence], [groups[english[row]] for row in near[number]]
        for _ in range(2):
            language, other = chance.choice(list(group)), chance.choice(list(group))
            around = [one[other] for one in chance.sample(neighbours, chance.choice((0, 0, 1, 2))) if other in one]
            around.insert(chance.randint(0, len(around)), group[other])
            passage, text = " ".join(around), piece(group[language], chance)
            lessons.append(Lesson(text, passage, holds=True))
            wrong = chance.choice(neighbours).get(language)
            if wrong is None or wrong in passage or chance.random() < ALTERED:
                lessons.append(Lesson(altered(text, words[language], chance), passage, holds=False))
            else:
                lessons.append(Lesson(piece(wrong, chance), group[other], holds=False))
    return [lesson for lesson in lessons if len(lesson.text) + len(lesson.passage) < LONGEST]


def nearest(vectors: Vectors, batch: int = 1024) -> np.ndarray:
    """Return, for each of some unit vectors, the rows of the NEAR nearest others, shape (len(vectors), NEAR)."""
    found = np.zeros((len(vectors), NEAR), dtype=np.int64)
    for start in range(0, len(vectors), batch):
        cosines = vectors[start : start + batch] @ vectors.T
        found[start : start + batch] = np.argsort(-cosines, axis=1)[:, 1 : NEAR + 1]
    return found


def piece(sentence: str, chance: random.Random) -> str:
    """Return some neighbouring words of a sentence, or all of it."""
    words = sentence.split()
    if len(words) < PIECE[0] + 3 or chance.random() < WHOLE:
        return sentence
    length = chance.randint(PIECE[0], min(PIECE[1], len(words)))
    start = chance.randint(0, len(words) - length)
    return " ".join(words[start : start + length])


def altered(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Return a text that says something else: a word of weight replaced, or the digits of a number changed."""
    words = text.split()
    at = chance.choice([n for n, word in enumerate(words) if len(word) > 3 or word.isdigit()] or range(len(words)))
    changed = re.sub(r"\d", lambda digit: str((int(digit[0]) + chance.randint(1, 8)) % 10), words[at])
    words[at] = changed if changed != words[at] else chance.choice(others)
    return " ".join(words)


def _words(groups: Groups, language: str) -> list[str]:
    """Return the words of weight of a language."""
    return [word for group in groups.values() for word in group.get(language, "").split() if len(word) > 3]


@dataclass(frozen=True, slots=True)
class Examined:
    """A question, read in one way, with the passages near it: those that answer, and what is drawn of the others."""

    text: str
    right: Sequence[str]  # none where no article answers
    own: Sequence[str]  # of the articles that answer, the nearest first
    others: Sequence[str]  # of others
    far: Sequence[str]

    def lessons(self, chance: random.Random) -> list[Lesson]:
        """Return the lessons of one pass: every passage that answers, and false ones drawn anew, rather near ones."""
        if self.right:
            drawn = _drawn(self.own, OF_THE_ARTICLE, chance) + _drawn(self.others, OF_OTHERS, chance)
            drawn += chance.sample(self.far, min(1, len(self.far)))
        else:
            drawn = _drawn([*self.own, *self.others], REFUSED, chance)
        held = [Lesson(self.text, passage, holds=True) for passage in self.right[:MOST_RIGHT]]
        return held + [Lesson(self.text, passage, holds=False) for passage in drawn]


def _drawn(passages: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """Return some passages, those that stand first more often."""
    keys = {passage: chance.random() ** (rank + 2) for rank, passage in enumerate(passages)}
    return sorted(keys, key=lambda passage: -keys[passage])[:count]


def answering(path: Path, generation: Generation, encoder: Encoder) -> Iterator[Examined]:
    """Yield the questions of a file over an index, in each way that they may be read, with the passages near them."""
    gazetteer = Gazetteer(generation.organisations())
    search = ChunkRetriever(generation=generation, encoder=encoder, gazetteer=gazetteer)
    for line in path.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        turns = [Turn(turn["role"], turn["content"]) for turn in question["history"]]
        for query in ways_to_read(question["question"], gazetteer, turns):
            focus = focus_of(query, generation, gazetteer, encoder.is_word)
            hits, vectors = search.search(query)
            evidence = read(generation, articles_to_read(hits, focus), vectors, gazetteer)
            found = _examined(question, query.search_text, at_first(query, focus, evidence)[:ARTICLES])
            if found.right or not question["answerable"]:
                yield found


def _examined(question: Mapping[str, Any], text: str, fits: Sequence[Fit]) -> Examined:
    """Sort the sentences of articles by whether they answer; what tells a right figure elsewhere counts as neither."""
    quotes = [(one["article"], one["quote"]) for one in question["spans"]]
    answers = {one["id"] for one in question["articles"]}
    near = sorted(
        ((fit.likelihood * chance, one) for fit in fits for chance, one in fit.sentences), key=lambda x: -x[0]
    )
    right = [one for _, one in near if any(one.article.id == id_ and quote in one.text for id_, quote in quotes)]
    told = {number for one in right for number in NUMBER.findall(one.text)} if question["figures"] else set()
    false = [one for _, one in near if one not in right and not told & set(NUMBER.findall(one.text))]
    nearest = false[:NEAREST]
    return Examined(
        text,
        [passage_of(one.article, one.text) for one in right],
        [passage_of(one.article, one.text) for one in nearest if one.article.id in answers],
        [passage_of(one.article, one.text) for one in nearest if one.article.id not in answers],
        [passage_of(one.article, one.text) for one in false[NEAREST:]],
    )


def of_paragraphs(path: Path, seed: int) -> Iterator[Lesson]:
    """Yield lessons of answering from questions on paragraphs in SQuAD's form, sentence by sentence."""
    chance = random.Random(seed)
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            sentences = [one for one in re.split(r"[.؟]", paragraph["context"]) if len(one) > 15]
            for question in paragraph["qas"]:
                answer = question["answers"][0]["text"]
                held = [one for one in sentences if answer in one]
                false = [one for one in sentences if answer not in one]
                yield from (Lesson(question["question"], one, holds=True) for one in held[:1])
                yield from (
                    Lesson(question["question"], one, holds=False) for one in chance.sample(false, min(2, len(false)))
                )
