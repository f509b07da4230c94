"""Organisations that a text names and the list of organisations lacks, where their form makes them plain.

"X Foundation", "X Bank", «شركة …», «بنك …», "la Fondation X": a kind of organisation with a proper name. Arabic has no
capitals, so there a name ends where its occurrences stop being the same, or with its quotation marks. Prefers missing a
name to making one up: it stands twice in the text, or in the title. Does not know what the article is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.function_words import STOP_WORDS
from rag.names import Gazetteer
from rag.text import bare_words, fold, words

MOST = 3  # names that are added; an article that names more of one form is a list
FEWEST = 2  # occurrences
IN_TITLE = 2  # what an occurrence in the title counts
LONGEST = 4  # words of an Arabic name after the kind; further ones have never been of the name

CAPITAL = r"[A-ZÀ-ÖØ-ÞŒ][\w&’'-]*"
SPACE = r"[ \u00a0]"
ENGLISH = re.compile(
    rf"(?<![\w’'-])(?:{CAPITAL}{SPACE}(?:(?:of|and|&){SPACE})?){{1,5}}"
    r"(?:Foundation|Group|Bank|Trust|Holdings?|Corporation|Corp|Inc|Ltd|Limited|LLC|plc|PLC)(?![\w-])"
    rf"|(?<![\w’'-])Bank{SPACE}of{SPACE}(?:the{SPACE})?{CAPITAL}(?:{SPACE}{CAPITAL})?"
)
FRENCH_NAME = rf"{CAPITAL}(?:{SPACE}(?:(?:de|du|des|et|la|le|l’|l'|d’|d'){SPACE}?){{0,2}}{CAPITAL}){{0,3}}"
FRENCH = re.compile(
    rf"(?<!\w)(?:(?P<kind>[Ff]ondation|[Gg]roupe){SPACE}|(?:[Ll]a{SPACE})société{SPACE})(?P<name>{FRENCH_NAME})"
)
LEADING = frozenset(  # what opens a sentence or tells a rank, and is no part of a name
    """
    The A An La Le Les In On At By For From With And But Our Its This That These When While After Before As If To
    Under Since Meanwhile However Today Yesterday Chairman Chairwoman Chair CEO President Director Founder Head
    Member Mr Mrs Ms Dr Sir Sheikh Both Each Last Also Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """.split()
)
GENERIC = frozenset(  # words that with a kind make no name: "Central Bank", "Working Group"
    """Central National Working Investment Private Commercial Development Industrial Agricultural Islamic Local Regional
    International West East North South Left Right River Food Blood Data Savings Saving Research Study Support Steering
    Action Advisory Age Parliamentary Contact Focus Family Charitable Charity Community Corporate Public Retail Digital
    Partner Parent Holding Insurance Telecom Telecommunications Energy Media Hotel Automotive Financial Reserve State
    Foreign European African Arab Asian American Global Leading Largest Major Age Ethnic Armed Militant Group Bank
    Foundation Trust Company Co New Other Social Medical Health Education Power Business Expert Minority Interest Brain
    of and & the Générale Civile Anonyme Nationale Etat État Islamique Nations Premier Deuxième Industriel""".split()
)
ARABIC_KINDS = {  # folded, with whether a name without the article is known without the kind: «شركة أورنج» is «أورنج»
    "شركه": True,
    "موسسه": False,
    "بنك": False,
    "مجموعه": False,
    "جمعيه": False,
}
GROUP = "مجموعه"
MOST_GROUPS = 2  # more of them are classes of goods or teams of a tournament, not companies
CLITICS = "وفبل"
QUOTED = re.compile(r"[ \u00a0]?(?:«([^«»\n]{2,50})»|\"([^\"\n]{2,50})\"|“([^“”\n]{2,50})”)")
# Folded words that follow a kind without naming it, or follow a name without being of it.
ARABIC_GENERIC = frozenset(
    """تامين طيران نقل اتصالات بترول نفط كهرباء مياه استثمار انتاج تسويق توزيع تصنيع ادويه برمجيات مقاولات بناء سياحه
    اعمال افراد عمل اصدقاء دول دراسات اشخاص شبان شباب اطفال نساء رجال اسهم اجراءات قوانين اسئله صور لاعبين قرارات خبراء
    كبري صغري اخري اولي اكبر اصغر احدي عالميه ثالثه ثانيه رائده واحد حكوميه اهلي خيري مركزي تجاري اسلامي تونسي مصري
    الموت الرئاسه الجيش الامن الحكم الحكومه الدوله القضاء الزواج السجن الدول القرن تابعه معروف كلها عن لها التي الذي
    المشروع اصول معلومات اهداف دم المعلومات الاهداف الدم بيانات المواد
    الاصدار الطيران النقل الكهرباء الاتصالات التامين الشحن الاستثمار الانتاج التعليم الاسره المجتمع الاعمال المال
    تشغل تنشط تعمل تضم تقوم تنتج تختص تتبع تملك تمتلك تدير تحمل توفر تعرف توجد""".split()
)
ARABIC_VERBS = frozenset(
    """قال قالت اعلن اعلنت تعلن يعلن قرر قررت تقرر نظم نظمت تنظم ينظم ستنظم اكد اكدت توكد يوكد قدم قدمت تقدم يقدم ستقدم
    اطلق اطلقت تطلق يطلق دعم دعمت تدعم يدعم تبرع تبرعت تتبرع يتبرع تعتزم يعتزم وقع وقعت توقع يوقع عبر عبرت تعبر تم يتم
    سيتم كان كانت تكون يكون بدا بدات تبدا حقق حققت تحقق شارك شاركت تشارك تساهم ساهمت منح منحت تمنح خصصت تخصص تسعي بلغ
    بلغت تبلغ اليوم امس غدا حاليا مؤخرا موخرا ايضا حيث بعد قبل خلال ضمن حول""".split()
)
NOT_AFTER = frozenset("بالتعاون بالشراكه بالتنسيق بالاضافه بالاشتراك بالمناسبه بالتوازي بالكامل بالفعل".split())


Kind = tuple[str, int, int]  # of organisation, folded, with where it stands


@dataclass(frozen=True, slots=True)
class Found:
    """A name where it stands."""

    name: str
    start: int
    end: int


def unlisted(title: str, text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return at most three organisations that the list lacks, the most often named first."""
    kinds = list(_kinds(text))
    in_title = [*_latin(title), *_arabic_quoted(title, _kinds(title))]
    in_text = [*_latin(text), *_arabic_quoted(text, kinds), *_arabic_repeated(text, kinds)]
    weights: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for found, weight in [*((found, 1) for found in in_text), *((found, IN_TITLE) for found in in_title)]:
        key = fold(found.name)
        spelled.setdefault(key, found.name)
        weights[key] += weight
    often = [key for key, weight in weights.most_common() if weight >= FEWEST]
    known = _known(in_text, text, gazetteer) if often else set()
    names: list[str] = []
    for key in often:
        inside = any(key in fold(name) or fold(name) in key for name in names)  # one name, cut in two ways
        if not inside and key not in known and not gazetteer.find(spelled[key]):
            names.append(spelled[key])
    return tuple(names[:MOST])


def _known(names: Sequence[Found], text: str, gazetteer: Gazetteer) -> set[str]:
    """Return the folded names that stand where the text names a listed organisation."""
    listed = gazetteer.find(text)
    return {
        fold(found.name) for found in names if any(found.start < one.end and one.start < found.end for one in listed)
    }


def _latin(text: str) -> Iterator[Found]:
    """Yield English and French names."""
    for match in ENGLISH.finditer(text):
        parts = _proper(match[0].split())
        if len(parts) > 1 and not all(part in GENERIC for part in parts):
            name = " ".join(parts)
            yield Found(name, match.end() - len(name), match.end())
    for match in FRENCH.finditer(text):
        if not all(part in GENERIC for part in match["name"].split()):
            kind = f"{match['kind'].capitalize()} " if match["kind"] else ""
            yield Found(kind + match["name"], match.start("name"), match.end())


def _proper(parts: list[str]) -> list[str]:
    """Return the words of an English name without what is before it: "The Nilain Group", "CEO of Nilain Group"."""
    joins = [place for place, part in enumerate(parts) if part in ("and", "of", "&") and parts[0] != "Bank"]
    for place in reversed(joins):
        two_people = parts[place] != "of" and place == 1 and parts[-1] not in ("Bank", "Group")  # Vale and Sons Ltd
        own_part = parts[place] == "&" or (parts[place] == "of" and parts[0] not in LEADING)
        if not (two_people or own_part):
            return _proper(parts[place + 1 :])
    while parts and parts[0] in LEADING:
        parts = parts[1:]
    return parts


def _arabic_quoted(text: str, kinds: Iterable[Kind]) -> list[Found]:
    """Return names in quotation marks after a kind: «شركة "أورنج"»."""
    found = []
    for kind, start, end in kinds:
        match = QUOTED.match(text, end)
        if match is not None:
            inner = next(filter(None, match.groups())).strip()
            if inner and len(inner.split()) <= LONGEST and not any(letter.isdigit() for letter in inner):
                found.append(Found(inner if ARABIC_KINDS[kind] else f"{text[start:end]} {inner}", start, match.end()))
    return found


def _arabic_repeated(text: str, kinds: Iterable[Kind]) -> list[Found]:
    """Return names without quotation marks: of the words after a kind, as many as stand there twice."""
    runs = [(kind, start, end, _run(text, end)) for kind, start, end in kinds]
    counts = Counter(
        (kind, tuple(fold(word) for word, _ in run[:size]))
        for kind, _, _, run in runs
        for size in range(1, len(run) + 1)
    )
    found = []
    alone = [(kind, run) for kind, _, _, run in runs if run and (len(run) == 1 or not _definite(run))]
    closed = Counter((kind, fold(run[0][0])) for kind, run in alone)
    groups = {fold(run[0][0]) for kind, _, _, run in runs if kind == GROUP and run}
    for kind, start, _, run in runs:
        if kind == GROUP and len(groups) > MOST_GROUPS:
            continue
        folded = tuple(fold(word) for word, _ in run)
        sizes = [size for size in range(1, len(run) + 1) if counts[kind, folded[:size]] >= FEWEST]
        if sizes and _names(folded[0], kind) and (sizes[-1] > 1 or closed[kind, folded[0]] >= FEWEST):
            last = run[sizes[-1] - 1][1]
            bare = ARABIC_KINDS[kind] and not folded[0].startswith("ال")
            first = run[0][1] - len(run[0][0]) if bare else start
            found.append(Found(text[first:last], first, last))
    return found


def _definite(run: Sequence[tuple[str, int]]) -> bool:
    """Whether a name begins with the article: «مؤسسة الشيخ» needs its next word, «شركة أورنج» does not."""
    return fold(run[0][0]).startswith("ال")


def _names(first: str, kind: str) -> bool:
    """Whether the folded words after a kind name one, and do not describe it: not «شركة أجنبية», «بنك مركزي»."""
    if first in ARABIC_GENERIC or len(first) < 3:
        return False
    described = first.endswith("ي") if kind == "بنك" else first.endswith(("ه", "ات"))
    return first.startswith("ال") or not described


def _kinds(text: str) -> Iterator[Kind]:
    """Yield the kinds of organisation in a text, folded, with where they stand without what is written on to them."""
    if not any(map(_kind, bare_words(text))):
        return
    for word, span in words(text):
        kind = _kind(word)
        if kind:
            yield kind, span.start + (fold(word) != kind), span.end


@lru_cache(maxsize=50_000)
def _kind(word: str) -> str | None:
    """Return the kind of organisation that a word is, folded, without a clitic."""
    folded = fold(word)
    if folded in ARABIC_KINDS:
        return folded
    return folded[1:] if folded[:1] in CLITICS and folded[1:] in ARABIC_KINDS else None


def _run(text: str, start: int) -> list[tuple[str, int]]:
    """Return the words after a place, with their ends, up to a mark or a word that is of no name."""
    run: list[tuple[str, int]] = []
    place = start
    for word, span in words(text[start : start + 80]):
        folded = fold(word)
        joined = text[place : start + span.start] in (" ", "\u00a0")
        if not joined or len(run) == LONGEST or _ends_name(folded, first=not run):
            break
        place = start + span.end
        run.append((word, place))
    return run


def _ends_name(folded: str, first: bool) -> bool:
    """Whether a folded word is of no name."""
    if not folded[0].isalpha() or folded in STOP_WORDS["ar"] or folded in ARABIC_VERBS or folded in ARABIC_KINDS:
        return True
    if first:
        return folded.startswith(("لل", "بال"))
    return folded in NOT_AFTER or (folded[0] == "و" and not folded.startswith("وال"))
