"""Sets text as its language is printed: spaces where no line breaks, quotations in one piece. Pure; it changes no word.

The answer itself keeps plain spaces, by which its figures are checked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

from page.directions import QUOTED, direction_of_letters, with_whole_quotations
from page.words import LANGUAGES

NARROW, WIDE = "\u202f", "\u00a0"  # spaces that hold together what stands on both sides
DIGIT_GROUP = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
UNIT = re.compile(r"(?<=\d) (?=millions?\b|milliards?\b|euros?\b|dollars?\b|dirhams?\b|francs?\b|[%€$])")
SIGN = re.compile(r"(?<=\S) (?=[:;!?»])")


def typeset(text: str, language: str) -> str:
    """Return a text of a language as it is printed: "150 000 euros" and "1er avril 2020" stay on one line.

    In French a space stands inside quotation marks too: «Les dons» -> « Les dons ».
    """
    text = _dates(language).sub(lambda match: match[0].replace(" ", WIDE), with_whole_quotations(text))
    if language != "fr":
        return text
    text = DIGIT_GROUP.sub(NARROW, text)
    text = SIGN.sub(WIDE, UNIT.sub(WIDE, text))
    return QUOTED.sub(lambda match: _in_guillemets(match[0]), text)


def _in_guillemets(quotation: str) -> str:
    """Return a quotation in Latin letters with French spaces inside its marks."""
    if quotation[0] != "«" or direction_of_letters(quotation) == "rtl":
        return quotation
    return f"«{WIDE}{quotation[1:-1].strip()}{WIDE}»"


@lru_cache(maxsize=8)
def _dates(language: str) -> re.Pattern[str]:
    """Return what finds a day with its month in a language, English where it is none of the page's."""
    months = Locale(language if language in LANGUAGES else "en").months["format"]["wide"].values()
    return re.compile(rf"(?<!\d)\d{{1,2}}(?:er)? (?:{'|'.join(map(re.escape, months))})(?: \d{{4}}(?!\d))?")
