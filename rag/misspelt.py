"""Words of a question that no article holds, read as the name they are nearest to: "Moroco", "the Arnaults", "djezi".

It knows spellings and sounds, not who is meant: a word that some article holds as it is spelled stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from weakref import WeakKeyDictionary

from rag.arabic import is_arabic
from rag.countries import country_mentions
from rag.ideas import STOP_WORDS
from rag.kinds import is_asking
from rag.named import written_name
from rag.names import spellings
from rag.skeleton import Reading, readings
from rag.store import Generation
from rag.text import fold, words

SHORTEST_ALIKE = 4  # letters of a word that is taken by its sound
SHORTEST_NEAR = 6  # of one that is taken though a letter differs: shorter names are each other's neighbours
FEW = 2  # consonants that say little of a name: its letters must be like the other's too
LIKE = 0.7  # share of their letters
SHORTEST_COMMON = 8  # of one in small letters that may be no name
CHUNKS_READ = 100  # chunks in which a nearer spelling is looked for
ARTICLES = ("ال", "لل")  # an Arabic word with the article is as likely a common noun
DOUBLED = re.compile(r"([^aeiou])\1")
PLURALS = ("es", "s")  # "the Kravises", "patagonias founder"


def mended(question: str, generation: Generation, is_word: Callable[[str], bool]) -> str:
    """Return a question with each unknown word as the index spells it; a word with no near one stays.

    Args:
        is_word: whether a folded word is an ordinary one, so that it is nobody's name.
    """
    capitals = any(letter.isupper() for letter in question[1:])
    for word, span in reversed(words(question)):
        if _is_unknown(word, generation, is_word):
            # who writes names in capitals means none by a word in small letters
            nearest = _doubled_otherwise if capitals and word[0].islower() else _nearest
            question = question[: span.start] + (nearest(word, generation) or word) + question[span.end :]
    return question


def _is_unknown(word: str, generation: Generation, is_word: Callable[[str], bool]) -> bool:
    """Return whether a word is spelled as none that is known: no ordinary one, no country's, none of an article."""
    folded = fold(word)
    if len(folded) < SHORTEST_ALIKE or not folded.isalpha() or folded in STOP_WORDS or is_asking(folded):
        return False
    if folded.startswith(ARTICLES):
        return False
    known = folded in _names(generation) or generation.keyword.holds(folded)
    return not (known or is_word(folded) or country_mentions(word))


def _nearest(word: str, generation: Generation) -> str | None:
    """Return the word of an article or of a listed name that a misspelt one means, or None."""
    ranked = []
    for found, count in _candidates(word, generation):
        distance = _distance(word, found)
        if distance is not None:
            ranked.append((distance, -count, found))
    return min(ranked)[2] if ranked else None


def _doubled_otherwise(word: str, generation: Generation) -> str | None:
    """Return the word of articles with which a misspelt one agrees but for a doubled letter: "chifres", or None."""
    if len(word) < SHORTEST_NEAR or is_arabic(fold(word)):
        return None
    single = DOUBLED.sub(r"\1", fold(word))
    alike = (found for found in _words_alike(word, generation) if found.islower())
    return min((found for found in alike if DOUBLED.sub(r"\1", fold(found)) == single), default=None)


def _candidates(word: str, generation: Generation) -> Iterator[tuple[str, int]]:
    """Yield the words of listed names, then those of articles that may be meant, with how often they stand there."""
    yield from ((found, 1) for found in _names(generation).values() if not found.isupper())
    if is_arabic(fold(word)) or written_name(word, generation).articles:
        return  # no capitals tell a name; and what an article holds by its sound is found by it
    seen = _words_alike(word, generation)
    small = word.islower() and len(word) >= SHORTEST_COMMON
    yield from (
        (found, count)
        for found, count in seen.items()
        if small or (found[:1].isupper() and not found.isupper() and found.lower() not in seen)
    )


def _words_alike(word: str, generation: Generation) -> Counter[str]:
    """Return the words of the chunks that hold what is spelled much like a word, with how often they stand there."""
    forms = {fold(word), *(fold(word).removesuffix(ending) for ending in PLURALS)}
    near = {chunk for form in forms for chunk in generation.keyword.alike(form, CHUNKS_READ)}
    return Counter(
        found
        for chunk in generation.chunks(sorted(near))
        for found, _ in words(generation.article(chunk.article_id).text[chunk.start : chunk.end])
    )


def _distance(word: str, found: str) -> int | None:
    """Return how far a word is from another: 0 plural, 1 alike in sound, 2 a letter apart; None: too far."""
    first, second = fold(word), fold(found)
    if is_arabic(first) != is_arabic(second) or first[0] != second[0]:
        return None
    if any(first == second + ending for ending in PLURALS):
        return 0
    sounds = not is_arabic(first) and any(_sounds_as(one, two) for one in readings(word) for two in readings(found))
    if sounds and (len(readings(word)[0].consonants) > FEW or SequenceMatcher(a=first, b=second).ratio() >= LIKE):
        return 1
    return 2 if len(first) >= SHORTEST_NEAR and _is_one_apart(first, second) else None


def _sounds_as(first: Reading, second: Reading) -> bool:
    """Return whether two readings are spoken alike: "Ghourayr" and "Ghurair"."""
    if first.consonants != second.consonants or len(first.consonants) < 2 or first.rare + second.rare:
        return False
    pairs = zip(first.vowels, second.vowels, strict=True)
    return all(set(one) & set(two) or one == two for one, two in pairs)


def _is_one_apart(first: str, second: str) -> bool:
    """Return whether one letter is left out, added, changed or has changed places with the next.

    >>> _is_one_apart("toyata", "toyota"), _is_one_apart("foundatoin", "foundation"), _is_one_apart("toyota", "total")
    (True, True, False)
    """
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long


def _names(generation: Generation) -> dict[str, str]:
    """Return the words of listed names, by their folded form; gathered once for each generation."""
    known = _NAMES.get(generation)
    if known is None:
        listed = (spelled for one in generation.organisations() for spelled in spellings(one))
        known = _NAMES[generation] = {fold(word): word for spelled in listed for word, _ in words(spelled)}
    return known


_NAMES: WeakKeyDictionary[Generation, dict[str, str]] = WeakKeyDictionary()
