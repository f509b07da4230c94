"""How Latin and Arabic letters are read aloud, as tables of graphemes. Data only.

Consonant classes are small letters: b (b p), f (f v), k, g (g j ج غ), s, z, t, x (th), d, h, q (kh), c (sh), l, m,
n, r, and at the beginning of a word w and y. Vowels are capitals: A, E, I, U; X is an initial alef, which carries any
vowel, and V an ain. Alternatives are divided by "|", the usual one first; "~" marks an unusual one.
"""

from __future__ import annotations

LATIN_ARTICLES = frozenset({"al", "el", "ul"})
LATIN = {
    "tsch": "c", "tch": "c", "sch": "c|sk", "tion": "cUn|sIUn", "ture": "tUr|~cr|~cUr", "sh": "c", "ch": "c|~k",
    "kh": "q|~k", "gh": "g", "ph": "f", "th": "x|t", "dh": "d|z", "ck": "k", "cq": "k", "qu": "kU|k", "dj": "g",
    "dge": "g", "tz": "ts|z|s", "sw": "sU|~sf", "ee": "II", "b": "b", "c": "k", "d": "d", "f": "f", "g": "g",
    "ĝ": "g|gU", "h": "h", "j": "g", "k": "k", "l": "l", "m": "m", "n": "n", "p": "b", "q": "k", "r": "r", "s": "s",
    "ŝ": "s|z", "t": "t", "v": "f", "w": "U", "x": "ks", "y": "I", "z": "z",
    "a": "A", "e": "E", "i": "I", "o": "U", "u": "U",
}  # fmt: skip
LATIN_INITIAL = {
    "wh": "w", "w": "w|~f", "y": "y", "x": "ks|z|~c", "u": "U|yU", "eu": "U|yU", "xi": "c|ksI|zI", "pf": "f|~bf",
    "mc": "mAk", "ps": "s|bs", "kn": "n|~kn", "ou": "U|w",
}  # fmt: skip
ARABIC = {
    "تش": "c|~tc", "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "x|~s|~t", "ج": "g", "چ": "g|c", "ح": "h", "خ": "q",
    "د": "d", "ذ": "d|z", "ر": "r", "ز": "z", "ژ": "g|z", "س": "s", "ش": "c", "ص": "s", "ض": "d", "ظ": "z|d", "ع": "V",
    "غ": "g", "ف": "f", "ڤ": "f", "ق": "k|~g", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "و": "U", "ي": "I", "ی": "I", "ى": "I|A", "ة": "A", "ا": "A", "أ": "A", "إ": "I", "آ": "A", "ؤ": "U", "ئ": "I",
    "ء": "",
}  # fmt: skip
ARABIC_INITIAL = {"ا": "X", "أ": "X", "إ": "X", "آ": "A", "و": "w", "ي": "y"}
NATIVE_LETTERS = frozenset("عحصضطظقثذءؤئ")
