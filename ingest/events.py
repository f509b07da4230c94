"""Which reports tell of one event in other words or another language: one giver, one amount, near dates.

Two reports that agree stay two articles; the link says why. Pure: compares signatures (`ingest.event_signature`) and
reads no text. Does not link what was pledged with what was delivered later, nor a part with its whole.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.event_signature import EPIDEMIC, Gift, Signature, event_keys
from rag.figures import write_amount
from rag.ledger_dates import bounds, gap_days
from rag.schema import Hedge

__all__ = ["Link", "Signature", "event_keys", "link", "same_event"]

WINDOW_DAYS = 60  # a gift is news for two months; the same sum in a later report is a recap or the next gift
GOODS_DAYS = 3  # goods are counted again when they arrive, which is another event
ROUNDED = 0.05  # "nearly 16 million" for 15.8; two rounded sums further apart are two sums
SMALLEST_MONEY = 1000  # of any unit: "500 dinars a family" is no gift to know a report by
SEVERAL = 2  # figures in common where a report has no date, or where the two do not lead with the same one
ONE_SIDED_DAYS = 7  # the other may be a later stage that recalls the gift
MOST_NAMED = 3  # figures in a reason
MONTH = len("2020-05")
BUCKET = 0.06  # of the logarithm: two values that are ROUNDED apart lie in one bucket or in neighbours

WHOLE = {"USD", "EUR", "GBP"}  # currencies whose name alone tells whose they are

Key = tuple[float, str | None]
Pair = tuple[Gift, Gift]


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports of one event."""

    articles: tuple[str, str]  # ids, in alphabetical order
    reason: str  # words for people


def same_event(first: Signature, second: Signature) -> str | None:
    """Return why two reports tell of one event, as words for people, or None where they do not.

    Such as "TikTok, US$250 million, 2020-05 and 2020-04-09".
    """
    if first.giver is None or first.giver != second.giver or first.article_id == second.article_id:
        return None
    agreed = [(one, other) for one in first.gifts for other in second.gifts if _agree(one, other)]
    figures = _evidence(first, second, agreed)
    if not figures or _contradict(first, second):
        return None
    amounts = " and ".join(write_amount(value, unit, Hedge.EXACT, "en") for value, unit in figures[:MOST_NAMED])
    return f"{first.giver}, {amounts}, {_dates(first.date, second.date)}"


def link(signatures: Iterable[Signature]) -> list[Link]:
    """Return every pair of reports of one event, in alphabetical order.

    Only reports of one giver with a figure in common are compared, so 10,000 articles take seconds.
    """
    known: dict[str, Signature] = {}
    blocks: defaultdict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for signature in sorted(signatures, key=lambda one: one.article_id):
        known[signature.article_id] = signature
        for key in _block_keys(signature):
            blocks[key][signature.article_id] = None
    pairs = {pair for ids in blocks.values() for pair in _near_pairs([known[id_] for id_ in ids])}
    reasons = ((pair, same_event(known[pair[0]], known[pair[1]])) for pair in sorted(pairs))
    return [Link(pair, reason) for pair, reason in reasons if reason is not None]


def _evidence(first: Signature, second: Signature, agreed: Sequence[Pair]) -> list[Key]:
    """Return the figures that make two reports of one giver reports of one event; none where they do not suffice."""
    days = gap_days(first.date, second.date) if first.date and second.date else None
    if days is not None and days > WINDOW_DAYS:
        return []
    counts: list[Key] = sorted(first.counts & second.counts)
    money = [pair for pair in agreed if pair[0].money and (pair[0].lead or pair[1].lead)]
    led = [pair for pair in money if pair[0].lead and pair[1].lead and pair[0].value >= SMALLEST_MONEY]
    figures = list(dict.fromkeys((*map(_key, led), *map(_key, money), *counts)))
    if led and ((days is not None and first.sure and second.sure) or len(figures) >= SEVERAL):
        return list(dict.fromkeys(map(_key, led)))
    if days is None:
        return []
    mutual = any(one.lead for one, _ in money) and any(other.lead for _, other in money)
    if money and len(figures) >= SEVERAL and (mutual or days <= ONE_SIDED_DAYS):
        return figures
    exact = all(len(date or "") >= MONTH for date in (first.date, second.date))
    return counts if len(counts) >= SEVERAL and days <= GOODS_DAYS and exact else []


def _agree(one: Gift, other: Gift) -> bool:
    """Return whether two reports can tell of one gift with these figures."""
    if not (_same_unit(one, other) and _same_value(one, other)):
        return False
    if any(a and b and not a & b for a, b in ((one.givers, other.givers), (one.recipients, other.recipients))):
        return False
    return not (one.date and other.date) or gap_days(one.date, other.date) <= WINDOW_DAYS


def _same_unit(one: Gift, other: Gift) -> bool:
    """Return whether two units are one; a bare dirham or dinar may be that of any country."""
    if one.unit == other.unit:
        return True
    return one.money and other.money and None in (one.unit, other.unit) and not {one.unit, other.unit} & WHOLE


def _same_value(one: Gift, other: Gift) -> bool:
    """Return whether two values are equal, or one is a rounded form of the other."""
    if one.value == other.value:
        return True
    rounded = {one.hedge, other.hedge} != {Hedge.EXACT}
    return rounded and abs(one.value - other.value) <= ROUNDED * max(one.value, other.value)


def _key(pair: Pair) -> Key:
    """Return the figure that two gifts agree in: with its currency, and as the text has it that does not qualify it."""
    return min(pair, key=lambda gift: (gift.unit is None, gift.hedge is not Hedge.EXACT)).key


def _contradict(first: Signature, second: Signature) -> bool:
    """Return whether two reports name different countries or causes, and no organisation but the giver in common."""
    if (first.organisations & second.organisations) - {first.giver}:
        return False
    if first.country and second.country and first.country != second.country:
        return True
    causes = first.causes, second.causes
    apart = [a and b and not a & b for a, b in (causes, (first.places, second.places))]
    anything = any(EPIDEMIC in named for named in causes)  # food, masks and schooling were all given against it
    return bool(apart[1]) or (bool(apart[0]) and not anything)


def _dates(first: str | None, second: str | None) -> str:
    """Return two dates as words."""
    if first == second:
        return f"both {first}" if first else "both without a date"
    return f"{first or 'without a date'} and {second or 'without a date'}"


def _block_keys(signature: Signature) -> Iterator[tuple[str, int]]:
    """Yield where a report is looked for: its giver, and each value with its neighbours."""
    if signature.giver is None:
        return
    for value in {gift.value for gift in signature.gifts} | {value for value, _ in signature.counts}:
        bucket = math.floor(math.log(max(value, 1.0)) / BUCKET)
        yield signature.giver, bucket
        yield signature.giver, bucket + 1


def _near_pairs(block: Sequence[Signature]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a block, by id, that may be near in time; one without a date is near every other."""
    dated = sorted((*_days(one.date), one.article_id) for one in block if one.date)
    undated = [one.article_id for one in block if not one.date]
    for at, (_, last, id_) in enumerate(dated):
        for start, _, other in islice(dated, at + 1, None):
            if start - last > WINDOW_DAYS:
                break
            yield min(id_, other), max(id_, other)
    for id_ in undated:
        yield from ((min(id_, one.article_id), max(id_, one.article_id)) for one in block if one.article_id != id_)


def _days(text: str) -> tuple[int, int]:
    """Return the first and the last day that a date may mean, as numbers."""
    first, last = bounds(text)
    return first.toordinal(), last.toordinal()
