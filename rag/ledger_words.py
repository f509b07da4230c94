"""Expressions by which the ledger reads a sentence: who gives, to whom, what is a part, what is disputed.

The words are in `rag/words/ledger.tsv`; this compiles them. They are sought in comparison letters (`letters_of`).
"""

from __future__ import annotations

import re

from rag.giving_words import cues
from rag.word_tables import rows


def _table() -> dict[str, re.Pattern[str]]:
    """Return the expression of each cue."""
    lines: dict[str, list[str]] = {}
    for cue, forms in rows("ledger"):
        lines.setdefault(cue, []).append(forms)
    return {cue: cues("|".join(forms)) for cue, forms in lines.items()}


CUE = _table()


def says(cue: str, letters: str) -> bool:
    """Return whether a text in comparison letters holds a cue."""
    return CUE[cue].search(letters) is not None


def last(cue: str, letters: str) -> int:
    """Return where the last of a cue's words in a text ends, -1 where there is none."""
    return max((match.end() for match in CUE[cue].finditer(letters)), default=-1)
