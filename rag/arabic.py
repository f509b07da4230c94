"""Arabic word forms: the little words written onto a word, and a light stem. It knows spelling, not grammar."""

from __future__ import annotations

import re
from functools import lru_cache

ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
LOOSE_CLITICS = ("و", "ف", "ب", "ل")
SUFFIXES = ("ها", "هم", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
VOWELLED = r"[\u064b-\u0652]*"
CLITICS = tuple(
    re.compile("".join(f"[{letters}]{VOWELLED}" for letters in row))
    for row in (
        ("وف",),
        ("بلك",),
        ("وف", "بلك"),
        ("ا", "ل"),
        ("وفبك", "ا", "ل"),
        ("وف", "بك", "ا", "ل"),
        ("ل", "ل"),
        ("وف", "ل", "ل"),
    )
)
SHORTEST_STEM = 3  # letters; a shorter remainder is more likely a root letter that looks like an affix


def is_arabic(word: str) -> bool:
    """Tell whether a word is written in Arabic letters."""
    return any("\u0621" <= letter <= "\u06d3" for letter in word[:3])


@lru_cache(maxsize=100_000)
def stems(folded: str) -> tuple[str, ...]:
    """Return the light stem of a folded word, and another where its first letter may be a word ("and", "in", "to").

    Only grammar tells those from a letter of the word, so that both are indexed.
    "وزاره" -> ("وزار", "زار"), "والشركات" -> ("شرك",), "لدعم" -> ("لدعم", "دعم").
    """
    rest = _strip_article(folded)
    forms = [rest]
    if rest == folded and folded[:1] in LOOSE_CLITICS and len(folded) > SHORTEST_STEM:
        forms.append(_strip_article(folded[1:]))
    return tuple(dict.fromkeys(_strip_suffixes(form) for form in forms))


def _strip_article(word: str) -> str:
    """Drop the article and what is written before it."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM - 1:
            return word[len(article) :]
    return word


def _strip_suffixes(word: str) -> str:
    """Drop endings of number, gender and possession, one pass from the longest list entry to the shortest."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM - 1:
            word = word[: -len(suffix)]
    return word


@lru_cache(maxsize=100_000)
def without_clitics(word: str) -> tuple[tuple[int, str], ...]:
    """Return (letters dropped, rest) for a word as written, and without the words that may be written on to it.

    "وبالبورصة" -> (0, "وبالبورصة"), (1, "بالبورصة"), (2, "البورصة"), (4, "بورصة").
    "للبنك" -> (0, "للبنك"), (1, "البنك"), (2, "بنك").
    """
    forms = [(0, word)]
    for clitics in CLITICS if is_arabic(word) else ():
        found = clitics.match(word)
        if found is None:
            continue
        rest = word[found.end() :]
        if found[0][-1] == "ل" and rest.startswith("ل"):
            rest = "ا" + rest  # the article lost its alef after "to"
        if len(rest) >= SHORTEST_STEM:
            forms.append((found.end(), rest))
    return tuple(dict.fromkeys(forms))
