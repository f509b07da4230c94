"""Whether the words between two amounts make the second the first in another currency: "80 million, about $5 million".

Knows the words between them only. Does not know what either amount is for.
"""

from __future__ import annotations

import re

from rag.aligned import letters_of

_NEAR = 40  # characters between two amounts of which the second stands in brackets
_CLAUSE = re.compile(r"[.;]|\band\b|\bet\b")
_OPENED = re.compile(r"[(（]\s*(?:about |around |some |environ |nearly |نحو |حوالي |soit |or )?$", re.IGNORECASE)
_APPOSED = re.compile(r"[,،]\s+(?!and\b|et\b|و)(?=[^\W\d])")  # no further item of a list
_RESTATED = re.compile(
    r"[\s,،(]*(?:(?:or|soit|i\.e\.|about|some|around|almost|nearly|pres de|quelque|اي|نحو|environ|حوالي|ما يقارب"
    r"|ما يعادل|بما يعادل|قرابه)[\s(]*)+"
)


def is_opened(between: str) -> bool:
    """Return whether an amount stands in brackets after another one: "92,000 pounds (about €100,000)"."""
    return len(between) <= _NEAR and not _CLAUSE.search(between) and _OPENED.search(between) is not None


def is_apposed(between: str, after: str) -> bool:
    """Return whether an amount stands between commas after another one: "$1.4 million, 10 million yuan, had gone"."""
    return between in {", ", "، "} and _APPOSED.match(after) is not None


def is_restated(between: str) -> bool:
    """Return whether nothing but words of likeness stands between two amounts: ", about", «، أي نحو»."""
    return _RESTATED.fullmatch(letters_of(between)) is not None


def is_conversion_of(between: str) -> bool:
    """Return whether the words between two amounts of different currencies make them one."""
    return is_opened(between) or is_restated(between)
