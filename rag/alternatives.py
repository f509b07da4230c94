"""Long lists of words as one expression that is searched fast: a beginning that several words share is tried once.

Knows how expressions are written. Does not know what any word means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def any_of(words: Iterable[str], signs: Mapping[str, str]) -> str:
    """Return an expression for the longest of some words: {"gift", "gifts"} -> "gift(?:s|)".

    Args:
        words: as they are sought, signs among them.
        signs: what a single character stands for, such as "*" for any ending; tried after letters, in this order.
    """
    heads: dict[str, set[str]] = {}
    for word in words:
        heads.setdefault(word[:1], set()).add(word[1:])
    ranks = {"": len(signs) + 1} | {sign: rank for rank, sign in enumerate(signs, 1)}
    longest_first = sorted(heads, key=lambda head: (ranks.get(head, 0), head))
    bodies = [signs.get(head, re.escape(head)) + (any_of(heads[head], signs) if head else "") for head in longest_first]
    return bodies[0] if len(bodies) == 1 else f"(?:{'|'.join(bodies)})"
