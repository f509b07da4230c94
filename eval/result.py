"""A run's result as a file: what it was made with and every question's scores. It knows no measure's meaning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval.answers import ENDING
from eval.bootstrap import Estimate
from eval.errors import EvaluationError
from eval.question import dialogue_of
from rag.settings import ROOT

FORMAT = 1  # raised when the file changes its form
RESULTS = Path(__file__).with_name("results")

Groups = dict[str, dict[str, dict[str, Estimate]]]  # dimension -> group -> measure -> estimate


@dataclass(frozen=True, slots=True)
class Row:
    """One question's scores."""

    id: str
    language: str
    kind: str
    pair: str  # "fr→ar": language of the question, of its sources; "fr→-" where no article answers
    crossing: str  # "same" where a source is in the question's language, else "cross"; "-" where no article answers
    traits: tuple[str, ...]
    follow_up: bool
    scores: dict[str, float | None]
    seconds: float
    faults: tuple[str, ...] = ()
    cause: str | None = None

    @property
    def dialogue(self) -> str:
        """The id that the turns of one dialogue share."""
        return dialogue_of(self.id)


@dataclass(frozen=True, slots=True)
class Cost:
    """Time and memory of a run."""

    p50_seconds: Estimate | None
    p95_seconds: Estimate | None
    peak_megabytes: float


@dataclass(frozen=True, slots=True)
class Result:
    """A whole run."""

    name: str
    created: str  # ISO 8601, UTC
    identity: dict[str, Any]
    question_file: str  # relative to the project where it lies in it
    question_hash: str  # SHA-256 of the whole file, gold and all
    cost: Cost
    summary: Groups
    rows: tuple[Row, ...]
    judged: dict[str, Any] = field(default_factory=dict)  # by a language model; never among the scores

    @property
    def label(self) -> str:
        """How tables call the run: its condition, with its encoder where it has its own."""
        condition = self.identity["condition"]
        return f"{condition['name']} ({condition['encoder']})" if condition.get("encoder") else str(condition["name"])


def save(result: Result, folder: Path) -> Path:
    """Write a result and return its path.

    Raises:
        EvaluationError: it cannot be written.
    """
    path = folder / f"{result.name}.json"
    head = {key: value for key, value in asdict(result).items() if key != "rows"}
    rows = ",\n".join(json.dumps(asdict(row), ensure_ascii=False) for row in result.rows)
    body = json.dumps({"format": FORMAT, **head}, ensure_ascii=False, indent=1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'{body[:-2]},\n "rows": [\n{rows}\n ]\n}}\n', encoding="utf-8"
        )  # a question a line: diffs show
    except OSError as error:
        message = f"{path} cannot be written ({error}): give another folder with --output."
        raise EvaluationError(message) from error
    return path


def load(path: Path) -> Result:
    """Return the result of a file.

    Raises:
        EvaluationError: it cannot be read or has another form.
    """
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        if fields.pop("format") != FORMAT:
            message = f"{path} has another form than {FORMAT}: run the condition again."
            raise EvaluationError(message)
        fields["rows"] = tuple(map(_row, fields["rows"]))
        fields["summary"] = {
            dimension: {group: _estimates(measures) for group, measures in groups.items()}
            for dimension, groups in fields["summary"].items()
        }
        cost = fields["cost"]
        fields["cost"] = Cost(_estimate(cost["p50_seconds"]), _estimate(cost["p95_seconds"]), cost["peak_megabytes"])
        return Result(**fields)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{path} is no result of `eval run` ({type(error).__name__}: {error}): name a file it wrote."
        raise EvaluationError(message) from error


def answers_path(path: Path) -> Path:
    """Return where the answers of a result lie: beside it."""
    return path.with_name(path.name.removesuffix(".json") + ENDING)


def find_result(name: str, folder: Path = RESULTS) -> Path:
    """Return the result that a path, a name or the beginning of a name means: the newest where there are several.

    Raises:
        EvaluationError: there is none.
    """
    if Path(name).is_file():
        return Path(name)
    found = [path for path in folder.glob("*.json") if path.stem == name or path.stem.startswith(f"{name}-")]
    if not found:
        known = ", ".join(sorted(path.stem for path in folder.glob("*.json"))) or "none yet: `eval run` writes them"
        message = f"There is no result {name!r} in {folder}: name a file or one of {known}."
        raise EvaluationError(message)
    return max(found, key=lambda path: load(path).created)


def relative(path: Path) -> str:
    """Return a path as a result names it: without the place where the project lies."""
    absolute = path.resolve()
    return absolute.relative_to(ROOT).as_posix() if absolute.is_relative_to(ROOT) else absolute.name


def _row(fields: dict[str, Any]) -> Row:
    """Return one row."""
    return Row(**{**fields, "traits": tuple(fields["traits"]), "faults": tuple(fields["faults"])})


def _estimates(measures: dict[str, dict[str, Any]]) -> dict[str, Estimate]:
    """Return the estimates of one group."""
    return {name: Estimate(**fields) for name, fields in measures.items()}


def _estimate(fields: dict[str, Any] | None) -> Estimate | None:
    """Return one estimate, or none."""
    return Estimate(**fields) if fields else None


def failures(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that are not right, by cause."""
    return sorted((row for row in rows if row.scores.get("right") == 0.0), key=lambda row: (row.cause or "", row.id))
