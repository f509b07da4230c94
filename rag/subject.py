"""Names in a question that no list holds: by their place in the sentence and by their capitals. It knows no corpus."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ideas import GENERIC_NOUNS, STOP_WORDS, Idea, has
from rag.text import fold, words

GIVE_EN = r"(?:donat\w+|gi[vf]\w*|gave|pledg\w+|contribut\w+|grant\w*|spen[dt]\w*|pa(?:y|id)\w*|commit\w*|promis\w+|offer\w*|provid\w+)"
DONE_FR = r"(?:donn\w+|vers\w+|offert\w*|promis\w*|contribu\w+|alloué\w*|octroy\w+|consacr\w+|débours\w+|distribu\w+)"
GIVE_AR = (
    r"(?:[تيو]?تبرع\w*|قدم\w*|[تي]قدم|منح\w*|[تي]منح|دفع\w*|[تي]دفع|ساهم\w*|خصص\w*|أعطت|اعطت|وهبت|أنفقت|انفقت|تعهد\w*)"
)

# Each pattern has one group: the words where the giver or the person asked about stands.
SLOTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:did|does|do|has|have|had|will|would)\s+(.{{2,60}}?)\s+(?:\w+ly\s+)?{GIVE_EN}\b",
        r"\bwho(?:\s+is|\s+was|'s|s)\s+(.{2,60}?)\s*[?؟]?$",
        r"\b(?:donations?|gifts?|giving)\s+(?:made\s+)?(?:by|from|of)\s+(.{2,60}?)\s*[?؟]?$",
        rf"\b(?:combien|montant|somme)\b.*?\b(?:a|ont)\s+{DONE_FR}\s+(.{{2,60}}?)\s*[?؟]?$",
        rf"\b(?:combien|montant|somme)\s+(?:que\s+)?(.{{2,60}}?)\s+(?:a|ont)(?:-t-(?:il|elle|on|ils))?\s+(?:\w+ment\s+)?{DONE_FR}",
        r"\bqui\s+(?:est|était|etait)\s+(.{2,60}?)\s*[?؟]?$",
        r"\b(?:dons?|contributions?)\s+(?:de|d[’'])\s*(.{2,60}?)\s*[?؟]?$",
        r"(?:من\s+(?:هو|هي|يكون)|مين\s+(?:هو|هي)?)\s*(.{2,60}?)\s*[?؟]?$",
        rf"(?:كم|بكم|كام|ماذا|قيمة\s+ما|قد\s+ايه|قد\s+إيه|قديش)\s+(?:\w+\s+)?{GIVE_AR}\s+(.{{2,60}}?)\s*[?؟]?$",
        r"(?:تبرعات|تبرع|عطاء|مساهمات)\s+(.{2,60}?)\s*[?؟]?$",
        rf"^(.{{2,40}}?)\s+{GIVE_AR}\s+(?:ب)?(?:كم|كام)",
    )
)
# A giver's name ends where a preposition starts what was given, to whom, when or how.
NAME_END = re.compile(
    r"\s+(?:to|for|in|on|at|through|via|during|with|by|since|after|and|à|a|au|aux|pour|dans|en|par|via|avec|depuis|lors|et"
    r"|من|في|فى|إلى|الى|على|عبر|خلال|ضمن|مع|منذ|بعد|لدعم|لصالح|لـ\w*)(?:\s|$).*$|[?؟!.,،:«»\"“”]+.*$",
    re.IGNORECASE,
)
CAPITALISED = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’&.-]*)(?:\s+(?:(?:of|de|du|des|la|le|el|al|and|&|the|for|et|d['’])\s+)*[A-ZÀ-Ý][\w'’&.-]*)*"
)
# What a descriptive name is built of: such a name is translated, not transliterated, so its absence proves nothing.
DESCRIPTIVE = frozenset(
    """
    fund foundation ministry university bank club hospital programme program centre center federation committee council
    association society school institute agency authority initiative challenge campaign project academy league union
    relief health learning community world national international fonds fondation ministere universite banque hopital
    croix comite conseil ecole agence initiative defi campagne projet academie union mondiale nationale food red crescent
    cross solidarity response
    """.split()
)


def subject_slot(question: str, taken: Sequence[tuple[int, int]] = ()) -> str | None:
    """Return the words where the giver or person stands: "how much did vodafone donate" -> "vodafone".

    A generic noun alone ("the company", «الشركة») is nobody's name and gives None.

    Args:
        taken: characters of names that the gazetteer knows; a slot that opens with one gives None, one later in the slot ends it.
    """
    for slot in SLOTS:
        match = slot.search(question)
        if match:
            start, end = match.span(1)
            later = [begin for begin, _ in taken if start <= begin < end]
            name = trim_name(question[start : min([end, *later])])
            if name or later:
                return name
    return None


def trim_name(raw: str) -> str | None:
    """Cut a slot down to a name: no preposition and what follows it, no article, role or generic noun before it."""
    parts = NAME_END.sub("", raw.strip()).strip(' -«»"“”?؟.,').split()
    while parts and (fold(parts[0]) in STOP_WORDS | GENERIC_NOUNS or has(Idea.ROLE, fold(parts[0]))):
        parts = parts[1:]
    while parts and fold(parts[-1]) in STOP_WORDS:
        parts = parts[:-1]
    return " ".join(parts) or None


def names_in_question(question: str, taken: Sequence[tuple[int, int]], subject: str | None) -> tuple[str, ...]:
    """Return runs of capitalised Latin words and quoted words that are neither listed names nor the subject."""
    if question.isupper() or question.istitle():
        return ()
    found = []
    for match in CAPITALISED.finditer(question):
        start, text = _without_opening(question, match.start(), match.group())
        inside = any(start < end and begin < start + len(text) for begin, end in taken)
        if text and not inside and not (subject and fold(text) in fold(subject)):
            found.append(text)
    return tuple(dict.fromkeys(found))


def _without_opening(question: str, start: int, run: str) -> tuple[int, str]:
    """Drop the capital that only opens the sentence: "How", "Which", "Combien"."""
    first, _, rest = run.partition(" ")
    opens = not question[:start].strip(" «\"“'¿")
    if opens and (fold(first) in STOP_WORDS or first.isalpha()):
        known_name = first != first.capitalize()  # TikTok, GSK: a capital inside the word
        return (start, run) if known_name else (start + len(first) + 1, rest.strip())
    return start, run


def is_descriptive(name: str) -> bool:
    """Return whether a name is made of ordinary words, so that other languages translate it.

    >>> is_descriptive("Creative Learning Fund"), is_descriptive("Hany Kamel")
    (True, False)
    """
    return any(fold(word) in DESCRIPTIVE for word, _ in words(name))
