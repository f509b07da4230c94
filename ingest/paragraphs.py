"""Lines of pages to paragraphs: which line was only wrapped, by the room on it, its indent and its neighbours.

Knows where lines stand and what they say; does not know what drew them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

BULLET = re.compile(r"[•▪◦●■►]")
ITEM = re.compile(r"[•▪◦●■►]|(?:[-–*]|\d{1,2}[.)])\s")
SENTENCE_ENDS = tuple('.!?؟:;؛…»”"')
PARAGRAPH_GAP = 1.3  # times the usual distance of lines
WORD_ROOM = 1.1  # times the width of a word, which is estimated
INDENT = 0.6  # of the usual distance of lines
SAME_SIZE = 1.12  # times; a heading is larger


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    page: int
    text: str
    drawn: tuple[str, ...]  # from left to right, of a line with Arabic letters
    left: float
    right: float
    base: float  # where its letters stand
    size: float
    in_margin: bool
    from_right: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under each other, of one or more paragraphs."""

    lines: Sequence[Line]
    left: float
    right: float
    slack: float  # what is no indent yet
    from_right: bool
    is_centred: bool

    def goes_on(self, place: int) -> bool:
        """Return whether the line before was only wrapped: no room was left on it, and the next is not indented."""
        one, other = self.lines[place - 1], self.lines[place]
        is_item = ITEM.match(other.text) and one.text.endswith(SENTENCE_ENDS)
        if one.text.endswith("-") or is_item or BULLET.match(other.text) or self.had_room(one, other):
            return one.text.endswith("-")
        indent = self.room(other, at_end=False) - self.room(one, at_end=False)
        return indent < self.slack or self.is_centred or ITEM.match(one.text) is not None

    def had_room(self, one: Line, other: Line) -> bool:
        """Return whether the other line's first word had found room on the one, so that it was ended on purpose."""
        letters = len(other.text.split()[0]) + 1.0  # and a space
        return self.room(one, at_end=True) > WORD_ROOM * letters / len(other.text) * (other.right - other.left)

    def room(self, line: Line, *, at_end: bool) -> float:
        """Return how much shorter a line is than its block, where it ends or where it begins."""
        return line.left - self.left if self.from_right == at_end else self.right - line.right


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the texts of paragraphs: "… of the com-", "pany." -> "… of the company."."""
    steps = sorted(one.base - other.base for one, other in pairwise(lines) if one.base > other.base)
    step = steps[len(steps) // 4] if steps else 0.0  # of wrapped lines; those between paragraphs are larger
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _adjoins(rows[-1][-1], line, step):
            rows[-1].append(line)
        else:
            rows.append([line])
    text, before = "", None
    for block in (_block(each, step) for each in rows):
        for place, line in enumerate(block.lines):
            goes_on = block.goes_on(place) if place else before is not None and _turns_over(before, line)
            if text and not goes_on:
                yield text
            text = _joined(text, line.text) if goes_on else line.text
        before = block
    yield text


def _adjoins(one: Line, other: Line, step: float) -> bool:
    """Return whether a line stands under another as in one block of text."""
    same_script = bool(one.drawn) == bool(other.drawn)
    alike = not same_script or max(one.size, other.size) <= SAME_SIZE * min(one.size, other.size)
    beside = other.right < one.left or one.right < other.left
    return one.page == other.page and alike and not beside and 0 < one.base - other.base <= PARAGRAPH_GAP * step


def _block(lines: Sequence[Line], step: float) -> Block:
    """Return lines as a block, set from the side where more of them begin, of equal counts from the script's."""
    left, right, slack = min(line.left for line in lines), max(line.right for line in lines), INDENT * step
    on_left = sum(line.left - left < slack for line in lines)
    on_right = sum(right - line.right < slack for line in lines)
    from_right = on_right > on_left or (on_right == on_left and lines[0].from_right)
    is_centred = all(abs(line.left - left - right + line.right) < slack for line in lines)
    return Block(lines, left, right, slack, from_right, is_centred)


def _turns_over(block: Block, other: Line) -> bool:
    """Return whether a paragraph goes on from the end of a column or page to the head of the next."""
    last = block.lines[-1]
    is_open = (
        (len(block.lines) > 1 or other.text[0].islower())
        and not last.text.endswith(SENTENCE_ENDS)
        and not block.had_room(last, other)
    )
    is_next = other.page == last.page + 1 or (other.page == last.page and other.base > last.base)
    return is_next and (is_open or last.text.endswith("-")) and not other.text[0].isupper()


def _joined(text: str, more: str) -> str:
    """Return a text with its next line, a word that was parted put together: "com-", "pany" -> "company"."""
    if not (text.endswith("-") and text[-2:-1].isalnum()):
        return f"{text} {more}"
    return text[:-1] + more if more[0].islower() else text + more
