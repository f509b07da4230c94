"""Whether two readings are spellings of one name. It compares sounds; which words are common it does not know.

Words of few consonants collide by chance (measured on Arabic news), so the fewer there are, the more has to agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rag.skeleton import Reading

SURE_CONSONANTS = 4  # so many agreeing consonants seldom belong to two words
LONG_CONSONANTS = 5
ENDINGS = {"A": frozenset("AE"), "I": frozenset("IEA"), "U": frozenset("U")}
TELLING_LETTERS = 5  # consonants and written vowels of a word of one or two consonants: "Nokia", "Huawei"


class Likeness(IntEnum):
    """How surely two readings are one name."""

    NONE = 0
    POSSIBLE = 1  # when the text shows that a name is meant
    LIKELY = 2


@dataclass(slots=True)
class Agreement:
    """How the vowels of two spellings compare, counted over the places between the consonants."""

    agreed: int = 0  # before or between consonants
    missing: int = 0  # spoken, and not written in Arabic
    clashes: int = 0  # written, and not spoken so


def likeness(name: Reading, found: Reading) -> Likeness:
    """Tell how surely two readings with the same consonants are one name."""
    if name.consonants != found.consonants:
        return Likeness.NONE
    if name.arabic == found.arabic:
        return Likeness.LIKELY if _alike_in_one_script(name, found) else Likeness.NONE
    return _across_scripts(*((found, name) if name.arabic else (name, found)))


def _alike_in_one_script(name: Reading, found: Reading) -> bool:
    """Compare two spellings of one script: long names only, ends alike, at most one vowel more or less."""
    if len(name.consonants) < SURE_CONSONANTS or name.rare + found.rare:
        return False
    pairs = list(zip(name.vowels, found.vowels, strict=True))
    if any(bool(first) != bool(second) for first, second in (pairs[0], pairs[-1])):
        return False
    return sum(not _same_vowel(first, second) for first, second in pairs) <= 1


def _same_vowel(first: str, second: str) -> bool:
    """Tell whether two vowels of one script may stand for each other."""
    if not first or not second:
        return first == second
    return bool(set(first) & set(second)) or {*first, *second} <= set("EI") or {*first, *second} <= set("XV")


def _across_scripts(latin: Reading, arabic: Reading) -> Likeness:
    """Compare a Latin with an Arabic spelling: what Arabic writes is spoken, and little that is spoken is unwritten."""
    size = len(latin.consonants)
    agreement = Agreement()
    for place in range(size + 1):
        _compare(agreement, latin, arabic, place)
    if not any(latin.vowels) or agreement.clashes > (size >= LONG_CONSONANTS):
        return Likeness.NONE
    rare = latin.rare + arabic.rare
    if size < SURE_CONSONANTS - 1:
        return _of_few_consonants(agreement, arabic, rare)
    if size >= SURE_CONSONANTS:
        spare = size - SURE_CONSONANTS + (agreement.missing == 0)
        likely = rare <= spare and (size >= LONG_CONSONANTS or agreement.missing <= 1)
        return Likeness.LIKELY if likely else Likeness(rare <= spare + 1 and agreement.missing <= 1 + agreement.agreed)
    unwritten = agreement.missing + rare + min(arabic.native, 1) * (agreement.missing > 0)
    if unwritten < agreement.agreed:
        return Likeness.LIKELY
    return Likeness(agreement.missing <= 2 and rare <= 1)


def _of_few_consonants(agreement: Agreement, arabic: Reading, rare: int) -> Likeness:
    """Judge two spellings with one or two consonants: nothing unwritten or unusual, and the more vowels the surer."""
    letters = len(arabic.consonants) + sum(map(len, arabic.vowels))
    if agreement.missing or rare or arabic.native > 1:
        return Likeness.NONE
    if letters >= TELLING_LETTERS and not arabic.native:
        return Likeness.LIKELY
    return Likeness(len(arabic.consonants) > 1)


def _compare(agreement: Agreement, latin: Reading, arabic: Reading, place: int) -> None:
    """Count one place between consonants; a clash at an end of the word decides."""
    size = len(latin.consonants)
    spoken, written = latin.vowels[place], arabic.vowels[place]
    outer = place in (0, size)
    weight = LONG_CONSONANTS if outer else 1
    if not written:
        silent = not spoken or (spoken == "E" and place != 0)
        agreement.missing += not silent
        agreement.clashes += weight * (not silent and (outer or len(spoken) > 1))
    elif not spoken:
        prosthetic = place == 0 and written == "X" and latin.consonants[0] == "s" and not latin.vowels[1]
        agreement.clashes += weight * (not prosthetic and (written != "V" or place == 0))
    else:
        agreement.agreed += place < size
        agreement.missing += "A" in spoken and not spoken.startswith("AI") and not set(written) & set("AVX")
        agreement.clashes += weight * (not _spoken_so(spoken, written, place, size) or _unwritten(spoken, written))


def _unwritten(spoken: str, written: str) -> bool:
    """Tell whether a long vowel lacks the letter that Arabic never leaves out: "Twitter" has و and ي."""
    if len(spoken) < 2 or "X" in written:
        return False
    return any(letter in spoken and letter not in written for letter in "IU")


def _spoken_so(spoken: str, written: str, place: int, size: int) -> bool:
    """Tell whether every written vowel is one that is spoken, and the last one the last."""
    last, sure = place == size, size >= SURE_CONSONANTS
    licence = {
        "A": {"A", *_letters(E=last or sure, U=sure or "AU" in written, I="AI" in written)},
        "I": {"I", "E", *_letters(A=sure, U="IU" in written)},
        "U": {"U"},
        "X": set("AEIU"),
        "V": set("AEIU") if last or place == 0 else {"A"},
    }
    said = all(licence.get(letter, set()) & set(spoken) for letter in written)  # «و Cien» has letters of both scripts
    return said and (not last or _ends_so(spoken, written[-1]))


def _ends_so(spoken: str, written: str) -> bool:
    """Tell whether a word's last written vowel is the last that is spoken, a silent e aside."""
    ending = {spoken[-1], *(spoken[-2:-1] if spoken[-1] == "E" else "")}
    return written in "XV" or bool(ending & ENDINGS.get(written, set()))


def _letters(**chosen: bool) -> str:
    """Return the letters that are chosen."""
    return "".join(letter for letter, is_chosen in chosen.items() if is_chosen)
