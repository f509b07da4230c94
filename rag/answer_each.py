"""A question that asks two numbers, "how many pupils, and in how many schools?": each part with its own answer.

It cuts at the second question word; what the parts are about is what the whole question is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.kinds import Kind
from rag.names import Gazetteer
from rag.query import Query
from rag.question import understand_alone

NUMBERS = frozenset({Kind.COUNT, Kind.AMOUNT})
SECOND = re.compile(
    r"(?:[,;،؛]\s*|\s+)(?:and|et|&)\s+(?=(?:\w+\s+){0,2}(?:how\s+(?:many|much)|combien)\b)"
    r"|(?:[,;،؛]\s*|\s+)(?=و(?:\w{1,4}\s+)?(?:كم|بكم|كام|قديش)(?!\w))",
    re.IGNORECASE,
)


def parts_of(query: Query, gazetteer: Gazetteer) -> Sequence[Query]:
    """Return the two questions of one that asks two numbers, in their order; the question alone where it asks one."""
    cut = SECOND.search(query.text)
    if cut is None or query.kind not in NUMBERS:
        return (query,)
    parts = [understand_alone(text.strip(), gazetteer) for text in (query.text[: cut.start()], query.text[cut.end() :])]
    if any(part.kind not in NUMBERS for part in parts) or (parts[0].kind, parts[0].unit) == (
        parts[1].kind,
        parts[1].unit,
    ):
        return (query,)
    return tuple(
        replace(
            query,
            text=part.text,
            kind=part.kind,
            unit=part.unit,
            ideas=part.ideas,
            search_text=part.search_text,
            language=query.language,
        )
        for part in parts
    )
