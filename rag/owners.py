"""Whether a figure's own sentence gives it another owner than the one asked about: "400 given by the WHO", the State.

It knows the wording of one sentence and the names in it, and no question.
"""

from __future__ import annotations

import re

from rag.aligned import letters_of
from rag.evidence import Fact
from rag.figures import find_figures
from rag.ledger_names import giver_after
from rag.named import Named
from rag.names import Gazetteer

OPENING = 45  # characters of a sentence in which its subject stands
THING = 30  # characters between a figure and who gave it: "400 ventilators that were given by"
# The State, an appeal: whose money is none of a company's.
NOBODYS = re.compile(
    r"(?:(?:and|but|the|its|et|mais|le|la|les|l['’]|un|une)\s*){0,2}(?:\w+\s+(?:of|de|du|des|d['’])\s*(?:the\s+|l['’]|la\s+)?)?"
    r"(?:state|government|ministr(?:y|er?)|treasury|etat|gouvernement|ministere|tresor|appeal|appel)(?!\w)"
    r"|[وف]?(?:ال)?(?:دوله|حكومه|وزاره|خزانه)(?!\w)"
)
AGENT = re.compile(
    r"(?:given|donated|provided|supplied|sent|delivered|paid|funded|donnee?s?|offerte?s?|remise?s?|livree?s?|fournie?s?"
    r"|versee?s?)\s+(?:by|from|par)\s+(?:the\s+|la\s+|le\s+|l['’])?$"
    r"|(?:قدم|منح|وفر|ارسل|سلم|تبرع)\w{0,3}(?:ها|هم|ه)\s+$|تبرعت?\s+ب(?:ها|هم|ه)\s+$"
)


def is_anothers(fact: Fact, subject: Named | None, gazetteer: Gazetteer) -> bool:
    """Return whether a figure's sentence names who else gave it: the State as its subject, another one as its agent."""
    text = fact.sentence.text
    start, end = fact.figure.start - fact.sentence.span.start, fact.figure.end - fact.sentence.span.start
    named = subject.spans(text, gazetteer) if subject else []
    if not any(span.start < start for span in named) and _opens_with_state(text[: min(start, OPENING)]):
        return True
    following = [one.start for one in find_figures(text, fact.article.country) if one.start >= end]
    reach = min([end + 2 * THING + OPENING, *following])
    for found in gazetteer.find(text):
        other = subject is None or not subject.is_called(found.name)
        if other and end <= found.start < reach and AGENT.search(letters_of(text[end : found.start])):
            return True
    after = giver_after(text[end:reach])
    if after is None or "قدم" not in letters_of(text[end : end + THING]):
        return False  # "from X" is often whose account or fund it is
    return not any(span.start >= end and span.start < reach for span in named)


def _opens_with_state(opening: str) -> bool:
    """Return whether the words before a figure open with the State or an appeal.

    >>> _opens_with_state("Le fonds de l'État est doté de "), _opens_with_state("It gave the State ")
    (True, False)
    """
    return NOBODYS.match(letters_of(opening).strip()) is not None
