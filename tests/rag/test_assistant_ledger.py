"""The chain where the ledger answers, and where it must not even be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.encoder import Encoder
from rag.ledger import LedgerCache
from rag.look import Parts
from rag.published import PublishedIndex


@pytest.fixture
def assistant(ingested: Path, encoder: Encoder, parts: Parts) -> Iterator[Assistant]:
    """Open an assistant over the three articles."""
    opened = Assistant(PublishedIndex(ingested / "index", encoder.fingerprint), encoder, parts=parts)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Did Nilain Group or Harbour & Finch give more?", "Harbour & Finch gave more money in British pounds"),
        ("Which companies gave more than 10 million Egyptian pounds?", "Gifts by size in Egyptian pounds"),
    ],
)
def test_rows_of_the_ledger_answer(assistant: Assistant, question: str, opening: str) -> None:
    answer = assistant.answer(question)
    assert answer.answer.startswith(opening)
    assert answer.citations
    assert answer.unsupported_figures == ()


def test_without_a_row_the_assistant_abstains(assistant: Assistant) -> None:
    assert assistant.answer("the largest gifts of more than 900 million dollars").abstained


def test_a_question_for_no_figure_never_reads_the_ledger(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LedgerCache, "events", lambda *_: pytest.fail("the ledger was read"))
    assert assistant.answer("Who opened the libraries?")
