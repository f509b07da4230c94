"""Numbers that a text names only to set them aside, and those that it works out: "208 million, and not 200".

It knows the words beside a number, not who gave what.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.figures import find_numbers
from rag.schema import Figure
from rag.text import fold

ASIDE = re.compile(  # written folded; the number follows
    r"(?<!\w)(?:not|rather\s+than|instead\s+of|non(?:\s+pas)?|pas|au\s+lieu\s+d[e'’]|plutot\s+qu[e'’]"
    r"|[وف]?(?:لا|ليس|ليست)|بدلا?\s+(?:من|عن))\s+"
    r"(?:(?:the|a|les?|des?|du|d['’]|about|nearly|environ|نحو|حوالي|مبلغ|قيمه)\s*){0,2}[ال]{0,2}(?:ب(?:ال)?)?(?=[\d$€£¥\w])"
)
NEXT = 2  # characters between the word and its number: a currency sign, a space
SEEN = 40  # characters that a number takes at most
SCALES = (1, 1e3, 1e6, 1e9)  # "208 million, and not 200" leaves out the million
BARE = 1000  # a number of more than this has its own scale
WORKED_OUT = re.compile(
    r"(?<!\w)(?:add(?:s|ed|ing)?\s+(?:\w+\s+){0,3}?up|add(?:s|ing)?\s+to|the\s+sum\s+of|sums?\s+to"
    r"|l['’ ]?addition|en\s+additionnant|additionne\w*|la\s+somme\s+d"
    r"|(?:gifts|parts|items|sums|amounts|dons|parties|postes|montants)\s+(?:\w+\s+){0,3}?(?:comes?\s+to|font|donnent)"
    r"|[وفب]?(?:مجموع|جمع|حاصل\s+جمع|بجمع)\s+(?:ه[ذو]|تلك|ال))"
)
BEFORE = 90  # characters before a number that say it is worked out


@lru_cache(maxsize=256)
def set_aside(text: str) -> frozenset[tuple[float, str | None]]:
    """Return the values, with their units, that a text names only to say that they are not so.

    >>> (2e6, None) in set_aside("It gave 3 million, not 2."), set_aside("It gave not only 2 million.")
    (True, frozenset())
    """
    folded, found = fold(text), set[tuple[float, str | None]]()
    for word in ASIDE.finditer(folded):
        number = next(iter(find_numbers(folded[word.end() : word.end() + SEEN])), None)
        if number is None or number.figure.start > NEXT or number.figure.value <= 1:  # "non d'un don" counts nothing
            continue
        value, unit = number.figure.value, number.figure.unit
        scales = SCALES if unit is None and value < BARE else SCALES[:1]
        found |= {(value * scale, unit) for scale in scales}
    return frozenset(found)


def is_set_aside(figure: Figure, text: str) -> bool:
    """Return whether a text sets a figure aside; doses are not set aside by "2 million doses, not 2 million people"."""
    return any(
        value == figure.value and (unit == figure.unit or None in (unit, figure.unit))
        for value, unit in set_aside(text)
    )


def is_worked_out(figure: Figure, text: str) -> bool:
    """Return whether the words before a figure say that the writer adds up: "L'addition des postes donne 208"."""
    return WORKED_OUT.search(fold(text[max(0, figure.start - BEFORE) : figure.start])) is not None
