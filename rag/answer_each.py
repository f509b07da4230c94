"""A question that asks two numbers, "how many pupils, and in how many schools?": each part with its own answer.

It cuts at the second question word; whom the parts are about is whom the whole question is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.draft import Draft
from rag.focus import Focus
from rag.kinds import Kind
from rag.named import Named
from rag.names import Gazetteer
from rag.query import Query
from rag.question import understand_alone

NUMBERS = frozenset({Kind.COUNT, Kind.AMOUNT})
OF_MONEY = re.compile(r"\bhow much\b|\bargent\b|\bcoût|\bmontant|(?<!\w)(?:بكم|مبلغ|مال)", re.IGNORECASE)
SECOND = re.compile(
    r"(?:[,;،؛]\s*|\s+)(?:and|et|&)\s+(?=(?:\w+\s+){0,2}(?:how\s+(?:many|much)|combien)\b)"
    r"|(?:[,;،؛]\s*|\s+)(?=و(?:\w{1,4}\s+)?(?:كم|بكم|كام|قديش)(?!\w))",
    re.IGNORECASE,
)


def parts_of(query: Query, focus: Focus, gazetteer: Gazetteer) -> Sequence[tuple[Query, Focus]]:
    """Return the two questions of one that asks two numbers, in their order; the question alone where it asks one.

    Two numbers of one thing are told apart by the names and years in each part; the second has those of the first where
    it has none.
    """
    cut = SECOND.search(query.text)
    if cut is None or query.kind not in NUMBERS:
        return ((query, focus),)
    first, second = (
        understand_alone(text.strip(), gazetteer) for text in (query.text[: cut.start()], query.text[cut.end() :])
    )
    if first.kind is Kind.COUNT and second.unit is None and not OF_MONEY.search(second.text):
        second = replace(second, kind=first.kind, unit=first.unit)  # "and how many of them"
    in_first, in_second = (_named_in(part.text, focus, gazetteer) for part in (first, second))
    alike = (first.kind, first.unit) == (second.kind, second.unit)
    if any(part.kind not in NUMBERS for part in (first, second)):
        return ((query, focus),)
    if not alike:  # what narrows one number of a gift narrows the other
        return tuple((_as_part(query, replace(part, years=query.years)), focus) for part in (first, second))
    if not in_second and not second.years:
        return ((query, focus),)
    return (
        (_as_part(query, first), replace(focus, others=in_first)),
        (_as_part(query, second), replace(focus, others=in_second or in_first)),
    )


def join_parts(parts: Sequence[Draft]) -> Draft:
    """Return the answers to the parts of a question as one, without a figure that the one before has told already."""
    both = Draft(parts[0].language)
    for part in parts:
        head = next(iter(part.figures.values()), None)
        opening = both.lines[0] if both.lines else ""
        told = {(figure.value, figure.unit) for figure in both.figures.values() if f"[{figure.marker}]" in opening}
        if head is None or (head.value, head.unit) not in told:
            both.take_over(part)
    return both


def _named_in(text: str, focus: Focus, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """Return the names beside the subject that stand in a part of a question."""
    return tuple(named for named in focus.others if named.spans(text, gazetteer))


def _as_part(query: Query, part: Query) -> Query:
    """Return a question asked as one of its parts asks."""
    return replace(
        query,
        text=part.text,
        kind=part.kind,
        unit=part.unit,
        ideas=part.ideas,
        search_text=part.search_text,
        years=part.years or query.years,
    )
