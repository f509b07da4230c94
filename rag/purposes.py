"""What a gift is for, in any of three languages (`rag/words/purposes.tsv`): "earthquake", "séisme", «زلزال» are one.

It knows words alone: no gifts, no questions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.ideas import beginnings
from rag.text import fold
from rag.word_tables import rows

Wanted = tuple[frozenset[str], ...]  # one purpose of each set
EITHER = re.compile(  # between the beginnings of two purposes that are asked for side by side
    r"[\w-]*\s*(?:[,،/&]|\b(?:and|et|or|ou)\b|(?<!\w)او(?!\w))\s*"
    r"(?:(?:for|pour|to|against|contre|of)\s+)?(?:(?:the|la|les?|des?|du)\s+|[dl]['’])?"
)
JOINED_AR = re.compile(r"و(?!باء)")  # «والأعاصير»


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the expression that finds each purpose in folded text."""
    return {purpose: beginnings(latin, arabic) for purpose, latin, arabic in rows("purposes")}


@lru_cache(maxsize=8192)  # the rows of one ledger are searched again for every question
def speaks_of(text: str, wanted: Wanted) -> bool:
    """Return whether a text speaks of one purpose of each set."""
    folded = fold(text)
    return all(any(_patterns()[purpose].search(folded) for purpose in either) for either in wanted)


@lru_cache(maxsize=4096)
def purposes(text: str) -> frozenset[str]:
    """Return the purposes that a text speaks of: "after the quake" -> {"earthquake"}."""
    folded = fold(text)
    return frozenset(purpose for purpose, pattern in _patterns().items() if pattern.search(folded))


@lru_cache(maxsize=4096)
def purposes_asked(text: str) -> Wanted:
    """Return the purposes that a question asks for: "schools after floods and storms" -> {school}, {flood, storm}."""
    folded = fold(text)
    found = sorted(
        (match.start(), match.end(), purpose)
        for purpose, pattern in _patterns().items()
        for match in pattern.finditer(folded)
    )
    wanted: list[set[str]] = []
    last = 0
    for start, end, purpose in found:
        if wanted and (purpose in wanted[-1] or _is_beside(folded[last:start], folded[start:end])):
            wanted[-1].add(purpose)
        else:
            wanted.append({purpose})
        last = end
    return tuple(dict.fromkeys(frozenset(either) for either in wanted))


def _is_beside(between: str, second: str) -> bool:
    """Return whether two purposes are joined as alternatives: "floods and storms", «السيول والأعاصير»."""
    if JOINED_AR.match(second):
        return len(between.split()) <= 1
    return EITHER.fullmatch(between) is not None
