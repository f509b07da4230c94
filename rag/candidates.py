"""Numbers of a text that may be figures, each with the unit beside it; what is plainly no amount is left out.

Knows: where a number stands (label, date, time, version, hashtag) and which unit touches it. Does not know hedges.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from rag.dates import CalendarDate, dates_in
from rag.habit import is_everyday_word, print_habit
from rag.hedges import hedge_before
from rag.lexicon import Words
from rag.number_words import Role, number_word
from rag.numerals import read_digits
from rag.quantities import Quantity, quantity_at
from rag.schema import Hedge
from rag.units import Unit, money_before, unit_after, unnamed_after
from rag.word_tables import word_set

_CLITICS = frozenset({"و", "ب", "ل", "ف", "ك", "ال", "وال", "بال", "لل", "وب", "ول", "الـ"})
_LABELS, _VAGUE, _YEAR_CUES = word_set("label"), word_set("vague"), word_set("year cue")
_SOUTH_ASIAN_SCALES = frozenset({Decimal(100_000), Decimal(10_000_000)})  # lakh and crore, which India counts rupees in
_TEN = frozenset({"عشر", "عشره"})  # «الحادية عشرة» is the eleventh
_PERCENT_WORDS = frozenset({"per", "pour", "por"})
_ORDINAL_UNITS = re.compile("(?:[وفبل]*ال)?(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)ه?")
_ONE_MARK = re.compile(r"\d{1,3}[.,،]\d{3}")


@dataclass(slots=True)
class Candidate:
    """A number with what stands beside it; tokens [first, end), the number itself [quantity.first, quantity.end)."""

    quantity: Quantity
    first: int
    end: int
    value: Decimal
    unit: Unit | None
    prefixed: bool = False  # its currency stands before it
    elliptic: bool = False  # its currency is that of an amount before


def candidates_of(words: Words, country: str | None) -> list[Candidate]:
    """Return every number that is no date, label, time or part of a word, in order, never overlapping."""
    dates = dates_in(words.source.letters) if "number" in words.kinds else []
    date_starts = [date.start for date in dates]
    found: list[Candidate] = []
    floor = least = 0  # end of the candidate before; where the next may begin
    for at in _number_openers(words):
        if at < least or _inside_date(words, at, dates, date_starts) or is_everyday_word(words, at):
            continue
        if _is_label(words, at):
            least = _after_scales(words, at + 1)
            continue
        candidate = _candidate_at(words, at, floor, country)
        if candidate is not None:
            found.append(candidate)
            least = floor = candidate.end
    return found


def _after_scales(words: Words, at: int) -> int:
    """Step over the scale words of a number that is none: «كل 2.4 مليون سنة»."""
    while at < len(words.forms) and words.kinds[at - 1] == "number" and words.kinds[at] == "word":
        found = number_word(words.forms[at])
        if found is None or found[0].role is not Role.SCALE or found[1]:
            break
        at += 1
    return at


def _number_openers(words: Words) -> list[int]:
    """Return the tokens that can begin a number: digits, number words, and the article of "a million"."""
    return [
        at
        for at, (form, kind) in enumerate(zip(words.forms, words.kinds, strict=True))
        if kind == "number" or (kind == "word" and (form in _ARTICLES or number_word(form) is not None))
    ]


_ARTICLES = frozenset({"a", "an", "un", "une", "one", "ein", "eine", "other", "another", "autre"})


def _inside_date(words: Words, at: int, dates: list[CalendarDate], starts: list[int]) -> bool:
    """Whether the number belongs to a date; a bare year does not when it plainly counts or pays something."""
    index = bisect_right(starts, words.starts[at]) - 1
    if index < 0 or words.starts[at] >= dates[index].end or words.kinds[at] != "number":
        return False
    bare = dates[index].month is None and dates[index].end == words.ends[at]
    if not bare or (at > 0 and words.forms[at - 1] in _YEAR_CUES):
        return True
    unit = unit_after(words, at + 1, None)
    recent = int(words.forms[at]) > 2000 and hedge_before(words, at)[0] is Hedge.EXACT
    if recent and not (unit is not None and unit.money):
        return money_before(words, at, None) is None  # "the 2021 campaign" is likelier than 2,021 campaigns
    return money_before(words, at, None) is None and (unit is None or unit.end - at > 3)


def _is_label(words: Words, at: int) -> bool:
    """Whether what stands around a number makes it a label, a time, a ratio or a piece of a word."""
    if at > 0 and words.forms[at - 1] in _VAGUE:
        return True
    if words.kinds[at] != "number":
        ordinal = words.forms[at] in _TEN and at > 0 and _ORDINAL_UNITS.fullmatch(words.forms[at - 1]) is not None
        return ordinal or (at > 0 and words.forms[at - 1] in _PERCENT_WORDS)
    return _glued_before(words, at) or _glued_after(words, at) or _named_by_label(words, at)


def _glued_before(words: Words, at: int) -> bool:
    """Whether the token before runs into the number: COVID-19, KN95, 10:30, +20 2."""
    if not words.touching(at):
        return False
    before, kind = words.forms[at - 1], words.kinds[at - 1]
    if kind == "word":
        return before not in _CLITICS and money_before(words, at, None) is None
    if kind == "skip" or before in {"_", "#", "°"}:
        return True
    if before in {":", "/", ".", "-", "'"} and words.touching(at - 1):
        joined_to = words.kinds[at - 2]
        return joined_to == "word" if before == "-" else joined_to == "number"
    return False


def _glued_after(words: Words, at: int) -> bool:
    """Whether the number runs into a time, a fraction or an ordinal ending: 10:30, 24/7, 19th."""
    if at + 1 >= len(words.forms) or not words.touching(at + 1):
        return False
    after = words.forms[at + 1]
    if after in {":", "/"} and at + 2 < len(words.forms) and words.touching(at + 2):
        return words.kinds[at + 2] == "number"
    if after == "-" and at + 2 < len(words.forms) and words.touching(at + 2) and words.kinds[at + 2] == "word":
        found = number_word(words.forms[at + 2])
        return (found is None or found[0].short) and unit_after(words, at + 1, None) is None
    return after in {"_", "°", "th", "st", "nd", "rd", "eme", "er", "ere", "e", "g"}


def _named_by_label(words: Words, at: int) -> bool:
    """Whether a word before makes a small bare number a name: page 3, Article 5, المادة 7."""
    before = at - 1
    if before >= 0 and words.forms[before] in {".", "°", ":"} and words.touching(before):
        before -= 1
    if before < 0 or words.newline_before(at):
        return False
    form = words.forms[before]
    following = number_word(words.forms[at + 1]) if at + 1 < len(words.forms) else None
    scaled = following is not None and following[0].role is Role.SCALE
    return form in _LABELS and not scaled and len(words.forms[at]) <= 4


def _candidate_at(words: Words, at: int, floor: int, country: str | None) -> Candidate | None:
    """Read the number at a place with its unit, before or after."""
    quantity = quantity_at(words, at, print_habit(words, at) if _ONE_MARK.fullmatch(words.forms[at]) else "en")
    if quantity is None:
        return None
    quantity = _with_digits_in_brackets(words, quantity)
    if quantity.scale in _SOUTH_ASIAN_SCALES and country is None:
        country = "IN"
    before = money_before(words, quantity.first, country)
    if before is not None and before[1] < floor:
        before = None
    after = _percent_before(words, quantity) or unit_after(words, _past_abbreviation_mark(words, quantity), country)
    if after is None and before is None and quantity.digits and quantity.scale == 1:
        after = unnamed_after(words, quantity.end, quantity.value)
    if before is not None and (after is None or not after.money):
        return Candidate(quantity, before[1], quantity.end, quantity.value, before[0], prefixed=True)
    first = before[1] if before is not None else quantity.first
    if after is None:
        return (
            None if _runs_into_word(words, quantity) else Candidate(quantity, first, quantity.end, quantity.value, None)
        )
    return Candidate(quantity, first, max(after.end, quantity.end), quantity.value * after.worth, after)


def _percent_before(words: Words, quantity: Quantity) -> Unit | None:
    """Return the unit of "%50", as some Arabic print has it."""
    at = quantity.first
    if at > 0 and words.forms[at - 1] == "%" and words.touching(at) and not (at > 1 and words.touching(at - 1)):
        return Unit("%", quantity.end, money=False)
    return None


def _past_abbreviation_mark(words: Words, quantity: Quantity) -> int:
    """Step over the full stop of an abbreviated scale: Mio. Euro, mn. dollars."""
    end = quantity.end
    dotted = quantity.short and end < len(words.forms) and words.forms[end] == "." and words.touching(end)
    return end + 1 if dotted and unit_after(words, end + 1, None) is not None else end


def _runs_into_word(words: Words, quantity: Quantity) -> bool:
    """Whether letters stick to the end of a number that has no unit: 50s, 3G, 12h."""
    end = quantity.end
    return end < len(words.forms) and words.touching(end) and words.kinds[end] == "word"


def _with_digits_in_brackets(words: Words, quantity: Quantity) -> Quantity:
    """Step over the same number repeated in digits, as official Arabic and French print it: «أربعمائة (400) ألف»."""
    at = quantity.end
    if at + 1 < len(words.forms) and words.forms[at] == ")" and at > 1 and words.forms[quantity.first - 1] == "(":
        return _scaled_after_bracket(words, quantity)
    if at + 2 >= len(words.forms) or words.forms[at] != "(" or words.forms[at + 2] != ")":
        return quantity
    again = read_digits(words.forms[at + 1], "ar") if words.kinds[at + 1] == "number" else None
    if again is None or again != quantity.value:
        return quantity
    following = number_word(words.forms[at + 3]) if at + 3 < len(words.forms) else None
    if following is None or following[0].role is not Role.SCALE:
        return Quantity(quantity.first, at + 3, quantity.value, True, quantity.scale)
    scale = following[0].value
    return Quantity(quantity.first, at + 4, quantity.value * scale, True, scale)


def _scaled_after_bracket(words: Words, quantity: Quantity) -> Quantity:
    """Take the scale word after digits in brackets, the words before them left out or misprinted: «(60) ألف دينار»."""
    following = number_word(words.forms[quantity.end + 1])
    scaled = following is not None and following[0].role is Role.SCALE and not following[0].short
    if following is None or not scaled or following[1] or quantity.scale != 1 or not quantity.digits:
        return quantity
    scale = following[0].value
    return Quantity(quantity.first - 1, quantity.end + 2, quantity.value * scale, True, scale)
