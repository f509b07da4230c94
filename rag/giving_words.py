"""Expressions that say what a figure is: given or earned, in money or in goods, promised or paid.

The words are in `rag/words/giving.tsv`; this compiles them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.aligned import letters_of
from rag.schema import FigureKind, GivingStatus
from rag.word_tables import rows

_NOUN_CLITICS = "(?:[وف]?(?:ال|لل|[بلك](?:ال)?)?)"
_VERB_CLITICS = "(?:[وف]?[بل]?)"
_PLAIN_CLITICS = "(?:[وف]?[بكل]?)"  # «عيني» is "in kind"; with an article of its own it is often a part of a name
_DONE_CLITICS = "(?<!عن )(?:[وف]?ب?)"  # «التبرع» and «عن تبرع» name a gift, «تبرع» says that it was given

WILD = {" ": r"\s+", "*": r"\w*"}  # what an entry's space and star stand for
LAST = {" ": 1, "*": 2, "": 3}  # tried after letters: a further word, any ending, the end


def cues(line: str, clitics: str = _NOUN_CLITICS) -> re.Pattern[str]:
    """Compile a line of words to one expression over comparison letters, whole words, Arabic clitics allowed."""
    entries = {letters_of(entry.strip()) for entry in line.split("|") if entry.strip()}
    arabic = {entry for entry in entries if entry[0] >= "\u0600"}
    bodies = [_any_of(entries - arabic)] if entries - arabic else []
    bodies += [clitics + _any_of(arabic)] if arabic else []
    return re.compile(r"(?<!\w)(?:" + "|".join(bodies) + r")(?!\w)")


def _any_of(entries: Iterable[str]) -> str:
    """Return an expression for the longest of some entries: {"gift", "gifts"} -> "gift(?:s|)".

    A beginning that entries share is tried once, which makes the search of long lists several times faster.
    """
    heads: dict[str, set[str]] = {}
    for entry in entries:
        heads.setdefault(entry[:1], set()).add(entry[1:])
    longest_first = sorted(heads, key=lambda head: (LAST.get(head, 0), head))
    bodies = [WILD.get(head, re.escape(head)) + (_any_of(heads[head]) if head else "") for head in longest_first]
    return bodies[0] if len(bodies) == 1 else f"(?:{'|'.join(bodies)})"


def _table(name: str) -> dict[str, re.Pattern[str]]:
    """Return the expressions of one table of the file, in its order."""
    lines: dict[str, list[str]] = {}
    for table, token, forms in rows("giving"):
        if table == name:
            lines.setdefault(token, []).append(forms)
    clitics = {"status": _VERB_CLITICS, "paid": _DONE_CLITICS, "in-kind": _PLAIN_CLITICS}
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
