"""Statements of one gift, in one article or in several, become one event.

Two statements tell of one gift where giver, amount, currency and kind agree, dates are near and no recipient speaks
against it. Whatever the record of an article says of other reports helps, and is never needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rag.ledger_dates import gap_days
from rag.ledger_records import Amount, Conflict, Evidence, Explanation, GivingEvent, Statement
from rag.ledger_same import excludes, is_again, is_same_gift
from rag.schema import FigureKind, GivingStatus, Hedge

KEY_LENGTH = 12
STEP = {  # later news moves a gift on: a promise is kept or broken; another word for the promise is no news
    GivingStatus.PAID: 1,
    GivingStatus.DELIVERED: 2,
    GivingStatus.CANCELLED: 3,
}


@dataclass(slots=True, eq=False)
class Fold:
    """The statements of one gift, oldest report first, and the event they make."""

    statements: list[Statement] = field(default_factory=list)

    def takes(self, statement: Statement) -> bool:
        """Return whether a statement tells of this gift."""
        return any(is_same_gift(one, statement) for one in self.statements) and not any(
            excludes(one, statement) for one in self.statements
        )


def fold(statements: Iterable[Statement]) -> list[Fold]:
    """Gather statements of one gift; disputed statements are no gifts and are left out."""
    folds: list[Fold] = []
    alike: dict[tuple[str | None, str, str], list[Fold]] = {}
    for statement in sorted((one for one in statements if not one.disputed), key=_order):
        places = _places(statement)
        home = next((known for place in places for known in alike.get(place, ()) if known.takes(statement)), None)
        if home is None:
            home = Fold()
            folds.append(home)
        home.statements.append(_taken_up(statement, home))
        for place in places:
            known = alike.setdefault(place, [])
            if home not in known:
                known.append(home)
    return folds


def _taken_up(statement: Statement, home: Fold) -> Statement:
    """Return a statement with the giver of the one that it takes up: "a number of sites give the $10 million to B"."""
    first = next((one for one in home.statements if is_again(one, statement)), None)
    if first is None or _is_alone(first, statement):
        return statement
    return replace(statement, donors=first.donors, collective=first.collective)


def _is_alone(first: Statement, again: Statement) -> bool:
    """Return whether both name one giver, or many: then each may add to what the other tells."""
    return bool(set(first.donors) & set(again.donors)) and first.collective == again.collective


def _places(statement: Statement) -> list[tuple[str | None, str, str]]:
    """Return where the folds of a statement's gift are kept: by unit, amount and each giver's first word or article."""
    unit, value, article = statement.figure.unit, statement.figure.value, statement.source.article.id
    givers = sorted({name.split()[0] for name in statement.donors if name.split()}) or [""]
    return [*((unit, f"{value:.2g}", home) for home in (*givers, article)), (unit, f"{value:.1g}", article)]


def event_of(found: Fold) -> GivingEvent:
    """Return the event that folded statements tell of."""
    statements = found.statements
    first = statements[0]
    best = max(statements, key=_precision)
    limit = any(one.limit for one in statements)
    evidence = tuple(evidence_of(statement) for statement in statements)
    donors = max((one.donors for one in statements), key=len)
    return GivingEvent(
        key=evidence[0].key,
        donors=donors,
        collective=first.collective and not donors,
        recipients=tuple(dict.fromkeys(name for one in statements for name in one.recipients if name not in donors)),
        purpose=next((one.purpose for one in statements if one.purpose), None),
        value=best.figure.value,
        unit=best.figure.unit,
        hedge=Hedge.UP_TO if limit else best.figure.hedge,
        kind=_kind(statements),
        status=_status(statements),
        limit=limit,
        date=_date(statements).date,
        dated=_date(statements).dated,
        country=first.source.article.country,
        evidence=evidence,
        also=tuple(dict.fromkeys(amount for one in statements for amount in one.also)),
        conflicts=_kind_conflict(statements),
    )


def is_overtaken(told: Evidence, event: GivingEvent) -> bool:
    """Return whether a report tells an earlier state of a gift that later news moved on: a promise since paid."""
    told_so = STEP.get(told.status, 0)
    return told.status is not GivingStatus.UNKNOWN and told_so < STEP.get(event.status, 0)


def evidence_of(statement: Statement) -> Evidence:
    """Return a statement's sentence as evidence."""
    article, figure = statement.source.article, statement.figure
    at = figure.start - statement.span.start
    parties = ("+".join(statement.donors), "+".join(statement.recipients))
    parts = (*parties, str(figure.unit), repr(figure.value), article.id, statement.text, str(at))
    return Evidence(
        key=hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:KEY_LENGTH],
        article_id=article.id,
        source_kind=article.source_kind,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        language=article.language,
        quote=statement.text,
        start=statement.span.start,
        end=statement.span.end,
        figure=figure.text,
        status=figure.status,
    )


def _order(statement: Statement) -> tuple[str, str, int]:
    """Return the order in which reports are read: oldest article first, unknown dates last."""
    article = statement.source.article
    return (article.published or "9999", article.id, statement.figure.start)  # a key depends on it


def _precision(statement: Statement) -> tuple[bool, int]:
    """Return how exactly a statement gives the amount: unhedged before hedged, then more digits before fewer."""
    return (statement.figure.hedge is Hedge.EXACT, len(repr(statement.figure.value).rstrip("0.")))


def _kind(statements: Sequence[Statement]) -> FigureKind:
    """Return what most reports say the gift is made of; the first breaks a tie, a rarer word beats plain cash."""
    kinds = [one.figure.kind for one in statements]
    special = [kind for kind in kinds if kind is not FigureKind.CASH]
    return max(kinds, key=lambda kind: (kinds.count(kind), kind in special, -kinds.index(kind)))


def _status(statements: Sequence[Statement]) -> GivingStatus:
    """Return how far the gift has come: as first told, moved on by later news alone."""
    told = [one for one in statements if one.figure.status is not GivingStatus.UNKNOWN]
    if not told:
        return GivingStatus.UNKNOWN
    told = [one for one in told if one.text != one.source.article.title] or told  # "Acme gives" of what it has given
    status, at = told[0].figure.status, told[0].source.article.published
    for one in told[1:]:
        later = gap_days(at, one.source.article.published) > 0
        if later and STEP.get(one.figure.status, 0) > STEP.get(status, 0):
            status = one.figure.status
    return status


def _date(statements: Sequence[Statement]) -> Statement:
    """Return the statement that dates the gift best: one that tells its date, else the oldest."""
    told = [one for one in statements if one.dated]
    return max(told, key=lambda one: len(one.date or "")) if told else statements[0]


def _kind_conflict(statements: Sequence[Statement]) -> tuple[Conflict, ...]:
    """Return a conflict where one report has money and another goods of the same value."""
    kinds = {one.figure.kind for one in statements}
    if not {FigureKind.CASH, FigureKind.IN_KIND} <= kinds:
        return ()
    chosen = _kind(statements)
    other = next(one for one in statements if one.figure.kind is not chosen)
    amount = Amount(other.figure.value, other.figure.unit)
    return (Conflict(amount, Explanation.KIND, evidence=evidence_of(other)),)
