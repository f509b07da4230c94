"""Text of others made fit for a file: no characters that break one, and runs of one direction. Pure.

It knows no format.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

from page.directions import classes_of, foreign_spans
from page.sources import web_address

KEPT_CONTROLS = frozenset("\n\t")
NEXT_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
# What turns the direction of all that follows, and noncharacters, which XML forbids or programs refuse.
LEFT_OUT = re.compile("[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
LETTER_OF = {"ltr": "\u200e", "rtl": "\u200f"}  # invisible letters of either direction
SHOWN_OF_A_LINK = 160  # characters; longer ones are cut to their site, and lead to the same place
LONGEST_LINK = 2_000  # Word refuses to open a document with a much longer one
IN_A_URL = "%/:=&?~#+!$,;'@()*[]"  # what stays as it is; everything else is percent-encoded
NOT_IN_A_HOST = re.compile(r"[\s<>\"'\\^`{|}]")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
DIGITS_FIRST = re.compile("[ps]*n")

Piece = tuple[str, str]  # a text and its direction


def clean(text: str) -> str:
    """Return a text without characters that break a file or turn the direction of what follows them."""
    text = HALF_A_CHARACTER.sub("\ufffd", NEXT_LINES.sub("\n", text))
    return "".join(
        letter for letter in LEFT_OUT.sub("", text) if letter in KEPT_CONTROLS or unicodedata.category(letter) != "Cc"
    )


def one_line(text: str) -> str:
    """Return a clean text on one line."""
    return " ".join(clean(text).split())


def pieces(text: str, base: str) -> list[Piece]:
    """Return a text as runs of one direction inside a paragraph of a direction.

    ("قدمت TikTok المبلغ", "rtl") -> [("قدمت ", "rtl"), ("TikTok", "ltr"), (" المبلغ", "rtl")]

    Word goes by the direction of a run, other programs by its letters alone: digits then follow the letter before them.
    So invisible letters stand where a run begins or ends with something else.
    """
    other = "ltr" if base == "rtl" else "rtl"
    found: list[Piece] = []
    at = 0
    for start, end in foreign_spans(text, base):
        found += [(_after(text[at:start], base, is_first=at == 0), base), (_held(text[start:end], other), other)]
        at = end
    found.append((_after(text[at:], base, is_first=at == 0), base))
    return [piece for piece in found if piece[0]]


def _held(text: str, way: str) -> str:
    """Return a run that begins and ends with a letter of its direction."""
    strong = "l" if way == "ltr" else "r"
    before = "" if classes_of(text[0]) == strong else LETTER_OF[way]
    after = "" if classes_of(text[-1]) == strong else LETTER_OF[way]
    return f"{before}{text}{after}"


def _after(text: str, base: str, *, is_first: bool) -> str:
    """Return what follows a foreign run, its first digits kept from being taken for a part of that run."""
    return text if is_first or not DIGITS_FIRST.match(classes_of(text)) else f"{LETTER_OF[base]}{text}"


def language_tag(language: str) -> str:
    """Return a language's code, "und" for what is none."""
    return language if LANGUAGE.fullmatch(language) else "und"


def link_target(url: str | None) -> str | None:
    """Return an address that a document may link to, None where there is none.

    "https://example.org/عطاء?a=b c" -> "https://example.org/%D8%B9%D8%B7%D8%A7%D8%A1?a=b%20c"
    """
    address = web_address(one_line(url)) if url else None
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
        if parts.username is not None:
            return None  # a name before the site is how links pretend to lead elsewhere
        host = parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        return None
    if NOT_IN_A_HOST.search(host):
        return None
    path, query, fragment = (quote(part, safe=IN_A_URL) for part in (parts.path, parts.query, parts.fragment))
    target = urlunsplit((parts.scheme, host, path, query, fragment))
    return target if len(target) <= LONGEST_LINK else None


def link_text(target: str) -> str:
    """Return what is shown of a link, in text of either direction: "https://example.org/a" -> "example.org/a"."""
    shown = target.split("://", 1)[1]
    is_readable = "%" not in shown and len(shown) <= SHOWN_OF_A_LINK
    return _held(shown if is_readable else f"{urlsplit(target).netloc}/…", "ltr")
