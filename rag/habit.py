"""Whose printing habit rules near a place of a text: it settles "1.500" and which words are English.

Knows: a few function words of six languages. Does not know the language of a whole text: quotations differ from it.
"""

from __future__ import annotations

from rag.lexicon import Words
from rag.word_tables import word_set

_WINDOW = 40  # tokens each side
# number words of one language that are everyday words of another: "once", to seize, to doze
_ONLY_IN = {"once": "es", "elf": "de", "seize": "fr", "doze": "pt"}
_LANGUAGES = ("fr", "es", "de", "pt", "en")
_FUNCTION_WORDS = {language: word_set(f"function {language}") for language in _LANGUAGES}
_LANGUAGES_OF = {
    form: tuple(language for language in _LANGUAGES if form in _FUNCTION_WORDS[language])
    for form in frozenset().union(*_FUNCTION_WORDS.values())
}


def print_habit(words: Words, at: int) -> str:
    """Return the language whose function words stand most often near token `at`; English where none does."""
    near = words.forms[max(0, at - _WINDOW) : at + _WINDOW]
    counts = dict.fromkeys(_LANGUAGES, 0)
    arabic = 0
    for form in near:
        if "\u0621" <= form[0] <= "\u064a":
            arabic += 1
        for language in _LANGUAGES_OF.get(form, ()):
            counts[language] += 1
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return "ar" if arabic > counts[best] else best


def is_everyday_word(words: Words, at: int) -> bool:
    """Whether a number word is another word in the language around it: "once" in English, «dos» in Portuguese."""
    form = words.forms[at]
    if form == "dos":
        return print_habit(words, at) == "pt"
    return form in _ONLY_IN and print_habit(words, at) != _ONLY_IN[form]
