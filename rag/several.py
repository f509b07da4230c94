"""Whether a question asks for more than one sentence can be expected to tell. It knows the words, not the corpus."""

from __future__ import annotations

import re

from rag.ideas import Idea
from rag.kinds import Kind
from rag.query import Query

LISTS = frozenset({Kind.RANKING, Kind.GIVERS, Kind.PARTNERS, Kind.RECIPIENT, Kind.PERSON})
TOLD_AT_LENGTH = frozenset({Idea.WHO, Idea.WHY, Idea.SUMMARY})
# A second question joined to the first: "and for how many?", "et qui", «وكم».
JOINED = re.compile(
    r"(?:\band|&|;|,)\s+(?:\w+\s+)?(?:how|who|whom|when|where|what|which|why)\b"
    r"|(?:\bet|;|,)\s+(?:\w+\s+)?(?:combien|qui|quand|où|quel(?:le)?s?|pourquoi|comment|que|qu['’])(?:\b|(?=\w))"
    r"|(?<!\w)و(?:\w{1,4}\s+)?(?:كم|كام|متى|امتى|أين|اين|فين|وين|مين|لمن|ماذا|لماذا|ليه|كيف|ما|بكم|قديش|شنو|ايش)(?!\w)"
    r"|[?؟].*\w.*[?؟]",
    re.IGNORECASE,
)


def asks_for_several(query: Query) -> bool:
    """Return whether a list, grounds, a summary or two things are asked for."""
    return query.kind in LISTS or bool(TOLD_AT_LENGTH & query.ideas) or asks_two_things(query.text)


def asks_two_things(text: str) -> bool:
    """Return whether a second question is joined to the first one.

    >>> asks_two_things("How much did it give, and to how many schools?"), asks_two_things("How much did A and B give?")
    (True, False)
    """
    return JOINED.search(text) is not None
