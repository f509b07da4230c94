"""Names spelled letter by letter: "MBC" is «إم بي سي». It knows how Arabic names the Latin letters, nothing else."""

from __future__ import annotations

from itertools import product

from rag.folding import fold

LETTER_NAMES = {
    "a": "ايه اي ا", "b": "بي", "c": "سي", "d": "دي", "e": "اي", "f": "اف", "g": "جي", "h": "اتش اش هاتش", "i": "اي",
    "j": "جيه جي جاي", "k": "كيه كي كاي", "l": "ال", "m": "ام", "n": "ان", "o": "او", "p": "بي", "q": "كيو", "r": "ار",
    "s": "اس", "t": "تي", "u": "يو", "v": "في", "w": "دبليو", "x": "اكس", "y": "واي", "z": "زد زي",
}  # fmt: skip
LETTERS: dict[str, str] = {}
for _letter, _names in LETTER_NAMES.items():
    for _name in _names.split():
        LETTERS[_name] = LETTERS.get(_name, "") + _letter
LONGEST = 6
MOST_SPELLINGS = 64


def latin_acronyms(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the acronyms that Arabic letter names may stand for, folded: ("ام", "بي", "سي") -> ("mbc", "mpc")."""
    if not 2 <= len(words) <= LONGEST:
        return ()
    choices = [LETTERS.get(fold(word), "") for word in words]
    if not all(choices):
        return ()
    return tuple("".join(letters) for letters in product(*choices))[:MOST_SPELLINGS]


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym: "MBC", "HSBC"."""
    return 2 <= len(word) <= LONGEST and word.isascii() and word.isalpha() and word.isupper()
