"""Digits as printed, read as numbers: which mark is the decimal one and which only groups thousands.

Knows: the marks of Arabic, English, French, Spanish, German and Portuguese print. Does not know scale words or units.
"""

from __future__ import annotations

import re
from decimal import Decimal

LONGEST = 24  # characters; more digits than any amount has: an account number, noise
_GROUPED = re.compile(r"\d{1,3}(?:([.,٬،' ])\d{3})(?:\1\d{3})*(?:[.,٫](\d+))?")
_SOUTH_ASIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_AGENCY = re.compile(r"(\d+)ر(\d+)")  # news agencies type "9ر2", fraction first, so that it shows as 2.9
_PLAIN = re.compile(r"\d+")
_DECIMAL = re.compile(r"(\d+)(?:[.,٫،]| فاصله? )(\d+)")
_ONE_GROUP = re.compile(r"(\d{1,3})([.,،])(\d{3})")
DECIMAL_COMMA = frozenset({"fr", "es", "de", "pt", "tr"})


def read_digits(printed: str, language: str, *, scaled: bool = False, few: bool = False) -> Decimal | None:
    """Return the number that digits print, None where they print none (a version, an address).

    Args:
        printed: digits with their marks, Western digits only.
        language: whose habit settles a single mark before three digits: "1.500", "3,650".
        scaled: a scale word follows ("3,650 million"), so that decimals are likelier.
        few: an Arabic plural scale word follows, which says that the number lies between 3 and 10.

    >>> read_digits("1,5", "fr"), read_digits("1.500", "fr"), read_digits("1,234,567.8", "en")
    (Decimal('1.5'), Decimal('1500'), Decimal('1234567.8'))

    """
    if len(printed) > LONGEST:
        return None
    if _PLAIN.fullmatch(printed):
        return Decimal(printed)
    agency = _AGENCY.fullmatch(printed)
    if agency:
        return Decimal(f"{agency[2]}.{agency[1]}")
    one = _ONE_GROUP.fullmatch(printed)
    if one:
        return _single_mark(one, language, scaled=scaled, few=few)
    return _many_marks(printed)


def _single_mark(match: re.Match[str], language: str, *, scaled: bool, few: bool) -> Decimal:
    """Read one mark before three digits: a decimal mark or a thousands mark, by habit and by what follows."""
    whole, mark, rest = match.groups()
    decimal = Decimal(f"{whole}.{rest}")
    if whole.startswith("0") or (few and 3 <= decimal < 11):
        return decimal
    if scaled and mark == ("," if language in DECIMAL_COMMA else "."):
        return decimal
    return Decimal(whole + rest)


def _many_marks(printed: str) -> Decimal | None:
    """Read digits with several marks, or with one that cannot group thousands."""
    grouped = _GROUPED.fullmatch(printed)
    if grouped:
        mark, decimals = grouped.groups()
        whole = printed[: -len(decimals) - 1] if decimals else printed
        if decimals and printed[-len(decimals) - 1] == mark:
            return None
        return Decimal("".join(filter(str.isdigit, whole)) + (f".{decimals}" if decimals else ""))
    if _SOUTH_ASIAN.fullmatch(printed):
        return Decimal(printed.replace(",", ""))
    decimal = _DECIMAL.fullmatch(printed)
    return Decimal(f"{decimal[1]}.{decimal[2]}") if decimal else None
