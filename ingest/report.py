"""What an ingest did, as JSON for programs and as sentences for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from ingest.folding import Fold
from ingest.plan import Plan
from ingest.sources import Rejection

LISTED = 20  # refusals and folds that are named; of the others it is said how many there are
COUNTS = ("added", "updated", "unchanged", "deleted", "duplicates")


@dataclass(frozen=True, slots=True)
class Report:
    """Inputs by what became of them, and the counts of the published index."""

    added: int
    updated: int
    unchanged: int
    deleted: int  # articles whose source vanished
    duplicates: int  # inputs with the text of another, exactly or nearly
    rejected: tuple[Rejection, ...]
    articles: int
    chunks: int
    figures: int
    generation: str | None
    seconds: float
    folds: tuple[Fold, ...]  # near duplicates among them that were found now


def report_of(plan: Plan, published: tuple[str | None, Mapping[str, int]], seconds: float) -> Report:
    """Return the report of an ingest.

    Args:
        published: name and counts of the published generation.
    """
    name, counts = published
    return Report(
        **{key: plan.tally.get(key, 0) for key in COUNTS},
        rejected=plan.rejected,
        **{key: counts.get(key, 0) for key in ("articles", "chunks", "figures")},
        generation=name,
        seconds=round(seconds, 2),
        folds=plan.folds,
    )


def as_json(report: Report) -> str:
    """Return one line of JSON."""
    fields = asdict(report)
    del fields["folds"]  # no part of what other programs rely on
    return json.dumps(fields, ensure_ascii=False)


def in_words(report: Report, dry_run: bool = False) -> str:
    """Return what a person reads."""
    changes = {name: getattr(report, name) for name in COUNTS} | {"rejected": len(report.rejected)}
    said = ", ".join(f"{count} {name}" for name, count in changes.items() if count) or "nothing to do"
    holds = f"{report.articles} articles, {report.chunks} chunks, {report.figures} figures"
    index = f"Index {report.generation}: {holds}." if report.generation else "Nothing is published yet."
    refused = [f"{rejection.source} {rejection.reason}" for rejection in report.rejected]
    folded = [f"{fold.source} has nearly the text of {fold.kept} and is folded into it." for fold in report.folds]
    return "\n".join(
        [
            *_listed(refused, _by_reason(report.rejected)),
            *_listed(folded, ""),
            f"{'Would be: ' if dry_run else ''}{said} ({report.seconds:.1f} s).",
            index,
        ]
    )


def _listed(lines: Sequence[str], others: str) -> list[str]:
    """Return the first lines, and of how many more there are."""
    more = len(lines) - LISTED
    return [*lines[:LISTED], *([f"… and {more} more{others}."] if more > 0 else [])]


def _by_reason(rejected: Sequence[Rejection]) -> str:
    """Return how many inputs were refused for which reason: " (in all 12 hold no text; 3 are empty)"."""
    reasons = Counter(rejection.reason.partition(";")[0].rstrip(".") for rejection in rejected)
    return f" (in all: {'; '.join(f'{count} × {reason}' for reason, count in reasons.most_common(8))})"
