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
from rag.claims import NEGATION, particulars, told
from rag.contradiction import CRITICAL, contraries, is_denied, is_told_otherwise
from rag.evidence import Fact, Reading, Sentence
from rag.focus import Focus
from rag.names import Gazetteer
from rag.query import Query
from rag.schema import FigureKind, Hedge
from rag.text import fold
from rag.word_tables import word_set
from rag.yes_no import CLOSING, asks_yes_or_no

BESIDE_FIGURES = 0.6  # of the other words, where every figure is borne out
WITHOUT_FIGURES = 0.8  # of the words, where nothing else speaks for a yes
UNTRANSLATED = 0.1  # more, where no word has to be found by its meaning
ELSEWHERE = 0.2  # of the words may stand elsewhere in the article
ANONYMOUS = 0.7  # of the words, where figures are asked of nobody that is known
# whether reports agree is none of one report's to say
OF_REPORTS = re.compile(
    r"(?<!\w)(?:agree|same|differ|reports?|sources|correspond|accord|identique|meme|divergent|tombe|coheren"
    r"|exact(?:ly|e)|[وبت]*(?:تتفق|اتفق|تتطابق|متطابق|نفس|دقيق|تختلف|متساو))"
)
TURNING = re.compile(  # one thing is told, and another
    r"(?<!\w)(?:but|instead|rather|while|whereas|although|though|outside|abroad|mais|plutot|tandis|alors\s+que|bien\s+qu\w*"
    r"|hors|و?(?:بل|انما|لكن|بينما|في\s+حين|رغم|خارج))(?!\w)"
)
OTHERWISE = word_set("claim_otherwise")  # particulars that change what a sentence tells, asked for or not
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
    if not asks_yes_or_no(query.text) or OF_REPORTS.search(fold(query.text)) or _is_negative(query.text):
        return None
    article, found = reading.article, told_of(query, focus, reading, sentences, gazetteer)
    claim, bearing = found.claim, found.bearing()
    next_ones = [one for sentence in bearing for one in reading.around(sentence, after=1)]
    near, quoted = _text_of(next_ones), _text_of([*sentences, *next_ones])
    around = f"{article.title} {quoted} {article.publisher or ''}"
    on_them = all(name.spans(around, gazetteer) or name.fills(article, gazetteer) for name in claim.listed[:1])
    on_them = on_them and all(name.spans(article.text, gazetteer) for name in claim.listed[1:])
    if not (on_them and is_dated(claim, around, article)):
        return None
    if is_told_otherwise(found, near, around):
        return Verdict.NO
    return Verdict.YES if _is_yes(found, near, around) else None


def told_of(query: Query, focus: Focus, reading: Reading, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Told:
    """Return what a question claims beside the quoted sentences of an article."""
    return Told(claim_of(query, focus, gazetteer, reading.article.country), reading, tuple(sentences), gazetteer)


def turning_sentence(found: Told) -> Sentence:
    """Return the sentence that a verdict is read from: that of the other figure, else the first that bears on it."""
    other = found.in_place()
    return other.sentence if other is not None else found.bearing()[0]


def _text_of(sentences: Sequence[Sentence]) -> str:
    """Return sentences as one text."""
    return " ".join(sentence.text for sentence in dict.fromkeys(sentences))


def _is_negative(question: str) -> bool:
    """Return whether a question denies what it asks: "did they not give?"."""
    return bool(NEGATION.search(CLOSING.sub("", fold(question))))


def _is_yes(found: Told, near: str, around: str) -> bool:
    """Return whether figures, names, words and critical particulars are all told, and nothing against them."""
    claim, borne, article = found.claim, found.borne(), found.reading.article
    asked = _particulars_of(claim)
    if asked & UNSURE or not (all(borne) and found.all_tied()) or ("gift" in asked and not _are_gifts(borne)):
        return False
    bearing = _text_of(found.bearing())
    if contraries(claim, near) or _is_denied(claim, near, bearing, article.language) or _turns(claim, bearing):
        return False
    needed = WITHOUT_FIGURES if not borne else BESIDE_FIGURES if claim.names else ANONYMOUS
    needed += UNTRANSLATED if claim.language == article.language else 0.0
    whole = share_held(claim, f"{around} {article.text}", article.language)
    share = share_held(claim, around, article.language)
    if (
        whole < needed
        or share < needed - (ELSEWHERE if borne else 0.0)
        or not asked & CRITICAL <= particulars(told(bearing))
    ):
        return False
    return holds_names(claim, f"{article.title} {near} {article.publisher or ''}", article, found.gazetteer)


def _is_denied(claim: Claim, near: str, bearing: str, language: str) -> bool:
    """Return whether something that is asked may be denied: a word of it in a sentence itself, most in the next."""
    return is_denied(claim, near, language) or is_denied(claim, bearing, language, least=0.0)


def _turns(claim: Claim, bearing: str) -> bool:
    """Return whether sentences tell one thing and another, or more than is asked for: "from her own fortune"."""
    asked = particulars(claim.bare)
    turned = set(TURNING.findall(fold(bearing))) - set(TURNING.findall(fold(claim.text)))
    return bool(turned) or bool((particulars(told(bearing)) & OTHERWISE) - asked)


def _are_gifts(borne: Sequence[Sequence[Fact]]) -> bool:
    """Return whether no figure that is borne out is known to be something else than a gift of the giver's own."""
    return all(any(fact.figure.kind in GIFTS for fact in facts) for facts in borne)


def _particulars_of(claim: Claim) -> frozenset[str]:
    """Return the particulars of a claim; "more than 5" is a figure's hedge, no comparison."""
    hedged = any(figure.hedge is not Hedge.EXACT for figure in claim.figures)
    return particulars(claim.bare) - ({"size"} if hedged else set())
