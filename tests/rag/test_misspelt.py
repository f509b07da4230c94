"""Words that no article holds, read as the name they are nearest to, over an index of three small articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.misspelt import mended
from rag.store import Generation


@pytest.fixture(scope="module")
def generation(ingested: Path) -> Iterator[Generation]:
    """Open the index; no word but the question's own small ones is ordinary."""
    with Generation.open(ingested / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("how much did nilayn give", "how much did Nilain give"),  # spoken alike
        ("How much did Harbuor give?", "How much did Harbour give?"),  # two letters changed places
        ("How much did the Nilains give?", "How much did the Nilain give?"),
        ("Combien a reçu Aswan ?", "Combien a reçu Aswan ?"),  # the Arabic article holds it by its sound
        ("Combien a reçu Assuan ?", "Combien a reçu Assuan ?"),
        ("How much did Nilain give?", "How much did Nilain give?"),
        ("How much did Sotara give?", "How much did Sotara give?"),  # nothing is near: it is absent
        ("How much did Nilain's harbuor get?", "How much did Nilain's harbuor get?"),  # in small letters beside a name
        ("Which truckks did Nilain give?", "Which trucks did Nilain give?"),  # a letter doubled
        ("كم قدمت مجموعة النيلين؟", "كم قدمت مجموعة النيلين؟"),
    ],
)
def test_an_unknown_word_is_the_name_it_is_nearest_to(generation: Generation, question: str, read_as: str) -> None:
    """A name that no article holds stays as it is where none is near, so that it is told absent."""
    assert mended(question, generation, lambda word: word in {"much", "give", "given"}) == read_as
