"""Bad question files are refused with file, line and what to do."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eval.errors import QuestionFileError
from eval.question_file import SCHEMA, load_questions
from rag.schema import FigureKind, GivingStatus, Hedge, Turn
from tests.eval.factories import record


def written(path: Path, *records: object) -> Path:
    lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def without(name: str) -> dict[str, object]:
    return {key: value for key, value in record().items() if key != name}


def test_a_question_is_read_whole(tmp_path):
    """Every field that scoring uses arrives in its own type."""
    turns = [{"role": "user", "content": "Who gives?"}, {"role": "assistant", "content": "Nilain Group."}]
    sound = record(
        id="en-nilain-t2", history=turns, names=[["UNICEF", "اليونيسف"]], forbidden=[{"value": 3, "unit": None}]
    )
    (read,) = load_questions(written(tmp_path / "q.jsonl", "", sound, ""))
    assert (read.line, read.dialogue, read.answering) == (2, "en-nilain", ("nilain",))
    assert read.history == (Turn("user", "Who gives?"), Turn("assistant", "Nilain Group."))
    assert read.figures[0].hedge is Hedge.EXACT
    assert (read.figures[0].kind, read.figures[0].status) == (FigureKind.CASH, GivingStatus.PAID)
    assert (read.names, read.forbidden) == ((("UNICEF", "اليونيسف"),), ((3.0, None),))


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{not json", r"line 2: is not JSON .* one object a line"),
        ("[1]", r"line 2: is list, not an object"),
        (without("figures"), r"line 2 \(en-nilain\): lacks 'figures'; add it"),
        (without("question"), r"line 2 \(en-nilain\): lacks 'question'; add it"),
        (without("id"), r"line 2: lacks 'id'; add it"),
        (record(figures=[{"unit": "EGP"}]), r"lacks 'value' in figures\[0\]"),
        (record(figures=[{"value": "12", "unit": "EGP"}]), r"has figures\[0\]\.value '12', which is not accepted"),
        (record(kind="amout"), r"has kind 'amout'; give one of amount, total"),
        (record(dates=["2020-13"]), r"has dates\[0\] '2020-13'"),
        (record(colour="red"), r"has a field that is not known .*'colour'"),
        (record(status="draft"), r"is a draft; .* delete its status"),
        (record(articles=[{"id": "nilain", "grade": 1}]), r"names no article of grade 2"),
        (record(spans=[]), r"has no span"),
        (record(answerable=False), r"contradicts itself"),
        (record(kind="yes-no"), r"has no verdict"),
        (record(spans=[{"article": "other", "quote": "12 million"}]), r"has a span of 'other', which is not among"),
        (
            record(answerable=False, kind="unanswerable", articles=[], spans=[], traits=["short"]),
            r"gives 0 reasons; give one of absent-organisation",
        ),
        (
            record(answerable=False, kind="unanswerable", spans=[], traits=["near-miss"]),
            r"names an article of grade 2; make it grade 1",
        ),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path, bad, told):
    """The line before is sound."""
    path = written(tmp_path / "q.jsonl", record(id="en-first"), bad)
    with pytest.raises(QuestionFileError, match=told) as caught:
        load_questions(path)
    assert str(caught.value).startswith(f"{path}, line 2")


def test_a_duplicate_id_names_both_lines(tmp_path):
    """Ids name answers."""
    path = written(tmp_path / "q.jsonl", record(), record(id="en-other"), record(question="Another?"))
    with pytest.raises(QuestionFileError, match=r"line 3 \(en-nilain\): has the id 'en-nilain' of line 1"):
        load_questions(path)


def test_all_problems_are_told_at_once(tmp_path):
    """Up to a screenful."""
    path = written(tmp_path / "q.jsonl", *[record(id=f"q{at}", kind="x") for at in range(25)])
    with pytest.raises(QuestionFileError) as caught:
        load_questions(path)
    assert len(str(caught.value).splitlines()) == 21
    assert str(caught.value).endswith("… and 5 more like these.")


@pytest.mark.parametrize(("content", "told"), [("", "holds no question"), (None, "cannot be read")])
def test_a_file_without_questions_is_refused(tmp_path, content, told):
    """Absent or empty."""
    path = tmp_path / "q.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionFileError, match=told):
        load_questions(path)


def test_bytes_that_are_not_utf8_are_refused(tmp_path):
    """They would be asked as damage."""
    path = tmp_path / "q.jsonl"
    path.write_bytes(b'{"id": "\xe9"}\n')
    with pytest.raises(QuestionFileError, match="give a UTF-8 file"):
        load_questions(path)


def test_the_schema_is_one():
    """It is published beside the questions, so it must itself be sound."""
    Draft202012Validator.check_schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted(SCHEMA.parent.glob("questions*.jsonl")), ids=lambda path: path.name)
def test_the_sets_that_are_here_are_sound(path):
    """Every question of the project is accepted."""
    assert load_questions(path)
