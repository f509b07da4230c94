"""Which of several rounds or phases a text speaks of: "the second round", « la deuxième tranche », «الدورة الثانية»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rag.evidence import Fact
from rag.text import fold

_FORMS = (
    "first|1st|premiere?s?|1ere?|(?:ال)?اول[يه]?",
    "second|2nd|deuxiemes?|seconde?s?|2e|2eme|(?:ال)?ثاني?ه?",
    "third|3rd|troisiemes?|3e|3eme|(?:ال)?ثالثه?",
    "fourth|4th|quatriemes?|4e|4eme|(?:ال)?رابعه?",
    "fifth|5th|cinquiemes?|5e|5eme|(?:ال)?خامسه?",
)
_OF_ROUND = {number: re.compile(rf"(?<!\w)[وفبل]?(?:{forms})(?!\w)") for number, forms in enumerate(_FORMS, start=1)}


@lru_cache(maxsize=512)
def ordinals(text: str) -> frozenset[int]:
    """Return the ordinals of a text: "the second round" -> {2}."""
    folded = fold(text)
    return frozenset(number for number, form in _OF_ROUND.items() if form.search(folded))


def is_of_another(text: str, asked: str) -> bool:
    """Return whether a text is on another round than the one asked for.

    >>> is_of_another("The first round cost 5 million.", "What did the second round cost?")
    True
    """
    wanted, told = ordinals(asked), ordinals(text)
    return bool(wanted) and bool(told) and not wanted & told


def of_ordinals(facts: Sequence[Fact], asked: str) -> list[Fact]:
    """Return figures without those of another round than the one asked for, where some sentence is on that one."""
    wanted = ordinals(asked)
    if not wanted or not any(wanted & ordinals(fact.sentence.text) for fact in facts):
        return list(facts)
    return [fact for fact in facts if not is_of_another(fact.sentence.text, asked)]
