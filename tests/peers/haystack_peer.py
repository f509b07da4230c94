"""Plain Haystack: what its indexing and retrieval tutorials build, splitter to retriever, over the bundled encoder."""

import time

from haystack import Document, Pipeline
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from tests.peers import serving

PACKAGES = ("haystack-ai", "sentence-transformers-haystack", "sentence-transformers", "torch")


def build(articles: list[serving.Article], encoder: str) -> serving.Pipeline:
    """Split into 150 words with 50 of overlap, embed, and keep the vectors in memory."""
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    indexing = Pipeline()
    indexing.add_component("splitter", DocumentSplitter(split_by="word", split_length=150, split_overlap=50))
    indexing.add_component("embedder", SentenceTransformersDocumentEmbedder(model=encoder, progress_bar=False))
    indexing.add_component("writer", DocumentWriter(store))
    indexing.connect("splitter", "embedder")
    indexing.connect("embedder", "writer")
    indexing.warm_up()
    asking = Pipeline()
    asking.add_component("embedder", SentenceTransformersTextEmbedder(model=encoder, progress_bar=False))
    asking.add_component("retriever", InMemoryEmbeddingRetriever(store, top_k=serving.PASSAGES))
    asking.connect("embedder.embedding", "retriever.query_embedding")
    asking.warm_up()
    started = time.perf_counter()
    documents = [Document(content=article.text, meta={"article": article.id}) for article in articles]
    indexing.run({"splitter": {"documents": documents}})
    seconds = time.perf_counter() - started

    def answer(question: str) -> list[Document]:
        """Return the passages nearest to a question."""
        return asking.run({"embedder": {"text": question}})["retriever"]["documents"]

    return serving.Pipeline(answer, lambda _, found: [one.meta["article"] for one in found], seconds, PACKAGES)


if __name__ == "__main__":
    serving.serve(build)
