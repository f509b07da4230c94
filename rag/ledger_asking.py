"""What a question wants of the ledger: gifts by size, givers side by side, a sum, who gave, or what a fund took in.

It knows words and how the names in a question are joined: no rows, no corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from rag.ideas import Idea
from rag.kinds import Kind, is_asking
from rag.names import Gazetteer, Mention
from rag.query import Query
from rag.question import GIVEN
from rag.subject import stands_as_name
from rag.text import fold, words


class Wish(StrEnum):
    """What is wanted of the ledger."""

    RANKING = "ranking"  # gifts by size
    COMPARE = "compare"  # givers side by side, with a verdict
    SIDES = "sides"  # several givers, each with what it gave
    SUM = "sum"  # several givers, added up
    GIVERS = "givers"  # who gave for something
    COLLECTED = "collected"  # what a fund or a campaign took in
    GIFTS = "gifts"  # two or more gifts of one giver, set side by side or added up


_GIVERS_EN = r"(?:donors?|givers?|contributors?|companies|company|firms?|banks?|groups?|foundations?|corporates?)"
_GIVERS_FR = r"(?:donateurs?|donatrices?|contributeurs?|entreprises?|societes?|banques?|groupes?|fondations?|mecenes?)"
_GIVERS_AR = r"(?:ال)?(?:متبرع|مانح|مساهم|شرك|بنك|بنوك|مصرف|مصارف|موسس|جهه|جهات|تبرع|اتبرع)\w*"
_SIZES_FR = r"(?:gros|grosses?|grands?|grandes?|importante?s?)"
RANKS = re.compile(
    rf"\btop\s+(?:[\w-]+\s+){{0,3}}{_GIVERS_EN}\b|\b(?:biggest|largest)\s+(?:[\w-]+\s+){{0,2}}{_GIVERS_EN}\b"
    rf"|\b(?:heads?|tops?|leads?|headed|topped|led)\s+the\s+list\b|\brank\b|\bwho\b[^?]{{0,30}}\b(?:the\s+)?most\b"
    rf"|\bplus\s+{_SIZES_FR}\s+(?:[\w-]+\s+)?{_GIVERS_FR}\b|\bdu\s+plus\s+{_SIZES_FR}\s+au\s+plus\s+petit"
    rf"|\bclasse[rz]?(?:[\s-]moi)?\s+(?:les|par)\b|\bqui\s+(?:a|ont)\s+(?:le\s+)?plus\s+(?:donn|vers|contribu)"
    rf"|(?<!\w)(?:ا?كثر|اكبر|اكثر|اكتر|اعلي|ابرز)\s+(?!من\s+\d){_GIVERS_AR}"
    rf"|(?<!\w)(?:رتب|ترتيب)\s+{_GIVERS_AR}|(?<!\w)(?:من|مين)\s+(?:الذي\s+|اللي\s+)?(?:تصدر|يتصدر)"
    r"|(?<!\w)(?:من|مين)\s+(?:الذي\s+|اللي\s+)?(?:اتبرع|تبرع|قدم|دفع|عطي|اعطي)\w*\s+(?:اكثر|اكتر|اكبر)(?!\s+من)"
)
_LARGEST_GIFTS = re.compile(
    r"\b(?:biggest|largest|top|highest)\s+(?:[\w-]+\s+){0,2}(?:gifts?|donations?|pledges?|contributions?)\b"
    r"|\bplus\s+(?:gros|grosses?|grands?|grandes?|importante?s?)\s+(?:[\w-]+\s+)?(?:dons?|promesses?|contributions?)\b"
    r"|(?<!\w)(?:اكبر|اكثر|ابرز|اعلي)\s+(?:ال)?(?:تبرع|هب|مساهمه|مساهمات)\w*"
)
_GAVE_MOST = re.compile(
    rf"\b(?:which|what)\s+(?:[\w-]+\s+){{0,4}}{_GIVERS_EN}\b.*(?<!second )(?<!third )\bmost\b"
    rf"|\bquel(?:le)?s?\s+{_GIVERS_FR}\b.*\ble\s+plus\b"
    rf"|(?<!\w)(?:اي|ما)\s+{_GIVERS_AR}\s.*(?:اكثر|اكبر)"
)
COMPARATIVE = re.compile(
    r"\b(?:more|most|bigger|larger|less|fewer)\b|\bdiffer\w*|\bcompar\w+|\bversus\b|\bvs\b"
    r"|(?<!\ben )(?<!\bde )(?<!\bnon )\b(?:plus|davantage|moins)\b(?!\s+d)|\bdifferen\w+"
    r"|(?<!\w)(?:اكثر|اكبر|اكتر)(?!\w)(?!\s+من\s+\d)|(?<!\w)(?:مقابل|قارن|مقارنه|الفرق|ايهما|ايهم)(?!\w)"
)
TOGETHER = re.compile(
    r"\b(?:together|combined|in\s+all|altogether|add(?:s|ed)?\s+up|both\s+\w+\s+come\s+to|sum|total(?:s|led)?)\b"
    r"|\b(?:ensemble|total|cumul\w*|additionn\w+|somme)\b"
    r"|(?<!\w)(?:معا|[وفب]?(?:ال)?(?:مجموع|اجمالي|مجمل)|كله\s+علي\s+بعضه|مع\s+بعض|سويا)(?!\w)"
)
TWICE = re.compile(
    r"\b(?:both|two|twice|first\s+and\s+(?:the\s+)?second)\b.*\b(?:gifts?|donations?|gave|grants?)\b"
    r"|\b(?:gifts?|donations?|gave|grants?)\b.*\b(?:both|twice)\b"
    r"|\b(?:les\s+deux|premiere?\s+et\s+(?:le\s+|la\s+|du\s+)?(?:second|deuxieme)\w*)\s+dons?\b"
    r"|(?<!\w)(?:ال)?(?:تبرعين|مرتين|منحتين)(?!\w)"
)
BESIDE = re.compile(
    r"(?:\b(?:besides|apart\s+from|other\s+than|except|outre|hormis|sauf|a\s+part)|(?<!\w)(?:غير|بخلاف|سوي|ما\s+عدا))\s*$"
)
DOMAIN = re.compile(r"\.(?:org|com|net|io)\b")
FUND = re.compile(
    r"\b(?:fund|funds|campaign|drive|endowment|appeal|fonds|campagne|collecte|souscription|cagnotte)\b"
    r"|(?<!\w)(?:[وفبل]?ال|[وفبل])?(?:صندوق|حمله|الحمله|وقف)(?!\w)"
)
RAISED = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|collect\w*|receiv\w+|balance|took\s+in|taken\s+in|gather\w*|total\s+donations|donations\s+total\w*"
    r"|stood\s+at|stands?\s+at)\b"
    r"|\b(?:reun\w+|recu\w*|recuei\w+|recolt\w+|s'elev\w+|total)\b"
    r"|(?<!\w)(?:جمع\w*|حصيله|تلقي|تلقاه|رصيد|بلغت|وصلت|اجمالي\s+التبرعات|مجموع\s+التبرعات)(?!\w)"
)
LISTED = re.compile(
    rf"\b(?:name|list|cite|which)\s+(?:[\w-]+\s+){{0,4}}{_GIVERS_EN}\b[^?]*\b(?:g[ai]ve|donat|contribut|pledg)\w*"
    rf"|\bquel(?:le)?s\s+{_GIVERS_FR}\b|\bqui\s+(?:a|ont)\s+(?:donn|vers|contribu)"
    r"|(?<!\w)(?:اذكر|ما\s+هي|ما|اي|من\s+هم)\s+(?:ال)?(?:متبرع|مانح|مساهم|شرك|بنوك|مصارف|موسس|جهات)\w*"
)
AMOUNTS = re.compile(
    r"\b(?:what\s+did|how\s+much|amounts?|montants?|sommes?|combien)\b|(?<!\w)(?:و?كم|و?بكم|مبالغ|كام)(?!\w)"
)
SORTS = re.compile(  # sorts of givers set against each other, not single ones
    r"(?:\bcompanies|\bbusinesses|\bentreprises|شركات)\b.*(?:\bpublic\s+bodies|\bngos?\b|\betablissements\s+publics|\bong\b"
    r"|\bcollectivites|\bindividuals|\bparticuliers|جمعيات|حكوم|افراد)"
)
BALANCE = re.compile(
    r"\b(?:balance|total\w*|compar\w+|solde|cumul\w*|evolu\w+)\b|(?<!\w)(?:رصيد|حصيله|مجموع|اجمالي)(?!\w)"
)
BANKS = re.compile(
    r"(?<!food )(?<!blood )\b(?!food|blood)\w*bank(?:s|ing)?\b|\b\w*ban(?:que|co|caire)s?\b(?! alimentaire)|\bcaixa\b"
    r"|(?<!\w)[وفبلك]{0,2}(?:ال|ل)?(?:بنوك|بنك|بنكين|بنكيه|مصارف|مصرف\w{0,3})(?!\w)(?! ال?طعام)"
)
FIRMS = re.compile(
    r"\b(?:compan(?:y|ies)|corporate|firms?|businesses|entreprises?|societes?|groupes?)\b"
    r"|(?<!\w)(?:ال)?(?:شركات|شركه|موسسيه|موسسات)(?!\w)"
)
LED_BY = re.compile(  # "of the Pell foundation, A and B"
    r"^(?:(?:of|among|between|entre|parmi|de|من\s+بين|بين)\s+|d')(?:the\s+|la\s+|le\s+|l')?"
    r"[^\s,،;?\d]+(?:\s+[^\s,،;?\d]+){0,4}\s*[,،]\s*(?:(?:the|la|le)\s+|l')?$"
)
WHETHER_OF_KIND = re.compile(  # "are both in cash?" asks what was given, and narrows nothing
    r"\b(?:is|are|was|were)\s+(?:it|they|both|these|those|the)\b[^?]*\b(?:cash|money|kind|goods)\b"
    r"|\b(?:est|sont|etait|etaient)[\s-]+(?:ce|ils|elles|il|elle|les)\b[^?]*\b(?:argent|especes|nature)\b"
    r"|(?<!\w)و?هل\s[^?]*(?:نقد|عيني)"
)
EXAMPLES = re.compile(  # the names of a question are examples
    r"\.\.\.|…|\betc\b|\b(?:groups|groupes|companies|entreprises|donors|donateurs)\b|(?<!\w)وغيره"
)
TAKEN_IN = frozenset({Kind.AMOUNT, Kind.COUNT, Kind.OTHER})
JOINED = re.compile(
    r"[\s,،;/&+]*(?:(?:and|et|or|ou|vs|ام|او|ولا|و)(?=[\s,،]|$))?[\s,،;/]*"
    r"(?:d(?:e\s+|es\s+|u\s+|'))?(?:the\s+|la\s+|le\s+|l')?"
)
PASSED_OVER = re.compile(  # a giver between two listed ones, by a name or a description that no list has
    r"\s*[,،;]\s*(?:(?:and|et|or|ou)\s+)?(?:(?:the|la|le|les)\s+|l')?(?P<words>[^\s,،;.?!]+(?:\s+[^\s,،;.?!]+){0,5}?)"
    r"(?:\s*[,،;]\s*(?:(?:and|et|or|ou|و)\s+)?|\s+(?:and|et|or|ou)\s+|\s+و\s*)(?:(?:the|la|le|les)\s+|l')?"
)


def ranks_givers(bare: str) -> bool:
    """Return whether folded words ask which givers gave most, not which gifts were the largest."""
    most = RANKS.search(bare) or _GAVE_MOST.search(bare)
    return most is not None and _LARGEST_GIFTS.search(bare) is None


def wish_of(query: Query, together: Sequence[str]) -> Wish | None:
    """Return what a question wants of the ledger, or None where it is one for the articles.

    "A, B and C together" -> SUM; "A or B, who gave more" -> COMPARE; "who gave to the fund" -> GIVERS.

    Args:
        together: the organisations that are named one after the other.
    """
    folded = fold(query.text)
    if query.kind in {Kind.RANKING, Kind.COMPARE}:
        return _ranking_of(folded, query, together) if query.kind is Kind.RANKING else Wish.COMPARE
    if not query.about_giving:
        return None
    several = _of_several(folded, query, together) if len(together) > 1 else None
    if several is not None:
        return several
    if RANKS.search(folded) or _GAVE_MOST.search(folded):
        return Wish.COLLECTED if SORTS.search(folded) else Wish.RANKING
    return None if query.maximum else _of_many(folded, query)


def _of_many(folded: str, query: Query) -> Wish | None:
    """Return what is wanted of givers that a question does not name, or of several gifts of one that it names."""
    counted = query.kind in {Kind.AMOUNT, Kind.COUNT} or BALANCE.search(folded)
    if query.kind in TAKEN_IN and counted and FUND.search(folded) and RAISED.search(folded):
        return Wish.COLLECTED
    nobody = not (query.organisations or is_giver_named(query))
    if query.kind is Kind.AMOUNT and Idea.TOTAL in query.ideas and query.nations and nobody:
        return Wish.RANKING  # what was given in a country altogether
    if query.kind in TAKEN_IN and len(query.organisations) == 1 and TWICE.search(folded):
        return Wish.GIFTS
    return Wish.GIVERS if query.kind is Kind.GIVERS or LISTED.search(folded) else None


def _of_several(folded: str, query: Query, together: Sequence[str]) -> Wish | None:
    """Return what is wanted of several givers that a question names side by side."""
    if RANKS.search(folded):
        return _ranking_of(folded, query, together)
    if COMPARATIVE.search(folded):
        return Wish.COMPARE
    if TOGETHER.search(folded):
        return Wish.SUM
    asked = query.kind is Kind.AMOUNT or (query.kind is Kind.OTHER and AMOUNTS.search(folded))
    return Wish.SIDES if asked else None


def _ranking_of(folded: str, query: Query, together: Sequence[str]) -> Wish:
    """Return whether a ranking is one of the givers that it names: "rank A and B", not "the big groups (A, B...)"."""
    named = len(together) > 1 and len(together) == len(query.organisations)
    return Wish.COMPARE if named and not EXAMPLES.search(folded) else Wish.RANKING


def is_giver_named(query: Query) -> bool:
    """Return whether a name that no list has stands in the giver's place: "How much did Nora Vell give?"."""
    return query.subject is not None and stands_as_name(query.subject)


def givers_named(query: Query, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the organisations of a question as it means them.

    "Apart from A" leaves A out, "Total donations" names no company called Total, and "A.org" is not A.
    """
    meant = {name: name for name in query.organisations}
    for found in gazetteer.find(query.text, question=True):
        printed, after = query.text[found.start : found.end], query.text[found.end :]
        domain = DOMAIN.match(after)
        if domain:
            meant[found.name] = printed + domain.group()
        elif BESIDE.search(fold(query.text[: found.start])) or (is_asking(fold(printed)) and GIVEN.match(fold(after))):
            meant.pop(found.name, None)
    return tuple(meant.values())


def joined(query: Query, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the organisations that a question names one after the other: "A, B and C", "A ou B", «أ مقابل ب»."""
    runs: list[list[Mention]] = []
    for found in gazetteer.find(query.text, question=True):
        if not any(name == found.name or name.startswith(f"{found.name}.") for name in query.organisations):
            continue
        between = fold(query.text[runs[-1][-1].end : found.start]) if runs else ""
        if runs and (JOINED.fullmatch(between) or COMPARATIVE.search(between) or PASSED_OVER.fullmatch(between)):
            runs[-1].append(found)
        else:
            runs.append([found])
    longest: Sequence[Mention] = max(runs, key=lambda run: len({found.name for found in run}), default=[])
    return tuple(dict.fromkeys(found.name for found in longest))


def passed_over(query: Query, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the folded words of the givers between listed ones that no list has: "A, the banks' association and C"."""
    found = gazetteer.find(query.text, question=True)
    between = (query.text[one.end : other.start] for one, other in pairwise(found))
    rows = (PASSED_OVER.fullmatch(fold(text)) for text in between)
    return frozenset(word for row in rows if row for word, _ in words(row["words"]))


def is_led_by_unlisted(query: Query, gazetteer: Gazetteer) -> bool:
    """Return whether a giver that no list has opens a row of listed ones: "of the Pell foundation, A and B"."""
    first = next(iter(gazetteer.find(query.text, question=True)), None)
    return first is not None and LED_BY.search(fold(query.text[: first.start])) is not None


def in_row(text: str, name: str) -> bool:
    """Return whether a name stands in a row of names: "SM, Acme and Beta", "Acme ou SM"."""
    row = rf"(?:\b(?:and|et|or|ou|vs)\s+|,\s*){re.escape(name)}\b|\b{re.escape(name)}(?:,|\s+(?:and|et|or|ou|vs)\b)"
    return re.search(row, text, re.IGNORECASE) is not None
