"""The question words and the few ideas that giving news turns on, in three languages (`rag/words/ideas.tsv`).

It knows no names and no figures, and it never decides what an answer is.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rag.alternatives import any_of
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

SIGNS = {" ": r"\s+", "$": r"(?!\w)"}
ARABIC_CLITICS = "(?:[وف]?(?:[بكل]|س[تين]?|[تين])?(?:ال|لل)?)"


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, str]]:
    """Return the word beginnings of each idea, Latin and Arabic."""
    return {idea: (latin, arabic) for idea, latin, arabic in rows("ideas")}


@lru_cache(maxsize=len(Idea))
def pattern(idea: Idea) -> re.Pattern[str]:
    """Return the regular expression that finds an idea in folded text."""
    return beginnings(*_words()[idea])


def beginnings(latin: str, arabic: str) -> re.Pattern[str]:
    """Return the expression that finds, in folded text, words that begin as one of these; Arabic ones with clitics.

    "cap$" is a whole word, "how_much" two words, anything else a beginning.
    """
    bodies = [
        clitics + any_of(map(_spelt, words.split()), SIGNS)
        for clitics, words in (("", latin), (ARABIC_CLITICS, arabic))
        if words
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(bodies) + ")")


def _spelt(word: str) -> str:
    """Return a word of the table as it is sought: "how_much" -> "how much"."""
    whole = "$" if word.endswith("$") else ""
    return " ".join(fold(part) for part in word.rstrip("$").split("_")) + whole


def has(idea: Idea, folded: str) -> bool:
    """Return whether folded text speaks of an idea."""
    return pattern(idea).search(folded) is not None
