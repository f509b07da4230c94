"""Near duplicates: one report in almost the same words, under another headline, cut, or with letters spelled otherwise.

Two steps: signatures find the few texts worth comparing without reading any, then the two texts decide. Knows words and
numbers; does not know what a text is about, nor reports of one event in other words (`ingest.events`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from hashlib import shake_256
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rag.figures import find_numbers
from rag.schema import Article
from rag.text import bare_words, fold

Hashes = NDArray[np.uint64]
Bands = NDArray[np.uint32]

SHINGLE_WORDS = 3  # two would find any two texts of a field alike; at four, one changed word costs too much
FEWEST_SHINGLES = 20  # a caption or a list of names says too little to be told from its like
PERMUTATIONS = 128
BANDS = 32  # of four values: of pairs that share half, 87 % are found; of pairs that share two thirds, 99.9 %
BLOCK = 4096  # shingles hashed at a time: a book needs no more memory than an article
MOST_FRESH = 8192  # added signatures that wait in a dictionary; more are sorted in, a tenth of the memory

LEAST_SHARED = 0.85  # of the shorter text's shingles: an agency's name and a cut paragraph cost no more
MOST_OWN = 0.07  # of the shorter text's words that the longer one lacks; news adds more of them
LEAST_LENGTH = 0.5  # of the longer text: a day's round-up holds a short report whole and is not that report
REPEATED = 3  # a word that stands so often in one text and never in the other is its subject, not its agency

# From a hash, not from numpy's generator: stored signatures must mean the same after an upgrade of numpy.
_RANDOM = np.frombuffer(shake_256(b"near duplicates").digest(16 * PERMUTATIONS), dtype="<u8").astype(np.uint64)
_FACTORS, _TERMS = _RANDOM[:PERMUTATIONS] | np.uint64(1), _RANDOM[PERMUTATIONS:]
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def signature(text: str) -> bytes:
    """Return 128 numbers of 32 bits; two texts share as large a part of them as of their shingles. Short: empty."""
    shingles = _shingles(_folded(text))
    if len(shingles) < FEWEST_SHINGLES:
        return b""
    least = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(shingles), BLOCK):
        block = shingles[start : start + BLOCK, None] * _FACTORS + _TERMS
        np.minimum(least, block.min(axis=0), out=least)
    return (least >> np.uint64(32)).astype("<u4").tobytes()


class NearIndex:
    """Signatures by key, sorted so that the few that may be near a new one are found among 100,000 in no time."""

    def __init__(self, stored: Iterable[tuple[str, bytes]] = ()) -> None:
        kept = [(key, own) for key, own in stored if own]
        self._keys = [key for key, _ in kept]
        self._sorted = np.empty((BANDS, 0), dtype=np.uint32)  # each band's values in order
        self._rows = np.empty((BANDS, 0), dtype=np.uint32)  # of which key each value is
        self._fresh: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._waiting: list[Bands] = []
        self._settle(_bands(b"".join(own for _, own in kept)))

    def add(self, key: str, added: bytes) -> None:
        """Keep a signature; the empty one of a short text is near nothing and is not kept."""
        if not added:
            return
        bands = _bands(added)
        for band, value in enumerate(bands[:, 0].tolist()):
            self._fresh[band, value].append(len(self._keys))
        self._keys.append(key)
        self._waiting.append(bands)
        if len(self._waiting) >= MOST_FRESH:
            self._settle(np.hstack(self._waiting))
            self._fresh.clear()
            self._waiting.clear()

    def candidates(self, sought: bytes) -> list[str]:
        """Return the keys of signatures that agree with one in a band, in the order in which they were added."""
        if not sought:
            return []
        found: set[int] = set()
        values = _bands(sought)[:, 0]
        for band, value in enumerate(values if self._rows.size else ()):
            first, last = (self._sorted[band].searchsorted(value, side) for side in ("left", "right"))
            found.update(self._rows[band, first:last].tolist())
        for place in enumerate(values.tolist()):
            found.update(self._fresh.get(place, ()))
        return [self._keys[row] for row in sorted(found)]

    def _settle(self, bands: Bands) -> None:
        """Sort the bands of the newest keys in among the others."""
        count = bands.shape[1]
        rows = np.arange(len(self._keys) - count, len(self._keys), dtype=np.uint32)
        values = np.hstack((self._sorted, bands))
        rows_of = np.hstack((self._rows, np.broadcast_to(rows, bands.shape)))
        order = np.argsort(values, axis=1, kind="stable")
        self._sorted, self._rows = np.take_along_axis(values, order, 1), np.take_along_axis(rows_of, order, 1)


def is_near(first: Article, second: Article) -> float | None:
    """Return the share of the shorter text's shingles that both have, None where they are two reports.

    Two reports they are in two languages, on other organisations, or with other numbers: a wire that says 30 million
    where it said 10 is a later report. Numbers that one of them lacks altogether may have been cut.
    """
    if first.language != second.language or _other_givers(first, second):
        return None
    words_first, words_second = _folded(first.text), _folded(second.text)
    one, other = _shingles(words_first), _shingles(words_second)
    shorter, longer = sorted((len(one), len(other)))
    if shorter < FEWEST_SHINGLES or shorter < LEAST_LENGTH * longer:
        return None
    shared = len(np.intersect1d(one, other, assume_unique=True)) / shorter
    if shared < LEAST_SHARED or _adds(words_first, words_second) or _other_numbers(first, second):
        return None
    return shared


def keeper(first: Article, second: Article) -> Article:
    """Return which of two near duplicates stays the article: the longer, else the earlier, else the first by id."""
    return min((first, second), key=lambda article: (-len(article.text), article.published or "9", article.id))


def _folded(text: str) -> list[str]:
    """Return a text's words in comparison letters."""
    return [fold(word) for word in bare_words(text)]


def _shingles(folded: list[str]) -> Hashes:
    """Return the hashes of every run of SHINGLE_WORDS words, each once, sorted."""
    hashed = np.fromiter(map(_hash, folded), dtype=np.uint64, count=len(folded))
    count = max(len(hashed) - SHINGLE_WORDS + 1, 0)
    return np.unique(_mixed(hashed[place : place + count] for place in range(SHINGLE_WORDS)))


@lru_cache(maxsize=50_000)
def _hash(word: str) -> int:
    """Return a word as a number."""
    return crc32(word.encode())


def _bands(signatures: bytes) -> Bands:
    """Return one number for each band of signatures that follow each other, shape (BANDS, signatures)."""
    values = np.frombuffer(signatures, dtype="<u4").reshape(-1, BANDS, PERMUTATIONS // BANDS)
    mixed = _mixed(values[:, :, place] for place in range(values.shape[2]))
    return np.ascontiguousarray((mixed >> np.uint64(32)).astype(np.uint32).T)


def _mixed(parts: Iterable[NDArray[Any]]) -> Hashes:
    """Return one hash for the numbers that stand at one place of the parts, their order counting."""
    mixed = np.zeros(1, dtype=np.uint64)
    for part in parts:
        mixed = (mixed ^ part) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _other_givers(first: Article, second: Article) -> bool:
    """Return whether both name organisations and neither names the other's main one: one release, two companies."""
    if not first.organisations or not second.organisations:
        return False
    return first.organisations[0] not in second.organisations and second.organisations[0] not in first.organisations


def _adds(first: list[str], second: list[str]) -> bool:
    """Return whether the shorter text tells what the longer does not, or each repeats a name the other never has."""
    shorter, longer = sorted((Counter(first), Counter(second)), key=Counter.total)
    own, others = shorter - longer, longer - shorter
    if own.total() > MOST_OWN * shorter.total():
        return True
    renamed = [
        max((count for word, count in new.items() if word not in old), default=0)
        for new, old in ((own, longer), (others, shorter))
    ]
    return min(renamed) >= REPEATED


def _other_numbers(first: Article, second: Article) -> bool:
    """Return whether each text has a number that the other lacks; one that only one of them lacks was cut."""
    numbers = [_numbers(article) for article in (first, second)]
    return bool(numbers[0] - numbers[1]) and bool(numbers[1] - numbers[0])


def _numbers(article: Article) -> Counter[tuple[float, str | None]]:
    """Return how often each amount, count and bare number stands in a text; dates are none.

    A count is its number alone: the word for what is counted may be spelt otherwise.
    """
    numbers = find_numbers(article.text, article.country)
    return Counter((number.figure.value, number.figure.unit if number.money else None) for number in numbers)
