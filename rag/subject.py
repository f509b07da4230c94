"""Names in a question that no list holds: by their place in the sentence and by their capitals. It knows no corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rag.arabic import is_arabic
from rag.ideas import ABBREVIATIONS, GENERIC_NOUNS, STOP_WORDS, Idea, has
from rag.skeleton import is_article
from rag.text import fold, words
from rag.word_tables import word_set

GIVE_EN = (
    r"(?:donat\w+|gi[vf]\w*|gave|pledg\w+|contribut\w+|grant\w*|spen[dt]\w*|pa(?:y|id)\w*|commit\w*|promis\w+|offer\w*"
    r"|provid\w+|work\w*|partner\w*|collaborat\w+|cooperat\w+|team\w*|launch\w*|start\w*|announc\w+|open\w*|sign\w*"
    r"|rais\w+|earn\w*|make|made|employ\w*|have|help\w*|support\w*|reach\w*|plant\w*|distribut\w+|cancel\w*|withdr\w+)"
)
DO_FR = (
    r"(?:donn\w+|vers\w+|offert\w*|promis\w*|contribu\w+|alloué\w*|octroy\w+|consacr\w+|débours\w+|distribu\w+|lanc\w+"
    r"|collabor\w+|travaill\w+|récolt\w+|collect\w+|annonc\w+|financ\w+|investi\w*|soutenu\w*|réalis\w+)"
)
DO_AR = (
    r"(?:[تيو]?تبرع\w*|قدم\w*|[تي]قدم\w*|منح\w*|[تي]منح\w*|دفع\w*|[تي]دفع\w*|ساهم\w*|خصص\w*|[أا]عطت|وهبت|[أا]نفقت|تعهد\w*"
    r"|تعاونت?|تتعاون|[أا]طلقت?|حققت?|جمعت?|وزعت?|عملت|[أا]علنت?|التزمت?)"
)
# «من دفع ثمن الأجهزة؟»: who gives is asked, and what follows the verb is what was given
WHO_AR = ("من", "ومن", "مين", "ومين", "من الذي", "من اللي", "مين اللي")
NOT_ASKED_AR = "".join(rf"(?<!(?<!\w){asked}\s)" for asked in WHO_AR)
NO_COST_AR = r"(?!\w+\s+(?:ثمن|تكلف|تكاليف|كلف|حق\s|قيم))"
QUESTION_END = r"\s*[?؟]?$"

# Each pattern has one group: the words where the giver or the person asked about stands.
SLOTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:did|does|do|has|have|had|will|would)\s+(.{{2,60}}?)\s+(?:\w+ly\s+)?{GIVE_EN}\b",
        rf"\bwho(?:\s+is|\s+was|'s|s)\s+(.{{2,60}}?){QUESTION_END}",
        rf"\b(?:donations?|gifts?|giving)\s+(?:made\s+)?(?:by|from|of)\s+(.{{2,60}}?){QUESTION_END}",
        rf"\b(?:combien|montant|somme)\s+(?:que\s+)?(.{{2,60}}?)\s+(?:a|ont)(?:-t-(?:il|elle|on|ils))?\s+(?:\w+ment\s+)?{DO_FR}",
        rf"\b(?:combien|montant|somme)\b.*?\b(?:a|ont)\s+{DO_FR}\s+(.{{2,60}}?){QUESTION_END}",
        rf"\bqui\s+(?:est|était|etait)\s+(.{{2,60}}?){QUESTION_END}",
        rf"\bc[’']est\s+qui\s+(.{{2,60}}?){QUESTION_END}",
        rf"\b(?:dons?|contributions?)\s+(?:de\s+|d[’'])(.{{2,60}}?){QUESTION_END}",
        rf"(?:من|مين|شكون)\s+(?:هو|هي|يكون)\s+(?!بي|بت|اللي)(.{{2,60}}?){QUESTION_END}",
        rf"^مين\s+(?!بي|بت|اللي)([^\s؟?]{{2,}}(?:\s+[^\s؟?]+){{0,2}}?){QUESTION_END}",
        rf"\b(?:job|role|title|position)\s+of\s+(.{{2,60}}?){QUESTION_END}",
        rf"\b(?:poste|fonction)\s+(?:occupe\s+|de\s+|d[’'])(.{{2,60}}?){QUESTION_END}",
        rf"(?:منصب|وظيفة|وظيفه)\s+(.{{2,60}}?){QUESTION_END}",
        rf"^(.{{2,40}}?)\s+{DO_AR}\s+(?:ب)?(?:كم|كام|قديش|قد ايه|قد إيه)",
        rf"(?<!\w)(?:{NOT_ASKED_AR}|{NO_COST_AR}){DO_AR}\s+(.{{2,60}}?){QUESTION_END}",
        rf"(?:تبرعات|تبرع|عطاء|مساهمات)\s+(.{{2,60}}?){QUESTION_END}",
    )
)
# A giver's name ends where a preposition starts what was given, to whom, when or how.
NAME_END = re.compile(
    r"\s+(?:to|for|in|on|at|through|via|during|with|by|since|after|and|à|a|au|aux|pour|dans|en|par|via|avec|depuis|lors|et"
    r"|so\s+far|overall|altogether|already|who|that|which|qui|que|dont|اللي|الذي|التي|الذين|حتى|لحد|بشكل|هذا|العام|السنة"
    r"|من|في|فى|إلى|الى|على|عبر|خلال|ضمن|مع|منذ|بعد|لدعم|لصالح|لمواجه\w*|لمكافح\w*|ضد|لـ\w*)(?:\s|$).*$"
    r"|(?:[?؟!,،:«»\"“”]|(?<!\s\w)\.)+.*$",  # not the full stop of an initial
    re.IGNORECASE,
)
FOR = re.compile(  # «للمدارس», «لمتضرري السيول»: to whom or for what, never by whom
    r"لل|لـ?(?:متضرر|ضحايا|مستشف|مدارس|جمعي|صندوق|دعم|صالح|مواجه|مكافح|[إا]غاث|زلزال|فيضان|سيول|حرائق|حرايق|[إا]عصار|لقاح)"
)
TRADE = re.compile(  # «للاتصالات»: what a company does, and part of its name
    r"لل(?:ا?تصال|طيران|تامين|تطوير|صناع|اغذي|ا?ستثمار|خدم|تجار|بترول|نفط|طاق|غاز|كهرب|مقاول|[اإ]نشاء|عقار|سيار|نقل|ادوي|تقني"
    r"|تكنولوجي|برمج|[اإ]علام|سياح|فنادق|تمويل|توزيع|تعدين|حديد|[اإ]سمنت|بتروكيماوي|كيماوي|اسمد|منسوج|مشروب|بني|تنمي|بنوك)"
)
POSSESSIVE = re.compile(r"['’]s?$")
POSSESSIVE_INSIDE = re.compile(r"['’]s\b.*$")  # "Sotara's challenge" is of Sotara
HASHTAG_MARK = "#"
CAPITALISED = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’&.-]*)(?:\s+(?:(?:of|de|du|des|la|le|el|al|and|&|the|for|et|by|in|to|par|en|d['’])\s+)*[A-ZÀ-Ý][\w'’&.-]*)*"
)
# What a descriptive name is built of: such a name is translated, not transliterated, so its absence proves nothing.
DESCRIPTIVE = word_set("descriptive_nouns")


def subject_slot(question: str, taken: Sequence[tuple[int, int]] = ()) -> str | None:
    """Return the words where the giver or person stands: "how much did vodafone donate" -> "vodafone".

    A generic noun alone ("the company", «الشركة») is nobody's name and gives None.

    Args:
        taken: characters of names that the gazetteer knows; a slot that opens with one gives None, a later one ends it.
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
    parts = POSSESSIVE_INSIDE.sub("", NAME_END.sub("", raw.strip())).strip(' -«»"“”?؟.,').split()
    while parts and _precedes_name(parts[0]):
        parts = parts[1:]
    while parts and (fold(parts[-1]) in STOP_WORDS or (fold(parts[-1]) in GENERIC_NOUNS and parts[-1].islower())):
        parts = parts[:-1]
    if parts and (FOR.match(parts[0]) or parts == ["ل"] or _is_gift_to(parts)):
        return None
    parts = parts[: next((at for at, part in enumerate(parts) if at and _opens_purpose(part)), None)]
    capitals = [at for at, part in enumerate(parts) if part[0].isupper()]
    parts = parts[capitals[0] : capitals[-1] + 1] if capitals else parts
    return None if not parts or names_nobody(parts) else " ".join(parts)


def _is_gift_to(parts: Sequence[str]) -> bool:
    """Return whether a slot is what was given and to whom: «التبرعات لنوتردام»."""
    return len(parts) > 1 and parts[1].startswith("ل") and has(Idea.GIVING, fold(parts[0]))


def _opens_purpose(word: str) -> bool:
    """Return whether an Arabic word says to whom or for what, and ends the name before it: «المراعي للمدارس»."""
    return FOR.match(word) is not None and TRADE.match(fold(word)) is None


def names_nobody(parts: Sequence[str]) -> bool:
    """Return whether a slot is no name: the article of one cut off, an abbreviation as "PDG", «قدمت» of the asking."""
    inside = [word for part in parts for word, _ in words(part)]
    common = all(fold(word) in STOP_WORDS | ABBREVIATIONS or is_article(word) for word in inside)
    return common or (is_arabic(fold(parts[0])) and all(has(Idea.GIVING, fold(part)) for part in parts))


def _precedes_name(word: str) -> bool:
    """Return whether a word only leads up to a name: an article, "company", "CEO"; not "Banque" in "Banque Atlas"."""
    folded = fold(word)
    leads = any(has(idea, folded) for idea in (Idea.ROLE, Idea.WITH_WHOM, Idea.COMPANIES, Idea.HOW_MUCH))
    return folded in STOP_WORDS | ABBREVIATIONS or leads or (folded in GENERIC_NOUNS and not word[0].isupper())


def names_in_question(question: str, taken: Sequence[tuple[int, int]], subject: str | None) -> tuple[str, ...]:
    """Return runs of capitalised Latin words and quoted words that are neither listed names nor the subject."""
    if question.isupper() or question.istitle():
        return ()
    found = []
    for match in CAPITALISED.finditer(question):
        if question[: match.start()].endswith(HASHTAG_MARK):
            continue
        start, text = _without_opening(question, match.start(), POSSESSIVE.sub("", match.group()))
        inside = any(start < end and begin < start + len(text) for begin, end in taken)
        known = subject is not None and (fold(text) in fold(subject) or fold(subject) in fold(text))
        common = all(fold(word) in STOP_WORDS | ABBREVIATIONS for word, _ in words(text))
        if text and not inside and not known and not common:
            following = question[start + len(text) :].split()[:1]  # "the Step by Step initiative" is as descriptive
            found.append(" ".join([text, *(word for word in following if fold(word) in DESCRIPTIVE)]))
    return tuple(dict.fromkeys(found))


def _without_opening(question: str, start: int, run: str) -> tuple[int, str]:
    """Drop the capital that only opens the sentence: "How", "Which", "Combien"."""
    first, _, rest = run.partition(" ")
    opens = not question[:start].strip(" «\"“'¿")
    if opens:
        if first != first.capitalize():  # TikTok, GSK: a capital inside the word
            return start, run
        while rest[:1].islower():  # "And to the Bright Roads Fund?"
            rest = rest.partition(" ")[2]
        return start + len(run) - len(rest), rest.strip()
    return start, run


def core(name: str) -> str:
    """Return a name without the descriptive nouns at its ends, which other languages translate.

    >>> core("Raja Cyclo Club"), core("Creative Learning Fund")
    ('Raja Cyclo', 'Creative')
    """
    parts = name.split()
    while parts and re.sub(r"^ال", "", fold(parts[-1])) in DESCRIPTIVE:
        parts = parts[:-1]
    while parts and (re.sub(r"^ال", "", fold(parts[0])) in DESCRIPTIVE or fold(parts[0]) in STOP_WORDS):
        parts = parts[1:]
    return " ".join(parts)


def stands_as_name(slot: str) -> bool:
    """Return whether what stands in the giver's place is a name though its words are ordinary ones.

    Capitals say so, and in Arabic the place itself, but for words that all have the article.

    >>> [stands_as_name(slot) for slot in ("Delta Meridian", "اتصالات", "البنوك اللبنانية", "drought")]
    [True, True, False, False]
    """
    parts = core(slot).split()
    if not parts or core(slot) != slot:
        return False
    if parts[0][0] >= "\u0600":
        return len(parts) == 1 or not all(fold(part).startswith("ال") for part in parts)
    return any(part[0].isupper() for part in parts)


def is_descriptive(name: str, is_word: Callable[[str], bool]) -> bool:
    """Return whether a name is made of ordinary words, so that its absence in one language proves nothing in another.

    Args:
        is_word: whether a folded word is an ordinary one.
    """
    parts = [fold(word) for word, _ in words(core(name))]
    # Arabic words that open with the article are as likely "the challenge", "the Lebanese banks", as a name
    return not parts or parts[0].startswith("ال") or all(is_word(part) for part in parts)
