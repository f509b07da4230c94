"""The words of a question that say what gifts were for, and the names in it that are no organisation's.

It knows words and the names that the corpus holds; it reads no rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from rag.cities import city_spans
from rag.countries import country_mentions
from rag.dates import find_dates
from rag.figures import find_figures
from rag.focus import Focus
from rag.giving import is_money
from rag.ideas import STOP_WORDS
from rag.kinds import is_asking
from rag.named import Named
from rag.names import Gazetteer
from rag.purposes import purposes
from rag.query import Query, content_words
from rag.schema import Span
from rag.text import fold, tokens, words

COUNTRY_WORDS = 4  # Côte, d, Ivoire; United Arab Emirates
COUNTS = {
    word: number
    for number, forms in enumerate(
        (
            "two deux اثنين اثنان بنكين شركتين موسستين جهتين مصرفين",
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
SORTING = re.compile(  # words of the asking, not of what gifts were for
    r"(?:largest|biggest|highest|greatest|top|most|more|than|over|above|least|list\w*|rank\w*|all|compar\w*|versus|vs|total"
    r"|sum|overall|against|fight\w*|response|victims?|help\w*|aid|relief|respond\w*|cash|kind|total\w*|company|companies"
    r"|firms?|banks?|businesses|foundations?|corporat\w*|groups?|giants?|donat\w*|giv\w*|gave|gift\w*|contribut\w*|pledg\w*"
    r"|grant\w*|year|head\w*|lead\w*|led|amounts?|sums?|money|funds?|each|one|who|what|count\w*|name|size|differ\w*"
    r"|note|report\w*|survey|article\w*|press|accord\w*|minister|infograph\w*|disclos\w*|declar\w*|announc\w*"  # whence
    r"|enquete|selon|ministre|presse|annonc\w*|charit\w*|gap|margin"
    r"|together|combined|add\w*|cumul\w*|come|both|twice|paid|pay|put|rebuild\w*|reconstruction|campaign|drive|appeal|began|point|generous\w*|sizes?"
    r"|contre|lutte\w*|victimes?|aide\w*|gros\w*|grand\w*|geants?|genereu\w*|tailles?|petite?s?|plus|moins|davantage|important\w*|eleve\w*"
    r"|liste|classe\w*|ordre|tous|toutes|nature|especes|argent|entreprises?|societes?|groupes?|banques?|fondations?|don|dons"
    r"|donn\w*|donat\w*|verse\w*|annee|montants?|sommes?|fonds?|chacune?|ensemble|suivait|suivent|mis|campagnes?|moi|apres"
    r"|laquelle|lequel|ecarts?|fosse|dotation|souscription|cite\w*|outre|reconstruction|recus?|reuni|elevaient"
    r"|[وف]?(?:ال|لل|ل|ب)?(?:خيري\w*|اكبر|اكثر|اضخم|اعلي|ابرز|اكتر|تبرع\w*|اتبرع\w*|متبرع\w*|هبات|مانح\w*|مساهم\w*|شرك\w*|بنوك|بنك\w*"
    r"|مصرف\w*|مصارف|جه(?:ات|ه)|موسس\w*|قاءمه|قايمه|رتب\w*|ترتيب|اذكر|اجمالي|مجموع|قارن|مقارنه|مقابل|سخاء|سخي\w*|اسخي|حجم|كرم\w*|نقد\w*|عيني\w*|عام|سنه"
    r"|ايهما|فارق|فرق|ترميم|اعمار|اعاده|بناء|قيمه|مبلغ|مواجه\w*|مكافح\w*|ضحايا|متضرر\w*|دعم|خلال|يزيد|تزيد|تتجاوز|صندوق|حمله|تصدر\w*|دفع\w*|عط\w*|اعط\w*"
    r"|حط\w*|كل|منهم|منها|واحد\w*|جاء|ثاني\w*|اول\w*|مين|معا|بعضه|بعض|كله|ضد|خاص|حسب|مطلع|انفوغرافيك|تقرير|وزير))"
)


def terms_of(query: Query, gazetteer: Gazetteer, currency: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Return the tokens of words that say what the gifts were for, beyond the purposes that every language knows.

    Args:
        currency: folded words that name one; they are of the asking.
    """
    spans = [Span(found.start, found.end) for found in gazetteer.find(query.text, question=True)]
    spans += _country_words(query.text)
    spans += city_spans(query.text)
    spans += [Span(found.start, found.end) for found in find_dates(query.text)]
    named = [word for span in spans for word, _ in words(span.of(query.text))]
    taken = {fold(word) for word in named} | currency
    stems = {stem for word in named for stem in tokens(word, query.language)}  # «وجوجل» is «جوجل»
    money = {fold(word) for figure in find_figures(query.text) for word, _ in words(figure.text)}
    found = []
    for word in content_words(query.text):
        if word in taken | money or is_of_asking(word) or purposes(word) or stems & set(tokens(word, query.language)):
            continue
        found.append(frozenset(tokens(word, query.language)))
    return tuple(term for term in found if term)


def is_of_asking(folded: str) -> bool:
    """Return whether a folded word asks, sorts or counts, and says nothing of what gifts were for."""
    bare = folded.removeprefix("ال")
    sorts = SORTING.fullmatch(folded) is not None or folded in COUNTS or bare in COUNTS or folded in STOP_WORDS
    return sorts or folded.isdigit() or is_asking(folded)


def names_of(query: Query, focus: Focus) -> tuple[Named, ...]:
    """Return the names that narrow what gifts are asked for: "Doksuri", and "Melissa" of "Hurricane Melissa".

    Countries, months and what a purpose says are no such names: each is asked for in its own way.
    """
    named = (*([focus.subject] if focus.subject else []), *focus.others)
    places = {fold(word) for span in _country_words(query.text) for word, _ in words(span.of(query.text))}
    bare = (_bare(one, places) for one in named if one.organisation is None)
    return tuple(one for one in bare if one is not None)


def absent_names(query: Query, focus: Focus) -> list[str]:
    """Return the names asked for that no article holds, without what is no name: "francs CFA", «واحد منهم»."""
    money = {fold(figure.text) for figure in find_figures(query.text) if is_money(figure)}
    return [
        name
        for name in focus.absent
        if _left(_without_cities(name)) and not country_mentions(name) and not any(fold(name) in text for text in money)
    ]


def _bare(named: Named, places: Set[str]) -> Named | None:
    """Return a name without the words that every language knows, or None where none is left.

    Args:
        places: folded words that name the question's countries: "Ivoire" of "Côte d'Ivoire" is no name.
    """
    left = _left(named.shown)
    nothing = not (left and _left(_without_cities(named.shown))) or country_mentions(named.shown)
    if nothing or all(fold(word) in places for word, _ in words(left)):
        return None
    return named if left == named.shown else replace(named, written=left, shown=left)


def _without_cities(name: str) -> str:
    """Return a name without the cities in it, which are asked for as places."""
    for span in reversed(city_spans(name)):
        name = f"{name[: span.start]} {name[span.end :]}"
    return name.strip()


def _left(name: str) -> str:
    """Return the words of a name that are neither of the asking nor a purpose, a month or a country."""
    kept = [
        word
        for word, _ in words(name)
        if not (is_of_asking(fold(word)) or purposes(word) or country_mentions(word) or _is_month(word))
    ]
    return name if len(kept) == len(words(name)) else " ".join(kept)


def _is_month(word: str) -> bool:
    """Return whether a word names a month: "April", «ماي»."""
    return any(date.month for date in find_dates(f"1 {word} 2020"))


def _country_words(text: str) -> Iterable[Span]:
    """Yield the runs of words that name a country, each as short as it is one: "Côte d'Ivoire", not "in Morocco"."""
    spans = [span for _, span in words(text)]
    for end in range(len(spans)):
        for start in range(end, max(end - COUNTRY_WORDS, -1), -1):
            whole = Span(spans[start].start, spans[end].end)
            if country_mentions(whole.of(text)):
                if start == end or not country_mentions(text[whole.start : spans[end - 1].end]):
                    yield whole  # else a word before its last is the country
                break
