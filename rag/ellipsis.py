"""Amounts that leave out a currency just named: "EGP 100 million, split 40 million for workers and 60 million for …".

Knows: when a number without a noun must be money like the amount before it. Does not know what the money is for.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from rag.candidates import Candidate
from rag.lexicon import Words
from rag.units import Unit
from rag.word_tables import word_set

_SENTENCE_ENDS = frozenset(".!?؟…")
# words that may follow an amount whose currency is left out; any other word may be the thing counted
_MAY_FOLLOW = word_set("after amount")
_CLITIC_OPENERS = re.compile(r"^(?:ل|لل|بال|ب|و|ك)[\u0621-\u064a]{3,}$")
# words before a number which say that people or things are counted
_COUNTS = re.compile(
    r"(?:reach|serv|benefit|affect|attract|view|watch|vaccinat|displac|kill|train|treat|download|touch|help)(?:e[sd]?|s|ing)"
    r"|reach|serve|housed|fed|feeding|population|vues?|visionn\w+|tues?|habitants|atteint|touche\w*|vaccine\w*"
    r"|[وف]?(?:استفاد|يستفيد|تستفيد|وصل|شاهد|مشاهد|سكان|عدد|تطعيم|نزح|قتل)\w*"
)
_CLAUSE_WORDS = 6
_BRACKET_WORDS = 25
_SENTENCES_BACK = 2  # a list of givers runs on: "X 300 million. Y: 100 million."


def share_currency(words: Words, found: list[Candidate]) -> None:
    """Give numbers without a noun the one currency that their sentence, or the one before, speaks of."""
    spoken: dict[tuple[str | None, str], tuple[int, Unit]] = {}  # by currency: the last sentence that speaks of it
    ends = _sentence_ends(words) if found else []
    for candidate in found:
        sentence = bisect_left(ends, candidate.first)
        unit = candidate.unit
        if unit is not None:
            if unit.money and not _in_brackets(words, candidate):
                spoken[unit.name, unit.family] = sentence, unit
            continue
        reach = _SENTENCES_BACK if candidate.quantity.scale > 1 else 0
        near = [unit for number, unit in spoken.values() if sentence - number <= reach]
        if len(near) == 1 and _may_be_money(words, candidate):
            candidate.unit = near[0]._replace(end=candidate.end)
            candidate.value *= near[0].worth
            candidate.elliptic = True
            spoken[near[0].name, near[0].family] = sentence, near[0]


def _sentence_ends(words: Words) -> list[int]:
    """Return the tokens that end a sentence, or follow a line end, in order."""
    stops = [at for at, form in enumerate(words.forms) if form in _SENTENCE_ENDS and not words.touching(at + 1)]
    return sorted({*stops, *words.breaks})


def _in_brackets(words: Words, candidate: Candidate) -> bool:
    """Whether an amount stands in brackets: a conversion, not what the sentence speaks of."""
    for at in range(candidate.first - 1, max(-1, candidate.first - _BRACKET_WORDS), -1):
        if words.forms[at] in {"(", ")"}:
            return words.forms[at] == "("
    return False


def _may_be_money(words: Words, candidate: Candidate) -> bool:
    """Whether a bare number is large, followed by no noun, and not said to be people reached."""
    quantity = candidate.quantity
    large = quantity.scale > 1 or (
        quantity.digits and candidate.value >= 1000 and not words.forms[quantity.first].isdigit()
    )
    if not large or quantity.short:
        return False
    before = words.forms[max(0, candidate.first - _CLAUSE_WORDS) : candidate.first]
    if any(_COUNTS.fullmatch(form) for form in before):
        return False
    end = candidate.end
    if end >= len(words.forms) or words.newline_before(end) or words.kinds[end] == "mark":
        return end >= len(words.forms) or words.forms[end] not in {"%", "°", "-"}
    form = words.forms[end]
    return form in _MAY_FOLLOW or _CLITIC_OPENERS.match(form) is not None or _is_name(words.printed(end, end))


def _is_name(printed: str) -> bool:
    """Whether a word is a recipient's name, not a people: "2 million Oregon Food Bank", not "2 million Egyptians"."""
    return printed[0].isupper() and not printed.endswith("s")
