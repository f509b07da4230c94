"""Counts of things that no table knows: a noun in the form that its number asks for, or a pronoun: "20 of them".

Knows: French, Spanish and Portuguese plurals, and the form of an Arabic noun after 3 to 10 and 11 to 99. Does not know
what the noun means: such a count has no unit.
"""

from __future__ import annotations

import re
from decimal import Decimal

from rag.habit import print_habit
from rag.lexicon import PhraseTable, Words, readings
from rag.number_words import number_word
from rag.word_tables import word_set

_OF_THEM = PhraseTable(
    [
        ("of them|of these|of those|d'entre eux|d'entre elles|de ellos|de ellas", ""),
        ("davon|von ihnen|deles|delas|منهم|منها|منهن", ""),
    ]
)
_ROMANCE_PLURAL = re.compile(r"[a-zà-ÿ'’-]{3,}(?<!é)(?<!ée)(?<![iuáé])(?<![ai]d[ao])[sx]")  # no participle
_ROMANCE = frozenset({"fr", "es", "pt"})
_NO_NOUNS = word_set("no noun") | word_set("phrase end") | word_set("after amount")
# forms that are no nouns although they end like one: pronoun endings, adverbs from adjectives
_ARABIC_NO_NOUN = re.compile(r".*(?:ها|هما|نا|ما|ذا|يا|لا|وا)|(?:[وفبك]?ال|لل).*|[بلك].{2,4}ين")
_ACCUSATIVE = re.compile("[\u0621-\u064a]{3,}ا")
_SOUND_PLURAL = re.compile("[\u0621-\u064a]{2,}(?:ات|ين)")
_LEAST_ARABIC_LETTERS = 4


def unnamed_noun_end(words: Words, index: int, value: Decimal) -> int | None:
    """Return the index after the noun or pronoun that a number counts, None where no such word follows."""
    pronoun = _OF_THEM.at(words, index, frozenset({""}))
    if pronoun is not None and not words.newline_before(index):
        return pronoun[1]
    if words.kinds[index] != "word" or words.touching(index) or words.forms[index] in _NO_NOUNS:
        return None
    noun = _arabic_counted(words.forms[index], value)
    if not words.arabic(index):
        noun = _ROMANCE_PLURAL.fullmatch(words.printed(index, index)) is not None
        noun = noun and print_habit(words, index) in _ROMANCE
    return index + 1 if noun and number_word(words.forms[index]) is None else None


def _arabic_counted(form: str, value: Decimal) -> bool:
    """Whether an Arabic word is an indefinite noun in the form that the number asks for: «14 بحارا», «6 اتفاقيات»."""
    if len(form) < _LEAST_ARABIC_LETTERS or _ARABIC_NO_NOUN.fullmatch(form) or value != value.to_integral_value():
        return False
    rest = int(value) % 100
    if 3 <= rest <= 10:
        return _SOUND_PLURAL.fullmatch(form) is not None
    if 11 <= rest <= 99:
        return _ACCUSATIVE.fullmatch(form) is not None and not _is_clitic_compound(form)
    return False


def _is_clitic_compound(form: str) -> bool:
    """Whether a word opens with «و» or «ف» before a whole word: it is none that a number counts."""
    return form[0] in "وف" and len(readings(form)) > 1 and len(form) > _LEAST_ARABIC_LETTERS + 1
