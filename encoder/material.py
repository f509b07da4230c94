"""What one pass of the distillation reads: a text and the English text whose vector it must get.

Sentences and words as the pairs have them, sentences about other people, English sentences with words swapped for
translations, and neighbouring document sentences joined into passages.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from encoder.data import LANGUAGES, SOURCES, Pair, read_pairs

SWITCHED = {"ar": 24_000, "fr": 4_000}  # English sentences with swapped words
SWITCHED_SHARE = 0.6  # of the words that the dictionary has
PASSAGES = {"ar": 1_600, "fr": 500}
PASSAGE_WORDS = (40, 110)
ENGLISH_WORD = re.compile(r"[a-z]+")
DICTIONARY = "wordnet"
PASSAGE_FILES = ("docs", "tico")
RENAMINGS = 5  # Arabic sentences with another name, for each one that names Tom or Mary
NAMES = (("Tom", "توم"), ("Mary", "ماري"))
NAMED = tuple((english, re.compile(rf"(?<![ء-ي])([وفلبك]?){arabic}(?![ء-ي])")) for english, arabic in NAMES)
PLAIN_NAME = re.compile(r"[a-z]{3,}")


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
    tatoeba = {pair.english for pair in pairs if pair.source == "tatoeba"}
    examples: list[Example] = []
    for name, found in sorted(by_file.items()):
        source = next(each for each in SOURCES if each.name in (name, name.partition(".")[0]))
        limit = source.trained
        chosen = chance.sample(found, limit) if limit and len(found) > limit else found
        examples += [Example(pair.target, pair.english) for pair in chosen] * source.times
    examples += renamed(by_file["tatoeba.ar"], by_file["wikidata_names.ar"], chance)
    everyday = sorted({example.english for example in examples if example.english in tatoeba})
    for language in LANGUAGES:
        count = min(len(everyday), SWITCHED[language])
        examples += switched(chance.sample(everyday, count), pairs, language, chance)
    for language, count in PASSAGES.items():
        examples += passages(folder, language, count, chance)
    chance.shuffle(examples)
    return examples


def renamed(sentences: Sequence[Pair], names: Sequence[Pair], chance: random.Random) -> list[Example]:
    """Return sentences about Tom or Mary told of others, in both languages: a name must say which one it is."""
    known = [pair for pair in names if PLAIN_NAME.fullmatch(pair.english)]
    made: list[Example] = []
    for pair in sentences if known else ():
        for english, arabic in NAMED:
            if not re.search(rf"\b{english}\b", pair.english) or not arabic.search(pair.target):
                continue
            for name in chance.sample(known, min(RENAMINGS, len(known))):
                text = arabic.sub(rf"\g<1>{name.target}", pair.target)
                made.append(Example(text, re.sub(rf"\b{english}\b", name.english.capitalize(), pair.english)))
    return made


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
