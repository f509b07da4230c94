"""Further figures beside the one that answers: its parts under it, other gifts in a list, each with its own parts.

The ledger tells what is a part; figures that it has no row for are listed, and nothing is added up.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.draft import Draft
from rag.evidence import Evidence, Fact
from rag.fact_rows import is_part, row_of
from rag.gifts import Gift, in_title
from rag.ledger_phrases import PARTS
from rag.phrases import BESIDE, MORE, SEMICOLON, label
from rag.schema import FigureKind, GivingStatus, Span

SHOWN = 7  # other figures listed; more would bury the answer
GIVEN = {GivingStatus.PAID, GivingStatus.DELIVERED}
QUOTE_BESIDE = 110  # characters that say what a listed figure is for


def parts_line(draft: Draft, whole: Gift, gifts: Sequence[Gift], evidence: Evidence) -> str:
    """Return a gift's parts as a sentence with a space before it, or nothing where the ledger knows of none."""
    row = row_of(whole.best, evidence)
    found = {id(gift): row_of(gift.best, evidence) for gift in gifts}
    inside = [gift for gift in gifts if is_part(found[id(gift)], row, evidence.rows)]
    parts = [  # parts of parts are none of its own
        gift
        for gift in inside
        if not any(is_part(found[id(gift)], found[id(other)], evidence.rows) for other in inside)
    ][:SHOWN]
    told = []
    for part in sorted(parts, key=lambda gift: -gift.best.figure.value):
        amount, marker = draft.state(part.best)
        own = part.best.figure.kind
        told.append(f"{amount}{'' if own is whole.best.figure.kind else _made_of(own, draft.language)} {marker}")
    return f" {PARTS[draft.language].format(parts=SEMICOLON[draft.language].join(told))}" if told else ""


def _made_of(kind: FigureKind, language: str) -> str:
    """Return what a figure is made of, in brackets."""
    return label(kind, GivingStatus.UNKNOWN, language)


def write_beside(draft: Draft, headline: Gift, gifts: Sequence[Gift], evidence: Evidence) -> None:
    """List the figures that are no part of the one that answers, by sentence, each with what kind of giving it is."""
    rows = {id(gift): row_of(gift.best, evidence) for gift in (headline, *gifts)}
    wholes = [
        gift
        for gift in gifts
        if not any(is_part(rows[id(gift)], rows[id(other)], evidence.rows) for other in (headline, *gifts))
    ]
    if not wholes:
        return
    ordered = sorted(wholes, key=lambda gift: order_beside(gift, headline))
    by_sentence: dict[tuple[str, int], list[Gift]] = {}
    for gift in ordered[:SHOWN]:
        by_sentence.setdefault((gift.best.article.id, gift.best.sentence.index), []).append(gift)
    draft.lines += ["", BESIDE[draft.language], ""]
    for found in by_sentence.values():
        draft.lines.append(_line(draft, sorted(found, key=lambda gift: gift.best.figure.start), gifts, evidence))
    if len(wholes) > SHOWN:
        draft.lines += ["", MORE[draft.language]]


def order_beside(gift: Gift, headline: Gift) -> tuple[bool, bool, float]:
    """Return the place of a further gift: what headlines tell first, likely parts of the gift already stated last."""
    same_article = gift.best.article.id == headline.best.article.id
    may_be_part = same_article and gift.best.figure.kind is FigureKind.CASH
    return not in_title(gift.best), may_be_part, -gift.score


def _line(draft: Draft, listed: Sequence[Gift], gifts: Sequence[Gift], evidence: Evidence) -> str:
    """Return the figures of one sentence as an item of the list, with the words that say what they are for."""
    language = draft.language
    amounts = [draft.state(gift.best)[0] + _labelled(gift.best, language) for gift in listed]
    first = listed[0].best
    marker = draft.cite(first.sentence)
    keep = Span(first.figure.start, first.figure.end)
    said = f": {draft.quote(first.sentence, keep, QUOTE_BESIDE)}" if first.article.language == language else ""
    parts = parts_line(draft, listed[0], gifts, evidence) if len(listed) == 1 else ""
    return f"- {SEMICOLON[language].join(amounts)}{said} {marker}{f'.{parts}' if parts else ''}"


def _labelled(fact: Fact, language: str) -> str:
    """Return what a figure is; that a part of a pledge was paid is more than its own sentence can tell."""
    status = GivingStatus.UNKNOWN if fact.figure.status in GIVEN else fact.figure.status
    return label(fact.figure.kind, status, language)
