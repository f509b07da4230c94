"""A question as filters of the ledger: givers, countries, period, least amount, kind, purpose, and how many rows.

Pure: it knows what was asked and whom it is about; it reads no ledger. Amounts are never converted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.cities import cities, countries_of_cities
from rag.countries import country_mentions
from rag.figures import find_figures
from rag.focus import Focus
from rag.giving import is_money
from rag.ideas import Idea, has
from rag.kinds import Kind
from rag.ledger_asking import (
    BANKS,
    FIRMS,
    TOGETHER,
    WHETHER_OF_KIND,
    Wish,
    givers_named,
    in_row,
    is_giver_named,
    is_led_by_unlisted,
    joined,
    passed_over,
    ranks_givers,
    wish_of,
)
from rag.ledger_filters import LedgerFilters
from rag.ledger_period import moments_of, period_of
from rag.ledger_terms import COUNTS, absent_names, names_of, terms_of
from rag.named import Named
from rag.names import Gazetteer
from rag.purposes import Wanted, purposes_asked
from rag.query import Query, content_words
from rag.schema import Figure, Filters, Hedge
from rag.spelt_names import without_joined
from rag.text import fold, words

ROWS = 10  # rows of one answer: more would bury it
FEW = 3  # of "the largest gift": the next ones tell how far it stands out
LEAST = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
SEVERAL = frozenset({Wish.COMPARE, Wish.SIDES, Wish.SUM})
SORTED = frozenset({Wish.RANKING, Wish.GIVERS})
SUBSTANTIAL = 1e4  # a bare number from here on is an amount whose currency goes without saying: "100 millions et plus"
CURRENCY = re.compile(r"\b(?:in|en)\s+(?=[^\W\d])|(?<!\w)ب(?=ال)|(?<!\w)بعملة\s+", re.IGNORECASE)
WORDS_BEFORE = 2  # words before a recipient's name that say what it is: "aux hôpitaux de"
WORDS_AFTER = 1  # and after it: "hospitals"
ACTUALLY = re.compile(  # what is paid is set against what was promised
    r"\b(?:actual\w*|already|so far|really|yet|still|deja|effectivement|reellement|vraiment|reste|encore)\b"
    r"|(?<!\w)(?:فعلا|فعليا|حتي الان|بالفعل|لسه|بقي|تبقي)(?!\w)"
)
WITH_GIFT = re.compile(  # what all came to by some gift, which an article tells
    r"\b(?:with|after)\s+(?:the|this|its)\s+(?:[\w-]+\s+){0,2}(?:gift|donation)|\b(?:avec|apres)\s+(?:le|ce|son)\s+don\b"
    r"|(?<!\w)(?:مع|بعد)\s+(?:هذا\s+)?(?:ال)?تبرع"
)
CURRENCY_REACH = 24  # characters of a currency's name: "Egyptian pounds", "dollars américains"
PLURAL = re.compile(
    r"\b(?:gifts|donations|donors|givers|contribut(?:ions|ors)|pledges|grants|companies|banks|firms|foundations|dons"
    r"|donateurs|contributions|entreprises|banques|fondations|list|rank|liste|classement|classe[rz]?|groups|groupes)\b"
    r"|(?:تبرعات|متبرعين|هبات|مانحين|مساهم|شركات|بنوك|موسسات|جهات|قاءمه|من\s+تبرع|رتب|ترتيب)"
)


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    """What rows are asked for."""

    wish: Wish | None  # None: what one giver gave
    language: str
    givers: tuple[str, ...]  # canonical names
    recipients: tuple[str, ...]
    countries: frozenset[str]
    filters: LedgerFilters  # period, kind, least amount
    moments: tuple[str, ...]  # months and days named with their year
    exact: bool  # the least amount is the very amount
    whole: float | None  # the amount whose parts are asked for: "what each put into the 52 million"
    purposes: Wanted
    names: tuple[Named, ...]  # of no organisation: a storm, a building
    places: frozenset[str]  # cities, emirates, states
    unlisted: tuple[Named, ...]  # of those names, the ones that stand in a row with givers
    terms: tuple[frozenset[str], ...]  # tokens of further words
    limit: int
    with_total: bool  # the question asks for a sum
    banks: bool  # of banks alone
    firms: bool  # of companies, and of no single person
    by_giver: bool  # who gave most: each giver once, with all its gifts


def is_general_amount(query: Query, focus: Focus, gazetteer: Gazetteer) -> bool:
    """Return whether a question asks what one giver gave, and nothing narrower where no total is."""
    if query.kind is not Kind.AMOUNT or not query.about_giving or query.maximum or query.wants_recipient:
        return False
    if focus.subject is None or focus.absent or query.hashtags:
        return False
    asked = ledger_question(query, focus, Filters(), gazetteer)
    if focus.subject.organisation is None and not (asked.with_total and asked.givers):
        return False
    if asked.filters.minimum is not None or asked.filters.kind is not None or _asks_for_status(query, asked):
        return False
    if asked.with_total:  # to one other, for one purpose, in one country
        return (not asked.terms or bool(asked.recipients)) and WITH_GIFT.search(fold(query.text)) is None
    others = any(not country_mentions(named.shown) for named in focus.others)
    return not (others or asked.purposes or asked.terms or query.nations)


def _asks_for_status(query: Query, asked: LedgerQuestion) -> bool:
    """Return whether it is asked what is pledged, or what of it is paid; "paid in all" is what was given in all."""
    if Idea.PLEDGED in query.ideas:
        return True
    return Idea.PAID in query.ideas and (not asked.with_total or ACTUALLY.search(fold(query.text)) is not None)


def asks_for_rows(query: Query, focus: Focus) -> bool:
    """Return whether a question is one for the ledger's rows, sorted or set side by side."""
    return wish_of(query, query.organisations) is not None and not absent_names(query, focus)


def ledger_question(query: Query, focus: Focus, filters: Filters, gazetteer: Gazetteer) -> LedgerQuestion:
    """Return the rows that a question asks for, within what the asker restricts it to."""
    query = replace(query, organisations=givers_named(query, gazetteer))
    together = joined(query, gazetteer)
    wish = wish_of(query, together)
    wish = None if wish in SEVERAL and is_led_by_unlisted(query, gazetteer) else wish
    bare = fold(_without_names(query.text, gazetteer))
    lands = query.nations or countries_of_cities(bare)
    country = next(iter(lands)) if len(lands) == 1 else None  # it settles a bare "dirhams"
    least, exact = _least(query, wish, country)
    is_whole = wish is Wish.RANKING and least is not None and least.hedge is Hedge.EXACT
    currency = _currency(query.text, country)
    since, until = period_of(query, filters)
    names = names_of(query, focus)
    said = {fold(word) for one in (*query.organisations, *(named.shown for named in names)) for word, _ in words(one)}
    said |= {word for word in content_words(query.text) if without_joined(word) in said}
    givers, recipients = _parties(query, focus, wish, together)
    names = tuple(named for named in names if named.written not in givers)
    in_rows = wish in SEVERAL
    return LedgerQuestion(
        wish=wish,
        language=query.language,
        givers=givers,
        recipients=recipients,
        countries=query.nations,
        filters=LedgerFilters(
            since=since,
            until=until,
            kind=None if WHETHER_OF_KIND.search(bare) else query.giving,
            minimum=least.value if least and not is_whole else None,
            unit=least.unit if least and least.unit else currency[0],
        ),
        moments=moments_of(query.text),
        exact=exact,
        whole=least.value if least and is_whole else None,
        purposes=purposes_asked(query.text if wish is not None else _beside(query.text, recipients, gazetteer)),
        names=names,
        places=cities(bare),
        unlisted=tuple(named for named in names if wish in SEVERAL and in_row(query.text, named.written)),
        terms=terms_of(query, gazetteer, currency[1] | said | (passed_over(query, gazetteer) if in_rows else set())),
        limit=ROWS if wish is Wish.GIVERS else _limit(query.text),
        with_total=has(Idea.TOTAL, bare) or TOGETHER.search(bare) is not None,
        banks=wish in SORTED and BANKS.search(bare) is not None,
        firms=wish in SORTED and FIRMS.search(bare) is not None,
        by_giver=wish is Wish.RANKING and ranks_givers(bare),
    )


def _parties(
    query: Query, focus: Focus, wish: Wish | None, together: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return whose gifts are asked for and whom they went to, as the wording tells; the ledger may know better."""
    if wish in SEVERAL:
        givers = together if len(together) > 1 else query.organisations
        return givers, tuple(name for name in query.organisations if name not in givers)
    subject = focus.subject
    own = subject.organisation if subject else None
    own = own if own in query.organisations else next(iter(query.organisations), None)
    if wish is None and own is None and subject and is_giver_named(query):
        own = subject.written
    return ((own,) if own else ()), tuple(name for name in query.organisations if name != own)


def _beside(text: str, recipients: Sequence[str], gazetteer: Gazetteer) -> str:
    """Return a question without its recipients and the words that say what they are: "to the hospitals of X"."""
    spans = [span for _, span in words(text)]
    for found in reversed([found for found in gazetteer.find(text, question=True) if found.name in recipients]):
        starts = [span.start for span in spans if span.start < found.start][-WORDS_BEFORE:]
        ends = [span.end for span in spans if span.end > found.end][:WORDS_AFTER]
        text = f"{text[: min([found.start, *starts])]} {text[max([found.end, *ends]) :]}"
    return text


def _without_names(text: str, gazetteer: Gazetteer) -> str:
    """Return a question without names: «مجموعة النيلين» is a group, «مجموع» a total, and a food bank is no bank."""
    for found in sorted(gazetteer.find(text, question=True), key=lambda found: -found.start):
        if text[found.start].islower():
            continue  # "total" is no company
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def _least(query: Query, wish: Wish | None, country: str | None) -> tuple[Figure | None, bool]:
    """Return the amount that rows must at least have, and whether it is the very one: "who gave 50 million each"."""
    figures = find_figures(query.text, country)
    money = [figure for figure in figures if is_money(figure) and figure.unit is not None]
    bare = [figure for figure in figures if figure.unit is None and figure.value >= SUBSTANTIAL]
    least = next((figure for figure in (*money, *bare) if figure.hedge in LEAST), money[0] if money else None)
    exact = wish is Wish.GIVERS and least is not None and least.hedge is Hedge.EXACT
    return least, exact


def _currency(text: str, country: str | None) -> tuple[str | None, frozenset[str]]:
    """Return the currency that gifts are asked for in, and its words: "the largest in euros" -> EUR, in, euros.

    Args:
        country: that the question names, if it names one: it settles a bare "dirhams".
    """
    for found in CURRENCY.finditer(text):
        named = find_figures(f"5 {text[found.end() : found.end() + CURRENCY_REACH]}", country)
        if named and named[0].start == 0 and is_money(named[0]):
            said = named[0].text.removeprefix("5 ")
            return named[0].unit, frozenset(fold(word) for word, _ in words(found.group() + said))
    return None, frozenset()


def _limit(text: str) -> int:
    """Return how many rows are asked for: "the five largest gifts" -> 5, "the largest gift" -> 3, else 10."""
    taken = [range(figure.start, figure.end) for figure in find_figures(text) if is_money(figure)]
    for word, span in words(text):
        folded = fold(word)
        number = COUNTS.get(folded) or (int(folded) if folded.isdigit() and len(folded) < 3 else 0)
        if number and not any(span.start in held for held in taken):
            return min(number, ROWS)
    return ROWS if PLURAL.search(fold(text)) else FEW
