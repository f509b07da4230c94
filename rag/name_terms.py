"""Index terms by which chunks that may hold a name are found: too many rather than too few. find_name decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from rag.acronyms import LETTERS, LONGEST, latin_acronyms
from rag.arabic import without_clitics
from rag.folding import fold
from rag.skeleton import skeletons
from rag.text import bare_parts

EXACT = "="  # marks a folded word among the keys
SIZES = range(2, LONGEST + 1)
LONGEST_JOINED = 10  # consonants: two words that another script writes as one are short


class WordTerms(NamedTuple):
    """What the terms of a word, alone and with a neighbour, are made of."""

    folded: str
    keys: frozenset[str]  # with and without clitics
    sounds: frozenset[str]  # as it stands
    own: frozenset[str]  # terms of the word alone


def name_terms(text: str) -> list[str]:
    """Return the terms of a chunk: its folded words, their keys, those of two neighbours as one, spelled acronyms."""
    parts = bare_parts(text)
    words = [word_terms(part) for part in parts]
    terms = set().union(*(word.own for word in words))
    for place, (first, second) in enumerate(pairwise(words)):
        terms.add(EXACT + first.folded + second.folded)
        for key in first.keys:
            for sound in second.sounds:
                if len(key) + len(sound) <= LONGEST_JOINED:
                    terms.add(key + sound)
        if first.folded in LETTERS and second.folded in LETTERS:
            terms.update(
                EXACT + acronym for size in SIZES for acronym in latin_acronyms(tuple(parts[place : place + size]))
            )
    return sorted(terms)


@lru_cache(maxsize=100_000)
def word_terms(part: str) -> WordTerms:
    """Return a word's terms, those without what is written on to it included."""
    rests = [rest for _, rest in without_clitics(part)]
    keys = frozenset(key for rest in rests for key in skeletons(rest) if key)
    return WordTerms(fold(part), keys, skeletons(part), keys.union(EXACT + fold(rest) for rest in rests))


def required_terms(parts: Sequence[str]) -> list[list[str]]:
    """Return, for each word of a name, the terms of which a chunk must hold one.

    A word may stand alone in the chunk, or be one with the word before or after it.
    """
    spelled = latin_acronyms(tuple(parts))
    if spelled:
        return [sorted({EXACT + acronym for acronym in spelled} | {EXACT + fold("".join(parts))})]
    keys = [word_terms(part).keys for part in parts]
    required: list[list[str]] = []
    for place, part in enumerate(parts):
        terms = {EXACT + fold(part), *keys[place]}
        for first, second in ((place - 1, place), (place, place + 1)):
            if first >= 0 and second < len(parts):
                terms |= _joined(keys[first], keys[second]) | {EXACT + fold(parts[first]) + fold(parts[second])}
        required.append(sorted(terms))
    return required


def _joined(left: frozenset[str], right: frozenset[str]) -> set[str]:
    """Return the keys of two words written as one."""
    return {first + second for first, second in product(left, right)}
