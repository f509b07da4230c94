"""Whether an amount is money and goods together: said beside it, called help, or with goods counted in it.

Knows one figure and its sentence. Does not know what else the giver gave.
"""

from __future__ import annotations

from rag.aligned import letters_of
from rag.evidence import Fact
from rag.gifts import in_title
from rag.giving import is_money
from rag.ledger_donor import Place
from rag.ledger_records import Source
from rag.ledger_words import says
from rag.word_tables import word_set

_GIVEN_THINGS = word_set("given thing")
_REACH = 60  # characters on either side where "in cash and in kind" stands
_INCLUDES = 40  # characters before a count of goods where "including" stands


def is_mixed(source: Source, fact: Fact, place: Place) -> bool:
    """Return whether money and goods are said to make up an amount, beside it or in the headline that tells it."""
    text = source.article.text
    near = letters_of(f"{text[place.floor : place.start][-_REACH:]} {text[place.end : place.ceiling][:_REACH]}")
    if says("mixed", near) or says("help worth", near) or _includes_goods(source, place):
        return True
    return says("mixed", letters_of(source.article.title)) and in_title(fact)


def _includes_goods(source: Source, place: Place) -> bool:
    """Return whether goods are counted as a share of an amount: "$45 million, including over 50 million meals"."""
    following = next((one for one in source.figures if one.start == place.ceiling), None)
    if following is None or is_money(following) or following.unit not in _GIVEN_THINGS:
        return False
    return says("includes", letters_of(source.article.text[place.end : place.ceiling][-_INCLUDES:]))
