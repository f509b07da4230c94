"""Ranges and lists share what they print once: "150 to 250 million dollars", «بين 5 و10 ملايين».

Knows: which words join two numbers. Does not know what the numbers mean.
"""

from __future__ import annotations

from rag.candidates import Candidate
from rag.lexicon import Words

_RANGE = frozenset(
    {"-", "to", "or", "a", "ou", "الي", "او", "حتي", "bis", "oder", "hasta", "ate", "and", "et", "و", "y", "e", "und"}
)
_LIST = frozenset({",", "،"})
_OPENERS = frozenset({"between", "entre", "بين", "zwischen", "from", "de", "من"})
_SURE = frozenset({"-", "to", "or", "ou", "الي", "او", "bis", "oder", "hasta"})
_LARGEST_ELLIPSIS = 1000  # "150 to 250 million": a first number of four digits is no elliptic million


def share_units(words: Words, found: list[Candidate]) -> set[int]:
    """Give elliptic numbers the scale and unit of their neighbours; return the indices that end a range.

    Example: in "US$150-250 million" both become millions of dollars.
    """
    range_ends: set[int] = set()
    for index in range(len(found) - 2, -1, -1):
        link = _link(words, found[index], found[index + 1])
        if link is None:
            continue
        if link == "range":
            range_ends.add(index + 1)
        _share_back(found[index], found[index + 1], link)
    for index in range(len(found) - 1):
        if _link(words, found[index], found[index + 1]) is not None:
            _share_forward(found[index], found[index + 1])
    return range_ends


def _link(words: Words, left: Candidate, right: Candidate) -> str | None:
    """Return how two neighbouring numbers are joined: "range", "list" or not at all."""
    between = words.forms[left.end : right.first]
    one_joint = len(between) == 1 and between[0] in _RANGE | _LIST
    two_joints = len(between) == 2 and between[0] in _LIST and between[1] in _RANGE
    parted = words.newline_before(right.first) or words.newline_before(left.end)
    shrinks = left.quantity.scale > 1 and right.quantity.scale == 1  # "1.7 billion to 116 organisations"
    if not (one_joint or two_joints) or parted or shrinks:
        return None
    joint = between[-1]
    if joint in _LIST:
        return "list"
    opener = words.forms[left.first - 1] if left.first else ""
    if joint in _SURE or (opener in _OPENERS and len(between) == 1):
        return "range"
    return "list"


def _share_back(left: Candidate, right: Candidate, link: str) -> None:
    """Give the left number the right one's scale and unit where it prints none of its own."""
    bare = left.quantity.scale == 1 and (left.unit is None or left.prefixed)
    scalable = bare and left.quantity.digits and left.value < _LARGEST_ELLIPSIS
    if right.quantity.scale > 1 and scalable and right.quantity.digits:
        left.value *= right.quantity.scale
        left.quantity = left.quantity._replace(value=left.value, scale=right.quantity.scale, short=right.quantity.short)
    if left.unit is None and right.unit is not None and (link == "range" or right.unit.money):
        left.unit = right.unit
        left.value *= right.unit.worth


def _share_forward(left: Candidate, right: Candidate) -> None:
    """Give the right number the currency sign that the left one carries: "EGP 12, 160 and 100 million"."""
    if right.unit is None and left.unit is not None and left.unit.money and left.quantity.scale == right.quantity.scale:
        right.unit = left.unit
        right.prefixed = True
        right.value *= left.unit.worth
