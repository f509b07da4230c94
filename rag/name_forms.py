"""A name made ready to be looked for: spellings, sounds, acronym. It knows letters and scripts, not texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice, product

from rag.acronyms import is_acronym, latin_acronyms
from rag.arabic import is_arabic
from rag.folding import fold
from rag.likeness import LONG_CONSONANTS
from rag.skeleton import Reading, is_article, readings
from rag.text import bare_parts

APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")  # "McDonald's" and "L'Oréal" are one word in Arabic
AND = re.compile(r"\s(?:&|and|et)\s")
AND_SIGNS = (" & ", " and ", " et ")
FOUNDATION = re.compile(r"(?:The )?(?P<name>.+) Foundation")
MOST_SOUNDING_WORDS = 4  # a longer name is a description: it is translated, not spelled by its sound
MOST_READINGS = 24


@dataclass(frozen=True, slots=True)
class NameForm:
    """One spelling of a name, ready to be compared."""

    owner: str  # what a match is reported as
    folded: str  # its words without what stands between them
    words: int
    sounds: tuple[Reading, ...]
    acronym: bool  # in capitals, also where another script spells it letter by letter


def name_forms(owner: str, spellings: Iterable[str]) -> list[NameForm]:
    """Return the forms in which an owner's spellings are looked for.

    What is known in both scripts is looked for by its sound only where it is one long word: the rest adds mistakes.
    """
    known = list(spellings)
    scripts = {is_arabic(fold(spelled)) for spelled in known}
    forms = [form for spelled in known for form in _forms(owner, spelled, both_scripts=len(scripts) > 1)]
    others = dict.fromkeys(other for spelled in known for other in _otherwise(spelled))
    return forms + [form for other in others for form in _forms(owner, other, both_scripts=True)]


def _otherwise(spelled: str) -> list[str]:
    """Return how else a name is written.

    "Ash & Oak Foundation" -> "Ash and Oak Foundation", "Ash et Oak Foundation", "foundation of Ash & Oak" ...
    """
    ways = [AND.sub(sign, spelled) for sign in AND_SIGNS] if AND.search(spelled) else [spelled]
    foundations = [found["name"] for found in map(FOUNDATION.fullmatch, ways) if found]
    others = [way for way in ways if way != spelled]
    return [*others, *(f"foundation of {name}" for name in foundations), *(f"fondation {name}" for name in foundations)]


def _forms(owner: str, spelled: str, both_scripts: bool) -> list[NameForm]:
    """Return one spelling as it is, without its article, and the acronym that letter names stand for."""
    parts = bare_parts(APOSTROPHE.sub("", spelled))
    bare = [part for part in parts if not is_article(part)] or parts
    if not parts:
        return []
    acronym = len(parts) == 1 and is_acronym(parts[0])
    forms = {"".join(map(fold, parts)): acronym, "".join(map(fold, bare)): acronym}
    forms.update(dict.fromkeys(latin_acronyms(tuple(parts)), True))
    sounds = () if both_scripts and len(bare) > 1 else _sounds(bare)
    fewest = LONG_CONSONANTS if both_scripts else 1
    sounds = tuple(reading for reading in sounds if len(reading.consonants) >= fewest)
    return [NameForm(owner, folded, len(bare), sounds, in_letters) for folded, in_letters in forms.items()]


def _sounds(words: Sequence[str]) -> tuple[Reading, ...]:
    """Return the readings of a name's words written as one; none for a description, a number or a short acronym."""
    unspoken = len(words) == 1 and is_acronym(words[0]) and len(words[0]) <= 3
    numbered = any(letter.isdigit() for word in words for letter in word)
    return () if len(words) > MOST_SOUNDING_WORDS or unspoken or numbered else joined(words)


def joined(words: Sequence[str]) -> tuple[Reading, ...]:
    """Return the readings of words written as one."""
    chains = islice(product(*map(readings, words)), MOST_READINGS)
    return tuple(dict.fromkeys(reduce(Reading.then, chain) for chain in chains))
