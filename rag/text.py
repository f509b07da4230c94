"""Words and search tokens of text in Arabic, English, French. It knows letters and word forms, not meanings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

from rag.arabic import is_arabic, stems
from rag.folding import fold
from rag.function_words import STOP_WORDS
from rag.language import detect_language
from rag.schema import Span
from rag.sentences import sentences

__all__ = [
    "bare_parts",
    "bare_words",
    "detect_language",
    "fold",
    "part_starts",
    "sentences",
    "tokens",
    "word_parts",
    "words",
]

SNOWBALL = {"en": "english", "fr": "french", "es": "spanish", "de": "german", "pt": "portuguese", "tr": "turkish"}
MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # accents and tashkeel
JOINERS = r"\u200c\u200d\u00ad"  # invisible, and part of the word they stand in
ARABIC = r"\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f"
ARABIC_LETTERS = rf"[{ARABIC}][{ARABIC}{MARKS}{JOINERS}]*"
OTHER_LETTERS = rf"[^\W_{ARABIC}](?:[^\W_{ARABIC}]|[{MARKS}{JOINERS}])*"  # "3M" is one word, "و100" two
WORD = re.compile(
    rf"#[\w{MARKS}{JOINERS}]+"  # a hashtag, whole
    r"|\d+(?:[.,٫٬]\d+)+"  # 51.7 and 51,7 and 1,000,000
    r"|(?<![\w.])[A-Z](?:\.[A-Z])+(?!\w)"  # U.S
    rf"|{ARABIC_LETTERS}|{OTHER_LETTERS}"
)
HASHTAG_PART = re.compile(
    rf"[A-Z]+(?![a-z])|[A-Z]?[^\W\dA-Z_][^\W\dA-Z_{MARKS}]*(?:[{MARKS}]+[^\W\dA-Z_]*)*|\d+|[^\W_]+"
)


@lru_cache(maxsize=256)
def words(text: str) -> tuple[tuple[str, Span], ...]:
    """Return surface words with offsets; hashtags and decimal numbers stay whole, hyphens and apostrophes divide."""
    return tuple((found[0], Span(*found.span())) for found in WORD.finditer(text))


@lru_cache(maxsize=256)
def bare_words(text: str) -> tuple[str, ...]:
    """Return the same words without offsets, which cost more than the words."""
    return tuple(WORD.findall(text))


def word_parts(text: str) -> Sequence[tuple[str, Span]]:
    """Return words with offsets, hashtags divided at underscores and capitals: "#StayHome" -> "Stay", "Home"."""
    if "#" not in text:
        return words(text)
    parts: list[tuple[str, Span]] = []
    for word, span in words(text):
        if not word.startswith("#"):
            parts.append((word, span))
            continue
        inner = HASHTAG_PART.finditer(word)
        parts += [(found[0], Span(span.start + found.start(), span.start + found.end())) for found in inner]
    return parts


def bare_parts(text: str) -> Sequence[str]:
    """Return the same parts without offsets: of "#StayHome" "Stay" and "Home"."""
    if "#" not in text:
        return bare_words(text)
    found = ((HASHTAG_PART.findall(word) if word.startswith("#") else (word,)) for word in bare_words(text))
    return [part for parts in found for part in parts]


def part_starts(text: str) -> Sequence[int]:
    """Return where each of the bare parts begins."""
    if "#" not in text:
        return [found.start() for found in WORD.finditer(text)]
    return [span.start for _, span in word_parts(text)]


def tokens(text: str, language: str | None = None) -> list[str]:
    """Return what the keyword index holds of a text: folded stems without stop words, in order.

    An Arabic word with a leading waw gives two tokens, since only grammar tells "and" from a letter of the word.
    A hashtag gives itself and its parts.
    """
    latin = language if language in SNOWBALL else detect_language(text)
    latin = latin if latin in SNOWBALL else "en"
    found: list[str] = []
    for word in bare_words(text):
        if not word.startswith("#"):
            found.extend(_word_tokens(word, latin))
            continue
        parts = HASHTAG_PART.findall(word)
        if len(parts) > 1:
            found.append(fold(word[1:]))
        for part in parts:
            found.extend(_word_tokens(part, latin))
    return found


@lru_cache(maxsize=100_000)
def _word_tokens(word: str, latin: str) -> tuple[str, ...]:
    """Return the tokens of one word; none for a stop word."""
    folded = fold(word)
    if folded[:1].isdigit():
        return (_plain_number(folded),)
    if is_arabic(folded):
        return () if folded in STOP_WORDS["ar"] else stems(folded)
    if folded in STOP_WORDS[latin] or len(folded) < 2:
        return ()
    stemmed: str = snowballstemmer.stemmer(SNOWBALL[latin]).stemWord(folded)
    return (stemmed,)


def _plain_number(folded: str) -> str:
    """Write a number one way: "51,7" -> "51.7", "1,000,000" -> "1000000"; three digits after a comma are thousands."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", folded):
        return re.sub(r"[.,]", "", folded)
    return folded.replace(",", ".")
