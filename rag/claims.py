"""The particulars that a claim turns on, those that speak against them, and what a text denies: "not a gift".

It knows words (`rag/words/claims.tsv`), not who claims what.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.counterparts import comparable, expression
from rag.word_tables import rows

NEGATION = re.compile(
    r"(?<!\w)(?:n['’](?=\w)|(?:(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)n['’]t"
    r"|not(?!\s+(?:only|just|yet))|never|no(?!\s+\d)|nor|without|cannot|aucune?"
    r"|ne(?!\s+\w+(?:\s+\w+)?\s+qu)|non|sans|ni"
    r"|[وف]?(?:لم|لن|ليس|ليست|لا|مش|مو|مب|موش|ماهو|دون|بدون|من\s+غير))(?!\w))"
)
SCOPE = re.compile(r"[^,;،؛:.()]{0,70}")  # of what is denied: to the end of its clause
TURN = re.compile(r"(?<!\w)(?:but|mais|بل|انما|ولكن)(?!\w)")  # after it something is told again


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[re.Pattern[str], frozenset[str]]]:
    """Return the expression of each particular and what speaks against it."""
    return {
        particular: (expression(latin, arabic), frozenset(against.split()))
        for particular, latin, arabic, against in rows("claims")
    }


@lru_cache(maxsize=4096)
def particulars(text: str) -> frozenset[str]:
    """Return the particulars that a text speaks of: "a loan to all" -> {"loan", "all"}."""
    folded = comparable(text)
    return frozenset(particular for particular, (pattern, _) in _rows().items() if pattern.search(folded))


def against(particular: str) -> frozenset[str]:
    """Return the particulars that speak against one."""
    return _rows()[particular][1]


def denied(text: str) -> tuple[str, ...]:
    """Return what a text denies, piece by piece: "It is a loan, not a gift." -> (" a gift",)."""
    return _halves(text)[1]


def told(text: str) -> str:
    """Return a text without what it denies: "It is a loan, not a gift." -> "it is a loan,  ."."""
    return " ".join(_halves(text)[0])


@lru_cache(maxsize=4096)
def _halves(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pieces of a text that tell something and those that deny it."""
    folded, kept, taken, at = comparable(text), [], [], 0
    for found in NEGATION.finditer(folded):
        if found.start() < at:
            continue
        scope = SCOPE.match(folded, found.end())
        end = scope.end() if scope else found.end()
        turn = TURN.search(folded, found.end(), end)
        end = turn.start() if turn else end
        kept.append(folded[at : found.start()])
        taken.append(folded[found.end() : end])
        at = end
    return (*kept, folded[at:]), tuple(taken)
