"""What one pass of the distillation reads: a text and the English text whose vector it must get.

Sentences and words as the pairs have them, English sentences with words swapped for translations, and neighbouring
document sentences joined into passages.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from encoder.data import LANGUAGES, SOURCES, Pair, read_pairs

REPEATED = frozenset({"tatoeba.ar", "tico.ar", "opensdg.ar"})  # seen twice
SWITCHED = 7_000  # English sentences with swapped words, Arabic; half as many French
SWITCHED_SHARE = 0.6  # of the words that the dictionary has
PASSAGES = {"ar": 500, "fr": 200}
PASSAGE_WORDS = (40, 110)
ENGLISH_WORD = re.compile(r"[a-z]+")
DICTIONARY = "wordnet"
PASSAGE_FILES = ("docs", "tico")


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the English one whose vector the teacher gives."""

    text: str
    english: str


def training_examples(folder: Path, pairs: Sequence[Pair], seed: int) -> list[Example]:
    """Return the examples of one pass, shuffled; the seed fixes them."""
    chance = random.Random(seed)
    by_file: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_file[f"{pair.source}.{pair.language}"].append(pair)
    trained = {source.name: source.trained for source in SOURCES}
    tatoeba = {pair.english for pair in pairs if pair.source == "tatoeba"}
    examples: list[Example] = []
    for name, found in sorted(by_file.items()):
        limit = trained.get(name.split(".")[0], 0)
        chosen = chance.sample(found, limit) if limit and len(found) > limit else found
        examples += [Example(pair.target, pair.english) for pair in chosen] * (2 if name in REPEATED else 1)
    everyday = sorted({example.english for example in examples if example.english in tatoeba})
    for language, share in zip(LANGUAGES, (1.0, 0.5), strict=True):
        count = min(len(everyday), int(SWITCHED * share))
        examples += switched(chance.sample(everyday, count), pairs, language, chance)
    for language, count in PASSAGES.items():
        examples += passages(folder, language, count, chance)
    chance.shuffle(examples)
    return examples


def switched(sentences: Sequence[str], pairs: Sequence[Pair], language: str, chance: random.Random) -> list[Example]:
    """Return the sentences with most of their dictionary words swapped; those with none are left out."""
    translations: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.source == DICTIONARY and pair.language == language and ENGLISH_WORD.fullmatch(pair.english):
            translations[pair.english].append(pair.target)

    def swap(match: re.Match[str]) -> str:
        choices = translations.get(match.group())
        return chance.choice(choices) if choices and chance.random() < SWITCHED_SHARE else match.group()

    changed = ((ENGLISH_WORD.sub(swap, sentence.lower()), sentence) for sentence in sentences)
    return [Example(text, sentence) for text, sentence in changed if text != sentence.lower()]


def passages(folder: Path, language: str, count: int, chance: random.Random) -> list[Example]:
    """Return passages of neighbouring sentences, 40 to 110 words long, from the files that keep a document's order."""
    made: list[Example] = []
    lines = [
        pair
        for name in PASSAGE_FILES
        if (path := folder / f"{name}.{language}-en.tsv.gz").exists()
        for pair in read_pairs(path, language, name)
    ]
    while lines and len(made) < count:
        at = chance.randrange(len(lines))
        wanted = chance.randint(*PASSAGE_WORDS)
        end, words = at, 0
        while end < len(lines) and words < wanted:
            words += len(lines[end].english.split())
            end += 1
        joined = lines[at:end]
        made.append(Example(" ".join(pair.target for pair in joined), " ".join(pair.english for pair in joined)))
    return made
