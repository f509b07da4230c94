"""What a gift is for, in any of three languages (`rag/words/purposes.tsv`): "earthquake", "séisme", «زلزال» are one.

It knows words alone: no gifts, no questions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.ideas import beginnings
from rag.text import fold
from rag.word_tables import rows


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the expression that finds each purpose in folded text."""
    return {purpose: beginnings(latin, arabic) for purpose, latin, arabic in rows("purposes")}


@lru_cache(maxsize=8192)  # the rows of one ledger are searched again for every question
def speaks_of(text: str, wanted: frozenset[str]) -> bool:
    """Return whether a text speaks of all of these purposes."""
    folded = fold(text)
    return all(_patterns()[purpose].search(folded) for purpose in wanted)


@lru_cache(maxsize=4096)
def purposes(text: str) -> frozenset[str]:
    """Return the purposes that a text speaks of: "after the quake" -> {"earthquake"}."""
    folded = fold(text)
    return frozenset(purpose for purpose, pattern in _patterns().items() if pattern.search(folded))
