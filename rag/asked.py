"""One question on its way through the chain, and what was found for it. Records alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.focus import Focus
from rag.language import DEFAULT
from rag.names import Gazetteer
from rag.query import Query
from rag.schema import Answer, Filters, Hit, Turn
from rag.store import Generation


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on its way through the chain."""

    question: str
    turns: Sequence[Turn]
    filters: Filters
    generation: Generation
    gazetteer: Gazetteer
    started: float
    about: str | None = None  # what the asker says that it is about
    page: str = DEFAULT  # language of the page, for a question whose words tell none


@dataclass(frozen=True, slots=True)
class Found:
    """What was understood and retrieved."""

    asked: Asked
    query: Query
    focus: Focus
    hits: list[Hit]
    reader: Answer  # the answer without a language model, checked
    settled: bool = False  # no passages can answer better: rows of the ledger, sorted or compared
