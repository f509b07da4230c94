"""Amounts and counts in a text: found, normalised, placed.

Knows: which numbers a reader takes for figures, and how they are hedged. Does not know what a figure is given for:
kind and status are left unknown (`rag.giving` sets them).
"""

from __future__ import annotations

from rag.candidates import Candidate, candidates_of
from rag.hedges import hedge_after, hedge_before
from rag.lexicon import Words, words_of
from rag.number_words import number_word
from rag.ranges import share_units
from rag.schema import Figure, Hedge
from rag.units import DURATIONS

_GROUPED = frozenset(".,٬،' ")
_LOOSE_SHORT_SCALES = frozenset({"bn", "mn", "mln", "tn", "mds", "md", "mrd", "mio"})


def find_figures(text: str, country: str | None = None) -> list[Figure]:
    """Return the amounts and counts of a text, in order and without overlaps.

    Args:
        country: ISO 3166-1 alpha-2 of the article; it settles a bare dirham, dinar, riyal, peso or rupee.

    >>> [(figure.value, figure.unit, figure.hedge.value) for figure in find_figures("نحو 250 مليون دولار")]
    [(250000000.0, 'USD', 'about')]
    """
    words = words_of(text)
    found = candidates_of(words, country.upper() if country else None)
    range_ends = share_units(words, found)
    figures: list[Figure] = []
    previous = Hedge.EXACT
    for index, candidate in enumerate(found):
        hedge = _hedge(words, candidate)
        if index in range_ends and hedge is Hedge.EXACT:
            hedge = previous
        previous = hedge
        if _is_figure(words, candidate):
            figures.append(_figure(words, candidate, hedge))
    return figures


def _hedge(words: Words, candidate: Candidate) -> Hedge:
    """Return how a number is qualified, by the words before it, else by those after."""
    hedge, start = hedge_before(words, candidate.first)
    unit = candidate.unit.name if candidate.unit is not None else None
    if hedge is Hedge.MORE_THAN and unit in DURATIONS and words.forms[start] == "over":
        hedge = Hedge.EXACT  # "over five years" is a span of time
    return hedge_after(words, candidate.end) if hedge is Hedge.EXACT else hedge


def _is_figure(words: Words, candidate: Candidate) -> bool:
    """Whether a number with its unit is an amount or a count, not a bare number that could be anything."""
    quantity, unit = candidate.quantity, candidate.unit
    if unit is not None:
        alone_one = candidate.value == 1 and not quantity.digits and not unit.money and quantity.scale == 1
        return not alone_one
    last = words.forms[quantity.end - 1]
    if quantity.short:
        return last in _LOOSE_SHORT_SCALES
    if quantity.scale > 1:
        return quantity.digits or quantity.end - quantity.first > 1
    grouped = any(mark in _GROUPED for mark in words.forms[quantity.first])
    return quantity.digits and grouped and candidate.value >= 1000


def _figure(words: Words, candidate: Candidate, hedge: Hedge) -> Figure:
    """Place a candidate in the original text; an Arabic clitic on its first word is left outside."""
    letters_start = words.starts[candidate.first]
    word = number_word(words.forms[candidate.first]) if words.kinds[candidate.first] == "word" else None
    if word is not None:
        letters_start += len(word[1])
    start, end = words.source.span(letters_start, words.ends[candidate.end - 1])
    unit = candidate.unit.name if candidate.unit is not None else None
    return Figure(float(candidate.value), unit, start, end, words.source.original[start:end], hedge)
