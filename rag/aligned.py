"""Comparison letters that keep their places: the text as the figure parser reads it, with the way back to the original.

Knows: which letters and digits count as the same. Does not know: words, numbers, languages.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Aligned:
    """A text in comparison letters; `places[i]` is where its character i stands in the original, None where alike."""

    original: str
    letters: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's characters behind letters[start:end], marks that hang on the last letter included."""
        if self.places is None:
            return start, end
        last = self.places[end - 1] + 1
        while last < len(self.original) and self.original[last] in TASHKEEL:
            last += 1
        return self.places[start], last


def align(text: str) -> Aligned:
    """Fold a text letter by letter: "٣٠٠ ألفًا" -> "300 الفا"; vowel marks, tatweel and direction marks are dropped."""
    folded = text.translate(_FOLDS).lower() if text.isascii() else text.translate(_FOLDS).replace("İ", "i").lower()
    if not _DROPPED.search(folded):
        return Aligned(text, folded, None)
    kept: list[str] = []
    places: list[int] = []
    previous = 0
    for match in _DROPPED.finditer(folded):
        kept.append(folded[previous : match.start()])
        places.extend(range(previous, match.start()))
        previous = match.end()
    kept.append(folded[previous:])
    places.extend(range(previous, len(folded)))
    return Aligned(text, "".join(kept), tuple(places))


def letters_of(phrase: str) -> str:
    """Return a phrase in comparison letters: «مليونًا» -> «مليونا»."""
    return align(phrase).letters
