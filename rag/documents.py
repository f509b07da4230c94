"""Hits as LangChain documents, and the retriever interface that other LangChain chains can use."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from rag.encoder import Vectors
from rag.model_answer import Passage
from rag.query import Query, understand
from rag.retriever import retrieve
from rag.schema import Filters, Hit, Span
from rag.store import Generation


class ChunkRetriever(BaseRetriever):
    """Chunks of one published generation as LangChain documents, best first."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    generation: Any  # Generation; pydantic must not look into it
    encoder: Any
    gazetteer: Any
    filters: Filters = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        """Return the documents for one question."""
        del run_manager
        hits, _ = self.search(understand(query, self.gazetteer))
        return [document_of(self.generation, hit) for hit in hits]

    def search(self, query: Query) -> tuple[list[Hit], Vectors]:
        """Return the hits for an understood question, best first, with its vectors: `retrieve`."""
        return retrieve(self.generation, self.encoder, self.gazetteer, query, self.filters)


def document_of(generation: Generation, hit: Hit) -> Document:
    """Return a hit as a document; its metadata locate it in its article."""
    article = generation.article(hit.chunk.article_id)
    return Document(
        id=hit.chunk.id,
        page_content=article.text[hit.chunk.start : hit.chunk.end],
        metadata={
            "article_id": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "date": article.published,
            "start": hit.chunk.start,
            "end": hit.chunk.end,
            "score": hit.score,
        },
    )


def passage_of(generation: Generation, hit: Hit) -> Passage:
    """Return a hit as a passage for a language model."""
    chunk = hit.chunk
    return Passage(generation.article(chunk.article_id), Span(chunk.start, chunk.end), chunk.sentences)
