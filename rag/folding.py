"""The comparison form of a text. It is never shown nor mapped back: offsets belong to the text as it was written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose but readers of the three languages treat as one.
LETTERS = str.maketrans(
    {
        "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي",
        "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه",
        "ک": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز", "ٱ": "ا",
        "ـ": None,
        "ı": "i", "ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "٫": ".", "٬": ",",
    }
)  # fmt: skip
DIGITS = {ord(zero) + value: str(value) for zero in "٠۰" for value in range(10)}
FOLDS = LETTERS | DIGITS
PLAIN = "".join(chr(code) for code in (*range(0x80), *range(0x621, 0x64B)) if code not in FOLDS)
NOT_PLAIN = re.compile(f"[^{re.escape(PLAIN)}]")  # a mark or a letter that has another form
# What folding leaves as it is: capitals it makes small, and Arabic letters with a hamza or a madda it takes apart.
FOLDED = re.compile(f"[{re.escape(re.sub('[A-Zآأؤإئ]', '', PLAIN))}]*")
CONTROL = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LONGEST_WORD = 40  # characters


def fold(text: str) -> str:
    """Return the form in which spellings that readers take for one are equal.

    "Nestlé" -> "nestle", "أَحْمَد" -> "احمد", "المصرى" and "المصري" -> "المصري", "٥١٫٧" -> "51.7".
    """
    if text.isascii():
        return text.lower()
    return _fold_word(text) if len(text) <= LONGEST_WORD else _fold_all(text)


@lru_cache(maxsize=100_000)
def _fold_word(word: str) -> str:
    """Return the comparison form of a word; words come again, sentences do not."""
    return _fold_all(word)


def _fold_all(text: str) -> str:
    """Fold until nothing changes."""
    folded = text
    # A compatibility form may appear only after its accents went; the second pass makes folding idempotent.
    for _ in range(3):
        before, folded = folded, _fold_once(folded)
        if folded == before or FOLDED.fullmatch(folded):
            break
    return folded


def _fold_once(text: str) -> str:
    """Decompose, drop marks and control characters, unify letters."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", CONTROL.sub("", text)).casefold())
    return unicodedata.normalize("NFC", NOT_PLAIN.sub(_folded_letter, decomposed))


def _folded_letter(found: re.Match[str]) -> str:
    """Return the comparison form of a letter; a mark has none."""
    letter = found[0]
    return "" if unicodedata.category(letter) == "Mn" else letter.translate(FOLDS)
