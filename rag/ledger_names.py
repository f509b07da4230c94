"""Givers that no list holds, by where they stand: capitals before a verb of giving, or an Arabic name after one.

A name comes back as it is printed. It knows one sentence at a time, and no corpus.
"""

from __future__ import annotations

import re

from rag.aligned import letters_of
from rag.dates import find_dates
from rag.giving_words import CUES
from rag.ideas import GENERIC_NOUNS, STOP_WORDS
from rag.text import fold

_JOINER = r"(?:of|de|du|des|la|le|and|et|&|the|d['’])"
_NAME = rf"[A-ZÀ-Ý][\w'’&.-]*(?:\s+(?:{_JOINER}\s+)*[A-ZÀ-Ý][\w'’&.-]*)*"
_AUXILIARY = r"(?:has|have|had|will|would|is|are|also|itself|a|ont|avait|va|se|sont|s['’]est)"
_VERB = (
    r"(?:g[ai]ves?|given|giving|donat\w+|pledg\w+|contribut\w+|commit\w*|promis\w*|provid\w+|offer\w*|add(?:s|ed)|sen(?:ds|t)"
    r"|grant(?:s|ed)|transferr(?:ing|ed)|transfers|donné|donne|versé|verse|offert|offre|promet|engagée?s?|consacré|consacre|alloué|apporté|apporte"
    r"|contribue|remis|distribué|donner|verser|offrir|consacrer|allouer|apporter|contribuer|remettre|débloquer|débloque)"
)
_APPOSED = (  # ", the charity of an heiress,"
    r"(?:,\s+(?:an?|the|which|who|whose|part of|owned by|based in|founded by|une?|la|le|l['’]|qui|dont|filiale)\b"
    r"[^,.;:]{3,80},)"
)
_BEFORE_VERB = re.compile(
    rf"(?P<name>{_NAME})(?:\s*\([^)]*\))?{_APPOSED}?\s+(?:{_AUXILIARY}\s+){{0,3}}(?:\w+ly\s+)?{_VERB}\b"
)
_TELLS = (
    r"(?:announc(?:es|ed)|decid(?:es|ed)|approv(?:es|ed)|plan(?:s|ned)|agree[sd]|vow(?:s|ed)|presented"
    r"|hand(?:s|ed) over|said it (?:would|will|has|had|is)|annonce|annoncé|décide|décidé|prévoit|présenté|mobilisé?e?"
    r"|financé?e?)"
)
_TELLING = re.compile(
    rf"(?P<name>{_NAME})(?:\s*\([^)]*\))?{_APPOSED}?\s+(?:{_AUXILIARY}\s+){{0,3}}{_TELLS}\b(?P<rest>[^.;]*)$"
)
_RECEIVES = frozenset(  # what makes a name that of a receiver, who may announce a gift too
    "university universite school ecole hospital hopital institute ministry ministere government charity museum".split()
)
_AFTER_PREPOSITION = re.compile(rf"\s*,?\s*(?:\w+\s+)?(?:by|from|par|de la part de)\s+(?:the\s+)?(?P<name>{_NAME})")
_GIFT_OF = re.compile(
    rf"\b(?:gifts?|donations?|contributions?|pledges?|dons?|promesses?)\s+(?:of|from|by|de|d['’])\s*(?:the\s+)?(?P<name>{_NAME})\s*,"
)
_ARABIC_VERB = r"(?:[وف]?(?:تبرعت?|قدمت?|تعهدت?|خصصت?|ساهمت?|منحت?|أهدت?|دفعت?|سلمت?|أعلنت?|تتبرع|يتبرع|وجهت?))"
_ARABIC_KIND = r"(?:شركة|مجموعة|مؤسسة|بنك|مصرف|جمعية|رجل الأعمال)"
_ARABIC = re.compile(
    rf"(?<!\w){_ARABIC_VERB}\s+(?:{_ARABIC_KIND}\s+)?(?:[«\"“](?P<quoted>[^»\"”]{{2,50}})[»\"”]"
    rf"|(?P<plain>{_ARABIC_KIND}(?:\s+(?!ب|ل|على|إلى|في|عن|من|مبلغ|نحو)\w+){{1,3}}))"
)
_ARABIC_OPENING = re.compile(  # a headline's order: «مؤسسة حكيم تتبرع»
    rf"\s*[«\"“]?(?P<name>{_ARABIC_KIND}\s+(?:\S+\s+){{0,3}}?\S+?)[»\"”]?"
    r"\s+(?:ت|ي|ست|سي)(?:تبرع|قدم|تعهد|خصص|ساهم|منح|هدي|دفع|سلم|وجه|دعم)(?!\w)"
)
_ELIDED = re.compile(r"^[LlDd]['’]")
_ARABIC_BY_PRONOUN = re.compile(
    r"\s*[،,]?\s*(?:قدمها|قدمه|قدمتها|قدمته|تبرع بها|تبرع به|تبرعت بها|تبرعت به|دفعها|دفعتها|منحها|منحتها)"
    r"\s+(?P<name>\S+(?:\s+\S+)?)"
)


def giver_before(text: str) -> str | None:
    """Return the unlisted giver in the words before a figure: "Hobson Trust has pledged" -> "Hobson Trust"."""
    arabic = [found["quoted"] or found["plain"] for found in _ARABIC.finditer(text)]
    found = [*_BEFORE_VERB.finditer(text)] or [*_GIFT_OF.finditer(text)]
    latin = [_trimmed(one["name"]) for one in found]
    names = [name for name in (*arabic, *latin) if name]
    return names[-1] if names else None


def giver_telling(text: str) -> str | None:
    """Return the unlisted giver that tells of its gift: "Hobson Trust has announced a gift of" -> "Hobson Trust"."""
    found = _TELLING.search(text)
    if found is None or CUES["giving"].search(letters_of(found["rest"])) is None:
        return None
    name = _trimmed(found["name"])
    return None if name is None or _RECEIVES & set(fold(name).split()) else name


def giver_opening(text: str) -> str | None:
    """Return the unlisted giver that a headline opens with, before its verb: «مؤسسة حكيم تتبرع» -> «مؤسسة حكيم»."""
    found = _ARABIC_OPENING.match(text)
    return _trimmed(found["name"]) if found else None


def giver_after(text: str) -> str | None:
    """Return the unlisted giver right after a figure: " from Hobson Trust", « قدمها حكيم سالم »."""
    for pattern in (_AFTER_PREPOSITION, _ARABIC_BY_PRONOUN):
        found = pattern.match(text)
        if found:
            return _trimmed(found["name"].rstrip(".،,"))
    return None


def _trimmed(name: str) -> str | None:
    """Return a name without the word that only opens its sentence; None where nothing is left of it."""
    parts = name.split()
    while parts and fold(parts[0]) in STOP_WORDS:
        parts = parts[1:]
    if all(fold(_ELIDED.sub("", part)) in GENERIC_NOUNS for part in parts) or find_dates(name):
        return None
    return " ".join(parts) or None
