"""Two names and two amounts told in order: "A and B gave 4 and 3 million respectively", "both A and B got money: …".

Knows one sentence of one article at a time.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rag.aligned import letters_of
from rag.evidence import Fact
from rag.giving import is_money
from rag.ledger_donor import REACH_BEFORE, Parties, Role, groups
from rag.ledger_records import Source
from rag.ledger_words import says
from rag.schema import Figure
from rag.text import fold

_NAME = r"((?:[A-ZÀ-Ý][\w'’.&-]*)(?:\s+(?:of\s+|de\s+)?[A-ZÀ-Ý&][\w'’.&-]*)*)"
_BOTH = re.compile(rf"\b(?:[Bb]oth|[ÀàAa] la fois)\s+{_NAME}\s+(?:and|et)\s+{_NAME}")
_PAIR = 2


def ordered(source: Source, fact: Fact, found: Parties, received: bool) -> Parties:
    """Return parties of whom the one alone is left that an amount belongs to by its place.

    Args:
        received: the sentence says that its subject got the figure.
    """
    span, text = fact.sentence.span, source.article.text
    amounts = [one for one in source.figures if span.start <= one.start and one.end <= span.end and is_money(one)]
    starts = [one.start for one in amounts]
    if len(amounts) != _PAIR or amounts[0].unit != amounts[1].unit or fact.figure.start not in starts:
        return found
    place = starts.index(fact.figure.start)
    lead = text[span.start : starts[0]]
    both = _BOTH.search(lead)
    if both is not None and ":" in lead[both.end() :]:
        name = _full(source, both[place + 1])
        if received:
            return replace(found, recipients=(name,), each=False)
        return replace(found, donors=(name,), each=False, stated=True)
    if not says("in order", letters_of(fact.sentence.text)):
        return found
    return _respectively(source, fact, found, amounts, place)


def _respectively(source: Source, fact: Fact, found: Parties, amounts: list[Figure], place: int) -> Parties:
    """Return parties of a sentence that says "respectively": of two givers before it, or two recipients after it."""
    span = fact.sentence.span
    for group in groups(source, span.start, amounts[0].start, REACH_BEFORE):
        if group.role is Role.GIVER and len(group.names) == _PAIR:
            return replace(found, donors=(group.names[place],), each=False, stated=True)
    for group in groups(source, amounts[1].end, span.end, REACH_BEFORE):
        if group.role is Role.RECIPIENT and len(group.names) == _PAIR:
            return replace(found, recipients=(group.names[place],), each=False)
    return found


def _full(source: Source, short: str) -> str:
    """Return the listed name that a short form in an article begins, the form itself where there is none."""
    text = source.article.text
    form = f"{fold(short)} "
    full = (one.name for one in source.mentions if f"{fold(text[one.start : one.end])} ".startswith(form))
    return next(full, short)
