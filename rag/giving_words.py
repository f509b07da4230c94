"""Expressions that say what a figure is: given or earned, in money or in goods, promised or paid.

The words are in `rag/words/giving.tsv`; this compiles them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rag.aligned import letters_of
from rag.alternatives import any_of
from rag.schema import FigureKind, GivingStatus
from rag.word_tables import rows

_NOUN_CLITICS = "(?:[وف]?(?:ال|لل|[بلك](?:ال)?)?)"
_VERB_CLITICS = "(?:[وف]?[بل]?)"
_PLAIN_CLITICS = "(?:[وف]?[بكل]?)"  # «عيني» is "in kind"; with an article of its own it is often a part of a name
_DONE_CLITICS = "(?<!عن )(?:[وف]?ب?)"  # «التبرع» and «عن تبرع» name a gift, «تبرع» says that it was given

WILD = {" ": r"\s+", "*": r"\w*"}  # what an entry's space and star stand for


_CLITICS = {"status": _VERB_CLITICS, "paid": _DONE_CLITICS, "in-kind": _PLAIN_CLITICS}  # of a table, of a token


def cues(line: str, clitics: str = _NOUN_CLITICS) -> re.Pattern[str]:
    """Compile a line of words to one expression over comparison letters, whole words, Arabic clitics allowed."""
    return _any_cue({clitics: line})


def _any_cue(lines: Mapping[str, str]) -> re.Pattern[str]:
    """Compile lines of words to one expression; each line stands under the clitics that its Arabic words may carry."""
    bodies = []
    for clitics, line in lines.items():
        entries = {letters_of(entry.strip()) for entry in line.split("|") if entry.strip()}
        arabic = {entry for entry in entries if entry[0] >= "\u0600"}
        bodies += [any_of(entries - arabic, WILD)] if entries - arabic else []
        bodies += [clitics + any_of(arabic, WILD)] if arabic else []
    return re.compile(r"(?<!\w)(?:" + "|".join(bodies) + r")(?!\w)")


def _lines(name: str) -> dict[str, str]:
    """Return the words of each token of one table of the file, in its order."""
    lines: dict[str, str] = {}
    for table, token, forms in rows("giving"):
        if table == name:
            lines[token] = f"{lines[token]}|{forms}" if token in lines else forms
    return lines


def _table(name: str) -> dict[str, re.Pattern[str]]:
    """Return the expressions of one table of the file."""
    return {token: cues(line, _clitics(name, token)) for token, line in _lines(name).items()}


def _any_of_table(name: str) -> re.Pattern[str]:
    """Return one expression for all words of a table: most texts hold none, and one search tells that."""
    lines: dict[str, str] = {}
    for token, line in _lines(name).items():
        clitics = _clitics(name, token)
        lines[clitics] = f"{lines[clitics]}|{line}" if clitics in lines else line
    return _any_cue(lines)


def _clitics(name: str, token: str) -> str:
    """Return the clitics that the Arabic words of a token may carry."""
    return _CLITICS.get(token) or _CLITICS.get(name, _NOUN_CLITICS)


CUES = _table("cue")
STATUS = {GivingStatus(token): pattern for token, pattern in _table("status").items()}
KIND = {FigureKind(token): pattern for token, pattern in _table("kind").items()}
ANY_STATUS, ANY_KIND = _any_of_table("status"), _any_of_table("kind")
NEGATION = re.compile(
    r"(?:\b(?:not|never|cannot|without|refus\w+ to|declin\w+ to|den(?:y|ies|ied)(?: having| that it)?|no)\b|n't\b"
    r"|(?<!\w)(?:لم|لن|لا|ما|نفت|نفي|رفضت|رفض|عدم|دون)(?!\w)"
    r"|\bn(?:e |')(?:\w+ )?(?:\w+ )?(?:pas|jamais|rien)\b|\bsans\b|\brefuse\w*\b)"
)


def kind_named(letters: str) -> FigureKind | None:
    """Return the kind that a stretch of words names, the rarer kinds before cash and goods."""
    if not ANY_KIND.search(letters):
        return None
    return next(kind for kind, pattern in KIND.items() if pattern.search(letters))
