"""What kind of answer a question wants, and the thing it counts. It knows words alone: no names, no corpus."""

from __future__ import annotations

import re
from enum import StrEnum

from rag.figures import find_figures
from rag.ideas import Idea, has
from rag.text import fold, words

NOT_GIVING = frozenset({Idea.LOAN, Idea.REVENUE, Idea.PROFIT, Idea.COST, Idea.MARKET_VALUE})
COUNTABLE = "5 "  # any number: what the figure parser says of "5 views" is the unit of "how many views"


class Kind(StrEnum):
    """What sort of answer a question wants."""

    AMOUNT = "amount"
    COUNT = "count"
    GIVERS = "givers"
    PERSON = "person"
    PARTNERS = "partners"
    RECIPIENT = "recipient"
    WHEN = "when"
    WHERE = "where"
    OTHER = "other"


def kind_of(folded: str, ideas: frozenset[Idea], unit: str | None) -> Kind:
    """Return the kind of answer wanted; the first rule that holds decides."""
    money = unit is not None and _is_money(unit)
    if unit is not None and not money and (Idea.HOW_MANY in ideas or VIEW_COUNT.search(folded)):
        return Kind.COUNT
    if money or asks_for_cap(ideas) or (ideas & ({Idea.HOW_MUCH, Idea.TOTAL} | NOT_GIVING) and Idea.WHEN not in ideas):
        return Kind.AMOUNT
    if Idea.HOW_MANY in ideas:
        return Kind.COUNT
    return _kind_of_words(folded, ideas)


def _kind_of_words(folded: str, ideas: frozenset[Idea]) -> Kind:
    """Return the kind for a question that asks for no number."""
    if WHO_GAVE.search(folded):
        return Kind.GIVERS
    if Idea.TO_WHOM in ideas:
        return Kind.RECIPIENT
    if Idea.WITH_WHOM in ideas or {Idea.WHICH, Idea.COMPANIES} <= ideas:
        return Kind.PARTNERS
    for idea, kind in ((Idea.WHEN, Kind.WHEN), (Idea.WHERE, Kind.WHERE)):
        if idea in ideas:
            return kind
    if PERSON.search(folded):
        return Kind.PERSON
    return Kind.AMOUNT if WHAT_GIVEN.search(folded) or SHORT_AMOUNT.search(folded) else Kind.OTHER


WHAT_GIVEN = re.compile(
    r"\bwhat\s+(?:did|has|have|does|was)\b.*\b(?:contribut|donat|g[ai]ve|pledg|commit|worth)|\bwhat\s+(?:is|are|was)\b.*\bworth\b"
    r"|\bqu(?:e|['’]|['’]est-ce)\b.*\b(?:donn|vers|promis|apport|offert)|(?<!\w)(?:بماذا|ماذا)\s+(?:تبرع|قدم|منح|تعهد)"
)
WHO_GAVE = re.compile(
    r"\b(?:who|which (?:\w+ )?(?:companies|banks|firms|organi[sz]ations|brands|foundations|people))\s+"
    r"(?:else\s+|has\s+|have\s+|also\s+)*"
    r"(?:gave|give|gives|given|donat|contribut|pledg|help|support|financ|fund|paid)"
    r"|\b(?:qui|quelles? (?:entreprises?|banques?|societes?|fondations?|marques?))\s+(?:a|ont)\s+"
    r"(?:donn|vers|aid|financ|contribu|promis|offert|souten)"
    r"|(?<!\w)(?:من|مين|شو الشركات|(?:ما|اي|ما هي) (?:الشركات|شركات|البنوك|بنوك|الموسسات|الجهات))\s+"
    r"(?:هم\s+)?(?:الذين\s+|الذي\s+|التي\s+|اللي\s+)?"
    r"(?:اتبرع|تبرع|قدم|ساهم|دعم|منح|مول|ساعد)"
)
PERSON = re.compile(
    r"\b(?:job|role|title|position)\s+of\b|\b(?:poste|fonction)\s+(?:d|occupe)|(?<!\w)(?:منصب|وظيفه)\s"
    r"|\bwho(?:\s+is|\s+was|'s|s)\b|\bqui\s+(?:est|etait)\b|\bc['’]est\s+qui\b|(?<!\w)(?:(?:من|شكون)\s+(?:هو|هي|يكون)|مين)(?!\w)|^من\s"
)
# "TikTok donations", «تبرعات تيك توك», "dons TikTok": a heading in place of a question
SHORT_AMOUNT = re.compile(r"\b(?:donations?|gifts?|dons?)\b|(?<!\w)(?:ال)?تبرعات?(?!\w)")


def asks_for_cap(ideas: frozenset[Idea]) -> bool:
    """Whether "the most X gives" is asked."""
    return Idea.MAXIMUM in ideas or {Idea.MOST, Idea.GIVING} <= ideas


COUNT_OPENING = re.compile(
    r"(?:how\s+many|number\s+of|combien\s+d(?:e\s+|['’]\s*)|nombre\s+d(?:e\s+|['’]\s*)|كم\s+عدد|عدد|كم|كام)\s*(?:من\s+)?(.{2,60})",
    re.IGNORECASE,
)


def counted_unit(question: str) -> str | None:
    """Return the unit asked for: "How many views did X get?" -> "views"; None where no counted noun follows."""
    opening = COUNT_OPENING.search(question)
    unit = noun_unit(opening.group(1)) if opening else None
    if unit == "people" and has(Idea.WATCHED, fold(question)):
        return "views"
    folded = fold(question)
    if unit is not None or has(Idea.GIVING, folded) or not (opening or VIEW_COUNT.search(folded)):
        return unit
    later = (noun_unit(question[span.start :]) for _, span in words(question))
    return next((found for found in later if found is not None and not _is_money(found)), None)


VIEW_COUNT = re.compile(r"\bview\s*count\b|\bhow\s+(?:often|widely)\b.*\b(?:view|watch|seen)")


def noun_unit(text: str) -> str | None:
    """Return the unit of the counted noun that opens a text: "views did it get" -> "views"."""
    figures = find_figures(COUNTABLE + re.sub(r"^و?ال", "", text))
    return figures[0].unit if figures and figures[0].start == 0 else None


def _is_money(unit: str) -> bool:
    """Return whether a unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isupper()


ASKING = (
    Idea.GIVING,
    Idea.HOW_MUCH,
    Idea.HOW_MANY,
    Idea.TO_WHOM,
    Idea.WITH_WHOM,
    Idea.TOTAL,
    Idea.MAXIMUM,
    Idea.MOST,
    Idea.WHEN,
    Idea.WHERE,
    Idea.WHICH,
    Idea.COMPANIES,
    Idea.PAID,
    Idea.PLEDGED,
    Idea.REVENUE,
    Idea.PROFIT,
    Idea.COST,
    Idea.ROLE,
)


def is_asking(word: str, unit: str | None = None) -> bool:
    """Return whether a folded word is part of the asking itself: "how", "donate", or the counted noun."""
    if any(has(idea, word) for idea in ASKING):
        return True
    found = find_figures(COUNTABLE + word)
    return bool(unit and found and found[0].unit == unit)
