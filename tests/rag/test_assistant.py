"""The chain over an index of three small articles, with the reader and with a scripted language model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.encoder import Encoder
from rag.errors import ModelError, NoIndexError, QuestionError
from rag.llm import load_model
from rag.look import Parts
from rag.phrases import ABSTAIN
from rag.published import PublishedIndex
from rag.schema import Filters, Mode, Turn
from rag.settings import Settings


@pytest.fixture
def assistant_with(ingested: Path, encoder: Encoder, parts: Parts) -> Iterator[Callable[..., Assistant]]:
    """Open assistants over the three articles; the fixture closes them."""
    opened: list[Assistant] = []

    def open_one(address: str | None = None) -> Assistant:
        settings = Settings(llm="openai:scripted" if address else None, llm_base_url=address, llm_timeout_seconds=5)
        index = PublishedIndex(ingested / "index", encoder.fingerprint)
        opened.append(Assistant(index, encoder, load_model(settings), parts))
        return opened[-1]

    yield open_one
    for assistant in opened:
        assistant.close()


@pytest.mark.parametrize(
    ("question", "language", "value", "unit", "words"),
    [
        ("How much did Nilain Group donate to libraries?", "en", 12_000_000, "EGP", "about 12 million Egyptian pounds"),
        ("كم دفعت Harbour & Finch؟", "ar", 1_500_000, "GBP", "نحو 1.5 مليون جنيه إسترليني"),
        ("Combien Harbour & Finch a-t-il donné ?", "fr", 1_500_000, "GBP", "environ 1,5 million de livres sterling"),
    ],
)
def test_the_reader_answers_across_languages(
    assistant_with: Callable[..., Assistant], question: str, language: str, value: int, unit: str, words: str
) -> None:
    """The figure is the source's, the words are the asker's."""
    answer = assistant_with().answer(question)
    assert (answer.language, answer.mode, answer.abstained) == (language, Mode.READER, False)
    assert (answer.figures[0].value, answer.figures[0].unit, answer.figures[0].approximate) == (value, unit, True)
    assert words in answer.answer
    assert answer.unsupported_figures == ()


def test_every_citation_is_verbatim(assistant_with: Callable[..., Assistant]) -> None:
    """The quote is the article's own characters."""
    assistant = assistant_with()
    answer = assistant.answer("How many students benefit?")
    assert answer.citations
    for cited in answer.citations:
        assert assistant.article(cited.article_id).text[cited.start : cited.end] == cited.quote


def test_a_follow_up_keeps_its_subject(assistant_with: Callable[..., Assistant]) -> None:
    """A bare "And in 2022?" is about the giver asked about before."""
    turns = [Turn("user", "How much did Nilain Group donate?"), Turn("assistant", "…")]
    answer = assistant_with().answer("And how much in 2022?", turns)
    assert [figure.value for figure in answer.figures][:1] == [3_700_000]


def test_filters_hold(assistant_with: Callable[..., Assistant]) -> None:
    """An answer comes only from what the asker allowed."""
    answer = assistant_with().answer("How much did Nilain Group donate?", filters=Filters(language="fr"))
    assert {cited.language for cited in answer.citations} == {"fr"}


def test_the_model_words_the_answer_and_its_figures_are_checked(
    assistant_with: Callable[..., Assistant], scripted_model: Callable[..., object]
) -> None:
    """A sentence whose figure no passage holds, a marker that points nowhere and an invented quotation all go."""
    model = scripted_model(
        "Nilain Group gave about 12 million Egyptian pounds [1]. It also gave 99 million euros [1]. "
        "It said “we will never stop giving to schools” [1]. Thanks [42]."
    )
    answers = list(assistant_with(model.address).stream("How much did Nilain Group donate to school libraries?"))
    last = answers[-1]
    assert len(answers) > 3
    assert [answer.done for answer in answers[:-1]] == [False] * (len(answers) - 1)
    assert last.done
    assert (last.mode, last.abstained) == (Mode.MODEL, False)
    assert "12 million Egyptian pounds [1]" in last.answer
    assert "99" not in last.answer
    assert "never stop" not in last.answer
    assert "[42]" not in last.answer
    assert [(figure.value, figure.unit, figure.marker) for figure in last.figures] == [(12_000_000, "EGP", 1)]
    assert "بنحو 12 مليون جنيه" in last.citations[0].quote


def test_the_model_is_given_passages_and_rules(
    assistant_with: Callable[..., Assistant], scripted_model: Callable[..., object]
) -> None:
    """It is told its language, and passages with markers; nothing else is in front of it."""
    model = scripted_model(ABSTAIN["fr"])
    answer = assistant_with(model.address).answer("Pourquoi le groupe Nilain aide-t-il ?")
    system, asked = (message["content"] for message in model.requests[0]["messages"])
    assert "French" in system
    assert asked.startswith("Passages:\n\n[1] (")
    assert asked.endswith("Question: Pourquoi le groupe Nilain aide-t-il ?")
    assert answer.abstained
    assert answer.citations == ()


def test_the_reader_answers_where_nothing_of_the_reply_holds(
    assistant_with: Callable[..., Assistant], scripted_model: Callable[..., object]
) -> None:
    """A model cannot loosen a figure: its whole reply goes, and the checked answer is shown."""
    model = scripted_model("Nilain Group gave 70 million dollars [1].")
    answer = assistant_with(model.address).answer("How much did Nilain Group donate to school libraries?")
    assert answer.mode is Mode.READER
    assert answer.figures[0].value == 12_000_000


def test_an_absent_name_never_reaches_the_model(
    assistant_with: Callable[..., Assistant], scripted_model: Callable[..., object]
) -> None:
    """There is nothing it could say of a company that no article names."""
    model = scripted_model("Vodafone gave 5 million dollars [1].")
    assert assistant_with(model.address).answer("How much did Vodafone donate?").abstained
    assert model.requests == []


def test_a_model_that_does_not_answer_is_named(
    assistant_with: Callable[..., Assistant], scripted_model: Callable[..., object]
) -> None:
    """The address, the reason and the way out stand in one sentence."""
    refusing = scripted_model(status=404)
    with pytest.raises(ModelError, match=r"openai:scripted at http://127.0.0.1:.*unset CSR_LLM"):
        assistant_with(refusing.address).answer("How much did Nilain Group donate?")
    with pytest.raises(ModelError, match=r"http://127.0.0.1:9/v1 did not answer"):
        assistant_with("http://127.0.0.1:9/v1").answer("How much did Nilain Group donate?")


def test_a_provider_that_is_not_installed_names_its_package() -> None:
    """The next step is a command to copy."""
    with pytest.raises(ModelError, match="pip install langchain-anthropic"):
        load_model(Settings(llm="anthropic:claude"))


def test_bad_input_is_refused_before_anything_is_loaded(
    assistant_with: Callable[..., Assistant], tmp_path: Path
) -> None:
    """An empty question, and no index yet."""
    with pytest.raises(QuestionError):
        assistant_with().answer("  ")
    with pytest.raises(NoIndexError, match="python -m ingest"):
        Assistant.open(Settings(index=tmp_path / "none"))
