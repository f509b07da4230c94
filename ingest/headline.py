"""The headline of a text that states none: the first substantial line, or the first sentence of a long one."""

from __future__ import annotations

import re

from rag.text import sentences

HEADLINE_WORDS = 4  # shorter first lines are section words («اتصالات») and datelines
LONG_LINE_WORDS = 30  # a longer line is a paragraph
LINES_LOOKED_AT = 6
TITLE_WORDS = 25

PAIRS = ("«»", "“”")  # French sets them with spaces: « so »
DETACHED = r"(?<!\S)[{}]+(?![^\s:;,.!?،؛])"  # with a space on both sides a quotation mark opens and closes nothing
DOUBLED_QUOTE = re.compile(r"([\"“”])\1+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
HEADING = re.compile(r"^#{1,6}\s+")
DATELINE = re.compile(r"[-–—:،,.]\s*$")  # «القاهرة- خاص –»
WRAPPED = (('"', '"'), ("“", "”"), ("”", "”"), ("«", "»"), ("'", "'"), ("‘", "’"))


def guess_title(text: str) -> str:
    """Return the headline: " ” منصة «أ» ” تدعم مبادرة خيرية " -> "منصة «أ» تدعم مبادرة خيرية"."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:LINES_LOOKED_AT]
    substantial = (line for line in lines if len(LETTERS.findall(line)) >= HEADLINE_WORDS and not DATELINE.search(line))
    line = next(substantial, lines[0] if lines else "")
    if len(line.split()) > LONG_LINE_WORDS:
        line = sentences(line)[0].of(line)
    return shortened(trimmed(line))


def trimmed(line: str) -> str:
    """Return a line without heading mark, detached quotation marks and a pair around the whole."""
    line = DOUBLED_QUOTE.sub(r"\1", HEADING.sub("", line))
    unpaired = "".join(pair for pair in PAIRS if line.count(pair[0]) != line.count(pair[1]))
    line = re.sub(DETACHED.format(unpaired + "\"„'‘’"), " ", line)
    line = " ".join(line.split())
    for opening, closing in WRAPPED:
        inner = line[1:-1]
        if line.startswith(opening) and line.endswith(closing) and opening not in inner and closing not in inner:
            return inner.strip()
    return line


def shortened(line: str) -> str:
    """Return at most TITLE_WORDS words, with an ellipsis where some are left out."""
    words = line.split()
    return line if len(words) <= TITLE_WORDS else " ".join(words[:TITLE_WORDS]) + "…"
