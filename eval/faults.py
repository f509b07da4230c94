"""What keeps an answer from being right, in words, and the class of it that a report counts. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics.figures import FigureScores
from eval.metrics.overlap import Overlap
from eval.metrics.support import SupportScores
from eval.question import Json, Question
from rag.answer_json import number


@dataclass(frozen=True, slots=True)
class Evidence:
    """What scoring needs of the index, beside question and answer."""

    hits: Sequence[str]  # article ids, best first
    reports: frozenset[str]  # gold articles with other reports of their events
    texts: Mapping[str, str]  # of the articles cited
    stated_names: Sequence[str]  # organisations in the answer's own words that the asker did not name


@dataclass(frozen=True, slots=True)
class Judged:
    """The parts of one judgement."""

    figures: FigureScores
    names: Overlap
    dates: Overlap
    support: SupportScores
    verdict: str | None
    unsupported: tuple[str, ...]


def faults_of(question: Question, judged: Judged) -> list[tuple[str, str]]:
    """Return what keeps an answer from being right, as (cause, words), the most telling cause first."""
    figures = judged.figures
    found = [
        ("states a forbidden figure", f"states {shown(*pair)}, which is not an answer") for pair in figures.forbidden
    ]
    found += [
        ("figure with another unit", f"states {shown(one.value, one.unit)} with another unit")
        for one in figures.wrong_unit
    ]
    found += [
        ("figure missing", f"does not state {shown(one.value, one.unit)}")
        for one in figures.missing
        if one not in figures.wrong_unit
    ]
    if question.verdict and judged.verdict != question.verdict:
        found.append(_verdict_fault(question.verdict, judged.verdict))
    found += [("name missing", f"does not name {name}") for name in judged.names.missing]
    found += [("date missing", f"does not state the date {date}") for date in judged.dates.missing]
    if judged.unsupported:
        found.append(("unsupported figure", f"states {', '.join(judged.unsupported)} without support"))
    if not judged.support.any_gold:
        found.append(("cites no gold passage", "cites no passage that carries the answer"))
    return found


def _verdict_fault(expected: str, found: str | None) -> tuple[str, str]:
    """Return the fault of a yes-or-no answer."""
    if found is None:
        return "no yes or no", f"does not say {expected}"
    return "wrong yes or no", f"says {found}, not {expected}"


def cause_of(faults: Sequence[tuple[str, str]], question: Question, answer: Json, evidence: Evidence) -> str:
    """Return the class of a wrong answer: what was not retrieved can hardly be told, else the first fault."""
    cited = {str(citation["article_id"]) for citation in answer["citations"]}
    if not (cited | set(evidence.hits[:10])) & (evidence.reports | set(question.answering)):
        return "source not retrieved"
    return faults[0][0]


def shown(value: float, unit: str | None) -> str:
    """Return a figure for a list of faults: 250,000,000 USD."""
    return f"{number(value):,} {unit or ''}".strip()
