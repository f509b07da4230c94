"""Whether two statements tell of one gift: giver, amount, currency and kind agree, dates are near, nothing forbids it.

Whatever the record of an article says of other reports helps, and is never needed. It gathers nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.aligned import letters_of
from rag.figures import find_figures
from rag.giving_words import CUES
from rag.ledger_dates import DISASTERS, gap_days
from rag.ledger_records import Statement
from rag.ledger_words import says
from rag.purposes import purposes
from rag.schema import Figure, FigureKind, Hedge
from rag.text import fold, tokens

# A gift is reported for some months, and the same sum later is another gift: the sooner, the rounder the sum is.
WINDOW_DAYS = {1: 120, 2: 300}  # by significant digits: 10 million, 250 million
DISTINCT_DAYS = 1200  # for more digits: nobody gives 168.9 million twice
SIGNED_DAYS = 300  # between a promise and its signature; the same sum a year on is the next year's
LINKED_DAYS = 400  # between articles whose records say that they tell of one event
SHARED_WORDS = 2  # of two headlines, beyond giver and amount: an undated mention looks back on the gift it names
ROUNDED = 0.01  # "nearly 158.7" and "158.65" are one figure
COARSE = 0.05  # within one article a headline rounds more: "nearly 5 million" of 4.9
_FROM_BELOW = frozenset({Hedge.NEARLY, Hedge.LESS_THAN})
_FROM_ABOVE = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
_ROUNDING = frozenset({Hedge.ABOUT, *_FROM_BELOW, *_FROM_ABOVE})
MONEY_OR_GOODS = frozenset({FigureKind.CASH, FigureKind.IN_KIND, FigureKind.MIXED, FigureKind.UNKNOWN})
_NAME_WORD = re.compile(r"[A-ZÀ-Ý]\w+(?=-[A-ZÀ-Ý])")
_OTHER = re.compile(r"(?<!\w)(?:other|autre)\s+[^.]*$")
_OTHER_AFTER = re.compile(r"\s*(?:\w+\s+)?(?:الاخر|الاخري)(?!\w)")
_OTHER_REACH = 12  # characters before an amount where "the other" stands
_AGAIN = re.compile(r"(?<!\w)(?:the|that|those|this|these|les|ces|cette)\s*$")  # "the $20 million is for": told before


def is_same_gift(one: Statement, other: Statement) -> bool:
    """Return whether two statements tell of one gift."""
    if is_again(one, other):
        return True
    if not (_same_amount(one, other) and same_giver(one, other)):
        return False
    if one.source is other.source:
        return one.limit == other.limit
    days = gap_days(one.date, other.date)
    if linked(one, other):
        return days <= LINKED_DAYS or looks_back(one, other)
    if _on_other_matters(one, other):
        return False
    countries = {one.source.article.country, other.source.article.country} - {None}
    near = days <= _window(one) or looks_back(one, other)
    return near and bool(one.donors) and (len(countries) < 2 or _shares_recipient(one, other))


def looks_back(one: Statement, other: Statement) -> bool:
    """Return whether the later of two statements is on what the earlier headline names, and tells no date much later.

    "200 million for Notre-Dame" in an article of 2024 on all who gave for Notre-Dame is the gift of 2019.
    """
    later = max(one, other, key=lambda statement: statement.source.article.published or "")
    days = gap_days(one.date, other.date)
    if (later.dated and days > SIGNED_DAYS) or says("adding", letters_of(later.text)):
        return False
    if says("back", letters_of(later.before)) and days <= DISTINCT_DAYS:
        return True
    articles = (one.source.article, other.source.article)
    both = set(articles[0].organisations) & set(articles[1].organisations)
    givers = " ".join(sorted({*one.donors, *other.donors, *both}))
    first, second = (_matter(article.title, article.language, givers) for article in articles)
    return len(first & second) >= SHARED_WORDS


@lru_cache(maxsize=4096)
def _matter(title: str, language: str, givers: str) -> frozenset[str]:
    """Return the words of a headline that say what it is on: without givers, amounts and words of giving."""
    bare = title
    for figure in reversed(find_figures(title)):
        bare = f"{bare[: figure.start]} {bare[figure.end :]}"
    bare = CUES["giving"].sub(" ", letters_of(bare))
    taken = set(tokens(givers, language))
    named = (fold(word) for word in _NAME_WORD.findall(title))  # also "Notre" of Notre-Dame, which is a stop word
    found = {*tokens(bare, language), *(word for word in named if word not in taken)}
    return frozenset(word for word in found if word not in taken and not word[0].isdigit())


def _on_other_matters(one: Statement, other: Statement) -> bool:
    """Return whether two headlines name different causes: a wildfire and a flood are not one gift."""
    causes = [purposes(statement.source.article.title) for statement in (one, other)]
    if one.figure.kind is other.figure.kind is FigureKind.IN_KIND:
        causes = [named & DISASTERS for named in causes]  # goods of one worth are seldom given twice
    return bool(causes[0]) and bool(causes[1]) and not causes[0] & causes[1]


def is_again(one: Statement, other: Statement) -> bool:
    """Return whether one of two equal amounts of an article only takes the other up: "the $20 million"."""
    if one.source is not other.source or not _same_amount(one, other):
        return False
    later = max(one, other, key=lambda statement: statement.figure.start)
    if _is_other(later):
        return False
    return one.sentence != other.sentence and _AGAIN.search(letters_of(later.before)) is not None


def _is_other(statement: Statement) -> bool:
    """Return whether an amount is set against an equal one: "the other $2 million", «المليون الآخر»."""
    around = f"{letters_of(statement.before)[-_OTHER_REACH:]}{letters_of(statement.figure.text)}"
    return _OTHER.search(around) is not None or _OTHER_AFTER.match(letters_of(statement.after)) is not None


def excludes(one: Statement, other: Statement) -> bool:
    """Return whether two statements cannot be one gift, whatever a third one says."""
    kinds = {one.figure.kind, other.figure.kind}
    if is_again(one, other):
        return False
    if len(kinds) > 1 and not kinds <= MONEY_OR_GOODS:
        return True
    if one.recipients and other.recipients and not _shares_recipient(one, other) and not linked(one, other):
        return True
    if one.source is not other.source:
        return False
    years = {str(one.date)[:4], str(other.date)[:4]}
    shares = [says("part", letters_of(statement.before)) for statement in (one, other)]  # a share is not its namesake
    if _is_other(one) or _is_other(other):
        return True
    return one.sentence == other.sentence or (one.dated and other.dated and len(years) > 1) or shares[0] != shares[1]


def same_giver(one: Statement, other: Statement) -> bool:
    """Return whether two statements name one giver, or leave it to the article and nothing speaks against it."""
    if one.collective != other.collective:
        return _is_headline_of(one, other) or _is_headline_of(other, one)
    if one.source is other.source and (
        set(one.donors) & set(other.recipients) or set(other.donors) & set(one.recipients)
    ):
        return True  # "17 million for A", where another sentence says that A gave it
    if not one.donors or not other.donors:
        return one.donors == other.donors and (one.source is other.source or linked(one, other))
    return any(_is_family(name, known) for name in one.donors for known in other.donors)


def _is_headline_of(joint: Statement, many: Statement) -> bool:
    """Return whether a headline names those whom a sentence of its article only counts: "A and B give", "two firms"."""
    article = joint.source.article
    return joint.source is many.source and len(joint.donors) > 1 and joint.text == article.title


def linked(one: Statement, other: Statement) -> bool:
    """Return whether the record of one article names the other as a report of the same event."""
    first, second = one.source.article, other.source.article
    return first.id in second.same_event_as or second.id in first.same_event_as


def _window(statement: Statement) -> int:
    """Return how many days after a gift the same amount is still taken for it."""
    digits = len(f"{statement.figure.value:.0f}".rstrip("0"))
    return WINDOW_DAYS.get(digits, DISTINCT_DAYS)


def _same_amount(one: Statement, other: Statement) -> bool:
    """Return whether two figures are one amount, a hedged one being rounded."""
    first, second = one.figure, other.figure
    if first.unit != second.unit:
        return False
    if first.value == second.value:
        return True
    if one.source is other.source and (_rounds(first, second) or _rounds(second, first)):
        return True
    rounded = first.approximate or second.approximate
    return rounded and abs(first.value - second.value) <= ROUNDED * max(first.value, second.value)


def _rounds(round_one: Figure, exact: Figure) -> bool:
    """Return whether a hedged figure is another of its article in fewer digits: "nearly 5 million" of 4.9 million."""
    hedge, digits = round_one.hedge, len(f"{round_one.value:.0f}".rstrip("0"))
    wrong_side = (hedge in _FROM_BELOW and exact.value > round_one.value) or (
        hedge in _FROM_ABOVE and exact.value < round_one.value
    )
    if hedge not in _ROUNDING or wrong_side or abs(round_one.value - exact.value) > COARSE * exact.value:
        return False
    return float(f"{exact.value:.{digits}g}") == round_one.value


def _is_family(one: str, other: str) -> bool:
    """Return whether two names are one, or one begins with the other: "Vodafone", "Vodafone Foundation"."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _shares_recipient(one: Statement, other: Statement) -> bool:
    """Return whether two statements name a recipient in common."""
    return bool(set(one.recipients) & set(other.recipients))
