"""Transliteration keys: what the Arabic and the Latin spelling of one name have in common.

A word is read as consonant classes with the vowels between them. Spellings of one name agree in their consonants; the vowels
that Arabic writes must be in the Latin spelling too. It knows letters, not names; a translated name has nothing in common.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from rag.arabic import is_arabic
from rag.folding import fold

MOST_READINGS = 16  # of one word; real names have one to four
LATIN_ARTICLES = frozenset({"al", "el", "ul"})

# Consonant classes are small letters: b (b p), f (f v), k, g (g j ج غ), s (s z), t, d, h, q (kh), c (sh), l m n r w y.
# Vowels are capitals: A, E, I, U; X is an initial alef, which carries any vowel; V is an ain, which is any vowel or none. Alternatives are separated by "|"; the first is the usual one.
LATIN = {
    "tsch": "c", "tch": "c", "sch": "c|sk", "tion": "cUn|sIUn", "sh": "c", "ch": "c|k", "kh": "q", "gh": "g|", "ph": "f", "th": "t|s",
    "dh": "d|s", "ck": "k", "cq": "k", "qu": "kU|k", "dj": "g", "dge": "g", "tz": "s|ts", "ps": "bs|s",
    "b": "b", "c": "k", "d": "d", "f": "f", "g": "g", "h": "h", "j": "g", "k": "k", "l": "l", "m": "m", "n": "n", "p": "b",
    "q": "k", "r": "r", "s": "s", "t": "t", "v": "f", "w": "U|f", "x": "ks", "y": "I", "z": "s",
    "a": "A", "e": "E", "i": "I", "o": "U", "u": "U",
}  # fmt: skip
LATIN_INITIAL = {
    "wh": "w",
    "w": "w|f",
    "y": "y",
    "x": "ks|s|c",
    "u": "U|yU",
    "eu": "U|yU",
    "pf": "f|bf",
    "mc": "mAk",
    "ps": "s|bs",
    "kn": "n|kn",
    "ou": "U|w",
}
ARABIC = {
    "تش": "c|tc", "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t|s", "ج": "g", "چ": "g|c", "ح": "h", "خ": "q", "د": "d",
    "ذ": "d|s", "ر": "r", "ز": "s", "ژ": "g|s", "س": "s", "ش": "c", "ص": "s", "ض": "d", "ظ": "s|d", "ع": "V", "غ": "g",
    "ف": "f", "ڤ": "f", "ق": "k|g", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "U",
    "ي": "I", "ی": "I", "ى": "AI", "ة": "A", "ا": "A", "أ": "A", "إ": "AI", "آ": "A", "ؤ": "U", "ئ": "I", "ء": "",
}  # fmt: skip
ARABIC_INITIAL = {"ا": "X", "أ": "X", "إ": "X", "آ": "X", "و": "w", "ي": "y"}
LATIN_GRAPHEME = re.compile("|".join(sorted(LATIN, key=len, reverse=True)))
ARABIC_GRAPHEME = re.compile("|".join(sorted(ARABIC, key=len, reverse=True)))
SOFT_C = re.compile(r"c(?=[eiy])")
DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")
SPELLINGS = str.maketrans({"ç": "s", "ş": "sh", "č": "ch", "š": "sh", "ğ": "gh", "ž": "z"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: consonant classes, and the vowels before, between and after them."""

    consonants: str
    vowels: tuple[str, ...]  # one more than consonants
    arabic: bool

    def then(self, other: Reading) -> Reading:
        """Return this reading with another word's written on to it."""
        seam = self.vowels[-1] + other.vowels[0]
        return Reading(
            self.consonants + other.consonants,
            (*self.vowels[:-1], seam, *other.vowels[1:]),
            self.arabic or other.arabic,
        )


def skeleton(word: str) -> str:
    """Return the consonant classes of a word or a name in its usual reading: "TikTok" and "تيك توك" -> "tktk"."""
    return "".join(readings(part)[0].consonants for part in word.split() if not is_article(part))


def skeletons(word: str) -> frozenset[str]:
    """Return the consonant classes of every reading of one word: "قطر" -> {"ktr", "gtr"}."""
    return frozenset(reading.consonants for reading in readings(word))


def is_article(word: str) -> bool:
    """Tell whether a word is the Arabic article, written by itself: the "El" of "El Sewedy"."""
    return word.lower() in LATIN_ARTICLES or fold(word) == "ال"


@lru_cache(maxsize=200_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the ways to read one word, the usual one first; an Arabic word that begins with the article is also read without it."""
    if is_arabic(fold(word)):
        return _arabic_readings(_bare(word))
    return _latin_readings(word)


def _bare(word: str) -> str:
    """Drop tashkeel, tatweel and invisible characters, keep hamza seats and ta marbuta."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word))
    return "".join(letter for letter in composed if letter in ARABIC or letter.isalnum() and letter != "ـ")


def _arabic_readings(word: str) -> tuple[Reading, ...]:
    """Read a word in Arabic letters."""
    found = _read(word, ARABIC_GRAPHEME, ARABIC, ARABIC_INITIAL, arabic=True)
    if word.startswith("ال") and len(word) > 3:
        found = _read(word[2:], ARABIC_GRAPHEME, ARABIC, ARABIC_INITIAL, arabic=True) + found
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def _latin_readings(word: str) -> tuple[Reading, ...]:
    """Read a word in Latin letters; a doubled letter is one, as in Arabic writing."""
    spelled = fold(word.casefold().translate(SPELLINGS))
    spelled = DOUBLED.sub(r"\1", re.sub(r"cc(?=[eiy])", "ks", spelled))
    spelled = SOFT_C.sub("s", spelled.replace("sc", "s") if re.match(r"sc[eiy]", spelled) else spelled)
    return _read(spelled, LATIN_GRAPHEME, LATIN, LATIN_INITIAL, arabic=False)


def _read(
    word: str, grapheme: re.Pattern[str], table: dict[str, str], initial: dict[str, str], arabic: bool
) -> tuple[Reading, ...]:
    """Read a word letter by letter through a table, its beginning through another one."""
    options: list[list[str]] = []
    position = 0
    for length in (2, 1):
        if word[:length] in initial:
            options.append(initial[word[:length]].split("|"))
            position = length
            break
    for found in grapheme.finditer(word, position):
        options.append(_silent(word, found) or table[found[0]].split("|"))
    spoken = islice(product(*options), MOST_READINGS)
    return tuple(dict.fromkeys(_reading("".join(sounds), arabic) for sounds in spoken))


def _silent(word: str, found: re.Match[str]) -> list[str] | None:
    """Return the ways to read an h that may be silent: at the end of a word, and before a consonant in Latin spelling."""
    if found[0] == "h" and (found.end() == len(word) or word[found.end()] not in "aeiouy"):
        return ["", "h"] if found.end() == len(word) else ["h", ""]
    return ["A", "h"] if found[0] == "ه" and found.end() == len(word) else None


def _reading(sounds: str, arabic: bool) -> Reading:
    """Divide sounds into consonants and the vowels around them: "tIktUk" -> "tktk", ("", "I", "", "U", "")."""
    vowels = re.split(r"[a-z]", sounds)
    consonants = re.sub(r"[^a-z]", "", sounds)
    return Reading(consonants, tuple(vowels), arabic)
