"""Names looked up in running text, spelled alike or sounding alike. It knows spellings and words, not which name is right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice, product

from rag.acronyms import is_acronym, latin_acronyms
from rag.arabic import is_arabic, without_clitics
from rag.everyday import is_everyday, stands_as_name
from rag.folding import fold
from rag.likeness import SURE_CONSONANTS, alike
from rag.schema import Span
from rag.skeleton import Reading, is_article, readings
from rag.text import word_parts

MOST_WORDS = 9  # of a name as a text writes it
MOST_SOUNDING_WORDS = 4  # a longer name is a description; it is translated, not spelled by sound
MOST_READINGS = 24
SHORTEST_JOINED = 5  # letters; shorter words written apart by chance make other words
GAP = re.compile(r"[ \t\u00a0\u202f\u200e\u200f_\-‐‑–'’&·ـ]{0,3}|\. ?")  # what may stand between two words of one name


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a name, ready to be compared."""

    owner: str  # what a match is reported as
    folded: str  # its words without what stands between them
    words: int
    sounds: tuple[Reading, ...]
    acronym: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at text[start:end]."""

    name: Name
    span: Span
    exact: bool
    last: int  # place of the word after it


def read_name(owner: str, spelled: str) -> list[Name]:
    """Return the forms in which a spelling is looked for: itself, without its article, and an acronym for letter names."""
    parts = [part for part, _ in word_parts(spelled)]
    bare = [part for part in parts if not is_article(part)] or parts
    if not parts:
        return []
    sounds = _joined(bare) if len(bare) <= MOST_SOUNDING_WORDS else ()
    acronym = len(parts) == 1 and is_acronym(parts[0])
    forms = {"".join(map(fold, parts)): acronym, "".join(map(fold, bare)): acronym}
    forms.update(dict.fromkeys(latin_acronyms(tuple(parts)), True))
    return [Name(owner, folded, len(bare), sounds, is_latin) for folded, is_latin in forms.items()]


def _joined(words: Sequence[str]) -> tuple[Reading, ...]:
    """Return the readings of words written as one."""
    chains = islice(product(*map(readings, words)), MOST_READINGS)
    return tuple(dict.fromkeys(reduce(Reading.then, chain) for chain in chains))


class NameTable:
    """Names by spelling and by consonants."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._spelled: dict[str, Name] = {}
        self._sounding: defaultdict[str, list[Name]] = defaultdict(list)
        self._prefixes: set[str] = set()
        self._sound_prefixes: set[str] = set()
        for name in names:
            self._add(name)

    def _add(self, name: Name) -> None:
        """Enter a name under its spelling and the consonants of its readings."""
        self._spelled.setdefault(name.folded, name)
        self._prefixes.update(name.folded[:size] for size in range(1, len(name.folded) + 1))
        for consonants in {reading.consonants for reading in name.sounds}:
            self._sounding[consonants].append(name)
            self._sound_prefixes.update(consonants[:size] for size in range(len(consonants) + 1))

    def find(self, text: str, question: bool = False) -> list[Match]:
        """Return the names in a text, the longest at each place, none inside another."""
        parts = word_parts(text)
        found: list[Match] = []
        place = 0
        while place < len(parts):
            best = max(
                self._at(text, parts, place, question), key=lambda match: (match.last, match.exact), default=None
            )
            if best is None:
                place += 1
                continue
            found.append(best)
            place = best.last
        return found

    def _at(self, text: str, parts: Sequence[tuple[str, Span]], place: int, question: bool) -> Iterator[Match]:
        """Yield every name that begins at a word."""
        run = _run(text, parts, place)
        first, span = run[0]
        for prefix, rest in without_clitics(first):
            words = [rest, *(word for word, _ in run[1:])]
            for name, size, exact in self._beginning(words, clitic=bool(prefix)):
                plain = question or size > 1 or not is_everyday(fold(rest))
                if plain or stands_as_name(text, parts, place, place + size):
                    yield Match(name, Span(span.start + prefix, run[size - 1][1].end), exact, place + size)

    def _beginning(self, words: Sequence[str], clitic: bool) -> Iterator[tuple[Name, int, bool]]:
        """Yield (name, number of words, whether spelled so) for the names that a row of words begins with."""
        spelled = ""
        for size, word in enumerate(words, start=1):
            spelled += fold(word)
            if spelled not in self._prefixes:
                break
            name = self._spelled.get(spelled)
            if name and _may_be_written(name, words[:size]):
                yield name, size, True
        yield from self._spelled_by_letters(words)
        yield from self._sounding_like(words, clitic)

    def _spelled_by_letters(self, words: Sequence[str]) -> Iterator[tuple[Name, int, bool]]:
        """Yield the acronyms that Arabic letter names at the beginning of the words stand for."""
        for size in range(2, len(words) + 1):
            acronyms = latin_acronyms(tuple(words[:size]))
            for acronym in acronyms:
                name = self._spelled.get(acronym)
                if name and name.acronym:
                    yield name, size, True

    def _sounding_like(self, words: Sequence[str], clitic: bool) -> Iterator[tuple[Name, int, bool]]:
        """Yield the names that sound like the beginning of the words."""
        heard: tuple[Reading, ...] = ()
        for size, word in enumerate(words, start=1):
            options = readings(word)
            heard = (
                options if size == 1 else tuple(a.then(b) for a, b in islice(product(heard, options), MOST_READINGS))
            )
            heard = tuple(reading for reading in heard if reading.consonants in self._sound_prefixes)
            if not heard:
                return
            for reading in heard:
                for name in self._sounding.get(reading.consonants, ()):
                    if _may_sound(name, reading, size, clitic):
                        yield name, size, False


def _run(text: str, parts: Sequence[tuple[str, Span]], place: int) -> Sequence[tuple[str, Span]]:
    """Return the words from a place on that nothing but a space or a hyphen divides."""
    end = place + 1
    while end < len(parts) and end - place < MOST_WORDS:
        before, after = parts[end - 1][1], parts[end][1]
        gap = text[before.end : after.start]
        if not GAP.fullmatch(gap) or ("." in gap and len(parts[end - 1][0]) > 1):
            break
        end += 1
    return parts[place:end]


def _may_be_written(name: Name, words: Sequence[str]) -> bool:
    """Tell whether words that spell a name are that name, not others whose letters happen to follow each other."""
    if name.acronym and len(name.folded) <= SHORTEST_JOINED and words[0].islower() and is_everyday(name.folded):
        return False
    return len(words) == 1 or len(name.folded) >= SHORTEST_JOINED or len(words) == name.words


def _may_sound(name: Name, reading: Reading, size: int, clitic: bool) -> bool:
    """Tell whether words that share a name's consonants are that name."""
    consonants = len(reading.consonants)
    if consonants < SURE_CONSONANTS and (clitic or size != name.words):
        return False
    return any(alike(sound, reading) for sound in name.sounds)
