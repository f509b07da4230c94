"""Sentences that tell the gift of an answer otherwise: another figure for it, an older or newer state, what it is not.

They are found by what they say of reports, and by figures beside the one that answers; they are quoted, never settled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.aligned import letters_of
from rag.doubted import casts_doubt
from rag.evidence import Evidence, Fact, Reading, Sentence
from rag.focus import Focus
from rag.gifts import Gift, is_disputed
from rag.giving import is_money
from rag.ideas import Idea, has
from rag.ledger_words import says
from rag.restating import converted_from
from rag.text import fold

NEAR = 1.7  # times that another figure for the same gift may be larger or smaller
SHOWN = 3  # quoted sentences: more would bury the answer
DIVERGES = re.compile(
    r"\b(?:depends? on (?:the|which) (?:source|report|account)|var(?:y|ies) (?:by|with|from|between)"
    r"|(?:arrives?|comes?) (?:at|to) an?(?:other)? (?:smaller|larger|lower|higher|different)"
    r"|(?:selon|d.?apres) (?:la|les) sources?\b|varient? (?:selon|d))"
    r"|\b(?:later|other|earlier) reports\b|\b(?:d.autres|des) articles (?:ulterieurs|plus recents)"
    r"|(?<!\w)(?:موضع خلاف|تقارير لاحقه|محل خلاف|باختلاف المصدر|بحسب المصدر|حسب المصادر)"
)
CUMULATIVE = re.compile(r"(?<!\w)(?:ال)?تراكمي|\bcumul|\brunning total")
SLIPS = (1e3, 1e6)  # thousand for million, million for billion


def disputed_sentences(gifts: Sequence[Gift], focus: Focus, evidence: Evidence) -> list[Sentence]:
    """Return the sentences that tell the first gift otherwise, those that speak of reports first."""
    head = gifts[0]
    own = {(fact.article.id, fact.sentence.index) for fact in head.facts}
    found: dict[tuple[str, int], tuple[bool, Sentence]] = {}
    for reading in _readings(head, focus, evidence):
        for sentence in reading.sentences:
            place = (reading.article.id, sentence.index)
            facts = [
                fact
                for fact in reading.facts
                if fact.sentence.index == sentence.index
                and _is_alike(fact, head.best)
                and not _is_converted(fact, reading)
            ]
            on_reports = speaks_of_reports(sentence) and bool(facts)
            if on_reports or (place not in own and _is_near(facts, head.best, focus, evidence)):
                found[place] = (on_reports, sentence)
    return [sentence for _, sentence in sorted(found.values(), key=lambda pair: not pair[0])][:SHOWN]


def _readings(head: Gift, focus: Focus, evidence: Evidence) -> list[Reading]:
    """Return the articles that tell the gift, or the same digits of the same giver: reports mistake currencies."""
    own = {fact.article.id for fact in head.facts}
    return [
        reading
        for reading in evidence.readings
        if reading.article.id in own
        or (
            any(_is_alike(fact, head.best) and _same_digits(fact, head.best) for fact in reading.facts)
            and focus.subject is not None
            and focus.subject.dominates(reading.article, evidence.gazetteer)
        )
    ]


def speaks_of_reports(sentence: Sentence) -> bool:
    """Return whether a sentence says how reports differ, or what an amount is not."""
    letters = letters_of(sentence.text)
    folded = fold(sentence.text)
    return (
        has(Idea.DISPUTE, folded)
        or DIVERGES.search(folded) is not None
        or casts_doubt(sentence.text)
        or any(says(cue, letters) for cue in ("dispute", "otherwise", "grows", "was"))
    )


def is_cumulative(sentence: Sentence) -> bool:
    """Return whether a sentence says that an amount is a running total, of which a gift is a part: no dispute."""
    return CUMULATIVE.search(letters_of(sentence.text)) is not None


def is_told_otherwise(fact: Fact) -> bool:
    """Return whether a figure stands where reports are set against each other: it is no gift of its own."""
    text = fact.sentence.text
    return is_disputed(fact) or casts_doubt(text) or says("dispute", letters_of(text))


def _is_alike(fact: Fact, head: Fact) -> bool:
    """Return whether a figure may be one for the gift: money or the thing counted, or an elliptic "and not 49"."""
    own = fact.figure
    return own.unit is None or own.unit == head.figure.unit or (is_money(own) and is_money(head.figure))


def _is_converted(fact: Fact, reading: Reading) -> bool:
    """Return whether a figure only restates the one before it in another currency."""
    return converted_from(fact, reading.facts) is not None


def _is_near(facts: Sequence[Fact], head: Fact, focus: Focus, evidence: Evidence) -> bool:
    """Return whether a sentence has a figure that may be another one for the same gift, and names no other giver."""
    if not any(_may_be(fact, head) for fact in facts):
        return False
    subject = focus.subject
    named = evidence.gazetteer.find(facts[0].sentence.text)
    return all(subject is not None and subject.is_called(mention.name) for mention in named)


def _may_be(fact: Fact, head: Fact) -> bool:
    """Return whether a figure is close to another one, a slip of it, or the same digits in another currency."""
    one, other = fact.figure, head.figure
    if one.value == other.value:
        return one.unit is not None and one.unit != other.unit
    if one.unit not in (other.unit, None) or not one.value or not other.value:
        return False
    ratio = max(one.value, other.value) / min(one.value, other.value)
    return ratio <= NEAR or any(abs(ratio - slip) < 1e-6 * slip for slip in SLIPS)


def _same_digits(one: Fact, other: Fact) -> bool:
    """Return whether two gifts are of one amount, whatever the currency: reports convert, and mistake, currencies."""
    return one.figure.value == other.figure.value
