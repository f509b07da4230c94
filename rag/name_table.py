"""Names by spelling and by sound: which of them a row of words begins with. It knows words, not texts or meanings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from rag.acronyms import LETTERS, LONGEST, latin_acronyms
from rag.arabic import is_arabic, without_clitics
from rag.folding import fold
from rag.function_words import STOP_WORDS
from rag.likeness import SURE_CONSONANTS, Likeness, likeness
from rag.name_forms import MOST_READINGS, NameForm
from rag.name_terms import EXACT, word_terms
from rag.skeleton import Reading, readings, skeletons

JOINING_WORDS = STOP_WORDS["en"] | STOP_WORDS["fr"] | STOP_WORDS["ar"]
SHORTEST_JOINED = 5  # letters; shorter words that follow each other make other words by chance


class Candidate(NamedTuple):
    """A name that a row of words begins with."""

    form: NameForm
    size: int  # words
    exact: bool
    sure: bool = True  # False: too few sounds to go by, unless the text shows that a name is meant


class Opening(NamedTuple):
    """What names of a table a word may begin."""

    dropped: int  # letters that are written on to it
    word: str  # without them
    folded: str
    spelled: tuple[Candidate, ...]  # the name that it spells
    sounding: tuple[Candidate, ...]  # the names that it sounds like
    heard: tuple[Reading, ...]  # its readings with which a name begins


class NameTable:
    """Names by spelling and by consonants."""

    def __init__(self, forms: Iterable[NameForm]) -> None:
        self._spelled: dict[str, NameForm] = {}
        self._sounding: defaultdict[str, list[NameForm]] = defaultdict(list)
        self._prefixes: set[str] = set()
        self._sound_prefixes: set[str] = set()
        for form in forms:
            self._add(form)
        letters = LETTERS if any(form.acronym for form in self._spelled.values()) else ()
        self._starts = {EXACT + prefix for prefix in (*self._prefixes, *letters)} | self._sound_prefixes

    def _add(self, form: NameForm) -> None:
        """Enter a name under its spelling and under the consonants of its readings."""
        self._spelled.setdefault(form.folded, form)
        self._prefixes.update(form.folded[:size] for size in range(1, len(form.folded) + 1))
        for consonants in {reading.consonants for reading in form.sounds}:
            self._sounding[consonants].append(form)
            self._sound_prefixes.update(consonants[:size] for size in range(1, len(consonants) + 1))

    def places(self, words: Sequence[str]) -> list[int]:
        """Return where in a row of words a name may begin: at one that is a name, or begins one with the next word."""
        starts = self._starts
        likely = [place for place, word in enumerate(words) if not starts.isdisjoint(word_terms(word).own)]
        return [place for place in likely if self._may_begin(words, place)]

    def _may_begin(self, words: Sequence[str], place: int) -> bool:
        """Tell whether a word is a name, or begins one with the next word."""
        following = words[place + 1] if place + 1 < len(words) else None
        for opening in openings(self, words[place]):
            if opening.spelled or opening.sounding or (following and self._goes_on(opening, following)):
                return True
        return False

    def _goes_on(self, opening: Opening, word: str) -> bool:
        """Tell whether an opening and the word after it begin a name."""
        folded = fold(word)
        if opening.folded + folded in self._prefixes:
            return True
        if folded in LETTERS and opening.folded in LETTERS and not opening.dropped:
            return True
        for before in opening.heard:
            for sound in skeletons(word):
                if sound and before.consonants + sound in self._sound_prefixes:
                    return True
        return False

    def opening(self, word: str, dropped: int) -> Opening | None:
        """Return what names a word, so many letters of it dropped, may begin."""
        folded = fold(word)
        begins = not self._sound_prefixes.isdisjoint(skeletons(word))
        options = readings(word) if begins else ()
        heard = tuple(reading for reading in options if reading.consonants in self._sound_prefixes)
        if not (folded in self._prefixes or heard or folded in LETTERS):
            return None
        form = self._spelled.get(folded)
        spelled = (Candidate(form, 1, exact=True),) if form and _may_be_spelled(form, [word]) else ()
        return Opening(dropped, word, folded, spelled, tuple(self._sounding_so(heard, [word], dropped > 0)), heard)

    def beginning(self, opening: Opening, words: Sequence[str]) -> Iterator[Candidate]:
        """Yield the names that a row of words begins with; its first word is the opening's."""
        yield from opening.spelled
        spelled = opening.folded
        for size, word in enumerate(words[1:], start=2):
            spelled += fold(word)
            if spelled not in self._prefixes:
                break
            form = self._spelled.get(spelled)
            if form and _may_be_spelled(form, words[:size]):
                yield Candidate(form, size, exact=True)
        if opening.folded in LETTERS:
            yield from self._in_letters(words)
        yield from opening.sounding
        yield from self._sounding_like(opening, words)

    def _in_letters(self, words: Sequence[str]) -> Iterator[Candidate]:
        """Yield the acronyms that Arabic letter names at the beginning of the words stand for."""
        for size in range(2, min(len(words), LONGEST) + 1):
            for acronym in latin_acronyms(tuple(words[:size])):
                form = self._spelled.get(acronym)
                if form and form.acronym:
                    yield Candidate(form, size, exact=True)

    def _sounding_like(self, opening: Opening, words: Sequence[str]) -> Iterator[Candidate]:
        """Yield the names of two words and more that sound like the beginning of the words."""
        heard = opening.heard
        for size, word in enumerate(words[1:], start=2):
            options = readings(word) if heard else ()
            if not any(option.consonants for option in options):
                return  # a number or a vowel after a name sounds like nothing, and is no part of it
            chains = islice(product(heard, options), MOST_READINGS)
            begun = (chain for chain in chains if chain[0].consonants + chain[1].consonants in self._sound_prefixes)
            heard = tuple(before.then(option) for before, option in begun)
            yield from self._sounding_so(heard, words[:size], clitic=opening.dropped > 0)

    def _sounding_so(self, heard: Iterable[Reading], words: Sequence[str], clitic: bool) -> Iterator[Candidate]:
        """Yield the names that sound like words in one of their readings."""
        for reading in heard:
            for form in self._sounding.get(reading.consonants, ()):
                sounds = _sounding(form, reading, words, clitic)
                if sounds:
                    yield Candidate(form, len(words), exact=False, sure=sounds is Likeness.LIKELY)


@lru_cache(maxsize=100_000)
def openings(table: NameTable, word: str) -> tuple[Opening, ...]:
    """Return what names of a table a word may begin, with and without clitics; the same words come again."""
    found = (table.opening(rest, dropped) for dropped, rest in without_clitics(word))
    return tuple(opening for opening in found if opening)


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
