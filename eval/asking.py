"""Asks the product one question and notes the answer, what was retrieved, and how it cost. It judges nothing."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from typing import Any

from eval.ablation import PartialRetriever, open_product
from eval.conditions import Condition
from eval.question import Question
from rag.answer_json import answer_record
from rag.errors import ModelError, PublishedIndexError, QuestionError
from rag.names import Gazetteer
from rag.query import understand
from rag.retriever import best_articles
from rag.schema import Answer
from rag.settings import Settings

WARM_UP = "How much did the bank donate?"  # loads what the first question loads: encoder, indexes, ledger
HITS_KEPT = 20
MEGABYTE = 1024 * 1024


class Asker:
    """The product under one condition."""

    def __init__(self, condition: Condition, settings: Settings) -> None:
        """Load it and warm it up.

        Raises:
            CsrError: the encoder, the index or the language model cannot serve.
        """
        self._product = open_product(condition, settings)
        with self._product.index.use() as generation:
            self._gazetteer = Gazetteer(generation.organisations())
        if settings.llm is None:
            self._product.assistant.answer(WARM_UP)

    def close(self) -> None:
        """Give the index back."""
        self._product.assistant.close()

    def ask(self, question: Question) -> dict[str, Any]:
        """Return one line of an answer file; a crash of the product is noted as one, not hidden.

        Raises:
            ModelError, PublishedIndexError: the run cannot go on.
        """
        self._product.seen.clear()
        started = time.process_time()
        try:
            answer = answer_record(self._product.assistant.answer(question.question, question.history))
        except (ModelError, PublishedIndexError):
            raise
        except QuestionError as error:
            answer = _failed(question, str(error), abstained=True)
        except Exception as error:
            answer = _failed(question, f"{type(error).__name__}: {error}", abstained=False)
        processor = round(time.process_time() - started, 4)
        return {
            "id": question.id,
            "answer": answer,
            "hits": self._hits(question) if "failure" not in answer else [],
            "processor_seconds": processor,
            "peak_mb": peak_megabytes(),
        }

    def _hits(self, question: Question) -> Sequence[str]:
        """Return the ids of the articles retrieved, best first; where the ledger answered, those it would have read."""
        product = self._product
        if not product.seen:
            with product.index.use() as generation:
                retriever = PartialRetriever(
                    generation=generation, encoder=product.encoder, gazetteer=self._gazetteer, ways=product.ways
                )
                found, _ = retriever.search(understand(question.question, self._gazetteer, question.history))
                product.seen.extend(found)
        return best_articles(product.seen, HITS_KEPT)


def peak_megabytes() -> float:
    """Return the most memory that this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / MEGABYTE if sys.platform == "darwin" else peak / 1024, 1)


def _failed(question: Question, reason: str, abstained: bool) -> dict[str, Any]:
    """Return the answer that stands for a question the product refused or crashed on."""
    empty = Answer(question.question, question.language, "", abstained=abstained)
    return {**answer_record(empty), "failure": reason}
