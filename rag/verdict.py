"""Yes, no, or neither: whether quoted sentences bear out what a question asks of them. It says neither where unsure.

Yes only where every particular is borne out; no only where the article tells the same particular otherwise. It words
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from rag.answer_disputes import is_told_otherwise
from rag.answer_reports import asks_on_reports
from rag.claim import Claim, claim_of, holds_names, is_dated, lacks_matter, share_held, words_found
from rag.claim_compare import is_compared_rightly
from rag.claim_figures import Told
from rag.claims import NEGATION, particulars, told
from rag.contradiction import CRITICAL, contraries, is_contradicted, is_denied, sentence_against
from rag.doubted import casts_doubt
from rag.evidence import Fact, Reading, Sentence
from rag.focus import Focus
from rag.giving import is_money
from rag.ideas import Idea, has
from rag.names import Gazetteer
from rag.query import Query
from rag.schema import FigureKind, GivingStatus, Hedge
from rag.text import fold
from rag.word_tables import word_set
from rag.yes_no import CLOSING, asks_yes_or_no

BESIDE_FIGURES = 0.5  # of the other words, where every figure is borne out
WITHOUT_FIGURES = 0.75  # of the words, where nothing else speaks for a yes
ANONYMOUS = 0.7  # of the words, where figures are asked of nobody that is known
FEWEST = 2  # words found, where nothing else speaks for a yes
TURNING = re.compile(  # one thing is told, and another
    r"(?<!\w)(?:but|instead|rather|while|whereas|although|though|outside|abroad|mais|plutot|tandis|alors\s+que|bien\s+qu\w*"
    r"|hors|و?(?:بل|انما|لكن|بينما|في\s+حين|رغم|خارج))(?!\w)"
)
OTHERWISE = word_set("claim_otherwise")  # particulars that change what a sentence tells, asked for or not
UNSURE = frozenset({"all", "size", "same"})  # to be worked out, not read

PAID = re.compile(
    r"(?<!\w)(?:paid|transferred|disbursed|handed\s+over|verse\w*|paye\w*|debourse\w*|remis\w*"
    r"|[وف]?(?:دفع|سدد|حول|سلم|صرف)(?:ت|وا)?)(?!\w)"
)
PROMISED = frozenset(
    {GivingStatus.ANNOUNCED, GivingStatus.PLEDGED, GivingStatus.COMMITTED, GivingStatus.TARGET, GivingStatus.CANCELLED}
)
GIFTS = frozenset(
    {
        FigureKind.CASH,
        FigureKind.IN_KIND,
        FigureKind.AD_CREDITS,
        FigureKind.MATCHING,
        FigureKind.MIXED,
        FigureKind.UNKNOWN,
    }
)
LENT = frozenset({FigureKind.INVESTMENT, FigureKind.LOAN})
NOT_GIVEN = LENT | {FigureKind.CUSTOMERS, FigureKind.STAFF, FigureKind.PUBLIC}  # each a particular of a claim too


class Verdict(StrEnum):
    """What the quoted sentences say to a question."""

    YES = "yes"
    NO = "no"


def verdict_of(
    query: Query, focus: Focus, reading: Reading, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> Verdict | None:
    """Return what the quoted sentences of an article say to a yes-or-no question, or None where that is unsure."""
    if not asks_yes_or_no(query.text) or asks_on_reports(query.text) or _is_negative(query.text):
        return None
    found = told_of(query, focus, reading, sentences, gazetteer)
    verdict = _said_of(found)
    if verdict is None and not all(found.borne()):
        wider = _said_of(found.with_figures_before())
        return wider if wider is Verdict.NO else None
    return verdict


def _said_of(found: Told) -> Verdict | None:
    """Return what quoted sentences say to a claim."""
    claim, bearing = found.claim, found.bearing()
    reading, sentences, gazetteer = found.reading, found.sentences, found.gazetteer
    article = reading.article
    next_ones = [one for sentence in bearing for one in reading.around(sentence, after=1)]
    near, quoted = _text_of(next_ones), _text_of([*sentences, *next_ones])
    around = f"{article.title} {quoted} {article.publisher or ''}"
    on_them = all(name.spans(around, gazetteer) or name.fills(article, gazetteer) for name in claim.listed[:1])
    on_them = on_them and all(name.spans(article.text, gazetteer) for name in claim.listed[1:])
    if not (on_them and is_dated(claim, around, article)):
        return None
    compared = is_compared_rightly(found)
    if compared is not None:
        return Verdict.YES if compared else Verdict.NO
    if is_contradicted(found, near, around):
        return Verdict.NO
    return Verdict.YES if _is_yes(found, near, around) else None


def told_of(query: Query, focus: Focus, reading: Reading, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Told:
    """Return what a question claims beside the quoted sentences of an article."""
    return Told(claim_of(query, focus, gazetteer, reading.article.country), reading, tuple(sentences), gazetteer)


def turning_sentence(found: Told, verdict: Verdict) -> Sentence:
    """Return the sentence that a verdict is read from: that of the other figure, else what denies or bears it out."""
    other = found.in_place()
    if other is not None:
        return other.sentence
    denying = sentence_against(found) if verdict is Verdict.NO else None
    return denying or found.bearing()[0]


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
    if contraries(claim, near) or _is_denied(claim, near, bearing, article.language) or _turns(found):
        return False
    if _is_doubted(found, around) or _is_only_promised(found) or _is_no_plain_gift(found):
        return False
    if not asked & CRITICAL <= particulars(told(bearing)) or not _are_words_found(found, around):
        return False
    return holds_names(claim, f"{article.title} {near} {article.publisher or ''}", article, found.gazetteer)


def _is_only_promised(found: Told) -> bool:
    """Return whether it is asked if money was paid, and it is told as promised."""
    facts = [fact for facts in found.borne() for fact in facts if is_money(fact.figure)]
    asked = PAID.search(fold(found.claim.text)) is not None
    return asked and bool(facts) and all(fact.figure.status in PROMISED for fact in facts)


def _is_doubted(found: Told, around: str) -> bool:
    """Return whether figures are doubted, told apart, or stand where reports are set against each other."""
    doubted = casts_doubt(around) and not casts_doubt(found.claim.text)
    return (
        doubted
        or found.are_set_aside()
        or found.is_crossed()
        or any(all(map(is_told_otherwise, facts)) for facts in found.borne())
    )


def _with_context(found: Told) -> list[Sentence]:
    """Return the sentences that bear most of a claim, each with the one before it."""
    claim, bearing = found.claim, found.bearing()
    if not any(found.borne()):
        shares = [words_found(claim, one.text, one.article.language)[0] for one in bearing]
        bearing = bearing[shares.index(max(shares)) :][:1]
    return [near for one in bearing for near in found.reading.around(one, before=1)]


def _are_words_found(found: Told, around: str) -> bool:
    """Return whether enough of the words of a claim are found: fewer will do where its figures are borne out."""
    claim, article = found.claim, found.reading.article
    if lacks_matter(claim, f"{article.title} {_text_of(_with_context(found))}", article.language):
        return False
    held, sought = words_found(claim, around, article.language)
    if claim.figures:
        return held >= (BESIDE_FIGURES if claim.names else ANONYMOUS) * sought or sought <= 1
    named = sum(bool(name.spans(around, found.gazetteer)) for name in claim.listed)
    share = share_held(claim, around, article.language)
    return share >= WITHOUT_FIGURES and held + max(named - 1, 0) >= FEWEST


def _is_denied(claim: Claim, near: str, bearing: str, language: str) -> bool:
    """Return whether something that is asked may be denied: a word of it in a sentence itself, most in the next."""
    return is_denied(claim, near, language) or is_denied(claim, bearing, language, least=0.0)


def _turns(found: Told) -> bool:
    """Return whether sentences tell one thing and another, or more than is asked for: "from her own fortune"."""
    claim, facts = found.claim, [fact for facts in found.borne() for fact in facts]
    said = " ".join(map(found.window, facts)) or _text_of(found.bearing())
    turned = set(TURNING.findall(fold(said))) - set(TURNING.findall(fold(claim.text)))
    return bool(turned) or bool((particulars(told(said)) & OTHERWISE) - particulars(claim.bare))


def _are_gifts(borne: Sequence[Sequence[Fact]]) -> bool:
    """Return whether no figure that is borne out is known to be something else than a gift of the giver's own."""
    return all(any(fact.figure.kind in GIFTS for fact in facts) for facts in borne)


def _is_no_plain_gift(found: Told) -> bool:
    """Return whether a gift is asked for, and what is told is others' money, or lent or invested, in whole or part."""
    claim, asked = found.claim, particulars(found.claim.bare)
    if asked & {str(kind) for kind in NOT_GIVEN} or not ("gift" in asked or has(Idea.GIVING, fold(claim.text))):
        return False
    borne = [[fact.figure for fact in facts if is_money(fact.figure)] for facts in found.borne()]
    if any(told and all(one.kind in NOT_GIVEN for one in told) for told in borne):
        return True
    lent = [fact.figure for fact in found.reading.facts if fact.figure.kind in LENT]
    return any(one.unit == part.unit and part.value <= one.value for told in borne for one in told for part in lent)


def _particulars_of(claim: Claim) -> frozenset[str]:
    """Return the particulars of a claim; "more than 5" is a figure's hedge, no comparison."""
    hedged = any(figure.hedge is not Hedge.EXACT for figure in claim.figures)
    return particulars(claim.bare) - ({"size"} if hedged else set())
