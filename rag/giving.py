"""What a figure is given for: whether it is a gift at all, what it is made of, how far it has come.

Knows: the wording of its clause, its sentence and the sentences beside it. Does not know who gives to whom.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.aligned import letters_of
from rag.figures import figures_in
from rag.giving_clauses import after_clause, after_last_joint, before_last_joint, until_clause
from rag.giving_goods import is_count_valued, is_goods, is_value_of
from rag.giving_words import ANY_STATUS, CUES, KIND, NEGATION, STATUS, kind_named
from rag.restated import is_conversion_of
from rag.schema import Figure, FigureKind, GivingStatus
from rag.units import DURATIONS
from rag.word_tables import word_set

_GIVING, _NOT_GIVING, _RECEIVED = CUES["giving"], CUES["not giving"], CUES["received"]
_CAUSE = CUES["cause"]
_WORTH, _AMBIGUOUS_MONEY = CUES["worth"], CUES["money"]
_NEAR = 48  # characters after a figure that still name its kind: "25 million dollars of advertising space"
_NEGATION_REACH = 28  # characters between a denial and the giving it denies
_GIVEN_THINGS = word_set("given thing")  # what is handed over, as against people reached and places helped


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around one figure, in comparison letters, cut where its neighbours' words begin."""

    own_before: str  # between the joint after the figure before and this figure
    own_after: str  # between this figure and the joint before the next one
    before: str  # all of the sentence before it
    after: str  # all of the sentence after it
    goods_valued: bool  # a count of goods stands beside: "400,000 suits valued at", "is the value of 20 ventilators"


def is_money(figure: Figure) -> bool:
    """Whether a figure is an amount of money; a dirham or dinar of no known country is money too."""
    if figure.unit is None:
        return bool(_AMBIGUOUS_MONEY.search(letters_of(figure.text)))
    return len(figure.unit) == 3 and figure.unit.isupper()


def classify(figure: Figure, sentence: str, before: str = "", after: str = "", *, offset: int | None = None) -> Figure:
    """Return a figure with the kind and status that its wording tells.

    Args:
        figure: as found by `find_figures`.
        sentence: the sentence that holds it.
        before: the sentence before that one.
        after: the sentence after it.
        offset: where the sentence begins in the text that figure.start counts in; else the figure's words place it.

    """
    if not (_may_be_given(figure) and is_giving(figure, sentence, before, after, offset=offset)):
        return replace(figure, kind=FigureKind.UNKNOWN, status=GivingStatus.UNKNOWN)
    around = _surroundings(figure, sentence, offset)
    kind = _kind(figure, around)
    status = _status(around, letters_of(before), kind)
    return replace(figure, kind=kind, status=status)


def _may_be_given(figure: Figure) -> bool:
    """Whether a figure is of what can be given at all: money, goods or hours."""
    return is_money(figure) or figure.unit in _GIVEN_THINGS or figure.unit == "hours"


def is_giving(figure: Figure, sentence: str, before: str = "", after: str = "", *, offset: int | None = None) -> bool:
    """Whether a figure states giving: money, goods or hours given, not revenue, prices, people or views."""
    around = _surroundings(figure, sentence, offset)
    if figure.unit == "hours":
        return _has(KIND[FigureKind.VOLUNTEERING], around.before + around.after)
    if not _may_be_given(figure) or _denied(around):
        return False
    if around.goods_valued:
        return True
    for left, right in ((around.own_before, around.own_after), (around.before, around.after)):
        verdict = _nearer(left, right)
        if verdict is not None:
            return verdict
    if is_money(figure) and _has(_CAUSE, around.own_before + around.own_after):
        return True
    beside = (letters_of(before), letters_of(after)[:_NEAR])  # a list goes on, or "The donation will …" follows
    return is_money(figure) and any(_has(_GIVING, text) and not _has(_NOT_GIVING, text) for text in beside)


def is_received(figure: Figure, sentence: str, *, offset: int | None = None) -> bool:
    """Whether the sentence says that its subject got the figure: "received a donation of", «تلقت تبرعا»."""
    around = _surroundings(figure, sentence, offset)
    got = _last(_RECEIVED, around.before)
    if got is None:
        return False
    given = max(_last(STATUS[status], around.before) or -1 for status in (GivingStatus.PAID, GivingStatus.PLEDGED))
    return got > given


@lru_cache(maxsize=64)
def _surroundings(figure: Figure, sentence: str, offset: int | None) -> Surroundings:
    """Cut a sentence into what belongs to the figure and what to its neighbours."""
    start = _place(figure, sentence, offset)
    end = start + len(figure.text)
    others = [other for other in figures_in(sentence) if other.end <= start or other.start >= end]
    others = [other for other in others if other.unit not in DURATIONS and other.unit != "%"]
    earlier = max((other.end for other in others if other.end <= start), default=0)
    further = (
        other for other in others if other.start >= end and not _converts(other, figure, sentence[end : other.start])
    )
    later = min((other.start for other in further), default=len(sentence))
    between = letters_of(sentence[earlier:start])
    following = letters_of(sentence[end:later])
    goods = any(other.end == earlier and other.unit in _GIVEN_THINGS - {"scholarships"} for other in others)
    return Surroundings(
        after_last_joint(between) if earlier else after_clause(between),
        before_last_joint(following) if later < len(sentence) else until_clause(following),
        letters_of(sentence[:start]),
        letters_of(sentence[end:]),
        goods_valued=(goods and is_count_valued(between)) or (_is_thing(others, later) and is_value_of(following)),
    )


def _is_thing(figures: list[Figure], start: int) -> bool:
    """Return whether a count of things given begins at a character of a sentence."""
    return any(figure.start == start and figure.unit in _GIVEN_THINGS for figure in figures)


def _converts(other: Figure, figure: Figure, between: str) -> bool:
    """Whether an amount is the one before it in another currency: its words are that one's too."""
    return is_money(figure) and is_money(other) and other.unit != figure.unit and is_conversion_of(between)


def _place(figure: Figure, sentence: str, offset: int | None) -> int:
    """Return where a figure begins in its sentence."""
    if offset is not None and sentence[figure.start - offset : figure.end - offset] == figure.text:
        return figure.start - offset
    if sentence[figure.start : figure.end] == figure.text:
        return figure.start
    return max(sentence.find(figure.text), 0)


def _has(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text holds one of the words."""
    return pattern.search(text) is not None


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    """Return where the last of the words in a text ends."""
    found = None
    for match in pattern.finditer(text):
        found = match.end()
    return found


def _nearer(left: str, right: str) -> bool | None:
    """Whether words of giving stand nearer to the figure than words of trade; None where neither stands there."""
    giving, trade = _distance(_GIVING, left, right), _distance(_NOT_GIVING, left, right)
    if giving is None and trade is None:
        return None
    if giving is None or trade is None:
        return trade is None
    return giving <= trade


def _distance(pattern: re.Pattern[str], left: str, right: str) -> int | None:
    """Return how many characters part the figure from the nearest of the words."""
    end, found = _last(pattern, left), pattern.search(right)
    distances = [len(left) - end] if end is not None else []
    if found is not None:
        distances.append(found.start())
    return min(distances) if distances else None


def _denied(around: Surroundings) -> bool:
    """Whether the giving that the figure belongs to is denied: did not donate, «لم تتبرع», n'a pas donné."""
    last = None
    for match in _GIVING.finditer(around.before):
        last = match
    if last is None:
        return False
    reach = around.before[max(0, last.start() - _NEGATION_REACH) : last.start()]
    denials = list(NEGATION.finditer(reach))
    return bool(denials) and not re.search(r"[.,;،؛]|\bbut\b|\bmais\b|لكن|\bonly\b", reach[denials[-1].end() :])


def _kind(figure: Figure, around: Surroundings) -> FigureKind:
    """Return what a giving figure is made of, by the words nearest to it, those after it first."""
    if not is_money(figure):
        return FigureKind.VOLUNTEERING if figure.unit == "hours" else FigureKind.IN_KIND
    named = kind_named(around.own_after[:_NEAR]) or kind_named(around.own_before)
    if named is not None:
        return named
    if around.goods_valued or is_goods(around.own_before, around.before, around.own_after):
        return FigureKind.IN_KIND
    return FigureKind.CASH


def _status(around: Surroundings, before: str, kind: FigureKind) -> GivingStatus:
    """Return how far a gift has come: the last such verb before the figure, else the first after it."""
    status = _last_status(around.own_before) or _last_status(around.before) or _first_status(around.own_after)
    further = _first_status(around.after)
    if status is None and further is not GivingStatus.TARGET:  # a target stands before its figure: this is another's
        status = further
    status = status or _last_status(before) or GivingStatus.UNKNOWN
    if kind is FigureKind.IN_KIND and status is GivingStatus.PAID:
        return GivingStatus.DELIVERED
    if kind is not FigureKind.IN_KIND and status is GivingStatus.DELIVERED:
        return GivingStatus.PAID
    return status


def _last_status(text: str) -> GivingStatus | None:
    """Return the status of the last verb in a text, the longer of two that end together: "will put", not "put"."""
    if not ANY_STATUS.search(text):
        return None
    lasts = [(found[-1], status) for status, pattern in STATUS.items() if (found := list(pattern.finditer(text)))]
    return max(lasts, key=lambda entry: (entry[0].end(), -entry[0].start()))[1]


def _first_status(text: str) -> GivingStatus | None:
    """Return the status of the first verb in a text."""
    first = ANY_STATUS.search(text)
    if first is None:
        return None
    return next(status for status, pattern in STATUS.items() if pattern.match(text, first.start()))
