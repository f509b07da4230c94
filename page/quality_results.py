"""The newest result of the evaluation, and the report written of it, as files. It knows the form, and runs nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rag.settings import ROOT

RESULTS = ROOT / "eval" / "results"
PRODUCT = "hybrid"  # the condition that takes nothing away; others show what each part is worth
REPORT_BYTES = 4_000_000  # a larger one is opened from its folder, not in the page


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with the interval it lies in with 95 % confidence, over so many questions."""

    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of the evaluation."""

    name: str
    created: str  # ISO 8601
    condition: str
    corpus: str  # hash of the articles it was made over
    questions: int
    overall: Mapping[str, Estimate]
    by_language: Mapping[str, Mapping[str, Estimate]]
    p50_seconds: float | None
    p95_seconds: float | None


class ResultError(ValueError):
    """A result's file is not what the evaluation writes."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file, self.reason = file, reason


def newest(folder: Path = RESULTS) -> Measured | None:
    """Return the result that was made last, of the product itself where there is one; None where there is none.

    Raises:
        ResultError: none of the files can be read; says why of the last one.
    """
    found: list[Measured] = []
    wrong: ResultError | None = None
    for path in sorted(folder.glob("*.json")):
        try:
            found.append(_measured(path))
        except ResultError as error:
            wrong = error
    if not found and wrong is not None:
        raise wrong
    return max(found, key=lambda one: (one.condition == PRODUCT, one.created), default=None)


def report(folder: Path = RESULTS) -> str | None:
    """Return the newest report as HTML, None where there is none or it is too large to show."""
    pages = sorted((*folder.glob("*.html"), *folder.glob("*/*.html")), key=lambda path: path.stat().st_mtime)
    if not pages or pages[-1].stat().st_size > REPORT_BYTES:
        return None
    try:
        return pages[-1].read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _measured(path: Path) -> Measured:
    """Return the result of one file.

    Raises:
        ResultError: it is not what the evaluation writes.
    """
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        summary, cost = fields["summary"], fields["cost"]
        return Measured(
            name=str(fields["name"]),
            created=str(fields["created"]),
            condition=str(fields["identity"]["condition"]["name"]),
            corpus=str(fields["identity"]["corpus"]),
            questions=len(fields["rows"]),
            overall=_estimates(summary.get("all", {}).get("all", {})),
            by_language={str(name): _estimates(group) for name, group in summary.get("language", {}).items()},
            p50_seconds=_seconds(cost.get("p50_seconds")),
            p95_seconds=_seconds(cost.get("p95_seconds")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ResultError(path.name, f"{type(error).__name__}: {error}") from error


def _estimates(group: Mapping[str, Mapping[str, float]]) -> dict[str, Estimate]:
    """Return the estimates of one group of questions by measure."""
    return {
        name: Estimate(float(one["value"]), float(one["low"]), float(one["high"]), int(one["count"]))
        for name, one in group.items()
    }


def _seconds(estimate: Mapping[str, float] | None) -> float | None:
    """Return the value of an estimate in seconds."""
    return None if estimate is None else float(estimate["value"])
