"""The particulars that a claim turns on, and those that speak against them: alone and joint, gift and loan.

It knows words (`rag/words/claims.tsv`), not who claims what.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.counterparts import expression
from rag.text import fold
from rag.word_tables import rows


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[re.Pattern[str], frozenset[str]]]:
    """Return the expression of each particular and what speaks against it."""
    return {
        particular: (expression(latin, arabic), frozenset(against.split()))
        for particular, latin, arabic, against in rows("claims")
    }


@lru_cache(maxsize=4096)
def particulars(text: str) -> frozenset[str]:
    """Return the particulars that a text tells: "a loan to all" -> {"loan", "all"}."""
    folded = fold(text)
    return frozenset(particular for particular, (pattern, _) in _rows().items() if pattern.search(folded))


def against(particular: str) -> frozenset[str]:
    """Return the particulars that speak against one."""
    return _rows()[particular][1]
