"""Plain LangChain: what its semantic-search tutorial builds, splitter to retriever, over the bundled encoder."""

import time

from langchain_core.documents import Document
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from tests.peers.serving import PASSAGES, Article, Pipeline, serve

PACKAGES = ("langchain-core", "langchain-huggingface", "langchain-text-splitters", "sentence-transformers", "torch")


def build(articles: list[Article], encoder: str) -> Pipeline:
    """Split into 1,000 characters with 200 of overlap, embed, and keep the vectors in memory."""
    embeddings = HuggingFaceEmbeddings(model_name=encoder)
    started = time.perf_counter()
    documents = [Document(article.text, metadata={"article": article.id}) for article in articles]
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
    store = InMemoryVectorStore(embeddings)
    store.add_documents(splitter.split_documents(documents))
    seconds = time.perf_counter() - started
    retriever = store.as_retriever(search_kwargs={"k": PASSAGES})
    return Pipeline(retriever.invoke, lambda _, found: [one.metadata["article"] for one in found], seconds, PACKAGES)


if __name__ == "__main__":
    serve(build)
