"""Question to paragraph, over a file in SQuAD form of our own."""

import json

import pytest

from eval.arcd import build_index, measure, paragraphs_of
from eval.conditions import condition_named
from eval.errors import EvaluationError
from rag.settings import BUNDLED_ENCODER, Settings

TEXTS = (
    "يقع مصنع النسيج القديم على ضفة النهر، وقد بُني سنة 1931 وعمل فيه تسعمئة عامل قبل أن يغلق أبوابه.",
    "تزرع القرية أشجار الزيتون منذ قرون، وتعصر زيتها في معصرة حجرية يديرها أهلها في كل خريف.",
)


def squad(path):
    """Write two paragraphs, the first twice, with three questions."""
    asked = [("q1", "متى بني مصنع النسيج؟"), ("q2", "ماذا تزرع القرية؟"), ("q3", "كم عامل عمل في المصنع؟")]
    paragraphs = [
        {"context": text, "qas": [{"id": key, "question": words, "answers": []}]}
        for text, (key, words) in zip((*TEXTS, TEXTS[0]), asked, strict=True)
    ]
    path.write_text(json.dumps({"data": [{"title": "مكان", "paragraphs": paragraphs}]}), encoding="utf-8")
    return path


def test_equal_paragraphs_are_one(tmp_path):
    """Their questions have one right place."""
    first, second = paragraphs_of(squad(tmp_path / "a.json"))
    assert (first.text, [key for key, _ in first.questions]) == (TEXTS[0], ["q1", "q3"])
    assert [key for key, _ in second.questions] == ["q2"]


def test_retrieval_is_measured_under_a_condition(tmp_path):
    """Two paragraphs, three questions, each found first by its words."""
    paragraphs = paragraphs_of(squad(tmp_path / "a.json"))
    index = build_index(paragraphs, tmp_path / "work", str(BUNDLED_ENCODER))
    found = measure(paragraphs, condition_named("keyword-only"), Settings(index=index))
    assert (found["recall_10"].value, found["ndcg_10"].value, found["ndcg_10"].count) == (1.0, 1.0, 3)


@pytest.mark.parametrize(("content", "told"), [(None, "ARCD is not here"), ("[]", "not in SQuAD form")])
def test_a_file_that_is_not_there_is_said_so(tmp_path, content, told):
    """Nothing is measured, and nothing pretends to be."""
    path = tmp_path / "a.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=told):
        paragraphs_of(path)
