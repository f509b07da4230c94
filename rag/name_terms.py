"""Index terms by which chunks that may hold a name are found. They let through too much, never too little; find_name decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from rag.acronyms import LONGEST, latin_acronyms
from rag.arabic import is_arabic, without_clitics
from rag.folding import fold
from rag.skeleton import skeletons
from rag.text import word_parts

EXACT = "="  # marks a folded word among the keys
LONGEST_JOINED = 10  # consonants: two words that another script writes as one are short


def name_terms(text: str) -> Iterator[str]:
    """Yield the terms of a chunk: each folded word, its keys, and the keys of each two neighbours written as one."""
    parts = [part for part, _ in word_parts(text)]
    keys = [_keys(part) for part in parts]
    terms: set[str] = set()
    for part, own in zip(parts, keys, strict=True):
        terms.update(own)
        terms.update(EXACT + fold(rest) for _, rest in without_clitics(part))
    for (left, right), (first, second) in zip(pairwise(keys), pairwise(parts), strict=True):
        terms.update(key for key in _joined(left, right) if len(key) <= LONGEST_JOINED)
        terms.add(EXACT + fold(first) + fold(second))
    for place in range(len(parts)):
        for size in range(2, LONGEST + 1):
            terms.update(EXACT + acronym for acronym in latin_acronyms(tuple(parts[place : place + size])))
    return iter(sorted(terms))


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
            if 0 <= first and second < len(parts):
                terms |= _joined(keys[first], keys[second]) | {EXACT + fold(parts[first]) + fold(parts[second])}
        required.append(sorted(terms))
    return required


def _keys(part: str) -> frozenset[str]:
    """Return the transliteration keys of a word with and without clitics; a single consonant is no key."""
    forms = without_clitics(part) if is_arabic(fold(part)) else [(0, part)]
    return frozenset(key for _, rest in forms for key in skeletons(rest))


def _joined(left: frozenset[str], right: frozenset[str]) -> set[str]:
    """Return the keys of two words written as one."""
    return {first + second for first, second in product(left, right)}
