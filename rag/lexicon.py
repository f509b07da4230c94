"""Words of a text and tables of phrases looked up among them, Arabic clitics allowed.

Knows: where words, numbers and marks stand, and how a phrase is matched at, or ending at, a place. Does not know what
any phrase means.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from rag.aligned import Aligned, align, letters_of

Meaning = TypeVar("Meaning")

_TOKEN = re.compile(
    r"(?P<word>(?!https?://|www\.)[^\W\d_]+)"  # first: most tokens are words
    r"|(?P<number>(?<![\w\-])\d{1,3}(?: \d{3})+(?!\d)(?:[.,٫]\d+)?|\d+ فاصله? \d+|\d+(?:[.,٫٬،']\d+)*(?:ر\d+)?)"
    r"|(?P<skip>(?:https?://|www\.)\S+|[#@][^\W]+)"
    r"|(?P<mark>\S)"
)
_LINE_END = re.compile(r"[\n\r\u2028\u2029]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_CLITICS = ("وبال", "وال", "فال", "بال", "كال", "ولل", "ال", "لل", "وب", "ول", "فب", "وك", "و", "ف", "ب", "ل", "ك")


CLITIC_LETTERS = frozenset(clitic[0] for clitic in _CLITICS)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one text, in parallel: folded form, kind, place in the folded letters."""

    source: Aligned
    forms: tuple[str, ...]
    kinds: tuple[str, ...]  # "number", "word", "mark", "skip"
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: frozenset[int]  # tokens that a line end precedes

    def touching(self, index: int) -> bool:
        """Whether token `index` begins where the one before it ends."""
        return 0 < index < len(self.forms) and self.starts[index] == self.ends[index - 1]

    def newline_before(self, index: int) -> bool:
        """Whether a line ends between token `index` and the one before it."""
        return index in self.breaks

    def after_hyphen(self, index: int) -> bool:
        """Whether a hyphen stands before token `index`: quatre-vingt."""
        return index > 0 and self.forms[index - 1] == "-"

    def arabic(self, index: int) -> bool:
        """Whether token `index` is in Arabic letters."""
        return _ARABIC.match(self.forms[index]) is not None

    def printed(self, first: int, last: int) -> str:
        """Return the original characters of tokens first..last, last included."""
        start, end = self.source.span(self.starts[first], self.ends[last])
        return self.source.original[start:end]


def words_of(text: str) -> Words:
    """Cut a text into words, numbers and marks: "US$5m" -> us $ 5 m."""
    source = align(text)
    tokens = list(_TOKEN.finditer(source.letters))
    forms, kinds = tuple(match[0] for match in tokens), tuple(match.lastgroup or "mark" for match in tokens)
    starts, ends = tuple(match.start() for match in tokens), tuple(match.end() for match in tokens)
    line_ends = [match.start() for match in _LINE_END.finditer(source.letters)]
    breaks = frozenset(bisect_left(starts, place) for place in line_ends) - {0, len(starts)}
    return Words(source, forms, kinds, starts, ends, breaks)


@lru_cache(maxsize=65536)
def readings(form: str) -> tuple[tuple[str, str], ...]:
    """Return readings of a form as (word, clitics): «بالمليون» is itself, then «مليون» with «بال»."""
    found = [(form, "")]
    if form[0] in CLITIC_LETTERS:
        found += [(form[len(c) :], c) for c in _CLITICS if form.startswith(c) and len(form) - len(c) >= 2]
    return tuple(found)


def _is_absent(form: str, table: Container[str]) -> bool:
    """Whether no phrase has a form that can carry no clitic: the answer for most words of a text."""
    return form not in table and form[0] not in CLITIC_LETTERS


def forms_of(line: str) -> Iterator[str]:
    """Return the phrases of a table line: "dollar|dollars" -> dollar, dollars."""
    return (form.strip() for form in line.split("|") if form.strip())


class PhraseTable(Generic[Meaning]):
    """Phrases with meanings, matched over tokens; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for line, meaning in entries:
            for phrase in forms_of(line):
                parts = tuple(match.group() for match in _TOKEN.finditer(letters_of(phrase)))
                self._by_first.setdefault(parts[0], []).append((parts, meaning))
                self._by_last.setdefault(parts[-1], []).append((parts, meaning))
        for table in (self._by_first, self._by_last):
            for phrases in table.values():
                phrases.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Words, index: int, clitics: frozenset[str] | None = None) -> tuple[Meaning, int] | None:
        """Return the meaning of the longest phrase that begins at `index`, and the index after it.

        Args:
            words: the text.
            index: of the phrase's first token.
            clitics: those that the first word may carry; None for any.

        """
        if index >= len(words.forms) or _is_absent(words.forms[index], self._by_first):
            return None
        best: tuple[Meaning, int] | None = None
        for form, clitic in readings(words.forms[index]):
            if clitics is not None and clitic not in clitics:
                continue
            for parts, meaning in self._by_first.get(form, ()):
                end = index + len(parts)
                longer = best is None or end > best[1]
                if longer and end <= len(words.forms) and self._same(words, index + 1, parts[1:]):
                    best = (meaning, end)
                    break
        return best

    def ending_at(self, words: Words, end: int) -> tuple[Meaning, int] | None:
        """Return the meaning of the longest phrase whose last token is `end` - 1, and the index of its first."""
        return next(iter(self.all_ending_at(words, end)), None)

    def all_ending_at(self, words: Words, end: int) -> list[tuple[Meaning, int]]:
        """Return every phrase whose last token is `end` - 1, the longest first."""
        found: list[tuple[Meaning, int]] = []
        if end <= 0 or _is_absent(words.forms[end - 1], self._by_last):
            return found
        for form, _ in readings(words.forms[end - 1]):
            for parts, meaning in self._by_last.get(form, ()):
                start = end - len(parts)
                fits = start >= 0 and self._head(words.forms[start], parts[0])
                if fits and self._same(words, start + 1, parts[1:-1]):
                    found.append((meaning, start))
        return sorted(found, key=lambda phrase: phrase[1])

    @staticmethod
    def _head(form: str, part: str) -> bool:
        """Whether a form is the phrase's first part, clitics allowed."""
        if form == part or not form.endswith(part):
            return form == part
        return any(reading == part for reading, _ in readings(form))

    @staticmethod
    def _same(words: Words, start: int, parts: tuple[str, ...]) -> bool:
        """Whether the tokens from `start` are these parts, the definite article allowed, with no line end between."""
        for offset, part in enumerate(parts):
            form = words.forms[start + offset]
            if (form != part and form != "ال" + part) or words.newline_before(start + offset):
                return False
        return True
