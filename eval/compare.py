"""Two runs over the same questions: what changed, and whether it is more than chance. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.errors import EvaluationError
from eval.measures import MEASURES, Measure
from eval.permutation import p_value
from eval.result import Result, Row

TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure over the questions that both runs have a value for."""

    measure: Measure
    first: float
    second: float
    wins: int  # questions on which the second run is better
    ties: int
    losses: int
    p: float

    @property
    def count(self) -> int:
        """The questions compared."""
        return self.wins + self.ties + self.losses


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side."""

    first: Result
    second: Result
    differences: tuple[Difference, ...]
    mended: tuple[tuple[Row, Row], ...]  # wrong in the first run, right in the second
    broken: tuple[tuple[Row, Row], ...]
    alone: int  # questions that only one of the runs has


def compare(first: Result, second: Result) -> Comparison:
    """Compare two runs question by question.

    Raises:
        EvaluationError: they have no question in common.
    """
    after = {row.id: row for row in second.rows}
    pairs = [(row, after[row.id]) for row in first.rows if row.id in after]
    if not pairs:
        message = f"{first.name} and {second.name} have no question in common: run both over the same file and half."
        raise EvaluationError(message)
    found = (difference(measure, pairs) for measure in MEASURES)
    return Comparison(
        first,
        second,
        tuple(one for one in found if one is not None),
        tuple(pair for pair in pairs if _right(pair[0]) < _right(pair[1])),
        tuple(pair for pair in pairs if _right(pair[0]) > _right(pair[1])),
        len(first.rows) + len(second.rows) - 2 * len(pairs),
    )


def difference(measure: Measure, pairs: Sequence[tuple[Row, Row]]) -> Difference | None:
    """Return the difference in one measure, None where no question has it in both runs."""
    told = [
        (before, after, first.dialogue)
        for first, second in pairs
        if (before := first.scores.get(measure.name)) is not None
        and (after := second.scores.get(measure.name)) is not None
    ]
    if not told:
        return None
    sign = 1 if measure.higher_is_better else -1
    gains = [sign * (after - before) for before, after, _ in told]
    return Difference(
        measure,
        first=sum(before for before, _, _ in told) / len(told),
        second=sum(after for _, after, _ in told) / len(told),
        wins=sum(gain > TIE for gain in gains),
        ties=sum(abs(gain) <= TIE for gain in gains),
        losses=sum(gain < -TIE for gain in gains),
        p=p_value(
            [before for before, _, _ in told], [after for _, after, _ in told], [dialogue for *_, dialogue in told]
        ),
    )


def _right(row: Row) -> float:
    """Return 1.0 for a right answer, else 0.0."""
    return row.scores.get("right") or 0.0


def comparison_text(comparison: Comparison) -> str:
    """Return a comparison as Markdown."""
    first, second = comparison.first, comparison.second
    lines = [
        f"# {first.label} → {second.label}",
        "",
        f"First: `{first.name}`. Second: `{second.name}`.",
        *_warnings(comparison),
        "",
        "| measure | n | first | second | change | win / tie / loss | p |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *map(_difference_line, comparison.differences),
        "",
        "Win: the second run is better on the question. p: two-sided paired randomisation over dialogues, 10,000 draws;"
        " of two dozen measures one falls below 0.05 by chance. A measure is compared on the questions that have it in"
        " both runs, so precision after a refusal is left out.",
    ]
    for title, pairs in (("Mended", comparison.mended), ("Broken", comparison.broken)):
        lines += ["", f"## {title}: {len(pairs)}", ""]
        lines += [f"- `{before.id}` ({before.kind}): {_why(before, after)}" for before, after in pairs]
    return "\n".join(lines) + "\n"


def _warnings(comparison: Comparison) -> list[str]:
    """Return what a reader must know before trusting the numbers."""
    first, second = comparison.first.identity, comparison.second.identity
    found = []
    if comparison.alone:
        found.append(f"**{comparison.alone} questions are in one run only and left out.**")
    if first["corpus"] != second["corpus"]:
        found.append("**The runs are over different corpora.**")
    if comparison.first.question_hash != comparison.second.question_hash:
        found.append("**The runs were scored with different versions of the question file.**")
    return [line for warning in found for line in ("", warning)]


def _difference_line(one: Difference) -> str:
    """Return one row of the table."""
    change = one.second - one.first
    return (
        f"| {one.measure.title} | {one.count} | {one.first:.3f} | {one.second:.3f} | {change:+.3f} |"
        f" {one.wins} / {one.ties} / {one.losses} | {one.p:.4f} |"
    )


def _why(before: Row, after: Row) -> str:
    """Return what was wrong with the one of two answers that is wrong."""
    wrong = before if _right(before) < _right(after) else after
    return f"{wrong.cause}; {'; '.join(wrong.faults)}" if wrong.faults else str(wrong.cause)
