"""What an ingest did, as JSON for programs and as sentences for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ingest.sources import Rejection


@dataclass(frozen=True, slots=True)
class Report:
    """Inputs by what became of them, and the counts of the published index."""

    added: int
    updated: int
    unchanged: int
    deleted: int  # articles whose source vanished
    duplicates: int  # inputs with the text of another
    rejected: tuple[Rejection, ...]
    articles: int
    chunks: int
    figures: int
    generation: str | None
    seconds: float


def report_of(
    tally: Mapping[str, int],
    rejected: tuple[Rejection, ...],
    published: tuple[str | None, Mapping[str, int]],
    seconds: float,
) -> Report:
    """Return the report of an ingest.

    Args:
        published: name and counts of the published generation.
    """
    name, counts = published
    return Report(
        **{key: tally.get(key, 0) for key in ("added", "updated", "unchanged", "deleted", "duplicates")},
        rejected=rejected,
        **{key: counts.get(key, 0) for key in ("articles", "chunks", "figures")},
        generation=name,
        seconds=round(seconds, 2),
    )


def as_json(report: Report) -> str:
    """Return one line of JSON."""
    return json.dumps(asdict(report), ensure_ascii=False)


def in_words(report: Report, dry_run: bool = False) -> str:
    """Return what a person reads."""
    changes = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "deleted": report.deleted,
        "duplicates": report.duplicates,
        "rejected": len(report.rejected),
    }
    said = ", ".join(f"{count} {name}" for name, count in changes.items() if count) or "nothing to do"
    holds = f"{report.articles} articles, {report.chunks} chunks, {report.figures} figures"
    index = f"Index {report.generation}: {holds}." if report.generation else "Nothing is published yet."
    return "\n".join(
        [
            *(f"{rejection.source} {rejection.reason}" for rejection in report.rejected),
            f"{'Would be: ' if dry_run else ''}{said} ({report.seconds:.1f} s).",
            index,
        ]
    )
