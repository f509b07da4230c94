"""Words of one meaning in three languages: "hospital", "hôpital", «مستشفى». It knows words, not what is claimed.

The meanings are those of `rag/words/counterparts.tsv`, the counted nouns, and the ideas that giving news turns on.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.ideas import ARABIC_CLITICS, Idea, has
from rag.lexicon import forms_of, readings
from rag.text import fold, words
from rag.units import COUNTED_NOUNS
from rag.word_tables import rows

LIVRE = re.compile(r"(?<=livr)é(?=e?s?\b)", re.IGNORECASE)  # "livré" is delivered, "livre" is a pound or a book
NUMBER = (
    r"(?:\d+|two|three|four|five|six|several|deux|trois|quatre|cinq|plusieurs"
    r"|سنتين|عامين|ثلاث\w*|اربع\w*|خمس|عده|سنوات)"
)
IDEAS = (Idea.GIVING, Idea.LOAN, Idea.COST, Idea.REVENUE, Idea.PROFIT, Idea.WITH_WHOM)


def comparable(text: str) -> str:
    """Return folded text in which "livré" has not become "livre"."""
    return fold(LIVRE.sub("ee", text))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the expression that finds each meaning in folded text."""
    return {meaning: expression(latin, arabic) for meaning, latin, arabic in rows("counterparts")}


def expression(latin: str, arabic: str) -> re.Pattern[str]:
    """Return the expression that finds beginnings of words in folded text; Arabic ones may carry clitics."""
    starts = [_beginning(word) for word in latin.split()]
    starts += [ARABIC_CLITICS + _beginning(word) for word in arabic.split()]
    return re.compile(r"(?<!\w)(?:" + "|".join(starts) + ")")


def _beginning(word: str) -> str:
    """Turn "car$" into a whole word, "red_cross" into two, "#" into any number, anything else into a beginning."""
    parts = word.rstrip("$").split("_")
    body = r"\s+".join(NUMBER if part == "#" else re.escape(fold(part)) for part in parts)
    return body + r"(?!\w)" if word.endswith("$") else body


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    """Return the unit of each form of a counted noun."""
    forms = ((form, unit) for unit, *lines in COUNTED_NOUNS for line in lines for form in forms_of(line))
    return {fold(form): unit for form, unit in forms}


@lru_cache(maxsize=4096)
def meanings(text: str) -> frozenset[str]:
    """Return the meanings that a text speaks of: "the hospital" -> {"hospital", "hospitals"}."""
    folded = comparable(text)
    found = {meaning for meaning, pattern in _patterns().items() if pattern.search(folded)}
    found |= {str(idea) for idea in IDEAS if has(idea, folded)}
    for word, _ in words(folded):
        found |= {_units()[form] for form, _ in readings(word) if form in _units()}
    return frozenset(found)
