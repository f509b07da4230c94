"""The product, as the peers are asked: an index by `python -m ingest`, and the assistant's whole answer."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from eval.ablation import PartialRetriever, Product, open_product
from eval.conditions import condition_named
from rag.names import Gazetteer
from rag.query import understand
from rag.retriever import best_articles
from rag.schema import Answer
from rag.settings import ROOT, Settings
from tests.peers.serving import Article, Pipeline, serve

PACKAGES = ("chromadb", "langchain-core", "sentence-transformers", "tantivy", "torch")
HITS_KEPT = 20


def build(index: Path, _: list[Article], encoder: str) -> Pipeline:
    """Ingest the corpus with all that the product derives from it, and open the assistant."""
    started = time.perf_counter()
    environment = os.environ | {"CSR_INDEX": str(index), "CSR_ENCODER": encoder}
    subprocess.run([sys.executable, "-m", "ingest"], cwd=ROOT, env=environment, check=True)
    seconds = time.perf_counter() - started
    product = open_product(condition_named("hybrid"), Settings(index=index, encoder=encoder, llm=None))
    with product.index.use() as generation:
        gazetteer = Gazetteer(generation.organisations())

    def answer(question: str) -> Answer:
        """Return the complete answer: found, read, worded, cited and checked."""
        product.seen.clear()
        return product.assistant.answer(question)

    def articles(question: str, _: Answer) -> list[str]:
        """Return the articles retrieved; where the ledger answered alone, those that it would have read."""
        if not product.seen:
            retrieve_again(product, gazetteer, question)
        return best_articles(product.seen, HITS_KEPT)

    return Pipeline(answer, articles, seconds, PACKAGES)


def retrieve_again(product: Product, gazetteer: Gazetteer, question: str) -> None:
    """Retrieve for a question that the ledger answered, and note what is found."""
    with product.index.use() as generation:
        retriever = PartialRetriever(
            generation=generation, encoder=product.encoder, gazetteer=gazetteer, ways=product.ways
        )
        found, _ = retriever.search(understand(question, gazetteer))
        product.seen.extend(found)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory:
        serve(partial(build, Path(directory) / "index"))
