"""`eval check`: a run's scores against eval/expected.toml, a line each, OK or FAIL. Pure but for reading the file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import EvaluationError
from eval.measures import BY_NAME
from eval.result import Result

EXPECTED = Path(__file__).with_name("expected.toml")
COSTS = ("p50_seconds", "p95_seconds", "peak_megabytes")
ROUNDING = 5e-7  # rows keep six digits


@dataclass(frozen=True, slots=True)
class Expectation:
    """One limit: a measure of a group of questions."""

    dimension: str
    group: str
    measure: str
    at_least: float | None
    at_most: float | None
    goal: float | None = None  # where it shall come; told beside it, never a reason to fail


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expectation, checked."""

    expectation: Expectation
    value: float | None  # None: the run has none, which fails

    @property
    def ok(self) -> bool:
        """Whether the value keeps its limits."""
        limits, value = self.expectation, self.value
        if value is None:
            return False
        low_enough = limits.at_most is None or value <= limits.at_most + ROUNDING
        return low_enough and (limits.at_least is None or value >= limits.at_least - ROUNDING)


def load_expected(condition: str, half: str, path: Path = EXPECTED) -> list[Expectation]:
    """Return what is expected of a condition on a half.

    Raises:
        EvaluationError: the file is not usable, or expects nothing of that run.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path} cannot be read ({error}): correct it."
        raise EvaluationError(message) from error
    entries = tables.get(condition, {}).get(half, [])
    if not entries:
        message = f"{path} expects nothing of {condition} on {half}: add [[{condition}.{half}]] with its limits."
        raise EvaluationError(message)
    return [_expectation(entry, path) for entry in entries]


def _expectation(entry: Mapping[str, Any], path: Path) -> Expectation:
    """Return one entry, checked."""
    measure = str(entry.get("measure"))
    if measure not in (*BY_NAME, *COSTS):
        message = f"{path} expects a measure {measure!r}: name one of {', '.join((*BY_NAME, *COSTS))}."
        raise EvaluationError(message)
    if "at_least" not in entry and "at_most" not in entry:
        message = f"{path} gives {measure} no limit: add at_least or at_most."
        raise EvaluationError(message)
    return Expectation(
        str(entry.get("dimension", "all")),
        str(entry.get("group", "all")),
        measure,
        entry.get("at_least"),
        entry.get("at_most"),
        entry.get("goal"),
    )


def check(result: Result, expected: list[Expectation]) -> list[Outcome]:
    """Return every expectation with the value of a run."""
    return [Outcome(one, _value(result, one)) for one in expected]


def _value(result: Result, expected: Expectation) -> float | None:
    """Return a run's value for an expectation, None where it has none."""
    if expected.measure == "peak_megabytes":
        return result.cost.peak_megabytes
    if expected.measure in COSTS:
        estimate = getattr(result.cost, expected.measure)
    else:
        estimate = result.summary.get(expected.dimension, {}).get(expected.group, {}).get(expected.measure)
    return None if estimate is None else estimate.value


def outcome_lines(outcomes: list[Outcome]) -> Iterator[str]:
    """Yield a line for each outcome: OK or FAIL, the value, its limits, its goal."""
    for one in outcomes:
        expected = one.expectation
        limits = [f"at least {expected.at_least:g}"] if expected.at_least is not None else []
        limits += [f"at most {expected.at_most:g}"] if expected.at_most is not None else []
        value = "none" if one.value is None else f"{one.value:.3f}"
        goal = f", goal {expected.goal:g}" if expected.goal is not None else ""
        group = "" if expected.group == "all" else f" ({expected.dimension} {expected.group})"
        yield f"{'OK  ' if one.ok else 'FAIL'}  {expected.measure}{group}: {value}  ({', '.join(limits)}{goal})"
