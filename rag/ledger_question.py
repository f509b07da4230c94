"""A question as filters of the ledger: givers, countries, period, least amount, kind, purpose, and how many rows.

Pure: it knows what was asked and whom it is about; it reads no ledger. Amounts are never converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rag.countries import country_mentions
from rag.figures import find_figures
from rag.focus import Focus
from rag.giving import is_money
from rag.ideas import Idea, has
from rag.kinds import Kind, is_asking
from rag.ledger_filters import LedgerFilters
from rag.names import Gazetteer
from rag.purposes import purposes
from rag.query import Query, content_words
from rag.schema import Figure, FigureKind, Filters, Hedge, Span
from rag.text import fold, tokens, words

ROWS = 10  # rows of one answer: more would bury it
FEW = 3  # of "the largest gift": the next ones tell how far it stands out
LEAST = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
CURRENCY = re.compile(r"\b(?:in|en)\s+(?=[^\W\d])|(?<!\w)ب(?=ال)|(?<!\w)بعملة\s+", re.IGNORECASE)
CURRENCY_REACH = 24  # characters of a currency's name: "Egyptian pounds", "dollars américains"
COUNTRY_WORDS = 4  # Côte, d, Ivoire; United Arab Emirates
COUNTS = {
    word: number
    for number, forms in enumerate(
        (
            "two deux اثنين",
            "three trois ثلاثه ثلاث",
            "four quatre اربعه اربع",
            "five cinq خمسه خمس",
            "six sته سته ست",
            "seven sept سبعه سبع",
            "eight huit ثمانيه ثماني",
            "nine neuf تسعه تسع",
            "ten dix عشره عشر",
        ),
        start=2,
    )
    for word in forms.split()
}
PLURAL = re.compile(
    r"\b(?:gifts|donations|donors|givers|contribut(?:ions|ors)|pledges|grants|companies|banks|firms|foundations|dons"
    r"|donateurs|contributions|entreprises|banques|fondations|list|rank|liste|classement)\b"
    r"|(?:تبرعات|متبرعين|هبات|مانحين|مساهمات|شركات|بنوك|موسسات|جهات|قاءمه|من\s+تبرع)"
)
KINDS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (FigureKind.IN_KIND, r"\bin[- ]kind\b|\ben nature\b|عيني"),
        (FigureKind.AD_CREDITS, r"\badvertis|\bpublicit|اعلاني"),
        (FigureKind.LOAN, r"\bloans?\b|\bprets?\b|(?<!\w)(?:ال)?قر(?:ض|وض)"),
        (FigureKind.CASH, r"\bcash\b|\bespeces\b|\bnumeraire\b|نقد"),
    )
)
SINCE = re.compile(
    r"(?:\b(?:since|after|from|depuis|apres)|(?<!\w)(?:منذ|بعد))\s+(?:l'annee\s+|عام\s+|سنه\s+)?((?:19|20)\d\d)"
)
UNTIL = re.compile(
    r"(?:\b(?:until|before|avant|jusqu'en)|(?<!\w)(?:حتي|قبل))\s+(?:l'annee\s+|عام\s+|سنه\s+)?((?:19|20)\d\d)"
)
SORTING = re.compile(  # words of the asking, not of what gifts were for
    r"(?:largest|biggest|highest|greatest|top|most|more|than|over|above|least|list\w*|rank\w*|all|compar\w*|versus|vs|total"
    r"|sum|overall|against|contre|fight\w*|lutte\w*|response|victims?|victimes?|help\w*|aid|aide\w*|relief|respond\w*"
    r"|gros\w*|grand\w*|plus|moins|davantage|important\w*|eleve\w*|liste|classement|tous|toutes|cash|kind|nature"
    r"|especes|total\w*|company|companies|firms?|banks?|businesses|foundations?|entreprises?|societes?|banques?|fondations?"
    r"|donat\w*|giv\w*|gave|gift\w*|contribut\w*|pledg\w*|grant\w*|don|dons|donn\w*|verse\w*|year|annee"
    r"|[وف]?(?:ال|ب)?(?:اكبر|اكثر|اضخم|اعلي|ابرز|اكتر|تبرع\w*|متبرع\w*|هبات|مانح\w*|شرك\w*|بنوك|جه(?:ات|ه)|موسسات"
    r"|قاءمه|قايمه|رتب|اذكر|اجمالي|مجموع|قارن|مقارنه|نقد\w*|عيني\w*|عام|سنه|ايهما|الاكثر|الاكبر|قيمه|ل?مواجه\w*|ل?مكافح\w*|ضحايا|متضرر\w*|ل?دعم|خلال|يزيد|تزيد|تتجاوز))"
)


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    """What rows are asked for."""

    givers: tuple[str, ...]  # canonical names
    recipients: tuple[str, ...]
    countries: frozenset[str]
    filters: LedgerFilters  # period, kind, least amount
    purposes: frozenset[str]
    terms: tuple[frozenset[str], ...]  # tokens of further words
    limit: int
    with_total: bool  # the question asks for a sum


def is_general_amount(query: Query, focus: Focus, gazetteer: Gazetteer) -> bool:
    """Return whether a question asks what one listed giver gave in all, and nothing narrower."""
    if query.kind is not Kind.AMOUNT or not query.about_giving or query.maximum or query.wants_recipient:
        return False
    if focus.subject is None or focus.subject.organisation is None or focus.absent or query.hashtags:
        return False
    if query.ideas & {Idea.PAID, Idea.PLEDGED} or any(not country_mentions(named.shown) for named in focus.others):
        return False
    asked = ledger_question(query, focus, Filters(), gazetteer)
    narrow = bool(asked.purposes or asked.terms or asked.filters.minimum is not None or asked.filters.kind is not None)
    return not narrow and (not query.nations or asked.with_total)


def asks_for_rows(query: Query, focus: Focus) -> bool:
    """Return whether a question is one for the ledger's rows, sorted or set side by side."""
    of_country = query.kind is Kind.AMOUNT and Idea.TOTAL in query.ideas and bool(query.nations) and query.about_giving
    named = focus.subject is not None and not country_mentions(focus.subject.shown)
    money = fold(" ".join(figure.text for figure in find_figures(query.text)))
    unknown = [
        name
        for name in focus.absent
        if not (country_mentions(name) or purposes(name) or fold(name) in money)  # "francs CFA" is nobody's name
    ]
    return not unknown and (query.kind in {Kind.RANKING, Kind.COMPARE} or (of_country and not named))


def ledger_question(query: Query, focus: Focus, filters: Filters, gazetteer: Gazetteer) -> LedgerQuestion:
    """Return the rows that a question asks for, within what the asker restricts it to."""
    least = _least(query)
    currency = _currency(query.text)
    kind = next((kind for kind, pattern in KINDS if pattern.search(fold(query.text))), None)
    since, until = _period(query, filters)
    givers = query.organisations
    recipients: tuple[str, ...] = ()
    if query.kind is not Kind.COMPARE:
        own = focus.subject.organisation if focus.subject else None
        givers = (own,) if own else ()
        recipients = tuple(name for name in query.organisations if name != own)
    return LedgerQuestion(
        givers=givers,
        recipients=recipients,
        countries=query.nations,
        filters=LedgerFilters(
            since=since,
            until=until,
            kind=kind,
            minimum=least.value if least else None,
            unit=least.unit if least else currency[0],
        ),
        purposes=purposes(query.text),
        terms=_terms(query, gazetteer, currency[1]),
        limit=_limit(query.text),
        with_total=_asks_for_total(query.text, gazetteer),
    )


def _asks_for_total(text: str, gazetteer: Gazetteer) -> bool:
    """Return whether a sum is asked for outside of a name: «مجموعة النيلين» is a group, «مجموع» a total."""
    for found in sorted(gazetteer.find(text, question=True), key=lambda found: -found.start):
        if text[found.start].islower():
            continue  # "total" is no company
        text = f"{text[: found.start]} {text[found.end :]}"
    return has(Idea.TOTAL, fold(text))


def _least(query: Query) -> Figure | None:
    """Return the amount that rows must at least have: "more than a million dollars" -> 1,000,000 USD."""
    country = next(iter(query.nations)) if len(query.nations) == 1 else None  # it settles a bare "dirhams"
    figures = find_figures(query.text, country)
    money = [figure for figure in figures if is_money(figure) and figure.unit is not None]
    return next((figure for figure in money if figure.hedge in LEAST), money[0] if money else None)


def _currency(text: str) -> tuple[str | None, frozenset[str]]:
    """Return the currency that gifts are asked for in, and its words: "the largest in euros" -> EUR, in, euros."""
    for found in CURRENCY.finditer(text):
        named = find_figures(f"5 {text[found.end() : found.end() + CURRENCY_REACH]}")
        if named and named[0].start == 0 and is_money(named[0]) and named[0].unit is not None:
            said = named[0].text.removeprefix("5 ")
            return named[0].unit, frozenset(fold(word) for word, _ in words(found.group() + said))
    return None, frozenset()


def _period(query: Query, filters: Filters) -> tuple[str | None, str | None]:
    """Return the first and last date: "since 2020", "until 2021", else the years named; else the asker's filter."""
    folded = fold(query.text)
    since, until = SINCE.search(folded), UNTIL.search(folded)
    if since or until:
        return (since[1] if since else filters.since, until[1] if until else filters.until)
    if query.years:
        return min(query.years), max(query.years)
    return filters.since, filters.until


def _limit(text: str) -> int:
    """Return how many rows are asked for: "the five largest gifts" -> 5, "the largest gift" -> 3, else 10."""
    taken = [range(figure.start, figure.end) for figure in find_figures(text) if is_money(figure)]
    for word, span in words(text):
        folded = fold(word)
        number = COUNTS.get(folded) or (int(folded) if folded.isdigit() and len(folded) < 3 else 0)
        if number and not any(span.start in held for held in taken):
            return min(number, ROWS)
    return ROWS if PLURAL.search(fold(text)) else FEW


def _terms(query: Query, gazetteer: Gazetteer, currency: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Return the tokens of words that say what the gifts were for, beyond the purposes that every language knows.

    Args:
        currency: folded words that name one; they are of the asking.
    """
    spans = [Span(found.start, found.end) for found in gazetteer.find(query.text, question=True)]
    spans += _country_words(query.text)
    named = [word for span in spans for word, _ in words(span.of(query.text))]
    taken = {fold(word) for word in named} | currency
    stems = {stem for word in named for stem in tokens(word, query.language)}  # «وجوجل» is «جوجل»
    money = {fold(word) for figure in find_figures(query.text) for word, _ in words(figure.text)}
    found = []
    for word in content_words(query.text):
        bare = word.removeprefix("ال")
        known = word in taken | money or SORTING.fullmatch(word) or word in COUNTS or bare in COUNTS
        if known or word.isdigit() or is_asking(word) or purposes(word) or stems & set(tokens(word, query.language)):
            continue
        found.append(frozenset(tokens(word, query.language)))
    return tuple(term for term in found if term)


def _country_words(text: str) -> Iterable[Span]:
    """Yield the runs of words that name a country: "Côte d'Ivoire"."""
    spans = [span for _, span in words(text)]
    for end in range(len(spans)):
        for start in range(
            end, max(end - COUNTRY_WORDS, -1), -1
        ):  # the shortest run: "Morocco", not "schools in Morocco"
            whole = Span(spans[start].start, spans[end].end)
            if country_mentions(whole.of(text)):
                yield whole
                break
