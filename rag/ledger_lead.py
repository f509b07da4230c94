"""Amounts that news tells after the one it opens with: what that was spent on and made up of, unless set apart.

Headline and first sentences tell what was given in all; further sums of the same giver in the same article are shares
of it as long as they fit into it and no word ("also", "another", "had given before") sets them beside it.
An instalment is a part of the gift that it pays.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.aligned import letters_of
from rag.ledger_told import OVERFULL, Parts, Told, is_within
from rag.ledger_words import says
from rag.schema import FigureKind

_LEAD = 2  # sentences that tell what was given in all
_MIXED_OF = (FigureKind.CASH, FigureKind.IN_KIND)  # what money and goods together are made up of
_FITS = 1.05  # share of the whole that its parts may come to: printed ones are rounded


def by_lead(told: Sequence[Told], parts: Parts) -> None:
    """Take what an article tells after its main amount as parts of that, where all of them fit into it."""
    for whole in told:
        if not _leads(whole) or whole.event.key in parts.whole_of:
            continue
        if any(_exceeds(one, whole) for one in told):
            continue
        rest = {one.event.key: one for one in told if _follows(one, whole) and parts.is_free(one.event)}
        room = whole.value * _FITS - parts.filled(whole.event)
        if sum(one.value for one in rest.values()) <= room:
            for one in rest.values():
                parts.add(one.event, whole.event)


def by_use(told: Sequence[Told], parts: Parts) -> None:
    """Take what was spent or assigned as a part of the larger sum told before it."""
    for at, one in enumerate(told):
        if one.statement.tentative or not says("used", letters_of(_own(one))):
            continue
        for whole in reversed(told[:at]):
            if is_within(one, whole) and parts.filled(whole.event) + one.value <= whole.value * OVERFULL:
                parts.add(one.event, whole.event)
                break


def by_instalment(told: Sequence[Told], parts: Parts) -> None:
    """Take "a first instalment of 10" as a part of its giver's larger gift, the one told last before it."""
    for at, one in enumerate(told):
        if one.statement.tentative or not says("instalment", letters_of(_own(one))):
            continue
        before = (other for other in reversed(told[:at]) if not other.statement.collective)
        whole = next((other for other in before if is_within(one, other)), None)
        if whole is not None:
            parts.add(one.event, whole.event)


def _leads(told: Told) -> bool:
    """Return whether an amount is what its article is about: in the headline, or among the first sentences."""
    statement = told.statement
    if statement.tentative or statement.collective or statement.limit:
        return False
    return statement.headline or (statement.sentence < _LEAD and _is_largest(told))


def _is_largest(told: Told) -> bool:
    """Return whether an amount is the largest of its sentence."""
    span, own = told.statement.span, told.statement.figure
    inside = [figure for figure in told.statement.source.figures if span.start <= figure.start < span.end]
    return all(figure.value <= own.value for figure in inside if figure.unit == own.unit)


def _follows(one: Told, whole: Told) -> bool:
    """Return whether an amount is told after another one, of the same giver and time, and nothing sets it apart."""
    part, other = one.statement, whole.statement
    if part.tentative or part.source is not other.source or part.sentence <= other.sentence:
        return False
    mixed = other.figure.kind is FigureKind.MIXED and part.figure.kind in _MIXED_OF
    alike = mixed or part.figure.kind is other.figure.kind
    if part.donors != other.donors or not alike or not is_within(one, whole):
        return False
    same_time = not part.dated or part.date == other.date
    letters = letters_of(part.text)
    return same_time and (says("was", letters) or not says("beside", letters))


def _exceeds(one: Told, whole: Told) -> bool:
    """Return whether a larger amount of the same giver is told later: then the first was not all."""
    part, other = one.statement, whole.statement
    later = part.source is other.source and part.sentence > other.sentence and not part.tentative
    same = part.donors == other.donors and part.figure.unit == other.figure.unit
    return later and same and one.value > whole.value and not says("beside", letters_of(part.text))


def _own(told: Told) -> str:
    """Return the words of a figure: those between the figure before it in its sentence and the next one."""
    statement = told.statement
    figures = statement.source.figures
    start = max(
        (
            figure.end
            for figure in figures
            if statement.span.start <= figure.start and figure.end <= statement.figure.start
        ),
        default=statement.span.start,
    )
    end = min(
        (figure.start for figure in figures if statement.figure.end <= figure.start < statement.span.end),
        default=statement.span.end,
    )
    return statement.source.article.text[start:end]
