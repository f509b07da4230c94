"""Whether an article tells what a question asks of it otherwise: denied, contrary, another figure, another currency.

It knows the claim and the sentences near what bears it out; it never says that a claim holds.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.claim import Claim, carries_matter, holds_word, share_held
from rag.claim_figures import Told
from rag.claims import against, denied, particulars, told
from rag.counterparts import meanings
from rag.countries import country_mentions
from rag.evidence import Sentence
from rag.text import fold, words
from rag.word_tables import rows, word_set

DECISIVE = word_set("claim_decisive")  # particulars whose contrary makes a no
EXCLUSIVE = frozenset({"alone", "all"})  # "all cash" is told otherwise by "cash and goods"
UNMIXED = frozenset({"all", "cash", "own", "gift"})
UNDISCLOSED = "undisclosed"
OUTSIDE = re.compile(r"(?<!\w)(?:outside|hors|خارج)\s+(?:(?:of|the|du?e?|la|l['’])\s*)?(?P<where>[^,;،؛.]{2,40})")
CRITICAL = word_set("claim_critical")  # particulars that a yes must find told
SETTLED = word_set("claim_settled")  # particulars that another figure leaves no room for
OF_SCOPE = 0.6  # of the words that are denied, held by the question
ENOUGH = 0.5  # of a claim's words, where the article tells the same thing otherwise
SAME_THING = 0.6  # of a claim's words, where another figure is told


def contraries(claim: Claim, text: str) -> frozenset[str]:
    """Return the particulars of a claim that a text speaks against and does not tell too."""
    asked = particulars(claim.bare) - ({"named"} if claim.figures else set())
    found = particulars(told(text))
    if UNDISCLOSED in particulars(text):  # told by denying: "no amount", "without naming"
        found = (found - against(UNDISCLOSED)) | {UNDISCLOSED}
    opposed = {one for one in asked if (against(one) & found) - asked}
    mixed = opposed & UNMIXED if asked & EXCLUSIVE else set()
    return frozenset((opposed - found) | mixed)


def is_denied(claim: Claim, text: str, language: str, least: float = OF_SCOPE) -> bool:
    """Return whether what a text denies is what a claim says.

    Args:
        least: share of the words of a denial that are the claim's own.
    """
    asked = particulars(claim.bare)
    opposed, turning = frozenset().union(*map(against, asked)), asked & CRITICAL
    for scope in denied(text):
        found = particulars(scope)
        if opposed & found or (turning and not turning & found):  # "not included" is no denial of "on top"
            continue
        carrying = [word for word, _ in words(scope) if carries_matter(word)]
        held = [holds_word(word, language, claim.text, claim.language) for word in carrying]
        if any(held) and sum(held) >= least * len(held):
            return True
    return False


def is_contradicted(found: Told, near: str, around: str) -> bool:
    """Return whether an article tells otherwise what a claim says.

    Args:
        near: the sentences that bear its figures out, and the next ones.
        around: all that is quoted, and the title.
    """
    claim, article = found.claim, found.reading.article
    share, borne = share_held(claim, around, article.language), found.borne()
    if smoothed(share, claim) < ENOUGH:
        return False
    if any(borne) and _names_rival(claim, around, article.text):
        return True
    against_it = contraries(claim, near) | (contraries(claim, _of_giver(found)) & CRITICAL if any(borne) else set())
    if (any(borne) or not borne or share >= SAME_THING) and against_it & DECISIVE:
        return True
    if (any(borne) or share >= SAME_THING) and is_denied(claim, near, article.language):
        return True
    if share >= SAME_THING and _is_outside(claim, near):
        return True
    lacking = particulars(claim.bare) & CRITICAL - SETTLED - particulars(" ".join(one.text for one in found.bearing()))
    return share >= SAME_THING and ((_is_in_place(found) and not lacking) or found.in_other_currency())


def sentence_against(found: Told) -> Sentence | None:
    """Return the first quoted sentence that alone tells a claim otherwise, None where none does."""
    claim = found.claim
    language = found.reading.article.language
    against_it = (
        one
        for one in found.sentences
        if contraries(claim, one.text) & DECISIVE
        or _is_outside(claim, one.text)
        or is_denied(claim, one.text, language)
    )
    return next(against_it, None)


def _of_giver(found: Told) -> str:
    """Return the quoted sentences that name the first giver of a claim, as one text."""
    named = found.claim.listed[:1]
    return " ".join(one.text for one in found.sentences if any(name.spans(one.text, found.gazetteer) for name in named))


def _is_outside(claim: Claim, near: str) -> bool:
    """Return whether a country that a claim names is the one outside which something is told to be."""
    asked = country_mentions(claim.text)
    if OUTSIDE.search(fold(claim.text)):
        return False
    return any(asked & country_mentions(near[one.start("where") : one.end("where")]) for one in OUTSIDE.finditer(near))


def _is_in_place(found: Told) -> bool:
    """Return whether another figure stands in the place of the one asked for, in the sentence nearest to the claim."""
    fact, language = found.in_place(), found.reading.article.language
    if fact is None:
        return False
    shares = {one.index: share_held(found.claim, one.text, language) for one in found.sentences}
    return shares[fact.sentence.index] == max(shares.values())


def smoothed(share: float, claim: Claim) -> float:
    """Return a share of few words as less sure than one of many: one word of none is told apart from five of none."""
    count = len(claim.words)
    return (share * count + 1) / (count + 1)


@lru_cache(maxsize=1)
def _rivals() -> tuple[frozenset[str], ...]:
    """Return the sets of meanings of which one thing has one."""
    return tuple(frozenset(one.replace("_", " ") for one in row[0].split()) for row in rows("rivals"))


def _names_rival(claim: Claim, around: str, whole: str) -> bool:
    """Return whether a claim has a meaning that an article nowhere has, where its sentences have a rival one."""
    asked, here, anywhere = (meanings(text) for text in (claim.text, around, whole))
    return any(asked & rivals and not asked & rivals & anywhere and here & rivals for rivals in _rivals())
