"""Which lines of a text are litter: what a page or a newspaper sets around an article and no reader takes for it.

Decides on whole lines by how they begin, how long they are and what stands beside them. A line with a quotation or
with money in it is never litter. Knows nothing of files; the words are in `ingest.litter_words`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from ingest.headline import HEADLINE_WORDS, LETTERS
from ingest.litter_words import (
    ACTIONS,
    CALLS,
    CAPTIONS,
    CREDITS,
    JOINING,
    NETWORKS,
    READ_ALSO,
    READ_ALSO_BARE,
    SECTIONS,
    TAGS,
    WHOLE,
    Phrase,
)
from rag.currency_families import CODES
from rag.figures import find_numbers
from rag.text import WORD, fold, sentences
from rag.word_tables import rows

BAR_WORDS = 16  # a longer run of buttons has never been seen; prose is longer
LABELLED_WORDS = 25  # after "Photo:" or "Read also:"; a paragraph is longer
CREDIT_WORDS = 10  # "Photo by A. Name / Agency"
TAG_WORDS = 40
SENTENCE_WORDS = 12  # from here on a full stop makes a tag line prose
CALL_WORDS = 60  # a consent banner in one line
LOOKED_AT = 2000  # characters; a longer line is a paragraph, whatever it begins with

MARK = re.compile(r"\s*[:：|>–—/]|\s+-\s")
COLON = re.compile(r"\s*[:：]")
FULL_STOP = re.compile(r"[.!?؟…]\W*$")
QUOTATION = re.compile(r"[\"«»‹›“”„‟「」]")
MONEY_SIGN = re.compile(r"[$€£¥₠-₿﷼¢]")
PIECES = re.compile(r"[/|>•·›,،–—-]+")


def without_litter(lines: Sequence[str]) -> list[str]:
    """Return the lines that are not litter; what one dropped line uncovers is looked at again."""
    kept = list(lines)
    while True:
        dropped = _sections(kept) or _litter(kept)
        if not dropped:
            return kept
        kept = [line for index, line in enumerate(kept) if index not in dropped]


def is_protected(line: str) -> bool:
    """Whether a line holds a quotation or money, which no rule may drop."""
    if QUOTATION.search(line) or MONEY_SIGN.search(line):
        return True
    return _has_sum(line) or any(number.money for number in find_numbers(line))


def _litter(lines: Sequence[str]) -> set[int]:
    """Return the places of lines that are litter by themselves or in a bar of buttons."""
    found = {index for index, line in enumerate(lines) if _is_litter(line) and not is_protected(line)}
    lone = {index for index, line in enumerate(lines) if _bar(line) == {"network"}}
    for index in sorted(lone):  # «Facebook» alone could be a heading; two, or one under "Share", are buttons
        if _neighbours(lines, index) & (found | lone):
            found.add(index)
    return found


def _neighbours(lines: Sequence[str], index: int) -> set[int]:
    """Return the places of the nearest lines that are not blank, before and after."""
    before = (place for place in range(index - 1, -1, -1) if lines[place].strip())
    after = (place for place in range(index + 1, len(lines)) if lines[place].strip())
    return {place for place in (next(before, None), next(after, None)) if place is not None}


def _sections(lines: Sequence[str]) -> set[int]:
    """Return the places of section words above a headline: a text of section words alone keeps them."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        if not _is_section(line):
            return found if len(LETTERS.findall(line)) >= HEADLINE_WORDS else set()
        found.add(index)
    return set()


def _is_section(line: str) -> bool:
    """Whether a line is section words and nothing else: "Business", "Accueil > Économie"."""
    if len(line) > 80 or QUOTATION.search(line):
        return False
    pieces = [tuple(_folded(piece)) for piece in PIECES.split(line)]
    pieces = [piece for piece in pieces if piece]
    return bool(pieces) and all(piece in SECTIONS for piece in pieces)


def _is_litter(line: str) -> bool:
    """Whether a line is litter by its own words."""
    first = WORD.search(line)
    if first is None or len(line) > LOOKED_AT:
        return False
    beginning = fold(first[0])
    if not beginning[0].isdigit() and beginning not in _beginnings():
        return False
    words = tuple(_folded(line))
    if words in WHOLE or len(_bar(line)) > 1 or _bar(line) == {"action"}:
        return True
    opening = [phrase for phrase in _beginnings().get(beginning, ()) if words[: len(phrase)] == phrase]
    return any(_opens_litter(phrase, words, line) for phrase in opening)


def _opens_litter(phrase: Phrase, words: Sequence[str], line: str) -> bool:
    """Whether a line that begins with a phrase is litter for what follows it."""
    rest = _after(line, len(phrase))
    if phrase in CALLS:
        return len(words) <= CALL_WORDS
    if phrase in CREDITS and len(words) <= CREDIT_WORDS and not FULL_STOP.search(line):
        return True
    if phrase in TAGS and COLON.match(rest):
        return len(words) <= TAG_WORDS and (len(words) <= SENTENCE_WORDS or not FULL_STOP.search(line))
    if len(words) > LABELLED_WORDS or len(sentences(MARK.sub("", rest, count=1))) > 1:
        return False
    if phrase in READ_ALSO_BARE and not FULL_STOP.search(line):
        return True
    mark = MARK if len(phrase) > 1 else COLON  # "Photo - an art in decline", "Read / write"
    return phrase in CAPTIONS | READ_ALSO and mark.match(rest) is not None


def _bar(line: str) -> set[str]:
    """Return what a line of buttons is made of: "action", "network", "networks"; empty for any other line."""
    words = _folded(line, BAR_WORDS + 1)
    made_of: list[str] = []
    start = 0
    while start < len(words) <= BAR_WORDS:
        sizes = (size for size in range(4, 0, -1) if _element(words[start : start + size]))
        size = next(sizes, 0)
        if not size:
            return set()
        made_of.append(_element(words[start : start + size]))
        start += size
    kinds = set(made_of) - {"joining"}
    if len(words) > BAR_WORDS or not kinds:
        return set()
    return kinds | {"networks"} if made_of.count("network") > 1 else kinds


def _element(words: Sequence[str]) -> str:
    """Return what a run of words is in a bar of buttons, or nothing."""
    phrase = tuple(words)
    if phrase in ACTIONS:
        return "action"
    if phrase in NETWORKS:
        return "network"
    counter = len(phrase) == 1 and phrase[0][:1].isdigit()
    return "joining" if phrase in JOINING or counter else ""


def _folded(line: str, most: int = 10_000) -> list[str]:
    """Return the folded words of a line, divided at hyphens and apostrophes; each word is folded once for all lines."""
    found = (fold(match[0]) for match, _ in zip(WORD.finditer(line), range(most), strict=False))
    return [word for word in found if word]


def _after(line: str, count: int) -> str:
    """Return what stands after the first words of a line."""
    matches = [match for match, _ in zip(WORD.finditer(line), range(count), strict=False)]
    return line[matches[-1].end() :]


@cache
def _beginnings() -> dict[str, list[Phrase]]:
    """Return every phrase that litter begins with, by its first word."""
    phrases: Iterable[Phrase] = WHOLE | CALLS | CREDITS | TAGS | CAPTIONS | READ_ALSO | READ_ALSO_BARE
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in [*phrases, *ACTIONS, *NETWORKS]:
        found[phrase[0]].append(phrase)
    return dict(found)


def _has_sum(line: str) -> bool:
    """Whether a line holds a digit and a word that may be a currency's, wherever they stand."""
    if not any(letter.isdigit() for letter in line):
        return False
    everyday, capitals = _currency_words()
    found = [match[0] for match in WORD.finditer(line)]
    return any(word in capitals or word in CODES or fold(word) in everyday for word in found)


@cache
def _currency_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the single words that name a currency: folded ones, and those that do so only in capitals."""
    everyday = {fold(form) for *_, forms in rows("currency_names") for form in forms.split("|") if " " not in form}
    symbols = [(case, form) for _, _, case, forms in rows("currency_symbols") for form in forms.split("|")]
    everyday |= {fold(form) for case, form in symbols if case == "any"}
    return frozenset(everyday), frozenset(form.upper() for case, form in symbols if case == "capitals")
