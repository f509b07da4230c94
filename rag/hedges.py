"""Hedges: the words that say a number is rounded, a floor or a ceiling, before it or after it.

Knows: phrases in Arabic, English and French (then Spanish, German, Portuguese). Does not know numbers.
"""

from __future__ import annotations

from rag.lexicon import PhraseTable, Words
from rag.schema import Hedge
from rag.word_tables import rows, word_set


def _phrases(place: str) -> PhraseTable[Hedge]:
    """Return the hedges of one place: before the number, after it, or a few words before it."""
    return PhraseTable([(forms, Hedge(hedge)) for where, hedge, forms in rows("hedges") if where == place])


BEFORE, AFTER, FAR = _phrases("before"), _phrases("after"), _phrases("far")
_FAR_WORDS = 4  # between a ceiling and its number, none of them a verb of another clause
_FILLERS = word_set("hedge filler")
_FILLER_WORDS = 3
_PARTICLE_VERBS = frozenset({"hand", "hands", "handed", "handing", "turned", "turning", "signed"})  # "handed over 500"
_STRENGTH = {Hedge.ABOUT: 1, Hedge.NEARLY: 2}  # the others say on which side the true number lies
_MORE, _THAN = frozenset({"plus", "more", "mas", "mehr", "mais"}), frozenset({"de", "d", "than", "que", "als", "do"})
_CLAUSE_MARKS = frozenset('.,;:!?؟؛،()[]"«»“”')


def hedge_before(words: Words, first: int) -> tuple[Hedge, int]:
    """Return the hedge that qualifies the number whose first token is `first`, and where the hedge begins."""
    at = first
    for _ in range(_FILLER_WORDS + 1):
        found = _ending(words, at, first)
        if found is not None:
            hedge, start = found
            outer, outer_start = hedge_before(words, start) if start > 0 else (Hedge.EXACT, start)
            if outer is not Hedge.EXACT and _STRENGTH.get(outer, 3) > _STRENGTH.get(hedge, 3):
                return outer, outer_start
            return hedge, start
        if at == 0 or words.newline_before(at) or words.forms[at - 1] not in _FILLERS:
            break
        at -= 1
    return _far_before(words, first)


def hedge_after(words: Words, end: int) -> Hedge:
    """Return the hedge that follows a number and its unit: "300,000 pounds at most"."""
    start = end
    if start < len(words.forms) and words.forms[start] in {",", "،", "("} and start + 1 < len(words.forms):
        start += 1
    found = AFTER.at(words, start)
    if found is None or words.newline_before(start) or words.newline_before(end):
        return Hedge.EXACT
    hedge, after = found
    if words.forms[start] == "+" and not words.touching(start):
        return Hedge.EXACT
    if words.forms[start] == "plus" and not (after < len(words.forms) and words.forms[after] == "-"):
        return Hedge.EXACT
    if after >= len(words.forms):
        return hedge
    next_amount = words.forms[after - 1] in _MORE and words.forms[after] in _THAN  # "5 dollars, et plus de 3 euros"
    return Hedge.EXACT if next_amount or words.kinds[after] == "number" else hedge


def _ending(words: Words, end: int, first: int) -> tuple[Hedge, int] | None:
    """Return the hedge phrase that ends before token `end`, unless a line end or a denial parts them."""
    if end < first and words.newline_before(end):
        return None
    if words.newline_before(first):
        return None
    if end > 1 and words.forms[end - 1] == "over" and words.forms[end - 2] in _PARTICLE_VERBS:
        return None
    return BEFORE.ending_at(words, end)


def _far_before(words: Words, first: int) -> tuple[Hedge, int]:
    """Return a ceiling or floor named a few words before the number, inside its clause."""
    for back in range(1, _FAR_WORDS + 1):
        at = first - back
        if at < 0 or words.kinds[at] == "number" or words.forms[at] in _CLAUSE_MARKS or words.newline_before(at + 1):
            break
        found = FAR.ending_at(words, at)
        if found is not None:
            return found
    return Hedge.EXACT, first
