"""Estimates as the cells and tables of a Markdown report. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eval.bootstrap import Estimate
from eval.measures import BY_NAME
from eval.result import Result

GROUP_COLUMNS = (
    "right",
    "recall_5",
    "figure_exact",
    "citation_precision",
    "citation_recall",
    "hallucination",
    "false_refusal",
    "language",
)


def cell(estimate: Estimate | None, scale: float = 1.0) -> str:
    """Return an estimate with its interval: 0.912 [0.880, 0.941]."""
    if estimate is None:
        return "–"
    value, low, high = (number * scale for number in (estimate.value, estimate.low, estimate.high))
    return f"{value:.3f} [{low:.3f}, {high:.3f}]"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> list[str]:
    """Return a Markdown table; the first `left` columns are words, the others numbers."""
    rule = ["---" if at < left else "---:" for at in range(len(header))]
    return [f"| {' | '.join(cells)} |" for cells in (header, rule, *([escaped(one) for one in row] for row in rows))]


def escaped(text: str) -> str:
    """Return text that cannot break a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def measure_table(results: Sequence[Result]) -> list[str]:
    """Return every measure over all questions, a column for each run."""
    alls = [result.summary["all"]["all"] for result in results]
    names = [name for name in BY_NAME if any(name in measures for measures in alls)]
    rows = [
        [BY_NAME[name].title, _count(alls, name), *(cell(measures.get(name)) for measures in alls)] for name in names
    ]
    rows += cost_rows(results)
    return table(["measure", "n", *(result.label for result in results)], rows)


def cost_rows(results: Sequence[Result]) -> list[list[str]]:
    """Return time and memory of each run."""
    return [
        ["seconds an answer, p50", "", *(cell(result.cost.p50_seconds) for result in results)],
        ["seconds an answer, p95", "", *(cell(result.cost.p95_seconds) for result in results)],
        ["peak memory, MB", "", *(f"{result.cost.peak_megabytes:.0f}" for result in results)],
    ]


def _count(alls: Sequence[Mapping[str, Estimate]], name: str) -> str:
    """Return over how many questions the first run that has a measure takes it."""
    return next(str(measures[name].count) for measures in alls if name in measures)


def group_table(result: Result, dimension: str) -> list[str]:
    """Return the main measures of each group of a dimension."""
    groups = result.summary.get(dimension, {})
    columns = [name for name in GROUP_COLUMNS if any(name in measures for measures in groups.values())]
    sizes = {group: measures["right"].count if "right" in measures else 0 for group, measures in groups.items()}
    rows = [
        [group, str(sizes[group]), *(cell(measures.get(name)) for name in columns)]
        for group, measures in groups.items()
    ]
    return table([dimension, "n", *(BY_NAME[name].title for name in columns)], rows)
