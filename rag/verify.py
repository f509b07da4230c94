"""The figure gate: every number of an answer against the passages that its marker cites.

Knows: when two printed numbers say the same, and whether a sum that is worked out comes out. Does not know where
passages come from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from rag.citations import one_sentence_each
from rag.countries import country_mentions
from rag.currency_families import FAMILIES
from rag.dates import CalendarDate, find_dates
from rag.figures import Number, find_numbers
from rag.schema import Hedge
from rag.text import sentences
from rag.verify_sums import adds_up, find_sums

_MARKER = re.compile(r"\[(\d{1,3})\]")
_MARKERS_AFTER_STOP = re.compile(r"([.!?؟。][»”\"’)]*)(\s*(?:\[\d{1,3}\][\s,،]*)*\[\d{1,3}\])")
_LIST_NUMBER = re.compile(r"^[ \t]*(?:[-*•]\s*)?\d{1,3}[.)](?=\s)", re.MULTILINE)
_AS_OF = re.compile(
    r"(?:\bas of|\bas at|\bup to date|\bà la date du|\bau|\ben date d(?:u|e|['’])|\barticle d(?:u|e|['’])"
    r"|\bdate de l['’]article|\bà ce jour|حتى تاريخ|حتى|بتاريخ|خبر من|لغاية)[\s:(]*$",
    re.IGNORECASE,
)
_GAP_IN_GROUP = re.compile(r"[\s,،;]*")
_ROUNDING_LIMIT = Decimal("0.05")  # "about 50 million" for 51.7; further off is another number
# a hedge of the passage (key) may be worded as one of these in the answer
_MAY_READ: dict[Hedge, frozenset[Hedge]] = {
    Hedge.EXACT: frozenset({Hedge.EXACT, Hedge.ABOUT}),
    Hedge.ABOUT: frozenset({Hedge.ABOUT, Hedge.NEARLY}),
    Hedge.NEARLY: frozenset({Hedge.NEARLY, Hedge.ABOUT}),
    Hedge.MORE_THAN: frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST}),
    Hedge.AT_LEAST: frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN}),
    Hedge.LESS_THAN: frozenset({Hedge.LESS_THAN}),
    Hedge.UP_TO: frozenset({Hedge.UP_TO}),
}
# how an answer's hedge may round a number: the digits kept and the direction
_ROUNDS: dict[Hedge, tuple[str, ...]] = {
    Hedge.ABOUT: (ROUND_HALF_EVEN, ROUND_HALF_UP),
    Hedge.NEARLY: (ROUND_CEILING,),
    Hedge.LESS_THAN: (ROUND_CEILING,),
    Hedge.MORE_THAN: (ROUND_FLOOR,),
    Hedge.AT_LEAST: (ROUND_FLOOR,),
}
_ALIKE = (  # nouns that translations exchange
    frozenset({"people", "citizens", "beneficiaries", "members"}),
    frozenset({"students", "pupils", "children", "young people"}),
    frozenset({"families", "households"}),
    frozenset({"boxes", "cartons", "parcels", "packages", "baskets", "packs", "bags", "kits"}),
    frozenset({"companies", "businesses", "institutions"}),
    frozenset({"organisations", "associations", "institutions"}),
    frozenset({"employees", "workers", "people"}),
    frozenset({"devices", "machines", "units", "items"}),
    frozenset({"doses", "vaccines"}),
    frozenset({"rooms", "units"}),
    frozenset({"computers", "devices", "tablets"}),
    frozenset({"regions", "provinces", "governorates", "districts", "states"}),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one cited passage says in numbers."""

    text: str
    numbers: tuple[Number, ...]
    bare_amounts: tuple[Number, ...]  # read without the article's country, as an answer is: "dollars", «سنتيم»
    dates: tuple[CalendarDate, ...]
    countries: frozenset[str]


def unsupported_figures(answer: str, passages: Sequence[str], countries: Sequence[str | None] = ()) -> list[str]:
    """Return the figures and dates of an answer that its cited passages do not bear out, as printed, in order.

    Args:
        answer: text with markers; [n] cites passage n, from 1.
        passages: what the markers point at, in any language.
        countries: of the passages' articles where known; they settle a bare dinar or dirham.

    >>> unsupported_figures("It gave $5 million [1].", ["تبرعت بمبلغ 6 ملايين دولار"])
    ['$5 million']

    """
    answer = one_sentence_each(answer.replace("…", ","))  # a shortened quotation goes on to its marker
    answer = _MARKERS_AFTER_STOP.sub(lambda found: f"{found[2]}{found[1]}", answer)
    evidence: dict[int, Evidence] = {}
    refused: list[str] = []
    for sentence in sentences(answer):
        refused += _refused_in(sentence.of(answer), passages, countries, evidence)
    return refused


def _refused_in(
    sentence: str, passages: Sequence[str], countries: Sequence[str | None], evidence: dict[int, Evidence]
) -> list[str]:
    """Return what one sentence of an answer states without support."""
    bare = _LIST_NUMBER.sub(_blank, _MARKER.sub(_blank, sentence))
    found: list[tuple[int, str, bool]] = []
    numbers = find_numbers(bare)
    sums = find_sums(bare, numbers)
    borne: dict[int, bool] = {}
    for at, number in enumerate(numbers):
        figure = number.figure
        if not (number.is_figure or number.digits):
            continue  # "one of the firms": a word without a unit claims no figure
        cited = _cited(sentence, figure.end, passages, countries, evidence)
        units = {other.figure.unit for other in numbers if other.money}
        borne[at] = any(_bears_out(number, source, units) for source in cited)
        if at in sums and not borne[at]:  # no passage prints it: it is worked out from those that stand before it
            borne[at] = adds_up(sentence, sums[at], numbers) and all(borne.get(one, False) for one in sums[at].addends)
        found.append((figure.start, sentence[figure.start : figure.end], borne[at]))
    for date in find_dates(bare):
        if _AS_OF.search(bare[: date.start]) or any(
            n.figure.start < date.end and date.start < n.figure.end for n in numbers
        ):
            continue
        cited = _cited(sentence, date.end, passages, countries, evidence)
        supported = any(_dates_agree(date, source) for source in cited)
        found.append((date.start, sentence[date.start : date.end], supported))
    return [text for _, text, supported in sorted(found) if not supported]


def _blank(match: re.Match[str]) -> str:
    """Return spaces of the same length, so that offsets stay."""
    return " " * len(match.group())


def _cited(
    sentence: str, end: int, passages: Sequence[str], countries: Sequence[str | None], evidence: dict[int, Evidence]
) -> list[Evidence]:
    """Return the passages of the next marker after a place, and of the markers that stand right beside that one."""
    cited: list[Evidence] = []
    at = None
    for marker in _MARKER.finditer(sentence, end):
        if at is not None and not _GAP_IN_GROUP.fullmatch(sentence, at, marker.start()):
            break
        at = marker.end()
        number = int(marker[1])
        if 1 <= number <= len(passages):
            if number not in evidence:
                country = countries[number - 1] if number <= len(countries) else None
                evidence[number] = _evidence(passages[number - 1], country)
            cited.append(evidence[number])
    return cited


@lru_cache(maxsize=256)  # a streamed answer cites the same passages again and again
def _evidence(passage: str, country: str | None) -> Evidence:
    """Read the numbers, dates and countries of a passage."""
    numbers = tuple(find_numbers(passage, country))
    bare = tuple(number for number in find_numbers(passage) if number.bare) if country else ()
    named = frozenset(country_mentions(passage)) | ({country} if country else frozenset())
    return Evidence(passage, numbers, bare, tuple(find_dates(passage)), named)


def _bears_out(number: Number, source: Evidence, sentence_units: set[str | None]) -> bool:
    """Whether a passage states the same number, unit and hedge."""
    return any(
        _units_agree(number, stated, source, sentence_units) and _values_agree(number, stated)
        for stated in source.numbers
    ) or any(_same_currency_word(number, stated) and _values_agree(number, stated) for stated in source.bare_amounts)


def _same_currency_word(number: Number, stated: Number) -> bool:
    """Whether answer and passage both say just "dollars" or «سنتيم», whatever country the article is from."""
    return number.bare and number.family == stated.family and number.figure.unit == stated.figure.unit


def _values_agree(number: Number, stated: Number) -> bool:
    """Whether the answer's number is the passage's, or rounds it as the answer's own hedge admits."""
    said, known = number.figure.hedge, stated.figure.hedge
    if number.figure.value == stated.figure.value:
        return said in _MAY_READ[known]
    if known not in (Hedge.EXACT, said) and said not in _MAY_READ[known]:
        return False
    return _rounds_to(Decimal(repr(stated.figure.value)), Decimal(repr(number.figure.value)), _ROUNDS.get(said, ()))


def _rounds_to(known: Decimal, said: Decimal, directions: Sequence[str]) -> bool:
    """Whether a number is another one rounded to one, two or three digits, and near it: 52 for 51.7."""
    if known <= 0 or abs(known - said) > _ROUNDING_LIMIT * known:
        return False
    for digits in (1, 2, 3):
        step = Decimal(1).scaleb(known.adjusted() - digits + 1)
        if any((known / step).to_integral_value(rounding=direction) * step == said for direction in directions):
            return True
    return False


def _units_agree(number: Number, stated: Number, source: Evidence, sentence_units: set[str | None]) -> bool:
    """Whether two numbers count the same thing as far as both texts tell."""
    said, known = number.figure.unit, stated.figure.unit
    if said == known and (said is not None or number.family == stated.family):
        return True
    if number.money or stated.money:
        return _money_agrees(number, stated, source, sentence_units)
    if said is None or known is None:
        return "%" not in (said, known)  # a noun that no table knows, on one side
    return any(said in group and known in group for group in _ALIKE)


def _money_agrees(number: Number, stated: Number, source: Evidence, sentence_units: set[str | None]) -> bool:
    """Whether two amounts can be of one currency where at least one text names it only in part."""
    said, known = number.figure.unit, stated.figure.unit
    if number.money and stated.money:
        if said is None:  # the answer repeats the passage's "dirhams"
            return number.family == stated.family
        return known is None and _settled_by_place(said, stated.family, source)
    if number.money:  # an elliptic "40 million" of the passage, beside others of the same currency
        return known is None and not stated.family and any(other.figure.unit == said for other in source.numbers)
    return said is None and (known in sentence_units or stated.elliptic)


def _settled_by_place(code: str | None, family: str, source: Evidence) -> bool:
    """Whether the places that a passage names let its bare dirham be this one; without a place it may be any."""
    codes = FAMILIES.get(family, {})
    if code not in codes.values():
        return False
    named = {codes[place] for place in source.countries if place in codes}
    return not named or code in named


def _dates_agree(date: CalendarDate, source: Evidence) -> bool:
    """Whether a passage has the date at least as precisely as the answer."""
    if date.month is None:
        return str(date.year) in source.text or any(known.year == date.year for known in source.dates)
    for known in source.dates:
        same_day = date.day is None or known.day == date.day
        same_year = date.year is None or known.year in (None, date.year)
        if known.month == date.month and same_day and same_year:
            return date.year is None or known.year is not None or any(d.year == date.year for d in source.dates)
    return False
