"""Hedges: the words that say a number is rounded, a floor or a ceiling, before it or after it.

Knows: phrases in Arabic, English and French (then Spanish, German, Portuguese). Does not know numbers.
"""

from __future__ import annotations

from rag.lexicon import PhraseTable, Words
from rag.schema import Hedge

_BEFORE: tuple[tuple[Hedge, str], ...] = (
    (
        Hedge.ABOUT,
        "about|around|approximately|approx|approx.|roughly|some|circa|c.|an estimated|estimated at|estimated|in the region of|in the order of"
        "|somewhere around|or so|~|≈|±|نحو|حوالي|حوالى|بحدود|في حدود|زهاء|تقريبا|ما يعادل نحو|ما يناهز|يناهز|تناهز|ناهز|ناهزت|قدرت بنحو"
        "|environ|quelque|quelques|autour de|autour d'|à peu près|approximativement|aux alentours de|de l'ordre de|de l'ordre d'|l'ordre de"
        "|unos|unas|alrededor de|aproximadamente|rund|etwa|ca|ca.|ungefähr|aproximadamente|cerca de|en torno a|qualche",
    ),
    (
        Hedge.NEARLY,
        "nearly|almost|close to|just under|approaching|just short of|just shy of|not quite|قرابة|ما يقارب|يقارب|تقارب|ما يقرب من|يقرب من|تقرب من"
        "|قارب|قاربت|ما يقارب من|يقارب من|près de|près d'|presque|pres de|un peu moins de|casi|fast|knapp|quase|زهاء",
    ),
    (
        Hedge.MORE_THAN,
        "more than|over|above|in excess of|upwards of|upward of|greater than|exceeding|exceeds|exceed|exceeded|surpassing|surpassed|surpasses|topped|tops"
        "|topping|passed|beyond|just over|well over|a little over|north of|better than|more then|>|أكثر من|اكثر من|أزيد من|ازيد من|ما يزيد على"
        "|ما يزيد عن|يزيد على|يزيد عن|تزيد على|تزيد عن|زاد على|زادت على|زاد عن|زادت عن|ما يفوق|يفوق|تفوق|فاق|فاقت|فوق|تجاوز|تجاوزت|يتجاوز|تتجاوز|تخطى"
        "|تخطت|يتخطى|تتخطى|متجاوزا|متجاوزة|نيف و|بما يزيد على|أكثر من مبلغ|بأكثر من|plus de|plus d'|au-delà de|au delà de|dépasse|dépassent|dépassé|dépassant|dépassait"
        "|supérieur à|supérieure à|excédant|excède|más de|mehr als|über|mais de|superior a",
    ),
    (
        Hedge.AT_LEAST,
        "at least|no less than|not less than|no fewer than|a minimum of|minimum of|minimum|≥|لا يقل عن|لا تقل عن|ما لا يقل عن|على الأقل|بحد أدنى|كحد أدنى|حد أدنى"
        "|الحد الأدنى|au moins|pas moins de|pas moins d'|un minimum de|minimum de|au minimum|al menos|mindestens|pelo menos|por lo menos|no menos de",
    ),
    (
        Hedge.LESS_THAN,
        "less than|fewer than|under|below|<|أقل من|اقل من|ما دون|دون|moins de|moins d'|inférieur à|inférieure à|menos de|weniger als|unter",
    ),
    (
        Hedge.UP_TO,
        "up to|as much as|as many as|at most|no more than|not more than|not exceeding|not exceed|not to exceed|a maximum of|maximum of|maximum|max|max."
        "|capped at|cap of|a cap of|with a cap of|ceiling of|limit of|limited to|upper limit of|to a maximum of|≤|لا يتجاوز|لا تتجاوز|لا يزيد على|لا يزيد عن"
        "|لا تزيد على|لا تزيد عن|ما لا يزيد على|ما لا يزيد عن|لا يتعدى|لا تتعدى|لا يفوق|لا تفوق|بما لا يتجاوز|يصل إلى|تصل إلى|ما يصل إلى|يصل الى|تصل الى|وصولا إلى|حتى|لغاية"
        "|بحد أقصى|كحد أقصى|حد أقصى|الحد الأقصى|حدها الأقصى|حده الأقصى|أقصاه|أقصاها|بسقف|سقفه|سقفها|سقف|على الأكثر|jusqu'à|jusqu'a|jusque|au maximum|maximum de|un maximum de|au plus"
        "|plafonné à|plafonnée à|plafonnés à|plafonnées à|plafond de|dans la limite de|limité à|limitée à|pas plus de|pas plus d'|à concurrence de|hasta|como máximo|un máximo de|bis zu|maximal|höchstens|até",
    ),
)  # fmt: skip
_AFTER: tuple[tuple[Hedge, str], ...] = (
    (Hedge.ABOUT, "approximately|approx|approx.|or so|more or less|roughly|تقريبا|environ|à peu près|aproximadamente|على وجه التقريب"),
    (Hedge.AT_LEAST, "at least|or more|at minimum|على الأقل|فأكثر|أو أكثر|كحد أدنى|بحد أدنى|au moins|au minimum|ou plus|al menos|o más"),
    (Hedge.MORE_THAN, "+|plus|and counting|ونيف|et plus"),
    (Hedge.UP_TO, "at most|at the most|or less|or fewer|max|max.|maximum|tops|على الأكثر|كحد أقصى|بحد أقصى|au maximum|au plus|maximum|como máximo|على أقصى تقدير"),
)  # fmt: skip
# A ceiling may be named a few words before its number: «بحد أقصى للتبرعات 300 ألف جنيه»
_FAR: tuple[tuple[Hedge, str], ...] = (
    (Hedge.UP_TO, "بحد أقصى|كحد أقصى|حد أقصى|الحد الأقصى|حدها الأقصى|حده الأقصى|بسقف|سقف|سقفه|a maximum|maximum|capped|cap|ceiling|plafonné|plafonnée|plafonnés|plafonnées|plafond|au maximum|un maximum"),
    (Hedge.AT_LEAST, "بحد أدنى|كحد أدنى|حد أدنى|الحد الأدنى|a minimum|minimum|au minimum|un minimum"),
)  # fmt: skip
BEFORE = PhraseTable([(line, hedge) for hedge, line in _BEFORE])
AFTER = PhraseTable([(line, hedge) for hedge, line in _AFTER])
FAR = PhraseTable([(line, hedge) for hedge, line in _FAR])
_FAR_WORDS = 4  # between a ceiling and its number, none of them a verb of another clause
_FILLERS = frozenset(
    "a an the another total of at to de d ' des du la le un une sum amount مبلغ مبلغا قيمه قيمته قيمتها مقداره قدره قدرها قدر من ما مجموعه عن"
    " additional extra further montant somme us".split()
)
_FILLER_WORDS = 3
_STRENGTH = {Hedge.ABOUT: 1, Hedge.NEARLY: 2}  # the others say on which side the true number lies
_CLAUSE_MARKS = frozenset('.,;:!?؟؛،()[]"«»“”')


def hedge_before(words: Words, first: int) -> tuple[Hedge, int]:
    """Return the hedge that qualifies the number whose first token is `first`, and where the hedge begins."""
    at = first
    for _ in range(_FILLER_WORDS + 1):
        found = _ending(words, at, first)
        if found is not None:
            hedge, start = found
            outer, outer_start = hedge_before(words, start) if start > 0 else (Hedge.EXACT, start)
            if outer is not Hedge.EXACT and _STRENGTH.get(outer, 3) > _STRENGTH.get(hedge, 3):
                return outer, outer_start
            return hedge, start
        if at == 0 or words.newline_before(at) or words.forms[at - 1] not in _FILLERS:
            break
        at -= 1
    return _far_before(words, first)


def hedge_after(words: Words, end: int) -> Hedge:
    """Return the hedge that follows a number and its unit: "300,000 pounds at most"."""
    start = end
    if start < len(words.forms) and words.forms[start] in {",", "،", "("} and start + 1 < len(words.forms):
        start += 1
    found = AFTER.at(words, start)
    if found is None or words.newline_before(start) or words.newline_before(end):
        return Hedge.EXACT
    hedge, after = found
    if words.forms[start] == "+" and not words.touching(start):
        return Hedge.EXACT
    if words.forms[start] == "plus" and not (after < len(words.forms) and words.forms[after] == "-"):
        return Hedge.EXACT
    follows_number = after < len(words.forms) and words.kinds[after] == "number"
    return Hedge.EXACT if follows_number else hedge


def _ending(words: Words, end: int, first: int) -> tuple[Hedge, int] | None:
    """Return the hedge phrase that ends before token `end`, unless a line end or a denial parts them."""
    if end < first and words.newline_before(end):
        return None
    if words.newline_before(first):
        return None
    return BEFORE.ending_at(words, end)


def _far_before(words: Words, first: int) -> tuple[Hedge, int]:
    """Return a ceiling or floor named a few words before the number, inside its clause."""
    for back in range(1, _FAR_WORDS + 1):
        at = first - back
        if at < 0 or words.kinds[at] == "number" or words.forms[at] in _CLAUSE_MARKS or words.newline_before(at + 1):
            break
        found = FAR.ending_at(words, at)
        if found is not None:
            return found
    return Hedge.EXACT, first
