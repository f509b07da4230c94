"""Transliteration keys: what the Arabic and the Latin spelling of one name have in common.

A word is read as consonant classes with the vowels between them. Spellings of one name agree in their consonants, and
what vowels Arabic writes the Latin spelling has too. It knows letters, not names: a translated name shares nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from rag.arabic import is_arabic
from rag.folding import fold
from rag.spelling import ARABIC, ARABIC_INITIAL, LATIN, LATIN_ARTICLES, LATIN_INITIAL, NATIVE_LETTERS

MOST_READINGS = 16  # of one word; real names have one to four
LATIN_GRAPHEME = re.compile("|".join(sorted(LATIN, key=len, reverse=True)))
ARABIC_GRAPHEME = re.compile("|".join(sorted(ARABIC, key=len, reverse=True)))
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
ACCENTED = str.maketrans({"ç": "s", "ş": "sh", "č": "ch", "š": "sh", "ğ": "gh", "ž": "z"})


@dataclass(frozen=True, slots=True)
class Reading:
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
    return frozenset(reading.consonants for reading in readings(word))


def is_article(word: str) -> bool:
    """Tell whether a word is the Arabic article, written by itself: the "El" of "El Sewedy"."""
    return word.lower() in LATIN_ARTICLES or fold(word) == "ال"


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the ways to read one word, the usual one first; an Arabic one also without the article it begins with."""
    if not is_arabic(fold(word)):
        return _latin_readings(word)
    bare = _bare(word)
    found = _read(bare, arabic=True)
    if bare.startswith("ال") and len(bare) > 3:
        found = _read(bare[2:], arabic=True) + found
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def _bare(word: str) -> str:
    """Drop tashkeel, tatweel and invisible characters; keep hamza seats and ta marbuta."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word))
    return "".join(letter for letter in composed if letter in ARABIC or (letter.isalnum() and letter != "ـ"))


def _latin_readings(word: str) -> tuple[Reading, ...]:
    """Read a word in Latin letters; a doubled letter is one, as in Arabic writing."""
    spelled = fold(word.casefold().translate(ACCENTED))
    for pattern, replacement in RESPELLED:
        spelled = pattern.sub(replacement, spelled)
    return _read(spelled, arabic=False)


def _read(word: str, arabic: bool) -> tuple[Reading, ...]:
    """Read a word letter by letter through its script's table, its beginning through another one."""
    initial, table = (ARABIC_INITIAL, ARABIC) if arabic else (LATIN_INITIAL, LATIN)
    grapheme = ARABIC_GRAPHEME if arabic else LATIN_GRAPHEME
    start = next((size for size in (2, 1) if word[:size] in initial), 0)
    options = [initial[word[:start]]] if start else []
    options += [_silent(word, found) or table[found[0]] for found in grapheme.finditer(word, start)]
    native = sum(letter in NATIVE_LETTERS for letter in word)
    spoken = islice(product(*(option.split("|") for option in options)), MOST_READINGS)
    return tuple(dict.fromkeys(_reading("".join(sounds), arabic, native) for sounds in spoken))


def _silent(word: str, found: re.Match[str]) -> str | None:
    """Return the ways to read an h that may be silent: at a word's end, and before a consonant in Latin."""
    last = found.end() == len(word)
    if found[0] == "h" and (last or word[found.end()] not in "aeiouy"):
        return "|h" if last else "h|~"
    return "A|h" if found[0] == "ه" and last else None


def _reading(sounds: str, arabic: bool, native: int) -> Reading:
    """Divide sounds into consonants and the vowels around them: "tIktUk" -> "tktk", ("", "I", "", "U", "")."""
    plain = sounds.replace("~", "")
    consonants = re.sub(r"[^a-z]", "", plain)
    return Reading(consonants, tuple(re.split(r"[a-z]", plain)), arabic, sounds.count("~"), native)
