"""Names looked up in running text, spelled or sounding alike. It knows spellings and words, not who is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from rag.acronyms import LETTERS, LONGEST, latin_acronyms
from rag.arabic import is_arabic, without_clitics
from rag.everyday import is_everyday, stands_as_name
from rag.folding import fold
from rag.function_words import STOP_WORDS
from rag.likeness import SURE_CONSONANTS, Likeness, likeness
from rag.name_forms import MOST_READINGS, NameForm
from rag.schema import Span
from rag.skeleton import Reading, readings
from rag.text import word_parts

MOST_WORDS = 9  # of a name as a text writes it
SPELLED, IN_LETTERS = "=", "@"  # tell spellings and letter names from consonants where they lie in one set
MARKS = frozenset({SPELLED, IN_LETTERS})
JOINING_WORDS = STOP_WORDS["en"] | STOP_WORDS["fr"] | STOP_WORDS["ar"]
SHORTEST_JOINED = 5  # letters; shorter words that follow each other make other words by chance
GAP = re.compile(r"[ \t\u00a0\u202f\u200e\u200f_\-‐‑–'’&·ـ]{0,3}|\. ?")  # what may stand between two words of one name

Word = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at text[span]."""

    form: NameForm
    span: Span
    exact: bool
    sure: bool
    last: int  # place of the word after it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a row of words begins with."""

    form: NameForm
    size: int  # words
    exact: bool
    sure: bool = True  # False: too few sounds to go by, unless the text shows that a name is meant


class NameTable:
    """Names by spelling and by consonants."""

    def __init__(self, forms: Iterable[NameForm]) -> None:
        self._spelled: dict[str, NameForm] = {}
        self._sounding: defaultdict[str, list[NameForm]] = defaultdict(list)
        self._prefixes: set[str] = set()
        self._sound_prefixes: set[str] = set()
        for form in forms:
            self._add(form)
        in_letters = {IN_LETTERS for form in self._spelled.values() if form.acronym}
        self._starts = {SPELLED + prefix for prefix in self._prefixes} | self._sound_prefixes | in_letters
        self._whole = {SPELLED + folded for folded in self._spelled} | self._sounding.keys() | in_letters

    def _add(self, form: NameForm) -> None:
        """Enter a name under its spelling and under the consonants of its readings."""
        self._spelled.setdefault(form.folded, form)
        self._prefixes.update(form.folded[:size] for size in range(1, len(form.folded) + 1))
        for consonants in {reading.consonants for reading in form.sounds}:
            self._sounding[consonants].append(form)
            self._sound_prefixes.update(consonants[:size] for size in range(1, len(consonants) + 1))

    def find(self, text: str, question: bool = False) -> list[Match]:
        """Return the names in a text, the longest at each place, none inside another.

        What could be an everyday word counts where the text shows somewhere that it means the name by it, and in a
        question where it is spelled as the name is.
        """
        parts = _parts(text)
        found: list[Match] = []
        unsure: list[Match] = []
        place = 0
        while place < len(parts):
            matches = list(self._at(text, parts, place)) if self._may_begin(parts, place) else []
            likely = (match for match in matches if match.sure or (question and match.exact))
            best = max(likely, key=_rank, default=None)
            found += [best] if best else []
            unsure += [] if best else matches
            place = best.last if best else place + 1
        meant = {match.form.owner for match in found}
        found += [match for match in unsure if match.form.owner in meant and not _overlaps(match, found)]
        return sorted(found, key=lambda match: match.span.start)

    def _may_begin(self, parts: Sequence[Word], place: int) -> bool:
        """Tell whether a name may begin at a word: one that the word is, or one that it and the next word begin."""
        beginnings = _beginnings(parts[place][0])
        if self._starts.isdisjoint(beginnings):
            return False
        if not self._whole.isdisjoint(beginnings):
            return True
        return place + 1 < len(parts) and not self._starts.isdisjoint(_of_two(parts[place][0], parts[place + 1][0]))

    def _at(self, text: str, parts: Sequence[Word], place: int) -> Iterator[Match]:
        """Yield every name that begins at a word."""
        run = _run(text, parts, place)
        first, span = run[0]
        for dropped, rest in without_clitics(first):
            words = [rest, *(word for word, _ in run[1:])]
            for found in self._beginning(words, clitic=dropped > 0):
                everyday = found.size == 1 and is_everyday(fold(rest))
                last = place + found.size
                sure = (found.sure and not everyday) or stands_as_name(text, parts, place, last)
                yield Match(found.form, Span(span.start + dropped, run[found.size - 1][1].end), found.exact, sure, last)

    def _beginning(self, words: Sequence[str], clitic: bool) -> Iterator[Candidate]:
        """Yield the names that a row of words begins with."""
        spelled = ""
        for size, word in enumerate(words, start=1):
            spelled += fold(word)
            if spelled not in self._prefixes:
                break
            form = self._spelled.get(spelled)
            if form and _may_be_spelled(form, words[:size]):
                yield Candidate(form, size, exact=True)
        if fold(words[0]) in LETTERS:
            yield from self._in_letters(words)
        yield from self._sounding_like(words, clitic)

    def _in_letters(self, words: Sequence[str]) -> Iterator[Candidate]:
        """Yield the acronyms that Arabic letter names at the beginning of the words stand for."""
        for size in range(2, min(len(words), LONGEST) + 1):
            for acronym in latin_acronyms(tuple(words[:size])):
                form = self._spelled.get(acronym)
                if form and form.acronym:
                    yield Candidate(form, size, exact=True)

    def _sounding_like(self, words: Sequence[str], clitic: bool) -> Iterator[Candidate]:
        """Yield the names that sound like the beginning of the words."""
        heard: tuple[Reading, ...] = ()
        for size, word in enumerate(words, start=1):
            options = readings(word)
            if size > 1 and not any(option.consonants for option in options):
                return  # a number or a vowel after a name sounds like nothing, and is no part of it
            chains = [(option,) for option in options] if size == 1 else product(heard, options)
            heard = tuple(chain[0] if size == 1 else chain[0].then(chain[1]) for chain in islice(chains, MOST_READINGS))
            heard = tuple(reading for reading in heard if reading.consonants in self._sound_prefixes)
            if not heard:
                return
            for reading in heard:
                for form in self._sounding.get(reading.consonants, ()):
                    sounds = _sounding(form, reading, words[:size], clitic)
                    if sounds:
                        yield Candidate(form, size, exact=False, sure=sounds is Likeness.LIKELY)


def _rank(match: Match) -> tuple[int, bool]:
    """Order matches at one place: the longest, then the one spelled as the name is."""
    return match.last, match.exact


def _overlaps(match: Match, others: Iterable[Match]) -> bool:
    """Tell whether a match shares characters with another one."""
    return any(match.span.start < other.span.end and other.span.start < match.span.end for other in others)


@lru_cache(maxsize=256)
def _parts(text: str) -> tuple[Word, ...]:
    """Return a text's words; one text is often searched for several names."""
    return tuple(word_parts(text))


@lru_cache(maxsize=50_000)
def _beginnings(word: str) -> frozenset[str]:
    """Return by what a name could begin with a word: its folded forms and consonants, with and without clitics."""
    rests = [rest for _, rest in without_clitics(word)]
    spelled = {SPELLED + fold(rest) for rest in rests}
    heard = {reading.consonants for rest in rests for reading in readings(rest)}
    return frozenset(spelled | heard | ({IN_LETTERS} if fold(word) in LETTERS else set()))


@lru_cache(maxsize=50_000)
def _of_two(first: str, second: str) -> frozenset[str]:
    """Return by what a name could begin with two words: forms and consonants of both, written as one."""
    folded, heard = fold(second), {reading.consonants for reading in readings(second) if reading.consonants}
    spelled = {one + folded for one in _beginnings(first) if one.startswith(SPELLED)}
    return frozenset(spelled | {one + two for one in _beginnings(first) if one[:1] not in MARKS for two in heard})


def _run(text: str, parts: Sequence[Word], place: int) -> Sequence[Word]:
    """Return the words from a place on that nothing but a space or a hyphen divides."""
    end = place + 1
    while end < len(parts) and end - place < MOST_WORDS:
        before, after = parts[end - 1][1], parts[end][1]
        gap = text[before.end : after.start]
        if not GAP.fullmatch(gap) or ("." in gap and len(parts[end - 1][0]) > 1):
            break
        end += 1
    return parts[place:end]


def _may_be_spelled(form: NameForm, words: Sequence[str]) -> bool:
    """Tell whether words that spell a name are that name: not "who" for WHO, nor words that run together by chance."""
    if len(words) == 1:
        return form.folded not in JOINING_WORDS or (form.acronym and words[0].isupper())
    return len(words) == form.words or len(form.folded) >= SHORTEST_JOINED


def _sounding(form: NameForm, reading: Reading, words: Sequence[str], clitic: bool) -> Likeness:
    """Tell how surely words that share a name's consonants are that name."""
    if len(reading.consonants) < SURE_CONSONANTS and (clitic or sum(len(word) > 1 for word in words) != form.words):
        return Likeness.NONE
    if len(words) > form.words and any(_is_joining_word(word, first=word is words[0]) for word in words):
        return Likeness.NONE
    if len(words) == 1 and fold(words[0]) in STOP_WORDS["ar"]:
        return Likeness.NONE
    return max((likeness(sound, reading) for sound in form.sounds), default=Likeness.NONE)


def _is_joining_word(word: str, first: bool) -> bool:
    """Tell whether an Arabic word joins others or carries the article, so that it is no part of a longer word."""
    folded = fold(word)
    return is_arabic(folded) and (
        folded in STOP_WORDS["ar"] or (folded.startswith("ال") and not first and len(folded) > 3)
    )
