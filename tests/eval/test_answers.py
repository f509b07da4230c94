"""A run's answers survive an interruption and never mix with another run's."""

from dataclasses import replace

import pytest

from eval.answers import AnswerFile, read_answers
from eval.errors import EvaluationError
from eval.identity import Identity, hash_of_asked
from tests.eval.factories import question

IDENTITY = Identity(
    {"name": "hybrid"},
    "test",
    "questions",
    "q",
    "abcdef0123",
    False,
    "c",
    "d",
    "r",
    "e",
    "f",
    None,
    None,
    {"python": "3"},
)


def test_an_interrupted_run_goes_on_after_its_last_whole_line(tmp_path):
    """A crash cut the third answer short."""
    path = tmp_path / "a.answers.jsonl"
    first = AnswerFile(path, IDENTITY)
    first.append({"id": "q1", "answer": "é"})
    first.append({"id": "q2", "answer": "ب"})
    with path.open("ab") as file:
        file.write('{"id": "q3", "answer": "ب'.encode()[:-1])
    resumed = AnswerFile(path, IDENTITY)
    assert list(resumed.answers) == ["q1", "q2"]
    resumed.append({"id": "q3", "answer": "whole"})
    assert [record["answer"] for record in read_answers(path).values()] == ["é", "ب", "whole"]


def test_to_ask_again_begins_anew(tmp_path):
    """What was there is gone."""
    path = tmp_path / "a.answers.jsonl"
    AnswerFile(path, IDENTITY).append({"id": "q1"})
    assert AnswerFile(path, IDENTITY, again=True).answers == {}


@pytest.mark.parametrize(
    "change",
    [
        {"commit": "b"},
        {"corpus": "x"},
        {"condition": {"name": "no-gate"}},
        {"code": "x"},
        {"half": "dev"},
        {"llm": "m"},
    ],
)
def test_another_run_has_another_file_and_does_not_mix(tmp_path, change):
    """By name, and by what its first line says."""
    other = replace(IDENTITY, **change)
    assert other.name != IDENTITY.name
    path = tmp_path / "a.answers.jsonl"
    AnswerFile(path, IDENTITY).append({"id": "q1"})
    with pytest.raises(EvaluationError, match="holds the answers of another run: move it away"):
        AnswerFile(path, other)


def test_names_tell_condition_half_commit_and_dirt():
    """A file of one's own stands before them."""
    assert IDENTITY.name == f"hybrid-test-abcdef0-{IDENTITY.key}"
    own = replace(IDENTITY, dirty=True, commit=None, question_file="mine")
    assert own.name == f"mine-hybrid-test-nocommit-dirty-{own.key}"


@pytest.mark.parametrize("content", [b"", b"not json\n", b'{"run": 1}\n{"no": "id"}\n'])
def test_a_damaged_file_is_refused(tmp_path, content):
    """It is neither resumed nor overwritten."""
    path = tmp_path / "a.answers.jsonl"
    path.write_bytes(content)
    with pytest.raises(EvaluationError):
        AnswerFile(path, IDENTITY)
    assert path.read_bytes() == content


def test_gold_may_be_corrected_without_asking_again():
    """Only what is asked is part of the identity."""
    one = question()
    assert hash_of_asked([one]) == hash_of_asked([replace(one, figures=(), notes="corrected")])
    assert hash_of_asked([one]) != hash_of_asked([replace(one, question="How much?")])
