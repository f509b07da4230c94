"""Figures that are no further gift: one in another currency, and one that the article tells as the sum of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from rag.aligned import letters_of
from rag.evidence import Fact
from rag.giving import is_money
from rag.restated import is_conversion_of

SUM = re.compile(
    r"\b(?:together|in all|in total|altogether|total(?:s|l?ing)?|reach(?:es|ed|ing)?|add(?:s|ing)? up to"
    r"|br(?:ings?|ought|inging)|rais(?:es|ed|ing)|en tout|au total|total(?:isent|ise|isant)?|atteint|atteignent"
    r"|port(?:e|ent|ant|er))\b"
    r"|(?<!\w)(?:[وفلي]*(?:صل|تصل|يصل|بلغ|تبلغ|يبلغ|مجموع\w*|اجمالي\w*)|معا|ليرتفع|لترتفع)(?!\w)"
)
ROUNDED = 0.006  # share of a sum by which its rounded addends may miss it
ADDENDS = 3
BEFORE = 60  # characters before a figure that say it is a sum


def converted_from(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """Return the amount that a figure restates in another currency: "12 million francs, about $24,000"; else None."""
    before = [
        one
        for one in facts
        if one.article.id == fact.article.id
        and one.sentence.index == fact.sentence.index
        and one.figure.end <= fact.figure.start
        and is_money(one.figure)
    ]
    last = max(before, key=lambda one: one.figure.end, default=None)
    if last is None or None in (last.figure.unit, fact.figure.unit) or last.figure.unit == fact.figure.unit:
        return None
    between = fact.article.text[last.figure.end : fact.figure.start]
    return last if is_conversion_of(between) else None


def is_sum_told(fact: Fact, others: Sequence[Fact]) -> bool:
    """Return whether an article tells a figure as what others of it come to: "the two together reach $300 million"."""
    start = max(fact.sentence.span.start, fact.figure.start - BEFORE)
    letters = letters_of(fact.article.text[start : fact.figure.start])
    if not SUM.search(letters):
        return False
    own = fact.figure
    values = {
        one.figure.value
        for one in others
        if one.article.id == fact.article.id and one.figure.unit == own.unit and one.figure.value < own.value
    }
    return any(
        abs(sum(addends) - own.value) <= ROUNDED * own.value
        for count in range(2, ADDENDS + 1)
        for addends in combinations(sorted(values), count)
    )
