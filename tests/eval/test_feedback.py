"""What staff marked wrong becomes drafts, never questions."""

import json

import pytest

from eval.errors import QuestionFileError
from eval.feedback import append_drafts, drafts_from, records_of
from eval.question_file import load_questions

ROW = {
    "question": "How much did Nilain Group give?",
    "language": "en",
    "answer": "9 million [1].",
    "reason": "wrong figure",
    "note": "it was 12",
    "evidence": [{"article_id": "nilain", "quote": "12 million"}, {"article_id": "nilain"}],
    "generation": "0003-abcdef01",
    "created": "2024-05-01T10:00:00Z",
}


def exported(tmp_path, *rows):
    path = tmp_path / "feedback.jsonl"
    lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_row_becomes_a_draft(tmp_path):
    """What was asked, what staff wrote, and the articles it was answered from; what is right is left open."""
    (draft,) = drafts_from(exported(tmp_path, ROW), [])
    assert (draft["id"], draft["language"], draft["status"]) == ("en-feedback-how-much-did-nilain-group", "en", "draft")
    assert draft["articles"] == [{"id": "nilain", "grade": 1}]
    assert draft["notes"] == (
        "Marked wrong: wrong figure. Note: it was 12 Answered: 9 million [1]. "
        "Generation 0003-abcdef01, 2024-05-01T10:00:00Z."
    )


def test_a_draft_is_never_a_question(tmp_path):
    """The loader refuses it until a person finished it."""
    path = tmp_path / "drafts.jsonl"
    append_drafts(drafts_from(exported(tmp_path, ROW), []), path)
    with pytest.raises(QuestionFileError, match="is a draft"):
        load_questions(path)


def test_what_was_asked_before_is_not_drafted_again(tmp_path):
    """Neither twice in one export, nor in a second one, nor what the set already has; ids stay unique."""
    again = {**ROW, "question": "how much did NILAIN group give"}
    other = {**ROW, "question": "How much did Nilain Group give to schools?"}
    path = tmp_path / "drafts.jsonl"
    append_drafts(drafts_from(exported(tmp_path, ROW, again, other), []), path)
    assert [record["id"] for record in records_of(path)] == [
        "en-feedback-how-much-did-nilain-group",
        "en-feedback-how-much-did-nilain-group-2",
    ]
    assert drafts_from(exported(tmp_path, ROW, other), records_of(path)) == []


def test_arabic_and_sparse_rows(tmp_path):
    """The id is ASCII, the language is told from the question, optional fields may be absent."""
    sparse = {
        "question": "كم تبرعت مجموعة النيلين؟",
        "answer": "9",
        "reason": "خطأ",
        "language": "xx",
        "evidence": None,
    }
    (draft,) = drafts_from(exported(tmp_path, sparse), [])
    assert draft["id"].startswith("ar-feedback-")
    assert draft["id"].isascii()
    assert (draft["language"], draft["articles"]) == ("ar", [])


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "line 2: is not JSON"),
        ([], "line 2: is not an object"),
        ({**ROW, "reason": " "}, "line 2: lacks 'reason'"),
    ],
)
def test_a_bad_row_is_told_with_its_line(tmp_path, bad, told):
    """Nothing is drafted from a file that is not whole."""
    with pytest.raises(QuestionFileError, match=told):
        drafts_from(exported(tmp_path, ROW, bad), [])
