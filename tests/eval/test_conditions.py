"""Named conditions, and what they put into the product."""

from pathlib import Path

import pytest

from eval.ablation import parts_of, settings_for, unchecked, ways_of
from eval.conditions import CONDITIONS, condition_named, load_conditions
from eval.errors import EvaluationError
from rag.documents import ChunkRetriever
from rag.model_answer import Passage, check_reply
from rag.retriever import Ways
from rag.schema import Article, Span
from rag.settings import Settings


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("hybrid", Ways()),
        ("keyword-only", Ways(dense=False, names=False, quota=False)),
        ("dense-only", Ways(keyword=False, names=False, quota=False)),
        ("hybrid-no-names", Ways(names=False)),
        ("hybrid-no-quota", Ways(quota=False)),
    ],
)
def test_what_ranks_under_a_condition(name, ways):
    """Baselines are bare, ablations take one part away."""
    assert ways_of(condition_named(name)) == ways


def test_the_other_parts():
    """The ledger and the gate can go."""
    plain, without_ledger, ungated = (
        parts_of(condition_named(name), []) for name in ("hybrid", "no-ledger", "no-gate")
    )
    assert (plain.ledger, plain.gate, plain.check) == (True, True, check_reply)
    assert (without_ledger.ledger, without_ledger.gate) == (False, True)
    assert (ungated.ledger, ungated.gate, ungated.check) == (True, False, unchecked)
    assert issubclass(plain.retriever.func, ChunkRetriever)


def test_an_ungated_reply_is_left_as_it_is():
    """Its markers cite whole passages; what the gate would refuse is told."""
    article = Article("nilain", "T", "Nilain gave 5 dollars. It has staff.", "en")
    passage = Passage(article, Span(0, len(article.text)), (Span(0, 22), Span(23, 36)))
    left = unchecked("Nilain gave 5 dollars [1]. It gave 9 dollars [1]. More [7].", [passage])
    assert left.text == "Nilain gave 5 dollars [1]. It gave 9 dollars [1]. More."
    assert [cited.quote for cited in left.citations] == [article.text]
    assert left.refused == ("9 dollars",)
    assert [(figure.value, figure.marker) for figure in left.figures] == [(5.0, 1)]


def test_a_run_names_its_own_model_or_none():
    """A condition without a model is without one, whatever the environment says."""
    settings = Settings(llm="openai:scripted", index=Path("a"))
    assert settings_for(condition_named("hybrid"), settings, None).llm is None
    assert settings_for(condition_named("hybrid-llm"), settings, None).llm == "openai:scripted"
    assert settings_for(condition_named("hybrid"), settings, Path("b")).index == Path("b")
    assert settings_for(condition_named("hybrid", encoder="x/y"), settings, None).encoder == "x/y"
    with pytest.raises(EvaluationError, match="hybrid-llm needs a language model: set CSR_LLM"):
        settings_for(condition_named("hybrid-llm"), Settings(llm=None), None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a]\ndense = true", r"\[a\] has no meaning"),
        ('[a]\nmeaning = "x"\ndens = true', r"\[a\] has dens = True; the keys are"),
        ('[a]\nmeaning = "x"\ndense = "no"', r"\[a\] has dense = 'no'"),
        ("[a", "cannot be read"),
    ],
)
def test_a_condition_that_is_not_understood_is_refused(tmp_path, text, told):
    """A misspelt key would silently be the product."""
    path = tmp_path / "conditions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=told):
        load_conditions(path)


def test_an_unknown_name_lists_the_known():
    """What to do stands in the message."""
    with pytest.raises(EvaluationError, match=r"no condition 'hybird': name one of hybrid, keyword-only"):
        condition_named("hybird")


def test_the_guide_tells_every_condition():
    """A name without a meaning is no condition."""
    guide = CONDITIONS.with_name("README.md").read_text(encoding="utf-8")
    assert [name for name in load_conditions() if f"`{name}`" not in guide] == []
