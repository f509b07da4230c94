"""Whether an amount of money is the value of goods: "masks worth", "of medical supplies", not money to buy them with.

Knows the words around one amount, in comparison letters. Does not know who gives.
"""

from __future__ import annotations

import re

from rag.giving_words import CUES

_WORTH, _GOODS = CUES["worth"], CUES["goods"]
_PLAIN, _TAKEN = CUES["plain gift"], CUES["taken as"]
_NEW_VERB = re.compile(r"(?<!\w)(?:et|and)\s+$")  # "gives 160 beds and values its spending at"
_REACH = 120  # characters between goods and the word that values them: "masks and gowns for three hospitals worth"
_VALUE_REACH = 40  # characters between the word of value and the amount: "worth a total of more than"
_OF = re.compile(  # also the giver buys the goods itself
    r"\s*(?:(?:(?:is |are |was |were |of (?:that|it|which) )?(?:spent on|paid for|bought))\s+|a (?:du |des |de l')"
    r"|(?:of|in|worth of|en|de|d'|من|عباره عن|في شكل|علي شكل)\s+|d'|of (?:it|that|which),?\s+)"
)
_VALUE_OF = re.compile(
    r"\s*,?\s*(?:(?:is|are|being|was|were|which is|which was|est|sont|represente|هي|هو|تمثل)\s+)?"
    r"(?:the |la |le )?(?:value|price|worth|valeur|prix|قيمه|ثمن)\s*(?:of|de|des|d')?\s*"
)
_PRICED = re.compile(  # «des biens et des véhicules pour près de 60 millions»
    r"\s+pour\s+(?:pres de |environ |plus de |quelque |un total de |un montant de |une valeur de )*$"
)
_BOUGHT = re.compile(r"\b(?:achat\w*|acheter|acquisition\w*|acquerir|location|louer|besoin\w*)\b")
_WORDS_BETWEEN = re.compile(r"(?:\w+ ){0,2}")  # "of protective medical equipment"


def is_goods(own: str, before: str, after: str) -> bool:
    """Return whether an amount is what goods are worth.

    Args:
        own: the words before the amount that are its own, the end of `before`.
        before: the sentence up to the amount.
        after: the words after it that are its own.
    """
    return _is_worth(own, before) or _is_priced(own) or _is_made_of(after)


def is_count_valued(between: str) -> bool:
    """Return whether the words between a count of goods and an amount value the goods, not what a new verb is about."""
    found = _WORTH.search(between)
    return found is not None and _NEW_VERB.search(between[: found.start()]) is None


def is_value_of(between: str) -> bool:
    """Return whether the words between an amount and a count of goods make it their worth: "is the value of"."""
    return _VALUE_OF.fullmatch(between) is not None


def _is_priced(own: str) -> bool:
    """Return whether goods are given "pour" an amount: «a apporté des véhicules pour 60 millions», not bought."""
    priced = _PRICED.search(own)
    if priced is None:
        return False
    goods = [found for found in _GOODS.finditer(own, 0, priced.start()) if priced.start() - found.end() <= _VALUE_REACH]
    return bool(goods) and _BOUGHT.search(own) is None and _PLAIN.search(own[goods[-1].end() :]) is None


def _is_worth(own: str, before: str) -> bool:
    """Return whether the words before an amount value goods, and no gift of money stands between the two."""
    valued = [found.start() for found in _WORTH.finditer(own) if len(own) - found.end() <= _VALUE_REACH]
    if not valued:
        return False
    lead = before[: len(before) - len(own) + valued[-1]]
    goods = [found.end() for found in _GOODS.finditer(lead)]
    if not goods:
        return False
    between = lead[goods[-1] :]
    return len(between) <= _REACH and not re.search(r"[.;:؛]", between) and _PLAIN.search(between) is None


def _is_made_of(after: str) -> bool:
    """Return whether goods are what an amount comes in: "of it food", "en matériel médical", not "in food banks"."""
    opened = _OF.match(after)
    if opened is None:
        return False
    rest = after[opened.end() :]
    between = _WORDS_BETWEEN.match(rest)
    goods = _GOODS.search(rest, 0, (between.end() if between else 0) + _VALUE_REACH)
    if goods is None or between is None or goods.start() > between.end():
        return False
    return _TAKEN.match(rest[goods.end() :].lstrip()) is None
