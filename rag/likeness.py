"""Whether two readings are spellings of one name. It compares sounds; what the words mean, and whether they are common, it does not know."""

from __future__ import annotations

from rag.skeleton import Reading

SOUNDS_LIKE = {"A": frozenset("AEU"), "I": frozenset("IEA"), "U": frozenset("UA"), "E": frozenset("EAI")}
FEWEST_CONSONANTS = 2  # with one, every vowel in the world fits
SURE_CONSONANTS = 4  # so many agreeing consonants hardly ever belong to two words
LONG_CONSONANTS = 5


def alike(name: Reading, found: Reading) -> bool:
    """Tell whether two readings with the same consonants have vowels that one name can have."""
    if name.consonants != found.consonants or len(name.consonants) < FEWEST_CONSONANTS:
        return False
    if name.arabic == found.arabic:
        return _alike_in_one_script(name, found)
    latin, arabic = (found, name) if name.arabic else (name, found)
    return _alike_across_scripts(latin, arabic)


def _alike_in_one_script(name: Reading, found: Reading) -> bool:
    """Compare two spellings of one script: long names only, ends alike, at most one vowel more or less."""
    if len(name.consonants) < SURE_CONSONANTS:
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


def _alike_across_scripts(latin: Reading, arabic: Reading) -> bool:
    """Compare a Latin with an Arabic spelling: each vowel that Arabic writes is in the Latin one, the ends are always written."""
    size = len(latin.consonants)
    missing = agreed = clashes = 0
    for place, (spoken, written) in enumerate(zip(latin.vowels, arabic.vowels, strict=True)):
        outer = place in (0, size)
        if spoken and written:
            agreed += 1
            if not _fits(spoken, written):
                clashes += 1 if not outer else size
        elif written and written != "V" and not (place == 0 and latin.consonants[0] == "s"):
            clashes += 1 if not outer else size
        elif spoken and set(spoken) != {"E"}:
            missing += 1
            clashes += size * outer
    if clashes > (size >= LONG_CONSONANTS):
        return False
    if size == FEWEST_CONSONANTS:
        return missing == 0
    return size >= SURE_CONSONANTS or missing <= 1 or (missing == 2 and agreed > 0)


def _fits(spoken: str, written: str) -> bool:
    """Tell whether a Latin vowel can be what an Arabic long vowel stands for."""
    if "V" in written or "X" in written:
        return True
    return any(SOUNDS_LIKE[letter] & set(spoken) for letter in written)
