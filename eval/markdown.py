"""`eval report --markdown`: runs as a page for the repository, every failure with the class of its cause. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from eval.compare import Comparison, compare
from eval.errors import EvaluationError
from eval.expectations import Expectation, check
from eval.question import Question
from eval.result import Result, failures
from eval.summary import DIMENSIONS
from eval.tables import cell, escaped, group_table, measure_table, table

BESIDE = ("right", "recall_5", "ndcg_10", "figure_exact", "hallucination", "false_refusal")
TITLES = {
    "language": "language of the question",
    "pair": "language pair, question → source",
    "crossing": "source in the question's language or not",
    "kind": "kind",
    "trait": "trait",
    "turn": "turn",
}


def markdown(results: Sequence[Result], questions: Mapping[str, Question], expected: Sequence[Expectation]) -> str:
    """Return the report of a run, the first, with the others beside it.

    Args:
        results: at least one.
        questions: by id, for the words of what failed.
        expected: whose goals are shown against the first run.
    """
    main, *others = results
    lines = [f"# Evaluation: {main.label}, {main.identity['half']}", "", *provenance_lines(main), ""]
    lines += ["## All measures", "", "Mean with its 95 % bootstrap interval. README.md defines each.", ""]
    lines += [*measure_table(results), "", *goal_lines(main, expected), *judged_lines(results)]
    lines += beside_lines(main, others)
    for dimension in DIMENSIONS[1:]:
        lines += [f"## By {TITLES[dimension]}", "", *group_table(main, dimension), ""]
    return "\n".join([*lines, *failure_lines(main, questions)]) + "\n"


def provenance_lines(result: Result) -> list[str]:
    """Return what a run was made with."""
    identity = result.identity
    commit = str(identity["commit"] or "none")[:12] + (" with uncommitted changes" if identity["dirty"] else "")
    versions = ", ".join(f"{name} {number}" for name, number in identity["versions"].items())
    return [
        f"- run `{result.name}`, {result.created}, commit {commit}",
        f"- {len(result.rows)} questions of `{result.question_file}` ({result.question_hash[:12]}), half"
        f" {identity['half']}",
        f"- condition: {identity['condition']['meaning']}",
        f"- encoder {identity['encoder']} ({identity['fingerprint'][:12]}), language model {identity['llm'] or 'none'}",
        f"- corpus {identity['corpus'][:12]}, code {identity['code'][:12]}; {versions}",
    ]


def goal_lines(result: Result, expected: Sequence[Expectation]) -> list[str]:
    """Return the goals and how far the run is from each."""
    with_goal = [one for one in check(result, list(expected)) if one.expectation.goal is not None]
    if not with_goal:
        return []
    rows = []
    for one in with_goal:
        wanted, value = one.expectation, one.value
        goal = wanted.goal or 0.0
        upwards = wanted.at_least is not None
        reached = value is not None and (value >= goal if upwards else value <= goal)
        group = "all" if wanted.group == "all" else f"{wanted.dimension} {wanted.group}"
        told = "–" if value is None else f"{value:.3f}"
        rows.append(
            [wanted.measure, group, f"{'≥' if upwards else '≤'} {goal:g}", told, "yes" if reached else "**no**"]
        )
    return ["## Goals", "", *table(["measure", "over", "goal", "value", "reached"], rows, left=2), ""]


def judged_lines(results: Sequence[Result]) -> list[str]:
    """Return what a language model judged, apart from what is computed."""
    rows = [
        [result.label, str(result.judged["model"]), measure, str(one["count"]), f"{one['value']:.3f}"]
        for result in results
        if result.judged
        for measure, one in result.judged["means"].items()
    ]
    if not rows:
        return []
    note = "A language model's opinion, for orientation; no goal and no check rests on it."
    return [
        "## Judged by a language model",
        "",
        note,
        "",
        *table(["run", "judge", "measure", "n", "mean"], rows, 3),
        "",
    ]


def beside_lines(main: Result, others: Sequence[Result]) -> list[str]:
    """Return the first run against each other one: change, win/tie/loss and p."""
    rows = []
    for other in others:
        try:
            comparison: Comparison = compare(other, main)
        except EvaluationError:  # another file or half: its column stands in the first table
            continue
        rows += [
            [
                other.label,
                one.measure.title,
                f"{one.second - one.first:+.3f}",
                f"{one.wins} / {one.ties} / {one.losses}",
                f"{one.p:.4f}",
            ]
            for one in comparison.differences
            if one.measure.name in BESIDE
        ]
    if not rows:
        return []
    note = f"How much {main.label} is above each run beside it; win: {main.label} is better on the question."
    header = ["beside", "measure", "change", "win / tie / loss", "p"]
    return ["## Against the runs beside it", "", note, "", *table(header, rows, left=2), ""]


def failure_lines(result: Result, questions: Mapping[str, Question]) -> list[str]:
    """Return every question that is not right, by the class of its cause."""
    rows = failures(result.rows)
    counts = Counter(row.cause or "unknown" for row in rows)
    lines = [f"## Failures: {len(rows)} of {len(result.rows)}", ""]
    lines += table(["cause", "n"], [[cause, str(count)] for cause, count in counts.most_common()])
    for cause, _ in counts.most_common():
        lines += ["", f"### {cause}", ""]
        for row in rows:
            if (row.cause or "unknown") == cause:
                asked = questions[row.id].question if row.id in questions else "(no longer in the file)"
                lines.append(f"- `{row.id}` {escaped(asked)}: {escaped('; '.join(row.faults))}")
    return lines


def headline(result: Result) -> str:
    """Return the few numbers that end a run in a terminal."""
    measures = result.summary["all"]["all"]
    shown = [f"{name} {cell(measures.get(name))}" for name in BESIDE if name in measures]
    return "\n".join(shown)
