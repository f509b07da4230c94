"""Index terms by which chunks that may hold a name are found: too many rather than too few. find_name decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product

from rag.acronyms import LETTERS, LONGEST, latin_acronyms
from rag.arabic import without_clitics
from rag.folding import fold
from rag.skeleton import skeletons
from rag.text import word_parts

EXACT = "="  # marks a folded word among the keys
SIZES = range(2, LONGEST + 1)
LONGEST_JOINED = 10  # consonants: two words that another script writes as one are short


def name_terms(text: str) -> list[str]:
    """Return the terms of a chunk: its folded words, their keys, those of two neighbours as one, spelled acronyms."""
    parts = [part for part, _ in word_parts(text)]
    terms: set[str] = set()
    for part in parts:
        terms.update(_own_terms(part))
    for first, second in pairwise(parts):
        terms.update(_pair_terms(first, second))
    for place in range(len(parts) - 1):
        if fold(parts[place]) in LETTERS and fold(parts[place + 1]) in LETTERS:
            terms.update(
                EXACT + acronym for size in SIZES for acronym in latin_acronyms(tuple(parts[place : place + size]))
            )
    return sorted(terms)


@lru_cache(maxsize=100_000)
def _own_terms(part: str) -> frozenset[str]:
    """Return the terms of one word, with and without what is written on to it."""
    return _keys(part) | {EXACT + fold(rest) for _, rest in without_clitics(part)}


@lru_cache(maxsize=50_000)
def _pair_terms(first: str, second: str) -> frozenset[str]:
    """Return the terms of two neighbours that another script may write as one word."""
    keys = _joined(_keys(first), skeletons(second))
    return frozenset({EXACT + fold(first) + fold(second), *(key for key in keys if len(key) <= LONGEST_JOINED)})


def required_terms(parts: Sequence[str]) -> list[list[str]]:
    """Return, for each word of a name, the terms of which a chunk must hold one.

    A word may stand alone in the chunk, or be one with the word before or after it.
    """
    spelled = latin_acronyms(tuple(parts))
    if spelled:
        return [sorted({EXACT + acronym for acronym in spelled} | {EXACT + fold("".join(parts))})]
    keys = [_keys(part) for part in parts]
    required: list[list[str]] = []
    for place, part in enumerate(parts):
        terms = {EXACT + fold(part), *keys[place]}
        for first, second in ((place - 1, place), (place, place + 1)):
            if first >= 0 and second < len(parts):
                terms |= _joined(keys[first], keys[second]) | {EXACT + fold(parts[first]) + fold(parts[second])}
        required.append(sorted(terms))
    return required


@lru_cache(maxsize=100_000)
def _keys(part: str) -> frozenset[str]:
    """Return the transliteration keys of a word with and without clitics."""
    return frozenset(key for _, rest in without_clitics(part) for key in skeletons(rest) if key)


def _joined(left: frozenset[str], right: frozenset[str]) -> set[str]:
    """Return the keys of two words written as one."""
    return {first + second for first, second in product(left, right)}
