r"""What is changed in a source's text, and nothing else is: marks that no reader sees, and lines that are litter.

Line ends become "\n", byte order marks go, spaces at line ends go, blank lines before and after the text go, of several
others one stays. Whole lines that are a page's furniture go (`ingest.litter`). Letters, tashkeel and quotation marks
stay. Offsets are of the result.
"""

from __future__ import annotations

import re

from ingest.litter import without_litter

LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES_AT_LINE_END = re.compile(r"[ \t\u00a0\u3000]+(?=\n|$)")
BLANK_LINES = re.compile(r"\n{3,}")
FRONT_MATTER = re.compile(r"---\n(?:.*\n)*?---(?:\n|$)")  # its "tags:" is a field


def clean(text: str) -> str:
    r"""Return the text as it is kept: "\ufeffالمصرى \r\n" -> "المصرى", "Share on Facebook\nA gift" -> "A gift"."""
    text = LINE_END.sub("\n", text.replace("\ufeff", ""))
    text = BLANK_LINES.sub("\n\n", SPACES_AT_LINE_END.sub("", text)).strip("\n")
    while (shorter := _without_litter(text)) != text:  # a dropped line may uncover another, front matter even
        text = shorter
    return text


def _without_litter(text: str) -> str:
    """Return the text without the lines that are litter now; the very same text if there are none."""
    front_matter = FRONT_MATTER.match(text)
    start = front_matter.end() if front_matter else 0
    lines = text[start:].split("\n")
    kept = without_litter(lines)
    if len(kept) == len(lines):
        return text
    body = BLANK_LINES.sub("\n\n", "\n".join(kept)).strip("\n")
    return (text[:start] + body).strip("\n")
