"""Which of the words around a figure are its own: those up to the joint or clause mark that parts it from others.

Knows joints and clause marks in comparison letters. Does not know what a figure is given for.
"""

from __future__ import annotations

import re

from rag.giving_words import CUES

_WORTH = CUES["worth"]
_JOINT = re.compile(r"[,;،؛]|\s(?:and|et|plus|as well as|ainsi que|while|tandis que|y|und)\s|\s(?=و\S*\s*$)|\s(?=و\w)")
_CLAUSE_END = re.compile(r"[;؛:]|\.\s")


def after_last_joint(text: str) -> str:
    """Return what follows the last joint of the words between two figures; nothing where none joins them."""
    joints = [match.start() for match in _JOINT.finditer(text)]
    if not joints:
        return text if _WORTH.search(text) else ""
    return text[joints[-1] :]


def before_last_joint(text: str) -> str:
    """Return what precedes the last joint of the words between two figures."""
    joints = [match.start() for match in _JOINT.finditer(text)]
    return text[: joints[-1]] if joints else text


def after_clause(text: str) -> str:
    """Return what follows the last full clause mark."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    return text[ends[-1] :] if ends else text


def until_clause(text: str) -> str:
    """Return what precedes the first full clause mark."""
    found = _CLAUSE_END.search(text)
    return text[: found.start()] if found else text
