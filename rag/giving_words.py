"""Expressions that say what a figure is: given or earned, in money or in goods, promised or paid.

The words are in `rag/words/giving.tsv`; this compiles them.
"""

from __future__ import annotations

import re

from rag.aligned import letters_of
from rag.schema import FigureKind, GivingStatus
from rag.word_tables import rows

_NOUN_CLITICS = "(?:[وف]?(?:ال|لل|[بلك](?:ال)?)?)"
_VERB_CLITICS = "(?:[وف]?[بل]?)"
_DONE_CLITICS = "(?<!عن )(?:[وف]?ب?)"  # «التبرع» and «عن تبرع» name a gift, «تبرع» says that it was given


def cues(line: str, clitics: str = _NOUN_CLITICS) -> re.Pattern[str]:
    """Compile a line of words to one expression over comparison letters, whole words, Arabic clitics allowed."""
    entries = sorted({letters_of(entry.strip()) for entry in line.split("|") if entry.strip()}, key=len, reverse=True)
    bodies = []
    for entry in entries:
        body = re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        bodies.append((clitics if entry[0] >= "\u0600" else "") + body)
    return re.compile(r"(?<!\w)(?:" + "|".join(bodies) + r")(?!\w)")


def _table(name: str) -> dict[str, re.Pattern[str]]:
    """Return the expressions of one table of the file, in its order."""
    lines: dict[str, list[str]] = {}
    for table, token, forms in rows("giving"):
        if table == name:
            lines.setdefault(token, []).append(forms)
    clitics = {"status": _VERB_CLITICS, "paid": _DONE_CLITICS}
    return {
        token: cues("|".join(forms), clitics.get(token) or clitics.get(name, _NOUN_CLITICS))
        for token, forms in lines.items()
    }


CUES = _table("cue")
STATUS = {GivingStatus(token): pattern for token, pattern in _table("status").items()}
KIND = {FigureKind(token): pattern for token, pattern in _table("kind").items()}
NEGATION = re.compile(
    r"(?:\b(?:not|never|cannot|without|refus\w+ to|declin\w+ to|den(?:y|ies|ied)(?: having| that it)?|no)\b|n't\b"
    r"|(?<!\w)(?:لم|لن|لا|ما|نفت|نفي|رفضت|رفض|عدم|دون)(?!\w)"
    r"|\bn(?:e |')(?:\w+ )?(?:\w+ )?(?:pas|jamais|rien)\b|\bsans\b|\brefuse\w*\b)"
)
