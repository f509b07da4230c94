"""What kind of answer a question wants, and the thing it counts. It knows words alone: no names, no corpus."""

from __future__ import annotations

import re
from enum import StrEnum

from rag.arabic import is_arabic
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
    RANKING = "ranking"  # gifts by size, or all above an amount
    COMPARE = "compare"  # givers side by side
    OTHER = "other"


def kind_of(folded: str, ideas: frozenset[Idea], unit: str | None) -> Kind:
    """Return the kind of answer wanted; the first rule that holds decides."""
    money = unit is not None and _is_money(unit)
    if asks_to_rank(folded):
        return Kind.RANKING
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


_GIFTS_EN = r"(?:gifts?|donations?|donors?|givers?|contributions?|contributors?|pledges?|grants?)"
_GIFTS_FR = r"(?:dons?|donateurs?|donatrices?|contributions?|promesses?|subventions?|mecenes?)"
_GIFTS_AR = r"(?:ال)?(?:تبرع|متبرع|هبات|هبه|مانح|مساهم|عطاء|منح)\w*"
_ADJECTIVES = r"(?:[\w-]+\s+){0,3}"  # "five cash", "corporate"
_WHO_FR = r"(?:qui|quel(?:le)?s?\s+\w+(?:\s+\w+){0,3}?)\s+(?:a|ont)"  # "quelles banques espagnoles ont"
_GAVE_FR = r"(?:donn|vers|promis|contribu|offert)\w*"
# "the five largest gifts", «أكبر خمس تبرعات», "les plus gros dons", "who gave the most", "gave more than 5 million"
RANK = re.compile(
    rf"\b(?:largest|biggest|highest|greatest|top)\s+{_ADJECTIVES}{_GIFTS_EN}\b"
    rf"|\b(?:list|rank)\b.*\b{_GIFTS_EN}\b|\bwhich {_GIFTS_EN}\b.*\b(?:more than|over|at least|above)\b.*\d"
    rf"|\b(?:who|which\s+{_ADJECTIVES}\w+)\s+(?:has\s+|have\s+)?(?:gave|given|donated|contributed|pledged)\s+"
    r"(?:the\s+most\b|(?:more\s+than|over|at\s+least|above|upwards\s+of)\s)"
    rf"|\bplus\s+(?:gros|grosses?|grands?|grandes?|importante?s?|eleve(?:e?s)?)\s+{_ADJECTIVES}{_GIFTS_FR}\b"
    rf"|\b{_GIFTS_FR}\s+{_ADJECTIVES}les\s+plus\s+(?:gros|grands|importants|importantes|eleves)\b"
    rf"|\b(?:liste|classement)\b.*\b{_GIFTS_FR}\b|\bquels\s+{_GIFTS_FR}\b.*\b(?:plus\s+de|au\s+moins|depass)\w*\b.*\d"
    rf"|\b{_WHO_FR}\s+{_GAVE_FR}\s+(?:le\s+plus\b|plus\s+d|davantage\b|au\s+moins\s|au\s+dela\s)"
    rf"|\b{_WHO_FR}\s+(?:le\s+)?plus\s+{_GAVE_FR}|\b{_WHO_FR}\s+ete\s+(?:le|la|les)\s+plus\s+genereu"
    r"|\b(?:who|which\s+[\w\s-]{3,40}?)\s+(?:was|were|is|are|has\s+been)\s+(?:the\s+)?most\s+generous\b"
    rf"|\b{_GIFTS_EN}\s+(?:of\s+|worth\s+)?(?:more\s+than|over|above|at\s+least)\s"
    rf"|\b{_GIFTS_FR}\s+(?:d\w*\s+|superieurs?\s+a\s+|d'au\s+|de\s+)?(?:plus\s+d|moins\s)"
    rf"|{_GIFTS_AR}\s+(?:التي\s+)?(?:تزيد|تتجاوز|تفوق|اكثر\s+من|لا\s+تقل)"
    rf"|(?<!\w)(?:اكبر|اضخم|اعلي|ابرز)\s+(?:[\w-]+\s+){{0,2}}{_GIFTS_AR}"
    rf"|(?<!\w)(?:رتب|قاءمه|قايمه|اذكر|عدد\s+لي)\s+.*{_GIFTS_AR}"
    r"|(?<!\w)(?:من|مين|شركات|الشركات|شركه|بنوك|البنوك|الجهات|جهات|جهه)\s+(?:الذين\s+|الذي\s+|التي\s+|اللي\s+)?"
    r"(?:اتبرع|تبرع|قدم|ساهم|دفع|منح)\w*\s+(?:باكثر\s+من|اكثر\s+من|بما\s+يزيد|بما\s+لا\s+يقل|باكبر|اكبر|الاكثر)"
)
COMPARING = re.compile(
    r"\bcompar\w+|\bversus\b|\bvs\b|\bor\b.*\b(?:more|most|bigger|larger)\b|\b(?:more|most|bigger|larger)\b.*\bor\b"
    r"|\bou\b.*\b(?:plus|davantage)\b|\b(?:plus|davantage)\b.*\bou\b|\b(?:lequel|laquelle)\b.*\bplus\b"
    r"|(?<!\w)(?:قارن|مقارنه|المقارنه|ايهما|ايهم|ايهن)|(?<!\w)(?:ام|او|ولا)\s.*(?:اكثر|اكبر|اكتر)(?!\w)"
    r"|(?<!\w)(?:اكثر|اكبر|اكتر)(?!\w).*\s(?:ام|او|ولا)\s"
)


def asks_to_rank(folded: str) -> bool:
    """Return whether gifts are asked for by size: the largest, or all above an amount."""
    return RANK.search(folded) is not None


def compares(folded: str) -> bool:
    """Return whether a question sets givers side by side, if it names more than one."""
    return COMPARING.search(folded) is not None


def asks_for_cap(ideas: frozenset[Idea]) -> bool:
    """Whether "the most X gives" is asked."""
    return Idea.MAXIMUM in ideas or {Idea.MOST, Idea.GIVING} <= ideas


GIFTS_COUNTED = re.compile(rf"(?:{_GIFTS_EN}|{_GIFTS_FR}|{_GIFTS_AR})(?!\w)")
COUNT_OPENING = re.compile(
    r"(?:how\s+many|number\s+of|combien\s+d(?:e\s+|['’]\s*)|nombre\s+d(?:e\s+|['’]\s*)"
    r"|(?<!\w)[وفب]?(?:كم\s+(?:\w+\s+)?عدد|عدد|كم|كام)(?!\w))\s*(?:من\s+)?(.{2,60})",  # «كم بلغ عدد»
    re.IGNORECASE,
)
FOR_HOW_MUCH = "ب"  # «بكم دولار» asks for money, «بكم مشروع كذا» for a price


def counted_unit(question: str) -> str | None:
    """Return the unit asked for: "How many views did X get?" -> "views"; None where no counted noun follows."""
    opening = COUNT_OPENING.search(question)
    if opening and has(Idea.TOTAL, fold(question)) and GIFTS_COUNTED.match(fold(opening.group(1))):
        return None  # "how many gifts in all": what was given
    unit = noun_unit(opening.group(1)) if opening else None
    if unit == "people" and has(Idea.WATCHED, fold(question)):
        return "views"
    folded = fold(question)
    if opening and is_arabic(fold(opening.group())):  # «كم» stands right before what it counts
        priced = opening.group().startswith(FOR_HOW_MUCH) and unit is not None and not _is_money(unit)
        return None if priced else unit
    if unit is not None or has(Idea.GIVING, folded) or not (opening or VIEW_COUNT.search(folded)):
        return unit
    begin = opening.start(1) if opening else 0
    later = (noun_unit(question[span.start :]) for _, span in words(question) if span.start >= begin)
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
