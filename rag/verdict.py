"""Yes, no, or neither: whether quoted sentences bear out what a question asks of them. It says neither where unsure.

Yes only where every particular is borne out; no only where the article tells the same particular otherwise. It words
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from rag.claim import Claim, claim_of, holds_names, is_dated, share_held
from rag.claim_figures import Told
from rag.claims import against, particulars
from rag.evidence import Fact, Reading, Sentence
from rag.focus import Focus
from rag.names import Gazetteer
from rag.query import Query
from rag.schema import FigureKind, Hedge
from rag.text import fold
from rag.word_tables import word_set
from rag.yes_no import asks_yes_or_no

BESIDE_FIGURES = 0.6  # of the other words, where every figure is borne out
WITHOUT_FIGURES = 0.8  # of the words, where nothing else speaks for a yes
ANONYMOUS = 0.8  # of the words, where figures are asked of nobody that is known
DENIAL = re.compile(
    r"(?<!\w)(?:not|never|no|none|nothing|cannot|neither|nor|n[’']t|but|instead|rather|outside|abroad"
    r"|aucune?|ne|n[’'](?:est|a|ont|etait|y)|jamais|rien|non|mais|plutot|hors"
    r"|[وف]?(?:لم|لن|ليس|ليست|لا|بل|انما|لكن|خارج))(?!\w)"
)
# whether reports agree is none of one report's to say
OF_REPORTS = re.compile(
    r"(?<!\w)(?:agree|same|differ|report(?:s|ed)?|sources|correspond|accord|identique|meme|divergent|tombe|coheren"
    r"|exact(?:ly|e)|[وبت]*(?:تتفق|اتفق|تتطابق|متطابق|نفس|دقيق|تختلف|متساو))"
)
CRITICAL = word_set("claim_critical")  # particulars that a yes must find told
DECISIVE = word_set("claim_decisive")  # particulars whose contrary makes a no
UNSURE = frozenset({"all", "size", "same"})  # to be worked out, not read

GIFTS = frozenset({FigureKind.CASH, FigureKind.IN_KIND, FigureKind.AD_CREDITS, FigureKind.MATCHING, FigureKind.UNKNOWN})


class Verdict(StrEnum):
    """What the quoted sentences say to a question."""

    YES = "yes"
    NO = "no"


def verdict_of(
    query: Query, focus: Focus, reading: Reading, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> Verdict | None:
    """Return what the quoted sentences of an article say to a yes-or-no question, or None where that is unsure."""
    if not asks_yes_or_no(query.text) or OF_REPORTS.search(fold(query.text)):
        return None
    article = reading.article
    told = Told(claim_of(query, focus, gazetteer, article.country), reading, tuple(sentences), gazetteer)
    claim, bearing = told.claim, _text_of(told.bearing())
    around = f"{article.title} {_text_of(sentences)} {article.publisher or ''}"
    on_them = all(name.spans(bearing, gazetteer) or name.fills(article, gazetteer) for name in claim.listed)
    if not (on_them and is_dated(claim, around, article)):
        return None
    share = share_held(claim, around, article.language)
    contrary = {one for one in particulars(claim.text) if against(one) & particulars(bearing)}
    if _is_yes(told, share) and not _is_denied(claim, bearing) and not contrary:
        near = f"{article.title} {bearing}"
        return Verdict.YES if holds_names(claim, near, article.language, gazetteer) else None
    return Verdict.NO if _is_no(told, share, contrary - particulars(around)) else None


def _text_of(sentences: Sequence[Sentence]) -> str:
    """Return sentences as one text."""
    return " ".join(sentence.text for sentence in sentences)


def _is_yes(told: Told, share: float) -> bool:
    """Return whether figures, words and critical particulars are all told."""
    claim, borne = told.claim, told.borne()
    asked = _particulars_of(claim)
    if asked & UNSURE or not (all(borne) and told.all_tied()) or ("gift" in asked and not _are_gifts(borne)):
        return False
    needed = WITHOUT_FIGURES if not borne else BESIDE_FIGURES if claim.names else ANONYMOUS
    return share >= needed and asked & CRITICAL <= particulars(_text_of(told.bearing()))


def _are_gifts(borne: Sequence[Sequence[Fact]]) -> bool:
    """Return whether no figure that is borne out is known to be something else than a gift of the giver's own."""
    return all(any(fact.figure.kind in GIFTS for fact in facts) for facts in borne)


def _is_no(told: Told, share: float, contrary: set[str]) -> bool:
    """Return whether a figure, its currency, or a decisive particular is told otherwise."""
    claim = told.claim
    if share < BESIDE_FIGURES:
        return False
    lacking = _particulars_of(claim) & CRITICAL - particulars(_text_of(told.bearing())) - {"all"}
    if told.in_place() is not None and not lacking:
        return True
    return told.in_other_currency() or (bool(contrary & DECISIVE) and all(told.borne()))


def _particulars_of(claim: Claim) -> frozenset[str]:
    """Return the particulars of a claim; "more than 5" is a figure's hedge, no comparison."""
    hedged = any(figure.hedge is not Hedge.EXACT for figure in claim.figures)
    return particulars(claim.text) - ({"size"} if hedged else set())


def _is_denied(claim: Claim, bearing: str) -> bool:
    """Return whether the sentences or the question deny something, and not both."""
    return bool(DENIAL.search(fold(bearing))) != bool(DENIAL.search(fold(claim.text)))
