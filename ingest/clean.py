r"""What is changed in a source's text, and nothing else is: the marks that no reader sees.

Line ends become "\n", byte order marks go, spaces at line ends go, blank lines before and after the text go.
Letters, tashkeel, quotation marks and blank lines inside the text stay. Offsets are of the result.
"""

from __future__ import annotations

import re

LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES_AT_LINE_END = re.compile(r"[ \t\u00a0\u3000]+(?=\n|$)")


def clean(text: str) -> str:
    r"""Return the text as it is kept: "\ufeffاتصالات \r\n" -> "اتصالات"."""
    text = LINE_END.sub("\n", text.replace("\ufeff", ""))
    return SPACES_AT_LINE_END.sub("", text).strip("\n")
