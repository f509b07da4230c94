"""The question words and the few ideas that giving news turns on, in three languages (`rag/words/ideas.tsv`).

It knows no names and no figures, and it never decides what an answer is.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rag.text import fold
from rag.word_tables import rows, word_set


class Idea(StrEnum):
    """What a question or a sentence can be about."""

    GIVING = "giving"
    PLEDGED = "pledged"
    PAID = "paid"
    DISPUTE = "dispute"
    MAXIMUM = "maximum"
    MOST = "most"
    TOTAL = "total"
    HOW_MUCH = "how much"
    HOW_MANY = "how many"
    TO_WHOM = "to whom"
    PROCEEDS = "proceeds"
    WATCHED = "watched"
    WITH_WHOM = "with whom"
    WHICH = "which"
    COMPANIES = "companies"
    WHEN = "when"
    START = "start"
    WHERE = "where"
    ENDING = "ending"
    LOAN = "loan"
    REVENUE = "revenue"
    PROFIT = "profit"
    COST = "cost"
    MARKET_VALUE = "market value"
    STAFF_COUNT = "staff count"
    ROLE = "role"
    CHIEF = "chief executive"
    CHAIR = "chair"
    FOUNDER = "founder"
    HEADQUARTERS = "headquarters"
    FOUNDED = "founded"
    SUMMARY = "summary"
    WHO = "who"
    WHY = "why"
    CAUSE = "cause"


STOP_WORDS = word_set("question_stop_words")
ABBREVIATIONS = word_set("abbreviations")  # "CSR", "PDG": of everyday words, nobody's name
GENERIC_NOUNS = word_set("generic_nouns")  # "company", «شركة»: nobody's name

ARABIC_CLITICS = "(?:[وف]?(?:[بكل]|س[تين]?|[تين])?(?:ال|لل)?)"


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, str]]:
    """Return the word beginnings of each idea, Latin and Arabic."""
    return {idea: (latin, arabic) for idea, latin, arabic in rows("ideas")}


@lru_cache(maxsize=len(Idea))
def pattern(idea: Idea) -> re.Pattern[str]:
    """Return the regular expression that finds an idea in folded text."""
    latin, arabic = _words()[idea]
    starts = [_beginning(word) for word in latin.split()]
    starts += [ARABIC_CLITICS + _beginning(word) for word in arabic.split()]
    return re.compile(r"(?<!\w)(?:" + "|".join(starts) + ")")


def _beginning(word: str) -> str:
    """Turn "cap$" into a whole word, "how_much" into two words, anything else into a beginning."""
    body = r"\s+".join(fold(part) for part in word.rstrip("$").split("_"))
    return body + r"(?!\w)" if word.endswith("$") else body


def has(idea: Idea, folded: str) -> bool:
    """Return whether folded text speaks of an idea."""
    return pattern(idea).search(folded) is not None
