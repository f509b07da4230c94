"""Plain LlamaIndex: what its starter for local models builds, reader to retriever, over the bundled encoder."""

import time

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from tests.peers.serving import PASSAGES, Article, Pipeline, serve

PACKAGES = ("llama-index-core", "llama-index-embeddings-huggingface", "sentence-transformers", "torch")


def build(articles: list[Article], encoder: str) -> Pipeline:
    """Split into sentences up to 1,024 tokens with 200 of overlap (its defaults), embed, and keep vectors in memory."""
    embedding = HuggingFaceEmbedding(model_name=encoder)
    started = time.perf_counter()
    documents = [Document(id_=article.id, text=article.text) for article in articles]
    index = VectorStoreIndex.from_documents(documents, transformations=[SentenceSplitter()], embed_model=embedding)
    seconds = time.perf_counter() - started
    retriever = index.as_retriever(similarity_top_k=PASSAGES)
    return Pipeline(retriever.retrieve, lambda _, found: [one.node.ref_doc_id for one in found], seconds, PACKAGES)


if __name__ == "__main__":
    serve(build)
