"""Amounts and counts in a text: found, normalised, placed.

Knows: which numbers a reader takes for figures, and how they are hedged. Does not know what a figure is given for:
kind and status are left unknown (`rag.giving` sets them).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rag.amounts import write_amount
from rag.candidates import Candidate, candidates_of
from rag.ellipsis import share_currency
from rag.hedges import hedge_after, hedge_before
from rag.lexicon import Words, words_of
from rag.number_words import number_word
from rag.ranges import share_units
from rag.schema import Figure, Hedge
from rag.units import COUNTED, DURATIONS

__all__ = ["figures_in", "find_figures", "write_amount"]

_GROUPED = frozenset(".,٬،' ")
_PHONES = frozenset("رقم الرقم ارقام الارقام بالرقم هاتف الهاتف tel telephone phone fax hotline".split())
_PHONE_WORDS = 5  # from "call us on the number" to "71.335.000 or 71.335.001"
_MOST_BANKS = 100_000  # nobody counts more: the word opens a bank's name
_THAT_IS = frozenset("( soit or ou اي".split())  # between an amount and the same one told again
_COMMAS = frozenset(",،")
_LOOSE_SHORT_SCALES = frozenset({"bn", "mn", "mln", "tn", "mds", "md", "mrd", "mio"})


class Number(NamedTuple):
    """A number of a text as the gate compares it: a figure, or a bare number that is none by itself."""

    figure: Figure
    is_figure: bool
    money: bool
    family: str  # of its currency word: "dirham" where the text does not say whose; "" where there is none
    digits: bool
    elliptic: bool  # the text leaves its currency out
    bare: bool = False  # its currency word alone does not tell the country


def find_figures(text: str, country: str | None = None) -> list[Figure]:
    """Return the amounts and counts of a text, in order and without overlaps.

    Args:
        text: in any of the languages, or several.
        country: ISO 3166-1 alpha-2 of the article; it settles a bare dirham, dinar, riyal, peso or rupee.

    >>> [(figure.value, figure.unit, figure.hedge.value) for figure in find_figures("نحو 250 مليون دولار")]
    [(250000000.0, 'USD', 'about')]

    """
    return [number.figure for number in find_numbers(text, country) if number.is_figure]


@lru_cache(maxsize=256)
def figures_in(sentence: str, country: str | None = None) -> tuple[Figure, ...]:
    """Return the figures of a sentence or a headline; several rules in a row ask for those of the same one."""
    return tuple(find_figures(sentence, country))


def find_numbers(text: str, country: str | None = None) -> list[Number]:
    """Return every number of a text that is no date, label or piece of a word, figures and bare numbers alike."""
    words = words_of(text)
    found = candidates_of(words, country.upper() if country else None)
    for candidate in found:
        banks = candidate.unit is not None and candidate.unit.name == "banks" and candidate.value > _MOST_BANKS
        if banks and words.kinds[candidate.end : candidate.end + 1] == ("word",):
            candidate.unit, candidate.end = None, candidate.quantity.end  # «مليون بنك النيلين» is the bank's million
    range_ends = share_units(words, found)
    share_currency(words, found)
    numbers: list[Number] = []
    previous = Hedge.EXACT
    for index, candidate in enumerate(found):
        hedge = _hedge(words, candidate)
        if hedge is Hedge.EXACT and (index in range_ends or (index and _repeats(words, found[index - 1], candidate))):
            hedge = previous
        previous = hedge
        unit = candidate.unit
        money, family, bare = (unit.money, unit.family, unit.bare) if unit is not None else (False, "", False)
        figure, is_figure = _figure(words, candidate, hedge), _is_figure(words, candidate)
        numbers.append(Number(figure, is_figure, money, family, candidate.quantity.digits, candidate.elliptic, bare))
    return numbers


def _repeats(words: Words, before: Candidate, candidate: Candidate) -> bool:
    """Whether an amount tells the one right before it again: "10 milliards de centimes, soit 100 millions"."""
    between = {*words.forms[before.end : candidate.first]} - _COMMAS
    if before.unit is None or candidate.unit is None or not between or not between <= _THAT_IS:
        return False
    return candidate.unit.money and (before.value, before.unit.name) == (candidate.value, candidate.unit.name)


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
        small_word = quantity.scale == 1 and not quantity.digits
        # «اليوم الاثنين الوزارة», «والمئة والخمسون بالريال»: a weekday, an amount named before
        named_before = unit.name not in DURATIONS and _definite(words, quantity.first)
        unknown_noun = not unit.money and unit.name not in COUNTED  # "three aims"
        if small_word and (named_before or unknown_noun):
            return False
        alone_one = candidate.value == 1 and not quantity.digits and not unit.money and quantity.scale == 1
        return not alone_one
    last = words.forms[quantity.end - 1]
    if quantity.short:
        return last in _LOOSE_SHORT_SCALES
    if quantity.scale > 1:
        return quantity.digits or quantity.end - quantity.first > 1
    grouped = any(mark in _GROUPED for mark in words.forms[quantity.first])
    phone = not _PHONES.isdisjoint(words.forms[max(0, quantity.first - _PHONE_WORDS) : quantity.first])
    return quantity.digits and grouped and candidate.value >= 1000 and not phone


def _definite(words: Words, at: int) -> bool:
    """Whether a number word carries the Arabic article."""
    found = number_word(words.forms[at])
    return found is not None and found[1].endswith("ال")


def _figure(words: Words, candidate: Candidate, hedge: Hedge) -> Figure:
    """Place a candidate in the original text; an Arabic clitic on its first word is left outside."""
    letters_start = words.starts[candidate.first]
    word = number_word(words.forms[candidate.first]) if words.kinds[candidate.first] == "word" else None
    if word is not None:
        letters_start += len(word[1])
    start, end = words.source.span(letters_start, words.ends[candidate.end - 1])
    unit = candidate.unit.name if candidate.unit is not None else None
    return Figure(float(candidate.value), unit, start, end, words.source.original[start:end], hedge)
