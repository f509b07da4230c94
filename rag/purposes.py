"""What a gift is for, in any of three languages (`rag/words/purposes.tsv`): "earthquake", "séisme", «زلزال» are one.

It knows words alone: no gifts, no questions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.ideas import ARABIC_CLITICS
from rag.text import fold
from rag.word_tables import rows


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the expression that finds each purpose in folded text."""
    found = {}
    for purpose, latin, arabic in rows("purposes"):
        starts = [_beginning(word) for word in latin.split()]
        starts += [ARABIC_CLITICS + _beginning(word) for word in arabic.split()]
        found[purpose] = re.compile(r"(?<!\w)(?:" + "|".join(starts) + ")")
    return found


def _beginning(word: str) -> str:
    """Turn "war$" into a whole word, "tremblement_de_terre" into several, anything else into a beginning."""
    body = r"\s+".join(fold(part) for part in word.rstrip("$").split("_"))
    return body + r"(?!\w)" if word.endswith("$") else body


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
