"""Whether a question rightly says that one of two named givers gave more than the other, less, or the same.

It compares two amounts of one currency that quoted sentences tell, one of each giver; with more it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.claim_figures import Told
from rag.claims import particulars
from rag.evidence import Fact
from rag.giving import is_money
from rag.named import Named
from rag.schema import Figure, Hedge
from rag.text import fold

BOTH = 2
MORE = re.compile(
    r"(?<!\w)(?:(?:more|bigger|larger|higher|greater)\b.*\bthan\b|outg\w+|exceed\w*|surpass\w*|top(?:ped|s)?\b"
    r"|(?:plus|davantage)\b.*\bqu|depass\w*"
    r"|[وفب]?(?:اكثر|اكتر|اكبر|اعلي)\s.*من\s|[تي]?(?:فوق|فاق|تجاوز)\w*)"
)
LESS = re.compile(r"(?<!\w)(?:(?:less|smaller|lower|fewer)\b.*\bthan\b|moins\b.*\bqu|[وفب]?(?:اقل|اصغر|ادني)\s.*من\s)")


def is_compared_rightly(found: Told) -> bool | None:
    """Return whether what a question says of two givers' amounts is so, None where that is unsure."""
    claim, text = found.claim, fold(found.claim.text)
    more, less, same = MORE.search(text), LESS.search(text), "same" in particulars(claim.bare)
    if len(claim.listed) != BOTH or claim.figures or [bool(more), bool(less), same].count(True) != 1:
        return None
    first, second = sorted(claim.listed, key=lambda name: _place(name, found))
    one, other = _amount_of(first, found), _amount_of(second, found)
    if one is None or other is None or one.unit != other.unit:
        return None
    if same:
        return one.value == other.value
    return one.value > other.value if more else one.value < other.value


def _place(name: Named, found: Told) -> int:
    """Return where a question names somebody."""
    return min((span.start for span in name.spans(found.claim.text, found.gazetteer)), default=len(found.claim.text))


def _amount_of(name: Named, found: Told) -> Figure | None:
    """Return the one amount of money that the quoted sentences tell of somebody, None where they tell several."""
    alone = replace(found, claim=replace(found.claim, names=(name,)))
    money = [fact for fact in found.reading.facts if fact.sentence in found.sentences and is_money(fact.figure)]
    told = [
        fact.figure
        for fact in money
        if name.spans(fact.sentence.text, found.gazetteer) and alone.is_tied(fact) and not _is_total(fact, money)
    ]
    amounts = {(figure.value, figure.unit): figure for figure in told}
    only = next(iter(amounts.values()), None)
    return only if only is not None and len(amounts) == 1 and only.hedge is Hedge.EXACT else None


def _is_total(fact: Fact, money: Sequence[Fact]) -> bool:
    """Return whether a figure is what the others of its sentence come to."""
    others = [one.figure.value for one in money if one.sentence is fact.sentence and one is not fact]
    return bool(others) and sum(others) == fact.figure.value and len(others) >= BOTH
