"""The kind of giving that a question asks for: in cash, in kind, as advertising, as a loan. It knows words alone."""

from __future__ import annotations

import re

from rag.schema import FigureKind

_KINDS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (FigureKind.IN_KIND, r"\bin[- ]kind\b|\ben nature\b|(?:ال)?عيني(?:ا|ه)?"),
        (FigureKind.AD_CREDITS, r"\badvertis\w*|\bpublicit\w*|(?:ال)?اعلاني(?:ا|ه)?"),
        (FigureKind.LOAN, r"\bloans?\b|\bprets?\b|(?<!\w)(?:ال)?قر(?:ض|وض)"),
        (FigureKind.CASH, r"\bcash\b|\bespeces\b|\bnumeraire\b|(?:ال)?نقد(?:ا|ي\w?)?"),
    )
)


def giving_asked(folded: str) -> FigureKind | None:
    """Return the kind of giving that folded text asks for, or None where it asks for none.

    >>> giving_asked("and in cash?"), giving_asked("et en nature ?"), giving_asked("how much?")
    (<FigureKind.CASH: 'cash'>, <FigureKind.IN_KIND: 'in-kind'>, None)
    """
    return next((kind for kind, pattern in _KINDS if pattern.search(folded)), None)


def without_giving(folded: str) -> str:
    """Return folded text without the words that ask for a kind of giving."""
    for _, pattern in _KINDS:
        folded = pattern.sub(" ", folded)
    return folded
