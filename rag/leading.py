"""Whether a whole or its part answers: the whole where its article tells it first, a part for whom the question names.

The ledger tells what is a part of what. It weighs nothing else: `rag.gifts` orders gifts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.claim import holds_word
from rag.evidence import Evidence, Fact
from rag.fact_rows import is_part, row_of
from rag.gifts import Gift
from rag.query import Query
from rag.relevance import SYNONYMS, Wanted, named_matches, term_overlap
from rag.text import fold, words

FOR = re.compile(r"\b(?:to|for|pour|aux?|à)\s+|(?<!\w)(?:إلى|الى|لصالح)\s+", re.IGNORECASE)
CAUSES = frozenset(word for group in SYNONYMS for word in group)  # what a gift is against is nobody's name


def leading(gifts: Sequence[Gift], query: Query, wanted: Wanted, evidence: Evidence) -> list[Gift]:
    """Return gifts with the one that leads first."""
    head = gifts[0]
    row = row_of(head.best, evidence)
    sought = _for_whom(query, wanted)
    for gift in gifts[1:]:
        other = row_of(gift.best, evidence)
        is_part_for_them = is_part(other, row, evidence.rows) and _holds(gift.best, sought) > _holds(head.best, sought)
        is_whole = is_part(row, other, evidence.rows) and _tells_first(gift.best, head.best, wanted)
        if is_part_for_them or is_whole:
            return [gift, *(one for one in gifts if one is not gift)]
    return list(gifts)


def _tells_first(whole: Fact, part: Fact, wanted: Wanted) -> bool:
    """Return whether one article tells a whole before its part, and as near to what narrows the question."""
    earlier = whole.article.id == part.article.id and whole.figure.start < part.figure.start
    return earlier and _narrowness(whole, wanted) >= _narrowness(part, wanted)


def _narrowness(fact: Fact, wanted: Wanted) -> float:
    """Return how much of what narrows a question a figure's own sentence holds."""
    text = fact.sentence.text
    return named_matches(wanted, text) + term_overlap(wanted, text, fact.article.language)


def _for_whom(query: Query, wanted: Wanted) -> list[tuple[str, str]]:
    """Return the words, with their language, of whom a question names as given to: "for Hussein Medical City"."""
    cut = next(iter(FOR.finditer(query.text)), None)
    tail = query.text[cut.end() :] if cut else ""
    if not any(named.written in tail and fold(named.written) not in CAUSES for named in wanted.names):
        return []
    return [(tail[span.start : span.end], query.language) for _, span in words(tail) if span.end - span.start > 3]


def _holds(fact: Fact, sought: Sequence[tuple[str, str]]) -> int:
    """Return how many words a figure's own sentence has, in any language."""
    text, language = fact.sentence.text, fact.article.language
    return sum(holds_word(word, own, text, language) for word, own in sought)
