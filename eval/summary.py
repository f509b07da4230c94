"""Rows summed up: every measure with its interval, over all and over each group. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.bootstrap import Estimate, mean_interval, quantile_interval
from eval.measures import MEASURES
from eval.question import Question
from eval.result import Cost, Groups, Row
from rag.schema import Article

DIMENSIONS = ("all", "language", "pair", "crossing", "kind", "trait", "turn")


def groups_of(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the groups that a row belongs to, each as (dimension, group)."""
    yield "all", "all"
    yield "language", row.language
    yield "pair", row.pair
    if row.crossing != "-":
        yield "crossing", row.crossing
    yield "kind", row.kind
    for trait in row.traits:
        yield "trait", trait
    yield "turn", "follow-up" if row.follow_up else "first"


def summarise(rows: Sequence[Row]) -> Groups:
    """Return every measure over every group that has a value for it."""
    members: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for place in groups_of(row):
            members.setdefault(place, []).append(row)
    summary: Groups = {dimension: {} for dimension in DIMENSIONS}
    for dimension, group in sorted(members, key=lambda one: (DIMENSIONS.index(one[0]), one[1])):
        summary[dimension][group] = estimates(members[dimension, group])
    return summary


def estimates(rows: Sequence[Row]) -> dict[str, Estimate]:
    """Return each measure's mean over the rows that have a value for it."""
    found: dict[str, Estimate] = {}
    for measure in MEASURES:
        told = [(row.scores[measure.name], row.dialogue) for row in rows if row.scores.get(measure.name) is not None]
        estimate = mean_interval([value for value, _ in told if value is not None], [name for _, name in told])
        if estimate is not None:
            found[measure.name] = estimate
    return found


def cost_of(rows: Sequence[Row], peak_megabytes: float) -> Cost:
    """Return time and memory of a run."""
    seconds = [row.seconds for row in rows]
    return Cost(quantile_interval(seconds, 0.5), quantile_interval(seconds, 0.95), peak_megabytes)


def pair_of(question: Question, articles: Mapping[str, Article]) -> tuple[str, str]:
    """Return the language pair of a question and whether it crosses languages.

    >>> pair_of(Question("q", "?", "fr", "amount", True, articles=(("a", 2),)), {"a": Article("a", "t", "x", "ar")})
    ('fr→ar', 'cross')
    """
    sources = sorted({articles[article].language for article in question.answering if article in articles})
    if not sources:
        return f"{question.language}→-", "-"
    if question.language in sources:
        return f"{question.language}→{question.language}", "same"
    return f"{question.language}→{'+'.join(sources)}", "cross"
