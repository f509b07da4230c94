"""Figures that an answer states against those a right answer must state. Pure.

Values and units are compared, as printed and as declared; kind, status and hedge apart. Figures that stand only in a
quotation count as stated, for the reader sees them, but never as forbidden: a source may print its neighbour's number.
A bare dirham or dinar is read as that of a cited article's country. A citation is the contract's, with `country` added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.metrics.wording import own_words, plain
from eval.question import GoldFigure, Json
from rag.figures import find_figures
from rag.schema import FigureKind, GivingStatus, Hedge

MONEY = re.compile(r"[A-Z]{3}")
FLOAT_NOISE = 1e-6
LOOSE = frozenset({Hedge.ABOUT, Hedge.NEARLY})  # one is a fair rendering of the other
UPPER = frozenset({Hedge.UP_TO, Hedge.LESS_THAN})
LOWER = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of an answer: printed in its text (with a hedge) or declared in its JSON (with kind and status)."""

    value: float
    unit: str | None
    hedge: Hedge | None = None
    kind: FigureKind | None = None
    status: GivingStatus | None = None


@dataclass(frozen=True, slots=True)
class FigureScores:
    """What became of the gold figures of one question; None where there was nothing to judge."""

    exact: float | None  # 1.0: every one stated with its value and unit, and nothing forbidden
    kind: float | None  # share of stated ones, with a kind to tell, that are declared with it
    status: float | None
    hedge: float | None  # share of stated ones printed with the hedge of their source
    missing: tuple[GoldFigure, ...] = ()
    wrong_unit: tuple[GoldFigure, ...] = ()
    forbidden: tuple[tuple[float, str | None], ...] = ()  # those stated


def same_value(left: float, right: float) -> bool:
    """Compare two values up to the noise of floating point."""
    return abs(left - right) <= FLOAT_NOISE * max(abs(left), abs(right))


def same_unit(expected: str | None, found: str | None) -> bool:
    """Compare units: money and percentages exactly, the nouns of counts freely ("pupils" is as good as "people")."""
    if expected is not None and (expected == "%" or MONEY.fullmatch(expected)):
        return found == expected
    return found is None or not (found == "%" or MONEY.fullmatch(found))


def printed(text: str, countries: Iterable[str | None] = ()) -> list[Stated]:
    """Return the figures that a text prints, a bare currency also as that of each country (ISO 3166-1 alpha-2)."""
    found = [figure for country in dict.fromkeys([None, *countries]) for figure in find_figures(text, country)]
    return list(dict.fromkeys(Stated(figure.value, figure.unit, figure.hedge) for figure in found))


def countries_of(answer: Json) -> list[str | None]:
    """Return the countries of the articles that an answer cites."""
    return [citation.get("country") for citation in answer["citations"]]


def declared(answer: Json) -> list[Stated]:
    """Return the figures of an answer's JSON."""
    return [
        Stated(
            float(figure["value"]),
            figure["unit"],
            kind=FigureKind(figure["kind"]),
            status=GivingStatus(figure["status"]),
        )
        for figure in answer["figures"]
    ]


def score_figures(
    figures: Sequence[GoldFigure], forbidden: Sequence[tuple[float, str | None]], answer: Json
) -> FigureScores:
    """Return what became of gold figures in an answer that is no refusal.

    >>> gold = [GoldFigure(5e6, "USD")]
    >>> answer = {"answer": "It gave 5 million dollars [1].", "citations": [], "figures": []}
    >>> score_figures(gold, [], answer).exact
    1.0
    """
    in_json, in_text = declared(answer), printed(plain(answer), countries_of(answer))
    same = [stated_as(figure, [*in_json, *in_text]) for figure in figures]
    missing = tuple(figure for figure, found in zip(figures, same, strict=True) if not found)
    values = [stated.value for stated in (*in_json, *in_text)]
    wrong_unit = tuple(figure for figure in missing if any(same_value(figure.value, value) for value in values))
    broken = tuple(pair for pair in forbidden if _states_forbidden(pair, figures, answer))
    exact = None if not figures else float(not missing and not broken)
    return FigureScores(
        exact,
        _share(
            any(one.kind is figure.kind for one in stated_as(figure, in_json))
            for figure in figures
            if figure.kind is not FigureKind.UNKNOWN and stated_as(figure, in_json)
        ),
        _share(
            any(one.status is figure.status for one in stated_as(figure, in_json))
            for figure in figures
            if figure.status is not GivingStatus.UNKNOWN and stated_as(figure, in_json)
        ),
        _share(
            any(hedge_kept(figure.hedge, one.hedge) for one in stated_as(figure, in_text))
            for figure in figures
            if stated_as(figure, in_text)
        ),
        missing,
        wrong_unit,
        broken,
    )


def stated_as(figure: GoldFigure, stated: Iterable[Stated]) -> list[Stated]:
    """Return the stated figures that equal a gold one in value and unit."""
    return [one for one in stated if same_value(figure.value, one.value) and same_unit(figure.unit, one.unit)]


def hedge_kept(expected: Hedge, found: Hedge | None) -> bool:
    """Return whether an answer's hedge says what the source's does: "nearly" for "about", "about" for none."""
    if found is None or found is expected:
        return found is expected
    if expected in (Hedge.EXACT, *LOOSE):
        return found in LOOSE
    return {expected, found} <= UPPER or {expected, found} <= LOWER


def _states_forbidden(pair: tuple[float, str | None], figures: Sequence[GoldFigure], answer: Json) -> bool:
    """Return whether an answer states a forbidden figure in its own words or declares it; a gold one is never so."""
    value, unit = pair
    wrong = GoldFigure(value, unit)
    if any(same_value(value, figure.value) and same_unit(unit, figure.unit) for figure in figures):
        return False
    return bool(stated_as(wrong, [*declared(answer), *printed(own_words(answer), countries_of(answer))]))


def _share(outcomes: Iterable[bool]) -> float | None:
    """Return the share of true outcomes, None of none."""
    told = list(outcomes)
    return sum(told) / len(told) if told else None
