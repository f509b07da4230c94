import io
import json
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest

from page.feedback import NOTE_CHARACTERS, Feedback, FeedbackError, FeedbackStore, Rating, Reason, main, note_objection
from page.store_feedback import FEEDBACK
from page.store_file import DataDamagedError
from page.words_export import FEEDBACK as WORDS
from page.words_export import feedback_words
from rag.settings import ROOT
from tests.page.samples import answer, citation

NOW = datetime(2021, 3, 14, 9, 0, tzinfo=UTC)
MONA, SAMI = "account:mona", "account:sami"


def mark(exchange="k1", **changes) -> Feedback:
    """Return a mark of an answer."""
    fields = {"question": "Who gave?", "answer": answer(), "rating": Rating.DOWN, "generation": "0007-0a1b2c3d"}
    return Feedback(exchange, **(fields | changes))


@pytest.fixture
def store(tmp_path) -> FeedbackStore:
    """Return an empty store whose clock stands still."""
    return FeedbackStore(tmp_path, lambda: NOW)


def test_a_mark_comes_back_with_question_answer_evidence_index_who_and_date(store):
    given = mark(reason=Reason.WRONG_FIGURE, note=" It was 6 million. ", who="mona")
    kept = store.add(given, MONA)
    assert store.newest(10) == [kept]
    assert (kept.question, kept.answer, kept.generation, kept.who) == ("Who gave?", answer(), "0007-0a1b2c3d", "mona")
    assert (kept.rating, kept.reason, kept.note) == (Rating.DOWN, Reason.WRONG_FIGURE, "It was 6 million.")
    assert kept.created == "2021-03-14T09:00:00+00:00"


def test_the_newest_mark_of_a_person_replaces_the_one_before_and_keeps_its_id(store):
    first = store.add(mark(), MONA)
    other = store.add(mark(rating=Rating.UP), SAMI)
    second = store.add(mark(reason=Reason.MISSING, note="The masks."), MONA)
    assert second.id == first.id != other.id
    assert [(one.reason, one.rating) for one in store.everything()] == [
        (Reason.MISSING, Rating.DOWN),
        (None, Rating.UP),
    ]


def test_a_mark_can_be_taken_back_by_who_gave_it(store):
    store.add(mark(), MONA)
    assert not store.withdraw("k1", SAMI)
    assert store.withdraw("k1", MONA)
    assert not store.withdraw("k1", MONA)
    assert store.everything() == []


def test_a_page_that_comes_back_finds_its_owners_marks(store):
    one = store.add(mark("k1"), MONA)
    store.add(mark("k2"), SAMI)
    assert store.of(["k1", "k2", "k3"], MONA) == {"k1": one}
    assert store.of([], MONA) == {}


def test_marks_are_listed_newest_first_and_by_rating_and_reason(store):
    store.add(mark("k1", reason=Reason.MISSING), MONA)
    store.add(mark("k2", rating=Rating.UP), MONA)
    store.add(mark("k3", reason=Reason.OTHER), MONA)
    store.add(mark("k4", reason=Reason.OTHER), MONA)
    assert [one.exchange for one in store.newest(3)] == ["k4", "k3", "k2"]
    assert [one.exchange for one in store.newest(9, Rating.DOWN)] == ["k4", "k3", "k1"]
    assert [one.exchange for one in store.newest(9, reason=Reason.OTHER)] == ["k4", "k3"]
    assert store.counts() == {
        (Rating.UP, None): 1,
        (Rating.DOWN, Reason.MISSING): 1,
        (Rating.DOWN, Reason.OTHER): 2,
    }


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"note": "x" * 2_001}, "This note has 2001 characters; the limit is 2000. Shorten it and send it again."),
        ({"answer": answer(done=False)}, "The answer is not finished: mark it when it is."),
        (
            {"rating": Rating.UP, "reason": Reason.OTHER},
            "A good answer has no reason 'other': leave it out, or mark the answer down.",
        ),
    ],
)
def test_what_cannot_be_judged_later_is_refused(store, changes, told):
    with pytest.raises(FeedbackError) as refused:
        store.add(mark(**changes), MONA)
    assert str(refused.value) == told
    assert store.everything() == []


@pytest.mark.parametrize(
    ("length", "language", "told"),
    [
        (NOTE_CHARACTERS, "en", None),
        (NOTE_CHARACTERS + 1, "ar", "في هذه الملاحظة 2001 حرفًا، والحد الأقصى 2000. اختصرها ثم أرسلها مرة أخرى."),
        (NOTE_CHARACTERS + 1, "fr", "Cette remarque compte 2001 caractères ; la limite est de 2000. Raccourcissez-la."),
    ],
)
def test_a_long_note_is_refused_in_the_pages_language(length, language, told):
    assert note_objection("x" * length, language) == told


def test_every_reason_has_a_name_in_every_language():
    for words in WORDS.values():
        assert [reason for reason, _ in words.reasons] == list(Reason)
    assert feedback_words("de").language == "en"


def test_marks_made_at_once_are_all_kept(store):
    threads = [threading.Thread(target=store.add, args=(mark(f"k{n}"), MONA)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.everything()) == 20


def test_a_damaged_row_is_named(store, tmp_path):
    store.add(mark(), MONA)
    database = sqlite3.connect(tmp_path / FEEDBACK)
    database.execute("UPDATE feedback SET record = X'00'")
    database.commit()
    database.close()
    with pytest.raises(
        DataDamagedError, match=r"feedback\.sqlite, the file of feedback, is damaged \(row 1: no Feedback"
    ):
        store.everything()


EVIDENCE = {"article_id": "a", "title": "A gift", "quote": "Two gave 5 million.", "start": 12, "end": 31}


def test_the_command_exports_what_the_evaluation_reads(store, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CSR_DATA", str(tmp_path))
    asked = mark(
        "k1", question="من تبرع؟", answer=answer("تبرع [1].", "ar"), reason=Reason.WRONG_SOURCE, note="لا", who="mona"
    )
    first = store.add(asked, MONA)
    second = store.add(
        mark("k2", rating=Rating.UP, answer=answer(abstained=True, citations=(), nearest=(citation(),))), SAMI
    )
    target = tmp_path / "marks.jsonl"
    assert main(["--export", str(target)]) == 0
    assert capsys.readouterr().err == f"2 marks are in {target}.\n"
    rows = [json.loads(row) for row in target.read_text("utf-8").splitlines()]
    assert rows == [
        {
            "id": first.id,
            "question": "من تبرع؟",
            "language": "ar",
            "answer": "تبرع [1].",
            "rating": "down",
            "reason": "wrong-source",
            "note": "لا",
            "evidence": [EVIDENCE],
            "generation": "0007-0a1b2c3d",
            "created": "2021-03-14T09:00:00+00:00",
        },
        {
            "id": second.id,
            "question": "Who gave?",
            "language": "en",
            "answer": "Two gave 5 million [1].",
            "rating": "up",
            "reason": None,
            "note": "",
            "evidence": [],
            "generation": "0007-0a1b2c3d",
            "created": "2021-03-14T09:00:00+00:00",
        },
    ]
    assert list(rows[0]) == [
        "id", "question", "language", "answer", "rating", "reason", "note", "evidence", "generation", "created",
    ]  # fmt: skip


def test_a_line_stays_one_line_whatever_is_in_it(store, tmp_path, monkeypatch):
    monkeypatch.setenv("CSR_DATA", str(tmp_path))
    note = "a\nb\u2028c\u2029d\x85e\x0bf\x1cg\ud800h"
    store.add(mark(note=note), MONA)
    main(["--export", str(tmp_path / "marks.jsonl")])
    (row,) = (tmp_path / "marks.jsonl").read_text("utf-8").splitlines()
    assert json.loads(row)["note"] == note.replace("\ud800", "\ufffd")


def test_without_a_file_the_lines_go_to_standard_output_alone(store, tmp_path, monkeypatch):
    store.add(mark(), MONA)
    monkeypatch.setenv("CSR_DATA", str(tmp_path))
    command = [sys.executable, "-m", "page.feedback", "--export"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["evidence"] == [EVIDENCE]


def test_without_export_the_marks_are_counted(store, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CSR_DATA", str(tmp_path))
    store.add(mark("k1", rating=Rating.UP), MONA)
    store.add(mark("k2", reason=Reason.MISSING), MONA)
    assert main([]) == 0
    assert capsys.readouterr().out == "1\tdown (missing)\n1\tup\n"


def test_where_nobody_marked_anything_no_file_is_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CSR_DATA", str(tmp_path))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    assert main(["--export"]) == 0
    assert sys.stdout.buffer.getvalue() == b""
    assert capsys.readouterr().err == f"There is no feedback in {tmp_path} yet.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_named(store, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CSR_DATA", str(tmp_path))
    store.add(mark(), MONA)
    target = tmp_path / "nowhere" / "marks.jsonl"
    assert main(["--export", str(target)]) == 2
    assert capsys.readouterr().err == (
        f"{target} cannot be written (No such file or directory): name a file in a directory that can be written to.\n"
    )
