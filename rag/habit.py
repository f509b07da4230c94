"""Whose printing habit rules near a place of a text: it settles "1.500" and which words are English.

Knows: a few function words of six languages. Does not know the language of a whole text: quotations differ from it.
"""

from __future__ import annotations

from rag.lexicon import Words
from rag.word_tables import word_set

_WINDOW = 40  # tokens each side
_FUNCTION_WORDS = {language: word_set(f"function {language}") for language in ("fr", "es", "de", "pt", "en")}


def print_habit(words: Words, at: int) -> str:
    """Return the language whose function words stand most often near token `at`; English where none does."""
    near = words.forms[max(0, at - _WINDOW) : at + _WINDOW]
    counts = {language: sum(form in listed for form in near) for language, listed in _FUNCTION_WORDS.items()}
    arabic = sum("\u0621" <= form[0] <= "\u064a" for form in near)
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return "ar" if arabic > counts[best] else best
