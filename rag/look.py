"""One look at the articles for one way to read a question, and the way to read it that they bear out best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.cross_encoder import CrossEncoder
from rag.documents import ChunkRetriever
from rag.encoder import Encoder
from rag.evidence import Evidence, of_kind, read
from rag.fitness import Fit, ranked
from rag.focus import Focus, articles_to_read
from rag.model_answer import Checked, Passage, check_reply
from rag.names import Gazetteer
from rag.query import Query
from rag.schema import Filters, Hit
from rag.store import Generation


@dataclass(frozen=True, slots=True)
class Parts:
    """What an evaluation takes away or puts in its place."""

    retriever: Callable[..., ChunkRetriever] = ChunkRetriever
    check: Callable[[str, Sequence[Passage]], Checked] = check_reply  # of a language model's reply
    ledger: bool = True
    gate: bool = True  # an answer of the ledger with an unsupported figure is dropped
    cross_encoder: CrossEncoder | None = None  # reads the likeliest sentences again
    watch: Callable[[list[Hit]], None] | None = None  # is told what was retrieved for an answer


@dataclass(frozen=True, slots=True)
class Look:
    """What was understood, retrieved and read."""

    query: Query
    focus: Focus
    hits: list[Hit]
    evidence: Evidence
    fits: list[Fit]  # the likeliest article to answer first

    @property
    def likelihood(self) -> float:
        """How likely the best article answers, 0.0 to 1.0; 0.0 where a name asked for is in none."""
        return self.fits[0].likelihood if self.fits and not self.focus.absent else 0.0


def look(
    asked: tuple[Query, Focus],
    generation: Generation,
    gazetteer: Gazetteer,
    encoder: Encoder,
    filters: Filters,
    parts: Parts,
) -> Look:
    """Return what one way to read a question finds, given whom it is about."""
    query, focus = asked
    retriever = parts.retriever(generation=generation, encoder=encoder, gazetteer=gazetteer, filters=filters)
    hits, vectors = retriever.search(query)
    named = focus if filters == Filters() else Focus()
    kind = filters.kind or (query.giving if query.narrows else None)
    evidence = of_kind(read(generation, articles_to_read(hits, named), vectors, gazetteer), kind)
    return Look(query, focus, hits, evidence, ranked(query, focus, evidence, parts.cross_encoder))


def likeliest(queries: Sequence[Query], look_at: Callable[[Query], Look]) -> Look:
    """Return the look at the way to read a question that the articles bear out best; at equal ones the first."""
    return max(map(look_at, queries), key=lambda found: found.likelihood)
