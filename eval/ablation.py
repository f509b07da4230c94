"""An assistant with the parts that a condition leaves it. The only module that puts other parts into the product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from eval.conditions import Condition
from eval.errors import EvaluationError
from rag.assistant import Assistant
from rag.citations import MARKER, citation, drop_unknown_markers
from rag.cross_encoder import load_cross_encoder
from rag.documents import ChunkRetriever
from rag.encoder import Encoder, Vectors, load_encoder
from rag.llm import load_model
from rag.look import Parts
from rag.manifest import published_name
from rag.model_answer import Checked, Passage, check_reply, stated_figures
from rag.published import PublishedIndex
from rag.query import Query
from rag.retriever import Ways, retrieve
from rag.schema import Hit
from rag.settings import Settings
from rag.verify import unsupported_figures


class PartialRetriever(ChunkRetriever):
    """The product's retriever, ranking in as many ways as a condition leaves it."""

    ways: Ways

    def search(self, query: Query) -> tuple[list[Hit], Vectors]:
        """Return the hits for an understood question, best first, with its vectors: `retrieve`."""
        return retrieve(self.generation, self.encoder, self.gazetteer, query, self.filters, self.ways)


def ways_of(condition: Condition) -> Ways:
    """Return what ranks the chunks under a condition."""
    return Ways(condition.dense, condition.keyword, condition.names, condition.quota)


def parts_of(condition: Condition, seen: list[Hit]) -> Parts:
    """Return the parts of the chain under a condition; what each question retrieves is put into `seen`."""
    return Parts(
        retriever=partial(PartialRetriever, ways=ways_of(condition)),
        check=check_reply if condition.gate else unchecked,
        ledger=condition.ledger,
        gate=condition.gate,
        cross_encoder=load_cross_encoder() if condition.cross_encoder else None,
        watch=seen.extend,
    )


def unchecked(reply: str, passages: Sequence[Passage]) -> Checked:
    """Return a model's reply as it is: its markers cite whole passages, what the gate would refuse is only told."""
    text = drop_unknown_markers(reply.strip(), range(1, len(passages) + 1))
    cited = tuple(citation(number, passage.article, passage.span) for number, passage in enumerate(passages, start=1))
    refused = unsupported_figures(text, [one.quote for one in cited])
    used = {int(number) for number in MARKER.findall(text)}
    return Checked(text, tuple(one for one in cited if one.marker in used), stated_figures(text, cited), tuple(refused))


def settings_for(condition: Condition, settings: Settings, index: Path | None) -> Settings:
    """Return the settings of a run: a condition names its own encoder, index and language model, or none.

    Raises:
        EvaluationError: it needs a language model and CSR_LLM names none.
    """
    if condition.llm and not settings.llm:
        message = f"The condition {condition.name} needs a language model: set CSR_LLM, for example openai:gpt-5-mini."
        raise EvaluationError(message)
    chosen = index or (Path(condition.index) if condition.index else settings.index)
    changes: dict[str, object] = {"index": chosen, "encoder": condition.encoder or settings.encoder}
    return settings.model_copy(update=changes if condition.llm else {**changes, "llm": None})


@dataclass(frozen=True, slots=True)
class Product:
    """The product under one condition; closing the assistant closes the index."""

    assistant: Assistant
    index: PublishedIndex
    encoder: Encoder
    ways: Ways
    seen: list[Hit]  # what the last question retrieved


def open_product(condition: Condition, settings: Settings) -> Product:
    """Open the index with an assistant under a condition.

    Raises:
        CsrError: the encoder, the index or the language model cannot serve.
    """
    model = load_model(settings)
    published_name(settings.index)  # fails before an encoder is loaded where nothing is published
    encoder = load_encoder(settings.encoder)
    index = PublishedIndex(settings.index, encoder.fingerprint)
    seen: list[Hit] = []
    assistant = Assistant(index, encoder, model, parts_of(condition, seen))
    return Product(assistant, index, encoder, ways_of(condition), seen)
