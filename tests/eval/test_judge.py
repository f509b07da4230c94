"""A language model's opinion, from a scripted server on loopback; never among the scores."""

import pytest

from eval.errors import EvaluationError
from eval.judge import grades_of, judge
from eval.markdown import judged_lines
from eval.result import load, save
from rag.errors import ModelError
from rag.llm import load_model
from rag.settings import Settings
from tests.eval.factories import answer, result, row

ANSWERS = {
    "a": {"answer": answer()},
    "b": {"answer": answer("It gave 9 [1].")},
    "c": {"answer": answer("No article.", abstained=True, citations=[])},
}


def model_at(address):
    return load_model(Settings(llm="openai:scripted", llm_base_url=address, llm_timeout_seconds=5))


@pytest.mark.parametrize(
    ("reply", "grades"),
    [
        ('{"faithfulness": 1, "relevance": 0.5}', {"faithfulness": 1.0, "relevance": 0.5}),
        ('Here: {"faithfulness": 0.2, "relevance": 0, "why": "x"} done', {"faithfulness": 0.2, "relevance": 0.0}),
        ('{"faithfulness": 5, "relevance": 0.5}', {}),
        ('{"faithfulness": 1}', {}),
        ("very good", {}),
    ],
)
def test_grades_are_read_or_left_out(reply, grades):
    """A reply that cannot be read is no grade."""
    assert grades_of(reply) == grades


def test_each_answer_is_judged_by_its_passages(scripted_model, tmp_path):
    """Refusals are not; an unreadable reply is counted; the scores stay as they are."""
    server = scripted_model('{"faithfulness": 1, "relevance": 0.5}', "hm")
    run = result(row("a"), row("b", 0.0), row("c"))
    judged = judge(run, ANSWERS, model_at(server.address), tmp_path / "o.jsonl")
    assert judged.judged["means"]["faithfulness"] == {"value": 1.0, "count": 1}
    assert judged.judged["unreadable"] == 1
    assert (judged.rows, judged.summary) == (run.rows, run.summary)
    assert len(server.requests) == 2
    asked = server.requests[0]["messages"][1]["content"]
    assert asked.startswith("Question: How much did Nilain Group give?\n\nAnswer: Nilain Group gave 12 million")
    assert "[1] Nilain Group gave 12 million Egyptian pounds to school libraries." in asked
    again = load(save(judged, tmp_path))
    assert "| hybrid | openai:scripted | faithfulness | 1 | 1.000 |" in judged_lines([again])


def test_judging_resumes_and_does_not_mix_judges(scripted_model, tmp_path):
    """What was judged is not asked again; another judge's opinions are refused."""
    server = scripted_model('{"faithfulness": 1, "relevance": 1}')
    path = tmp_path / "o.jsonl"
    run = result(row("a"), row("b"))
    judge(run, ANSWERS, model_at(server.address), path)
    judge(run, ANSWERS, model_at(server.address), path)
    assert len(server.requests) == 2
    path.write_text(path.read_text(encoding="utf-8").replace("openai:scripted", "other"), encoding="utf-8")
    with pytest.raises(EvaluationError, match="holds the opinions of other"):
        judge(run, ANSWERS, model_at(server.address), path)


def test_a_judge_that_does_not_answer_is_named(scripted_model, tmp_path):
    """As everywhere in the product."""
    server = scripted_model(status=404)
    with pytest.raises(ModelError, match="did not answer"):
        judge(result(row("a")), ANSWERS, model_at(server.address), tmp_path / "o.jsonl")
