"""What an article itself says that it does not tell: "no budget is given", «لم تعلن قيمته». It knows words, not names.

Such a sentence is the nearest that there is to an answer, and none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.evidence import Sentence
from rag.fitness import Fit
from rag.giving import is_money
from rag.ideas import Idea
from rag.kinds import Kind
from rag.query import Query
from rag.text import fold
from rag.yes_no import asks_yes_or_no

BESIDE_BEST = 0.5  # how likely a sentence must be beside the likeliest one of its article
AMONG = 2  # likeliest sentences of the likeliest article
# Written folded. A verb of telling under a negation, or a thing told under "no".
TELL = (
    r"disclos|named?\b|naming\b|stat(?:e|ed|ing)\b|specif|mention|publish|reveal|public\b|give[ns]?\b|giving\b|sa(?:y|id|ying)\b"
    r"|known\b|break"
)
TELL_FR = r"communiqu|precis|divulgu|indiqu|chiffr|publi|mentionn|nomm|devoil|revel|annonc|donn|di(?:t|re)\b|connu"
TELL_AR = r"[تين]?(?:علن|ذكر|كشف|حدد|فصح|نشر|وضح|سم|قال|قرا|عرف)"
THING = r"(?:figure|amount|sum|value|budget|name|number|date|breakdown|total|split)s?\b"
THING_FR = r"(?:montant|budget|chiffre|somme|nom|date|nombre|valeur|detail|repartition)"
DENIED = re.compile(
    r"\b(?:undisclosed|unnamed|unspecified|illegible|cannot be read|confidential)\b"
    rf"|\b(?:not|n't|never|without|nor|neither|nobody|no one)\s+(?:\w+\s+){{0,3}}?(?:{TELL})"
    rf"|\b(?:no|any)\s+(?:\w+\s+)?{THING}"
    rf"|\baucune?\s+(?:\w+\s+)?{THING_FR}"
    rf"|(?:\bn['’ ]|\bne\s|\bsans\s|\bni\s|\bnon\s)(?:\w+\s+){{0,4}}?(?:{TELL_FR})"
    rf"|(?<!\w)و?(?:لم|لا|دون ان|غير ان)\s+(?:\w+\s+)?{TELL_AR}"
    r"|(?:من |ب)?(?:دون|غير|بلا)\s+(?:ال)?(?:ذكر|تحديد|اعلان|كشف|تسميه|معلن|معلوم|محدد|مقروء|رقم|مبلغ)"
    r"|لا يمكن قراء"
)
OF_WHAT = {  # what the sentence must leave untold, by what is asked; folded
    Kind.AMOUNT: r"amount|sum\b|value|figure|money|budget|how much|cost|montant|somme|budget|chiffr|valeur|combien"
    r"|مبلغ|مبالغ|قيم|رقم|ميزاني|كم",
    Kind.COUNT: r"number|figure|how many|count|nombre|chiffr|combien|عدد|رقم|كم",
    Kind.WHEN: r"\bdate|\bwhen\b|\bquand\b|تاريخ|موعد|متي",
}
IN_OWN_WORDS = frozenset({Kind.WHERE})  # told without the amount that its other half may ask for
OF_SOMEBODY = frozenset({Kind.GIVERS, Kind.RECIPIENT, Kind.PARTNERS})
NAMES = r"\bname|identit|\bnoms?\b|nomme|اسم|اسماء|هوي|سمت|تسم"


def untold(query: Query, fits: Sequence[Fit]) -> Sentence | None:
    """Return the sentence in which the likeliest article says that it does not tell what is asked, or None."""
    what = _what(query)
    if what is None or not fits or asks_yes_or_no(query.text) or Idea.SUMMARY in query.ideas:
        return None
    best = fits[0].sentences[0][0]
    for chance, sentence in fits[0].sentences[:AMONG]:
        text = fold(sentence.text)
        denied = DENIED.search(text)
        if denied and chance >= BESIDE_BEST * best and re.search(what, text) and not _tells(query, fits[0], sentence):
            return sentence
    return None


def _what(query: Query) -> str | None:
    """Return the words of what is asked, one of which the sentence must hold."""
    if query.kind in OF_WHAT:
        return OF_WHAT[query.kind]
    if query.kind in OF_SOMEBODY or Idea.WHO in query.ideas or {Idea.WHICH, Idea.GIVING} <= query.ideas:
        return NAMES
    amount = OF_WHAT[Kind.AMOUNT]
    return amount if query.kind not in IN_OWN_WORDS and re.search(amount, fold(query.text)) else None


def _tells(query: Query, fit: Fit, sentence: Sentence) -> bool:
    """Return whether a sentence tells a figure of the sort that is asked for."""
    figures = [fact.figure for fact in fit.reading.facts if fact.sentence is sentence]
    if query.kind is Kind.AMOUNT:
        return any(is_money(figure) for figure in figures)
    return query.kind is Kind.COUNT and any(figure.unit == query.unit for figure in figures)
