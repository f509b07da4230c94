"""What a figure of an article is made of as giving: the kind its wording tells, set right by what stands around it.

The wording itself is read by `rag.giving` when an article is taken in. This adds what only the article shows: lists
that go on, shipments, names that hold a misleading word, money that others collected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.aligned import letters_of
from rag.evidence import Fact
from rag.gifts import is_rate
from rag.giving import is_money, is_received
from rag.giving_goods import is_goods
from rag.giving_words import CUES, KIND, STATUS, kind_named
from rag.ledger_donor import Place
from rag.ledger_misnamed import is_misnamed
from rag.ledger_mixed import is_mixed
from rag.ledger_records import Source, Statement
from rag.ledger_words import CUE, says
from rag.restated import is_conversion_of
from rag.schema import Figure, FigureKind, GivingStatus
from rag.word_tables import word_set

GIVEN_THINGS = word_set("given thing")
NEAR = 40  # characters after a figure where "per family", "at most" stand
LEAST_MONEY = 10  # of any currency: less is a price, or a misprint that an article quotes
HANDED_DOWN = frozenset(
    {FigureKind.AD_CREDITS, FigureKind.INVESTMENT, FigureKind.LOAN, FigureKind.PUBLIC, FigureKind.STAFF}
)
_BY_CUE = (
    ("as much again", FigureKind.MATCHING),
    ("voucher", FigureKind.IN_KIND),
    ("lent", FigureKind.LOAN),
)
_GIVEN = (GivingStatus.PAID, GivingStatus.PLEDGED, GivingStatus.DELIVERED)
_CLAUSES = re.compile(r"[;؛:]|[,،]?\s(?:and|et|while)\s|[,،]\s(?=و)")
_DOUBLES = re.compile(
    r"\b(?:match(?:es|ed|ing)?|double[sd]?|doublera|abonde|abondera)\s+(?:up to|jusqu'a)?\s*$"
    r"|(?<!\w)س?[يت]ضاعف\s+(?:مبلغ\s+)?$"
)
_LIST_ITEM = 90  # characters of a list's item before its figure
_OPENING = 24  # characters from a sentence's start where its subject stands
_NEXT_OPENING = 70  # of the next sentence, which may say "The money is a loan"


def kind_of(source: Source, fact: Fact, place: Place, earlier: Sequence[Statement]) -> FigureKind | None:
    """Return what a giving figure is made of, None where nothing says that it is giving.

    Beyond its own wording: what a recipient receives, what a shipment holds, and a list that goes on.
    """
    figure = fact.figure
    if not is_money(figure):
        return _of_things(fact, earlier)
    if figure.kind is not FigureKind.UNKNOWN:
        kind = _set_right(source, fact, place)
        if earlier and _is_joint_total(source, fact, earlier[-1]):
            return earlier[-1].figure.kind
        return _of_list(source, fact, earlier) or kind if kind is FigureKind.CASH else kind
    own = letters_of(source.article.text[place.floor : figure.start])
    if _is_collected(own):
        return _of_collected(own)
    if CUES["not giving"].search(own):
        return None
    return _unsaid(source, fact, place, earlier)


def _unsaid(source: Source, fact: Fact, place: Place, earlier: Sequence[Statement]) -> FigureKind | None:
    """Return the kind of an amount without a word of giving: what is received, or a list that goes on."""
    own = letters_of(source.article.text[place.floor : fact.figure.start])
    if is_taken_in(fact):
        return named_kind(source, place) or _of_cash(source, fact, place)
    listed = earlier and earlier[-1].sentence == fact.sentence.index and earlier[-1].figure.end == place.floor
    if listed and not earlier[-1].tentative and is_money(earlier[-1].figure) and len(own) <= _LIST_ITEM:
        return earlier[-1].figure.kind
    return None


def _of_things(fact: Fact, earlier: Sequence[Statement]) -> FigureKind | None:
    """Return what counted things are given as: as their wording says, or because a shipment holds them."""
    figure = fact.figure
    carried = earlier and figure.unit in GIVEN_THINGS and says("carries", letters_of(fact.sentence.text))
    if figure.kind is FigureKind.UNKNOWN:
        return FigureKind.IN_KIND if carried else None
    return figure.kind


def _is_collected(own: str) -> bool:
    """Return whether the words before an amount say that a fund or an appeal took it in."""
    return says("collected", own) and says("fund", own)


def _of_collected(own: str) -> FigureKind:
    """Return whose money an appeal took in: staff's where it was held among them."""
    return FigureKind.STAFF if says("staff", own) else FigureKind.PUBLIC


def named_kind(source: Source, place: Place) -> FigureKind | None:
    """Return the kind that the words around a figure name."""
    return kind_named(letters_of(source.article.text[place.floor : place.ceiling]))


def is_taken_in(fact: Fact) -> bool:
    """Return whether the sentence says that its subject got the figure."""
    text, offset = fact.sentence.text, fact.sentence.span.start
    # the words first: to read the sentence's figures again is slow
    return CUES["received"].search(letters_of(text)) is not None and is_received(fact.figure, text, offset=offset)


def is_per_unit(fact: Fact) -> bool:
    """Return whether a figure is what one meal, family or day comes to."""
    text, figure = fact.article.text, fact.figure
    if is_rate(fact) or says("rate", letters_of(text[figure.end : figure.end + NEAR])):
        return True
    before = letters_of(text[max(fact.sentence.span.start, figure.start - NEAR) : figure.start])
    if is_money(figure) and says("of each member", letters_of(text[fact.sentence.span.start : figure.start])):
        return True
    return says("per head", before) or (is_money(figure) and figure.value < LEAST_MONEY)


def place_of(source: Source, fact: Fact) -> Place:
    """Return where a figure stands among the giving figures of its sentence."""
    figure, span = fact.figure, fact.sentence.span
    others = [
        other
        for other in source.figures
        if span.start <= other.start and other.end <= span.end and other is not figure and _divides(other)
    ]
    others = [other for other in others if not _converts(other, figure, source.article.text)]
    floor = max((other.end for other in others if other.end <= figure.start), default=span.start)
    ceiling = min((other.start for other in others if other.start >= figure.end), default=span.end)
    return Place(span.start, floor, figure.start, figure.end, ceiling)


def _converts(other: Figure, figure: Figure, text: str) -> bool:
    """Return whether an amount after a figure is the same in another currency: it parts nothing."""
    between = text[figure.end : other.start]
    both = is_money(figure) and is_money(other) and other.unit != figure.unit
    return both and other.start >= figure.end and is_conversion_of(between)


def _divides(figure: Figure) -> bool:
    """Return whether the words on either side of a figure tell of different gifts."""
    return is_money(figure) or figure.kind is not FigureKind.UNKNOWN


def _of_list(source: Source, fact: Fact, earlier: Sequence[Statement]) -> FigureKind | None:
    """Return the kind that a list's items have from the amount before its colon: "35 million is lent: A gets 25"."""
    if not earlier or earlier[-1].sentence != fact.sentence.index or earlier[-1].figure.kind not in HANDED_DOWN:
        return None
    kind = earlier[-1].figure.kind
    same = (one for one in earlier if one.sentence == fact.sentence.index and one.figure.kind is kind)
    before = next(same)  # the amount that the list opens with
    between = letters_of(source.article.text[before.figure.end : fact.figure.start])
    if kind is FigureKind.AD_CREDITS:
        return kind if says("made up of", between) else None
    listed = ":" in between or (before.collective and not says("part", between))
    return kind if listed else None


def _is_joint_total(source: Source, fact: Fact, before: Statement) -> bool:
    """Return whether an amount is what staff or customers and their firm gave together: "which brings it to"."""
    others = before.figure.kind in {FigureKind.STAFF, FigureKind.CUSTOMERS, FigureKind.PUBLIC}
    between = letters_of(source.article.text[before.figure.end : fact.figure.start])
    together = before.sentence == fact.sentence.index and before.figure.unit == fact.figure.unit
    summed = says("total", between) or says("brings to", between)
    return others and together and summed and fact.figure.value > before.figure.value


def _set_right(source: Source, fact: Fact, place: Place) -> FigureKind:
    """Return the kind of an amount of money, whatever a name or the rest of its sentence says of another one."""
    kind = fact.figure.kind
    if _DOUBLES.search(letters_of(source.article.text[place.floor : place.start])):
        return FigureKind.MATCHING  # "matches 10 million of what its users give"
    if is_mixed(source, fact, place):
        return FigureKind.MIXED
    if is_misnamed(source, fact) or (kind is FigureKind.MATCHING and not _is_matched(source, place)):
        kind = FigureKind.CASH
    return _of_cash(source, fact, place) if kind is FigureKind.CASH else kind


def _is_matched(source: Source, place: Place) -> bool:
    """Return whether words of matching are this figure's, not those of another clause: "2 million and matches"."""
    text = source.article.text
    before = _CLAUSES.split(letters_of(text[place.floor : place.start]))[-1]
    after = _CLAUSES.split(letters_of(text[place.end : place.ceiling]))[0]
    pattern = KIND[FigureKind.MATCHING]
    return pattern.search(before) is not None or pattern.search(after) is not None


def _of_cash(source: Source, fact: Fact, place: Place) -> FigureKind:
    """Return what plain money is on a second look: what a fund collected, staff gave, goods are worth, or a loan."""
    text = source.article.text
    own, before = letters_of(text[place.floor : place.start]), letters_of(text[place.sentence_start : place.start])
    others = _of_others(own, before, first=place.floor == place.sentence_start)
    if others is not None:
        return others
    if says("goods for", own) or is_goods(own, before, letters_of(text[place.end : place.ceiling])):
        return FigureKind.IN_KIND
    if _is_of_state(own):
        return FigureKind.PUBLIC
    clause = _CLAUSES.split(own)[-1]
    if KIND[FigureKind.MATCHING].search(clause):
        return FigureKind.MATCHING
    if says("passed on", clause):
        return FigureKind.PUBLIC
    around = f"{clause} {_CLAUSES.split(letters_of(text[place.end : place.ceiling]))[0]}"
    return next((kind for cue, kind in _BY_CUE if says(cue, around)), _lent_or_cash(source, fact))


def _is_of_state(own: str) -> bool:
    """Return whether the words before an amount put a government's plan or fund at it: no company gives that."""
    plan = CUE["state plan"].search(own)
    if plan is None or says("to", own[: plan.start()][-_OPENING:]):
        return False
    return says("is put at", own) and not any(STATUS[status].search(own) for status in _GIVEN)


def _of_others(own: str, before: str, first: bool) -> FigureKind | None:
    """Return whose money it is where not the giver's: an appeal's, customers' or staff's.

    Args:
        own: the words of the amount before it.
        before: the sentence up to it.
        first: no other amount stands between the two.
    """
    if _is_collected(own):
        return _of_collected(own)
    held = (kind for kind in (FigureKind.CUSTOMERS, FigureKind.STAFF) if KIND[kind].search(own))
    if says("collected", own) and (among := next(held, None)) is not None:
        return among
    opening = before[:_OPENING]
    if not first or not (CUES["giving"].search(before) or says("collected", before)):
        return None
    kinds = (("staff", FigureKind.STAFF), ("customers", FigureKind.CUSTOMERS))
    return next((kind for cue, kind in kinds if says(cue, opening) and not _governed(cue, opening)), None)


def _lent_or_cash(source: Source, fact: Fact) -> FigureKind:
    """Return what money is that nothing in its own sentence calls otherwise."""
    return FigureKind.LOAN if _is_lent(source, fact) else FigureKind.CASH


def _governed(cue: str, opening: str) -> bool:
    """Return whether a sentence opens with whom something is for: "For employees of Acme"."""
    found = CUE[cue].search(opening)
    return found is not None and says("to", opening[: found.start()])


def _is_lent(source: Source, fact: Fact) -> bool:
    """Return whether the next sentence says that the money is a loan."""
    following = fact.sentence.index + 1
    if following >= len(source.sentences):
        return False
    opening = letters_of(source.sentences[following].of(source.article.text))[:_NEXT_OPENING]
    return says("that money", opening[:_OPENING]) and KIND[FigureKind.LOAN].search(opening) is not None
