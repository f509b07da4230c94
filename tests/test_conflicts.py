"""Sixty questions on figures that reports tell differently: every answer tells the difference, and settles nothing.

Asked over an index of the corpus: the one that `CSR_INDEX` names, else one made for the run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.encoder import Encoder
from rag.errors import CsrError
from rag.figures import find_figures
from rag.look import Parts
from rag.published import PublishedIndex
from rag.schema import Answer

FILE = Path(__file__).parent / "data" / "conflicts" / "questions.jsonl"
QUESTIONS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
LANGUAGES = ("en", "ar", "fr")
A_LANGUAGE = 20
SAME = 0.001  # share by which a figure told may differ from the one that must be told: "about 2.0" for 1.999


@pytest.fixture(scope="module")
def assistant(corpus_index: Path, encoder: Encoder, parts: Parts) -> Iterator[Assistant]:
    """Return an assistant over the corpus, without a language model; its index holds every article asked about."""
    try:
        opened = Assistant(PublishedIndex(corpus_index, encoder.fingerprint), encoder, parts=parts)
        for question in QUESTIONS:
            opened.article(question["article"])
    except CsrError as error:
        pytest.fail(f"{corpus_index} is no index of the corpus ({error}) Unset CSR_INDEX: the tests make their own.")
    yield opened
    opened.close()


def told(answer: Answer) -> list[tuple[float, str | None]]:
    """Return the figures that an answer states or quotes."""
    stated = [(figure.value, figure.unit) for figure in answer.figures]
    return stated + [(figure.value, figure.unit) for figure in find_figures(answer.answer)]


def is_told(wanted: dict, figures: list[tuple[float, str | None]]) -> bool:
    """Return whether a figure is among those told; a quotation may leave its currency to the words around it."""
    return any(
        abs(value - wanted["value"]) <= SAME * wanted["value"]
        and (wanted["unit"] is None or unit in (wanted["unit"], None))
        for value, unit in figures
    )


def test_there_are_twenty_questions_a_language_with_two_figures_or_an_explanation():
    assert {language: sum(one["language"] == language for one in QUESTIONS) for language in LANGUAGES} == dict.fromkeys(
        LANGUAGES, A_LANGUAGE
    )
    assert all(len(one["figures"]) > 1 or one["explained"] for one in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=[one["id"] for one in QUESTIONS])
def test_an_answer_tells_the_conflict(question, assistant):
    """Both figures, and the words that explain them where the digest has some; every figure borne out."""
    answer = assistant.answer(question["question"])
    figures = told(answer)
    assert not answer.abstained
    assert [wanted for wanted in question["figures"] if not is_told(wanted, figures)] == []
    assert not question["explained"] or any(words in answer.answer for words in question["explained"])
    assert answer.unsupported_figures == ()
