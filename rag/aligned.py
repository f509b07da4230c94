"""Comparison letters that keep their places: the text as the figure parser reads it, with the way back to the original.

Knows: which letters and digits count as the same. Does not know: words, numbers, languages.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

TASHKEEL = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"
_DROPPED = re.compile(f"[{TASHKEEL}\u0640\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def _same_length_folds() -> dict[int, str]:
    """Return the one-to-one letter folds: Arabic seats, Latin accents, digits, spaces, quotation marks."""
    folds: dict[int, str] = {}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1 and base != chr(code):
            folds[code] = base
    for digit in range(10):
        for zero in (0x0660, 0x06F0, 0xFF10):
            folds[zero + digit] = str(digit)
    pairs = {"أإآٱ": "ا", "ىی": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "٪﹪％": "%", "﷼": "﷼", "＄": "$"}
    pairs |= {"\u2019\u2018\u02bc\u0060\u00b4": "'", "\u2010\u2011\u2012\u2013\u2014\u2212": "-", "ø": "o"}
    pairs |= {"\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u00a0\t": " "}
    for letters, fold in pairs.items():
        folds |= {ord(letter): fold for letter in letters}
    return folds


_FOLDS = _same_length_folds()
_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, _FOLDS)))}]+")
_ASCII_FOLDS = {code: fold for code, fold in _FOLDS.items() if code < 0x80}


class Aligned(NamedTuple):
    """A text in comparison letters, and after which letters of it the original has characters that were dropped."""

    original: str
    letters: str
    gaps: tuple[int, ...] = ()  # places in the letters
    dropped: tuple[int, ...] = ()  # characters dropped up to and at each gap

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's characters behind letters[start:end], marks that hang on the last letter included."""
        if not self.gaps:
            return start, end
        last = self._place(end - 1) + 1
        while last < len(self.original) and self.original[last] in TASHKEEL:
            last += 1
        return self._place(start), last

    def _place(self, at: int) -> int:
        """Return where a letter stands in the original."""
        before = bisect_right(self.gaps, at)
        return at + (self.dropped[before - 1] if before else 0)


def align(text: str) -> Aligned:
    """Fold a text letter by letter: "٣٠٠ ألفًا" -> "300 الفا"; vowel marks, tatweel and direction marks are dropped."""
    if text.isascii():
        return Aligned(text, text.translate(_ASCII_FOLDS).lower())
    folded = _FOLDABLE.sub(_folded_run, text).replace("İ", "i").lower()
    if not _DROPPED.search(folded):
        return Aligned(text, folded)
    gaps: list[int] = []
    dropped: list[int] = []
    total = 0
    for match in _DROPPED.finditer(folded):
        gaps.append(match.start() - total)
        total += match.end() - match.start()
        dropped.append(total)
    return Aligned(text, _DROPPED.sub("", folded), tuple(gaps), tuple(dropped))


def _folded_run(match: re.Match[str]) -> str:
    """Fold a run of letters that may have folds."""
    return _folded(match.group())


@lru_cache(maxsize=65536)
def _folded(run: str) -> str:
    """Return a run with its folds; words come again and again."""
    return run.translate(_FOLDS)


@lru_cache(maxsize=1024)
def letters_of(phrase: str) -> str:
    """Return a phrase in comparison letters: «مليونًا» -> «مليونا»."""
    return align(phrase).letters
