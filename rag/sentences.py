"""Where sentences begin and end, with offsets. It knows marks, abbreviations and figures; it does not parse grammar."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.schema import Span

CLOSERS = "\"'»”’)\\]}›"
# A run of closing marks, the quotes and brackets that close with it, and where the next sentence would begin.
BREAK = re.compile(
    r"(?P<line>[\n\r\u2028\u2029\u0085\f\v]+)"
    rf"|(?P<mark>[.!?؟؛…۔。]+)(?P<close>(?:[{CLOSERS}]|[ \u00a0\u202f]»)*)(?=(?P<space>\s*)(?P<next>\S?))"
)
TITLES = frozenset(  # a name follows
    """
    mr mrs ms dr prof st sr jr gen col lt capt sen rep gov rev hon messrs mm mme mlle mmes me pr vs viz cf al ed eds mgr
    inc ltd co corp bros llc plc dept univ assn jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil
    """.split()
)
BEFORE_NUMBER = frozenset("no nos n nr art p pp vol fig ch sec approx ca env rs re fr dh dhs le u.s us".split())
DOTTED = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.)+[^\W\d_])$")  # "U.S", "ج.م": single letters with points
LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W\d_])*)$")
VOWEL_SIGNS = re.compile(r"[\u064b-\u0652]")  # inside a word: «نقدًا»
LIST_NUMBER = re.compile(r"(?:^|[\n\r])\s*[\d٠-٩]{1,3}$")
LOOKBACK = 24  # longer than any abbreviation


def sentences(text: str) -> list[Span]:
    """Return the sentences' spans, trimmed, in order, covering all that is not white space."""
    return list(_spans(text))


@lru_cache(maxsize=16)
def _spans(text: str) -> tuple[Span, ...]:
    """Return the sentences' spans; one text is divided more than once while it is read."""
    spans: list[Span] = []
    start = 0
    for found in BREAK.finditer(text):
        if found["line"] is None and not _ends_sentence(text, found):
            continue
        _append_trimmed(spans, text, start, found.end())
        start = found.end()
    _append_trimmed(spans, text, start, len(text))
    return tuple(spans)


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add text[start:end] without its outer white space, if anything is left."""
    piece = text[start:end]
    if piece.strip():
        left = len(piece) - len(piece.lstrip())
        spans.append(Span(start + left, start + len(piece.rstrip())))


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    """Tell whether a closing mark closes a sentence."""
    following = found["next"]
    if not following:
        return True
    before = text[max(0, found.start() - LOOKBACK) : found.start()]
    if not found["space"] and not found["close"]:
        return found["mark"][0] in "؟؛。۔" or _glued_arabic(before, following, text[found.end() : found.end() + 2])
    if following.islower() or following in ",،;:؛":
        return False
    return found["mark"] != "." or bool(found["close"]) or not _abbreviated(before, following)


def _glued_arabic(before: str, following: str, after: str) -> bool:
    """Tell whether a mark without a space after it stands between two Arabic words: a slip that news often makes."""
    return (
        "\u0621" <= following <= "\u064a"
        and len(after) == 2
        and after.isalpha()
        and before[-2:].isalpha()
        and len(before) > 1
    )


def _abbreviated(before: str, following: str) -> bool:
    """Tell whether the point belongs to an abbreviation, an initial or a list number rather than to a sentence."""
    if ("." in before and DOTTED.search(before)) or (before[-1:].isdigit() and LIST_NUMBER.search(before)):
        return True
    last = LAST_WORD.search(VOWEL_SIGNS.sub("", before))
    if last is None:
        return False
    word = last[1]
    if len(word) == 1 and not word.isdigit():
        return word.isupper() or "\u0621" <= word <= "\u064a"
    if word.lower() in TITLES:
        return word[0].isupper() or following.isdigit()
    return word.lower() in BEFORE_NUMBER and (following.isdigit() or following in "$€£¥₹")
