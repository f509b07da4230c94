"""A question with what a right answer holds, as frozen records. They know neither files nor answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rag.schema import FigureKind, GivingStatus, Hedge, Turn

ANSWERS = 2  # grade of an article that answers the question; 1 helps
UNANSWERABLE_TRAITS = ("absent-organisation", "absent-fact", "false-premise", "near-miss", "off-topic", "injection")

Json = Mapping[str, Any]  # one line of a question file or an answer file, as its reader checked it


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """Characters of an article that carry the answer."""

    article: str
    quote: str
    start: int = -1  # of the article's text; -1 until the index has been asked
    end: int = -1


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure that a right answer states."""

    value: float
    unit: str | None
    hedge: Hedge = Hedge.EXACT
    kind: FigureKind = FigureKind.UNKNOWN
    status: GivingStatus = GivingStatus.UNKNOWN


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the set."""

    id: str
    question: str
    language: str
    kind: str
    answerable: bool
    traits: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    articles: tuple[tuple[str, int], ...] = ()  # (article, grade)
    spans: tuple[GoldSpan, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    forbidden: tuple[tuple[float, str | None], ...] = ()  # (value, unit) that only a wrong answer states
    names: tuple[tuple[str, ...], ...] = ()  # each a name in all its spellings
    dates: tuple[str, ...] = ()  # ISO, as precise as the article tells
    verdict: str | None = None
    reference: str = ""
    notes: str = ""
    line: int = 0  # of its file, from 1

    @property
    def dialogue(self) -> str:
        """The id without its turn: "en-orange-t2" -> "en-orange"."""
        return dialogue_of(self.id)

    @property
    def answering(self) -> tuple[str, ...]:
        """The articles that answer it."""
        return tuple(article for article, grade in self.articles if grade >= ANSWERS)


def dialogue_of(question_id: str) -> str:
    """Return the id that the turns of one dialogue share: "en-orange-t2" -> "en-orange"."""
    stem, _, turn = question_id.rpartition("-t")
    return stem if stem and turn.isdigit() else question_id


def question_of(record: Json, line: int) -> Question:
    """Return the question of a record that the schema accepts."""
    return Question(
        id=record["id"],
        question=record["question"],
        language=record["language"],
        kind=record["kind"],
        answerable=record["answerable"],
        traits=tuple(record.get("traits", ())),
        history=tuple(Turn(turn["role"], turn["content"]) for turn in record["history"]),
        articles=tuple((article["id"], article["grade"]) for article in record["articles"]),
        spans=tuple(GoldSpan(span["article"], span["quote"]) for span in record["spans"]),
        figures=tuple(map(_figure_of, record["figures"])),
        forbidden=tuple((float(figure["value"]), figure["unit"]) for figure in record.get("forbidden", ())),
        names=tuple(map(_spellings_of, record["names"])),
        dates=tuple(record["dates"]),
        verdict=record.get("verdict"),
        reference=record.get("reference", ""),
        notes=record.get("notes", ""),
        line=line,
    )


def _figure_of(record: Json) -> GoldFigure:
    """Return one gold figure."""
    return GoldFigure(
        float(record["value"]),
        record["unit"],
        Hedge(record.get("hedge", "exact")),
        FigureKind(record.get("kind", "unknown")),
        GivingStatus(record.get("status", "unknown")),
    )


def _spellings_of(spellings: Sequence[str]) -> tuple[str, ...]:
    """Return one name's spellings."""
    return tuple(spellings)
