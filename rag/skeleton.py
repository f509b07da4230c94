"""Transliteration keys: what the Arabic and the Latin spelling of one name have in common.

A word is read as consonant classes with the vowels between them. Spellings of one name agree in their consonants, and
what vowels Arabic writes the Latin spelling has too. It knows letters, not names: a translated name shares nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product
from math import prod
from typing import NamedTuple

from rag.arabic import is_arabic
from rag.folding import fold
from rag.spelling import ARABIC, ARABIC_INITIAL, LATIN, LATIN_ARTICLES, LATIN_INITIAL, NATIVE_LETTERS

Sounds = tuple[str, ...]  # the ways to read a grapheme, the usual one first

MOST_READINGS = 16  # of one word; real names have one to four
LATIN_GRAPHEME = re.compile("|".join(sorted(LATIN, key=len, reverse=True)))
ARABIC_GRAPHEME = re.compile("|".join(sorted(ARABIC, key=len, reverse=True)))
LATIN_SOUNDS, LATIN_FIRST, ARABIC_SOUNDS, ARABIC_FIRST = (
    {grapheme: tuple(sounds.split("|")) for grapheme, sounds in table.items()}
    for table in (LATIN, LATIN_INITIAL, ARABIC, ARABIC_INITIAL)
)
CONSONANT, NO_CONSONANT = re.compile(r"[a-z]"), re.compile(r"[^a-z]")
RESPELLED = (  # what context decides in Latin spelling, before letters are read one by one
    (re.compile(r"cc(?=[eiy])"), "ks"),
    (re.compile(r"([bcdfghjklmnpqrstvwxz])\1"), r"\1"),
    (re.compile(r"^sc(?=[eiy])"), "s"),
    (re.compile(r"sch(?=[lmnrw])"), "sh"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"(?<=[aeiouy])s(?=[aeiouy])"), "ŝ"),  # spoken s or z
    (re.compile(r"(?<=[a-z])z$|(?<=[dlmnr])s$|^s$"), "ŝ"),
    (re.compile(r"ault$"), "o"),
    (re.compile(r"gu(?=[ei])"), "ĝ"),  # the u is silent or spoken
    (re.compile(r"(?<=[aeiouy])gh(?=t|$)"), ""),
)
SILENT = frozenset("hه")  # at some places
ACCENTED = str.maketrans({"ç": "s", "ş": "sh", "č": "ch", "š": "sh", "ğ": "gh", "ž": "z"})


class Reading(NamedTuple):
    """One way to read a word: consonant classes, and the vowels before, between and after them."""

    consonants: str
    vowels: tuple[str, ...]  # one more than consonants
    arabic: bool
    rare: int = 0  # letters read in an unusual way
    native: int = 0  # Arabic letters that foreign names are hardly ever written with

    def then(self, other: Reading) -> Reading:
        """Return this reading with another word's written on to it."""
        return Reading(
            self.consonants + other.consonants,
            (*self.vowels[:-1], self.vowels[-1] + other.vowels[0], *other.vowels[1:]),
            self.arabic or other.arabic,
            self.rare + other.rare,
            self.native + other.native,
        )


def skeleton(word: str) -> str:
    """Return the consonant classes of a word or a name in its usual reading: "TikTok" and "تيك توك" -> "tktk"."""
    return "".join(readings(part)[0].consonants for part in word.split() if not is_article(part))


@lru_cache(maxsize=100_000)
def skeletons(word: str) -> frozenset[str]:
    """Return the consonant classes of every reading of one word: "قطر" -> {"ktr", "gtr"}."""
    forms, arabic = _forms(word)
    sounds = [_sounds(form, arabic) for form in forms]
    if sum(prod(map(len, options)) for options in sounds) > MOST_READINGS:
        return frozenset(reading.consonants for reading in readings(word))
    return frozenset("".join(chosen) for options in sounds for chosen in product(*map(_consonants, options)))


@lru_cache(maxsize=1024)
def _consonants(sounds: Sounds) -> Sounds:
    """Return what remains of sounds without their vowels: ("I", "A") -> ("",)."""
    return tuple({NO_CONSONANT.sub("", sound) for sound in sounds})


def is_article(word: str) -> bool:
    """Tell whether a word is the Arabic article, written by itself: the "El" of "El Sewedy"."""
    return word.lower() in LATIN_ARTICLES or fold(word) == "ال"


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the ways to read one word, the usual one first; an Arabic one also without the article it begins with."""
    forms, arabic = _forms(word)
    found = (reading for form in forms for reading in _read(form, arabic))
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def _forms(word: str) -> tuple[tuple[str, ...], bool]:
    """Return a word as it is read, an Arabic one first without the article it begins with, and whether it is Arabic."""
    if not is_arabic(fold(word)):
        return (_respelled(word),), False
    bare = _bare(word)
    return ((bare[2:], bare) if bare.startswith("ال") and len(bare) > 3 else (bare,)), True


def _bare(word: str) -> str:
    """Drop tashkeel, tatweel and invisible characters; keep hamza seats and ta marbuta."""
    composed = unicodedata.normalize("NFKC", word)
    if composed.isalnum() and "ـ" not in composed:
        return composed
    return "".join(letter for letter in composed if letter in ARABIC or (letter.isalnum() and letter != "ـ"))


def _respelled(word: str) -> str:
    """Return a word in Latin letters that can be read one by one; a doubled letter is one, as in Arabic writing."""
    spelled = fold(word.casefold().translate(ACCENTED))
    for pattern, replacement in RESPELLED:
        spelled = pattern.sub(replacement, spelled)
    return spelled


def _read(word: str, arabic: bool) -> tuple[Reading, ...]:
    """Return the ways to read a word in one script."""
    native = sum(map(NATIVE_LETTERS.__contains__, word))
    spoken = islice(product(*_sounds(word, arabic)), MOST_READINGS)
    return tuple(dict.fromkeys(_reading("".join(sounds), arabic, native) for sounds in spoken))


def _sounds(word: str, arabic: bool) -> list[Sounds]:
    """Return how each grapheme of a word may sound: by its script's table, the beginning by another one."""
    initial, table = (ARABIC_FIRST, ARABIC_SOUNDS) if arabic else (LATIN_FIRST, LATIN_SOUNDS)
    grapheme = ARABIC_GRAPHEME if arabic else LATIN_GRAPHEME
    start = next((size for size in (2, 1) if word[:size] in initial), 0)
    options = [initial[word[:start]]] if start else []
    options += [_silent(word, found) or table[found[0]] for found in grapheme.finditer(word, start)]
    return options


def _silent(word: str, found: re.Match[str]) -> Sounds | None:
    """Return the ways to read an h that may be silent: at a word's end, and before a consonant in Latin."""
    if found[0] not in SILENT:
        return None
    last = found.end() == len(word)
    if found[0] == "h" and (last or word[found.end()] not in "aeiouy"):
        return ("", "h") if last else ("h", "~")
    return ("A", "h") if found[0] == "ه" and last else None


def _reading(sounds: str, arabic: bool, native: int) -> Reading:
    """Divide sounds into consonants and the vowels around them: "tIktUk" -> "tktk", ("", "I", "", "U", "")."""
    plain = sounds.replace("~", "")
    consonants = "".join(CONSONANT.findall(plain))
    return Reading(consonants, tuple(CONSONANT.split(plain)), arabic, sounds.count("~"), native)
