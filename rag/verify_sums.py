"""Sums that an answer works out before the reader's eyes: "a [1] + b [2] = c [1][2]". It reads no passage.

A sum holds where its addends come to it in one unit, it is hedged as they are, and it has the markers of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rag.figures import Number
from rag.schema import Hedge

_MARKER = re.compile(r"\[(\d{1,3})\]")
_PLUS, _EQUALS = re.compile(r"[^+=:;؛]*\+[^+=:;؛]*"), re.compile(r"[^+=:;؛]*=[^+=:;؛]*")
_BETWEEN_MARKERS = re.compile(r"[\s,،;]*")
_MORE = frozenset({Hedge.EXACT, Hedge.MORE_THAN, Hedge.AT_LEAST})
_LESS = frozenset({Hedge.EXACT, Hedge.UP_TO, Hedge.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Sum:
    """One equation of a sentence: places in its list of numbers."""

    result: int
    addends: tuple[int, ...]


def find_sums(bare: str, numbers: Sequence[Number]) -> dict[int, Sum]:
    """Return the equations of a sentence by the place of their result.

    Args:
        bare: the sentence with spaces in place of its markers.
        numbers: of the sentence, in its order.
    """
    found: dict[int, Sum] = {}
    for at in range(2, len(numbers)):
        if not _EQUALS.fullmatch(_between(bare, numbers, at)):
            continue
        first = at - 1
        while first > 0 and _PLUS.fullmatch(_between(bare, numbers, first)):
            first -= 1
        if at - first > 1:
            found[at] = Sum(at, tuple(range(first, at)))
    return found


def adds_up(sentence: str, total: Sum, numbers: Sequence[Number]) -> bool:
    """Return whether an equation is true, in one unit, hedged as its addends are, with the markers of all of them."""
    result = numbers[total.result].figure
    addends = [numbers[at].figure for at in total.addends]
    if any(figure.unit != result.unit for figure in addends):
        return False
    if sum(Decimal(repr(figure.value)) for figure in addends) != Decimal(repr(result.value)):
        return False
    markers = [_markers_after(sentence, figure.end) for figure in (*addends, result)]
    return _hedge_fits({figure.hedge for figure in addends}, result.hedge) and all(
        own and own <= markers[-1] for own in markers[:-1]
    )


def _between(bare: str, numbers: Sequence[Number], at: int) -> str:
    """Return what stands between a number and the one before it."""
    return bare[numbers[at - 1].figure.end : numbers[at].figure.start]


def _hedge_fits(addends: set[Hedge], result: Hedge) -> bool:
    """Return whether a sum is hedged as its addends allow: none of them hedged, or all to one side, or "about"."""
    if addends == {Hedge.EXACT}:
        return result in {Hedge.EXACT, Hedge.ABOUT}
    if result is Hedge.ABOUT:
        return True
    sides = {Hedge.MORE_THAN: _MORE, Hedge.AT_LEAST: _MORE, Hedge.UP_TO: _LESS, Hedge.LESS_THAN: _LESS}
    return addends <= sides.get(result, frozenset())


def _markers_after(sentence: str, end: int) -> set[str]:
    """Return the numbers of the next marker after a place, and of those right beside it."""
    found: set[str] = set()
    at = None
    for marker in _MARKER.finditer(sentence, end):
        if at is not None and not _BETWEEN_MARKERS.fullmatch(sentence, at, marker.start()):
            break
        at = marker.end()
        found.add(marker[1])
    return found
