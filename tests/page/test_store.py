import os
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from page.conversation import Exchange, Passage
from page.store import CONVERSATIONS, ConversationFullError, ConversationStore, Limits
from page.store_codec import RecordError, of_bytes, to_bytes
from page.store_file import DataBusyError, DataDamagedError, DataError
from page.store_record import (
    StoredTurn,
    Summary,
    account_owner,
    browser_owner,
    new_browser_key,
    new_key,
    title_of,
)
from rag.errors import SettingsError
from rag.schema import Answer, AnswerFigure, Citation, FigureKind, Filters, GivingStatus, Mode, SourceKind
from rag.settings import ROOT, load_settings
from tests.page.samples import answer, citation, exchange

MONA, SAMI = account_owner("mona"), account_owner("sami")
START = datetime(2021, 3, 14, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that a test turns; each look takes a minute."""

    def __init__(self) -> None:
        self.time = START - timedelta(minutes=1)

    def __call__(self) -> datetime:
        """Return the next minute."""
        self.time += timedelta(minutes=1)
        return self.time


def turn(key="k1", question="Who gave?", **changes) -> StoredTurn:
    """Return a turn with an answer, asked under nothing."""
    return StoredTurn(exchange(key=key, question=question), **changes)


@pytest.fixture
def store(tmp_path) -> ConversationStore:
    """Return an empty store whose clock is turned by hand."""
    return ConversationStore(tmp_path, now=Clock())


def keys(conversation) -> list[str]:
    """Return the exchanges of a stored conversation."""
    return [one.exchange.key for one in conversation.turns]


FULL = Answer(
    question="كم تبرعت «كاستورا»؟\x00 <b>\u202e\ud800",
    language="ar",
    answer="تبرعت «كاستورا» بنحو 40 مليون جنيه [1].\n\n- 0.1 [2]",
    abstained=True,
    mode=Mode.MODEL,
    seconds=0.1 + 0.2,
    citations=(citation(), citation(2, publisher=None, date=None, url=None, source_kind=SourceKind.DIGEST)),
    figures=(
        AnswerFigure(
            40_000_000.0, "EGP", True, FigureKind.CASH, GivingStatus.PAID, "٤٠ مليون جنيه", 1, derived_from=(1, 2)
        ),
        AnswerFigure(1e-7, None, False, FigureKind.UNKNOWN, GivingStatus.UNKNOWN, "", 2),
    ),
    unsupported_figures=("7%",),
    nearest=(citation(3),),
    id="q1",
    done=False,
)


def test_every_field_of_an_answer_comes_back_exactly(store):
    passage = Passage(citation(), "Before. ", " After.", cut_before=True, cut_after=True, cited=False)
    asked = Exchange("k", FULL.question, FULL, (passage,), failure="f", detail="d", stopped=True)
    filters = Filters("Kastora", "ar", "2020", "2021-05")
    kept = StoredTurn(asked, filters, "Kastora, Egypt, 2021", "0007-0a1b2c3d", "2021-03-14T09:00:00+00:00")
    store.append(MONA, "c", kept)
    assert store.load(MONA, "c").turns == (kept,)


texts = st.text(st.characters(exclude_categories=()))
numbers = st.floats(allow_nan=False)


@given(texts, texts, numbers, st.none() | texts)
def test_any_text_and_number_comes_back_exactly(question, text, value, unit):
    figure = AnswerFigure(value, unit, False, FigureKind.LOAN, GivingStatus.TARGET, text, 1)
    given = Answer(question, "en", text, seconds=value, figures=(figure,), nearest=(citation(title=text),))
    assert of_bytes(Answer, to_bytes(given)) == given


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no Citation: "),
        (b"not compressed", "no Citation: "),
        (to_bytes(Filters()), "None is not <class 'str'>"),
        (to_bytes(citation(marker="one")), "'one' is not <class 'int'>"),
        (to_bytes(citation(source_kind="rumour")), "'rumour' is not a valid SourceKind"),
    ],
    ids=["empty", "foreign", "another record", "wrong type", "unknown choice"],
)
def test_what_is_no_such_record_is_said_to_be_none(content, said):
    with pytest.raises(RecordError, match=said):
        of_bytes(Citation, content)


def test_turns_are_kept_in_order_and_stamped_with_the_time_they_were_asked(store):
    for number in (1, 2, 3):
        store.append(MONA, "c", turn(f"k{number}"))
    loaded = store.load(MONA, "c")
    assert keys(loaded) == ["k1", "k2", "k3"]
    assert [one.asked[11:16] for one in loaded.turns] == ["09:00", "09:01", "09:02"]
    assert loaded.started == "2021-03-14T09:00:00+00:00"


def test_conversations_are_listed_newest_first_with_their_first_question_as_title(store):
    store.append(MONA, "a", turn(question="Who gave\nmasks?"))
    store.append(MONA, "b", turn(question="من تبرع؟"))
    store.append(MONA, "a", turn("k2", question="And gloves?"))
    assert [(one.key, one.title, one.turns) for one in store.summaries(MONA)] == [
        ("a", "Who gave masks?", 2),
        ("b", "من تبرع؟", 1),
    ]
    assert store.summaries(MONA)[0] == Summary("a", "Who gave masks?", "2021-03-14T09:02:00+00:00", 2)


def test_the_order_of_use_holds_when_the_clock_goes_back(tmp_path):
    times = iter([START, START - timedelta(days=1)])
    store = ConversationStore(tmp_path, now=lambda: next(times))
    store.append(MONA, "a", turn())
    store.append(MONA, "b", turn())
    assert [one.key for one in store.summaries(MONA)] == ["b", "a"]


def test_nobody_sees_or_changes_another_owners_conversation(store):
    store.append(MONA, "c", turn())
    assert store.summaries(SAMI) == []
    assert store.load(SAMI, "c") is None
    assert store.rename(SAMI, "c", "Mine") is None
    assert not store.delete(SAMI, "c")
    assert not store.cut(SAMI, "c", "k1")
    assert not store.update(SAMI, "c", turn())
    with pytest.raises(DataError, match="conversation c cannot be added to: begin a new one"):
        store.append(SAMI, "c", turn("k2"))
    assert keys(store.load(MONA, "c")) == ["k1"]


@pytest.mark.parametrize(("gone", "left"), [("k3", ["k1", "k2", "n"]), ("k1", ["n"]), ("?", ["k1", "k2", "k3", "n"])])
def test_a_question_asked_again_replaces_its_exchange_and_all_after_it(store, gone, left):
    for number in (1, 2, 3):
        store.append(MONA, "c", turn(f"k{number}"))
    store.append(MONA, "c", turn("n"), instead_of=gone)
    assert keys(store.load(MONA, "c")) == left


def test_an_edited_first_question_names_the_conversation_unless_a_person_did(store):
    store.append(MONA, "c", turn("k1", "Who?"))
    store.append(MONA, "c", turn("k2", "Who gave?"), instead_of="k1")
    assert store.load(MONA, "c").title == "Who gave?"
    assert store.rename(MONA, "c", "  For the\u202e report ") == "For the report"
    store.append(MONA, "c", turn("k3", "Which company?"), instead_of="k2")
    assert store.load(MONA, "c").title == "For the report"


def test_an_empty_name_changes_nothing(store):
    store.append(MONA, "c", turn())
    assert store.rename(MONA, "c", " \x00 ") is None
    assert store.load(MONA, "c").title == "Who gave?"


def test_a_snapshot_replaces_the_one_before_and_keeps_its_time(store):
    store.append(MONA, "c", StoredTurn(Exchange("k1", "Who gave?")))
    store.append(MONA, "c", turn("k2"))
    assert store.update(MONA, "c", turn("k1", generation="0002-aaaaaaaa"))
    loaded = store.load(MONA, "c")
    assert keys(loaded) == ["k1", "k2"]
    assert loaded.turns[0].exchange.answer == answer()
    assert (loaded.turns[0].generation, loaded.turns[0].asked) == ("0002-aaaaaaaa", "2021-03-14T09:00:00+00:00")


def test_an_answer_that_ends_after_its_conversation_was_deleted_does_not_bring_it_back(store):
    store.append(MONA, "c", turn())
    assert store.delete(MONA, "c")
    assert not store.update(MONA, "c", turn())
    assert store.load(MONA, "c") is None


def test_undo_takes_back_an_exchange_and_an_emptied_conversation_is_not_listed(store):
    store.append(MONA, "c", turn("k1"))
    store.append(MONA, "c", turn("k2"))
    assert store.cut(MONA, "c", "k2")
    assert keys(store.load(MONA, "c")) == ["k1"]
    assert store.cut(MONA, "c", "k1")
    assert not store.cut(MONA, "c", "k1")
    assert store.summaries(MONA) == []
    assert keys(store.load(MONA, "c")) == []


def test_what_was_under_way_when_the_server_ended_counts_as_stopped(store):
    store.append(MONA, "c", turn("k1"))
    store.append(MONA, "c", StoredTurn(Exchange("k2", "Who else?")))
    shown = store.load(MONA, "c").conversation()
    assert [one.stopped for one in shown.exchanges] == [False, True]


def test_one_answer_can_be_taken_alone(store):
    store.append(MONA, "c", turn("k1"))
    store.append(MONA, "c", turn("k2"))
    assert keys(store.load(MONA, "c").only("k2")) == ["k2"]


def test_above_an_owners_limit_the_conversation_used_longest_ago_goes(tmp_path):
    store = ConversationStore(tmp_path, Limits(conversations=2))
    store.append(SAMI, "s", turn())
    for key in ("a", "b"):
        store.append(MONA, key, turn())
    store.append(MONA, "a", turn("k2"))
    store.append(MONA, "c", turn())
    assert [one.key for one in store.summaries(MONA)] == ["c", "a"]
    assert [one.key for one in store.summaries(SAMI)] == ["s"]


def test_many_browsers_cannot_push_out_an_accounts_conversations(tmp_path):
    store = ConversationStore(tmp_path, Limits(browser_conversations=2))
    store.append(MONA, "m", turn())
    browsers = [browser_owner(new_browser_key()) for _ in range(4)]
    for number, owner in enumerate(browsers):
        store.append(owner, f"b{number}", turn())
    assert [len(store.summaries(owner)) for owner in (MONA, *browsers)] == [1, 0, 0, 1, 1]


def test_a_full_conversation_refuses_another_turn_and_loses_none(tmp_path):
    store = ConversationStore(tmp_path, Limits(turns=2))
    for key in ("k1", "k2"):
        store.append(MONA, "c", turn(key))
    with pytest.raises(ConversationFullError, match="has 2 questions, the most it may: begin a new one"):
        store.append(MONA, "c", turn("k3"))
    store.append(MONA, "c", turn("k4"), instead_of="k2")
    assert keys(store.load(MONA, "c")) == ["k1", "k4"]


def test_a_refused_turn_begins_no_conversation(tmp_path):
    store = ConversationStore(tmp_path, Limits(turns=0))
    with pytest.raises(ConversationFullError):
        store.append(MONA, "c", turn())
    assert store.load(MONA, "c") is None


def test_threads_that_write_at_once_lose_nothing(store):
    def write(owner: str) -> None:
        """Hold one conversation of twenty turns, and one line of another in common."""
        for number in range(20):
            store.append(account_owner(owner), owner, turn(f"k{number}"))
        store.append(MONA, "common", turn(owner))

    threads = [threading.Thread(target=write, args=(f"t{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(store.load(account_owner(f"t{n}"), f"t{n}").turns) for n in range(6)] == [20] * 6
    assert sorted(keys(store.load(MONA, "common"))) == [f"t{n}" for n in range(6)]


APPEND_TEN = """
import pathlib, sys
from page.conversation import Exchange
from page.store import ConversationStore
from page.store_record import StoredTurn
store = ConversationStore(pathlib.Path(sys.argv[1]))
for number in range(10):
    store.append("account:mona", "common", StoredTurn(Exchange(f"{sys.argv[2]}-{number}", "Who gave?")))
"""


def test_processes_that_begin_and_write_at_once_lose_nothing(tmp_path):
    command = [sys.executable, "-c", APPEND_TEN, str(tmp_path)]
    processes = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("p1", "p2", "p3")]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert len(ConversationStore(tmp_path).load(MONA, "common").turns) == 30


def test_the_file_is_its_owners_alone_keeps_a_journal_and_survives_a_restart(tmp_path):
    ConversationStore(tmp_path / "new" / "data").append(MONA, "c", turn())
    path = tmp_path / "new" / "data" / CONVERSATIONS
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert [one.name for one in path.parent.iterdir() if not one.name.startswith(CONVERSATIONS)] == []
    assert keys(ConversationStore(path.parent).load(MONA, "c")) == ["k1"]


def test_what_was_deleted_is_not_left_in_the_file(store, tmp_path):
    store.append(MONA, "c", turn(question="the secret of Ormelune"))
    store.delete(MONA, "c")
    assert b"Ormelune" not in (tmp_path / CONVERSATIONS).read_bytes()


def spoil_middle(path) -> None:
    """Write over the tables but not the header."""
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no database at all" * 100),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        spoil_middle,
    ],
    ids=["foreign", "emptied", "cut short", "overwritten"],
)
def test_a_damaged_file_is_named_with_the_next_step_and_left_as_it_is(store, tmp_path, spoil):
    store.append(MONA, "c", turn())
    store.close()
    path = tmp_path / CONVERSATIONS
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(DataDamagedError) as refused:
        store.check()
    assert str(refused.value).startswith(f"{path}, the file of conversations, is damaged (")
    assert str(refused.value).endswith(
        "): stop the page, then restore it from a copy, or move it away with conversations.sqlite-wal beside it "
        "to begin an empty one."
    )
    assert path.read_bytes() == before


def test_another_programs_database_is_not_written_into(store, tmp_path):
    path = tmp_path / CONVERSATIONS
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE conversations (name TEXT)")
    database.close()
    with pytest.raises(DataDamagedError, match="it is empty or another program's"):
        store.append(MONA, "c", turn())


def test_a_newer_layout_is_refused(store, tmp_path):
    store.append(MONA, "c", turn())
    store.close()
    database = sqlite3.connect(tmp_path / CONVERSATIONS)
    database.execute("PRAGMA user_version = 2")
    database.close()
    with pytest.raises(DataError, match=r"layout 2, this one reads 1\): use that version"):
        store.summaries(MONA)


def test_a_damaged_turn_is_named(store, tmp_path):
    store.append(MONA, "c", turn("k1"))
    store.append(MONA, "c", turn("k2"))
    database = sqlite3.connect(tmp_path / CONVERSATIONS)
    database.execute("UPDATE turns SET record = X'00' WHERE position = 1")
    database.commit()
    database.close()
    with pytest.raises(DataDamagedError, match="turn 2 of conversation c: no StoredTurn"):
        store.load(MONA, "c")


def test_a_file_that_goes_while_the_page_runs_is_begun_anew_and_that_is_logged(store, tmp_path, caplog):
    store.append(MONA, "c", turn())
    for name in (CONVERSATIONS, f"{CONVERSATIONS}-wal", f"{CONVERSATIONS}-shm"):
        (tmp_path / name).unlink()
    assert store.summaries(MONA) == []
    store.append(MONA, "d", turn())
    assert keys(store.load(MONA, "d")) == ["k1"]
    assert "conversations.sqlite has gone; an empty file of conversations is begun." in caplog.text


def test_changes_of_a_file_that_has_gone_are_not_read_into_a_new_one(store, tmp_path):
    store.append(MONA, "c", turn())
    (tmp_path / CONVERSATIONS).rename(tmp_path / "copy")
    with pytest.raises(DataDamagedError, match=r"holds changes of a file that has gone: put conversations.sqlite back"):
        store.summaries(MONA)


def test_a_busy_file_is_said_to_be_busy(store, tmp_path, monkeypatch):
    monkeypatch.setattr("page.store_file.BUSY_SECONDS", 0.05)
    store.append(MONA, "c", turn())
    other = sqlite3.connect(tmp_path / CONVERSATIONS, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DataBusyError, match=r"has been in use by another process for 0.05 seconds: try again"):
        store.append(MONA, "c", turn("k2"))
    assert keys(store.load(MONA, "c")) == ["k1"]  # reading goes on
    other.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_directory_that_cannot_be_written_to_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(DataError, match=r"cannot be made .*: set CSR_DATA to a directory that can be written to"):
        ConversationStore(tmp_path / "data").append(MONA, "c", turn())


def test_a_file_in_the_directorys_place_is_named(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(DataError, match=r"cannot be made .*: set CSR_DATA to a directory that can be written to"):
        ConversationStore(tmp_path / "data").append(MONA, "c", turn())


def test_a_bug_in_a_statement_stays_a_bug(store):
    store.append(MONA, "c", turn())
    with pytest.raises(sqlite3.IntegrityError):
        store.append(MONA, "c", turn())


@pytest.mark.parametrize(
    ("key", "is_owner"),
    [
        (new_browser_key(), True),
        (None, False),
        ("", False),
        ("short", False),
        ("a" * 31 + "'", False),
        ("a" * 33, False),
    ],
)
def test_only_a_key_of_ours_owns_anything(key, is_owner):
    assert (browser_owner(key) is not None) == is_owner


def test_an_account_named_like_a_browser_owns_nothing_of_it():
    key = "a" * 32
    assert key not in browser_owner(key)
    assert account_owner(browser_owner(key)) != browser_owner(key)
    assert new_key() != new_key()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("  How  much\ndid\tKastora give?", "How much did Kastora give?"),
        ("a\x00b\ud800c\u202ed\u2066e", "a b cde"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("كم؟", "كم؟"),
        ("\u2028\x1b", ""),
    ],
)
def test_a_title_is_one_short_line_of_visible_letters(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize(("given", "kept"), [("", ".data"), ("elsewhere", "elsewhere"), (None, ".data")])
def test_the_pages_own_data_lie_where_the_setting_says(monkeypatch, given, kept):
    monkeypatch.delenv("CSR_DATA", raising=False)
    if given is not None:
        monkeypatch.setenv("CSR_DATA", given)
    assert str(load_settings().data) == kept


@pytest.mark.parametrize(("given", "kept"), [(None, False), ("", False), ("1", True), ("on", True), ("0", False)])
def test_the_mcp_server_is_off_unless_switched_on(monkeypatch, given, kept):
    monkeypatch.delenv("CSR_MCP", raising=False)
    if given is not None:
        monkeypatch.setenv("CSR_MCP", given)
    assert load_settings().mcp is kept


def test_settings_that_are_not_usable_say_what_to_write(monkeypatch, tmp_path):
    monkeypatch.setenv("CSR_MCP", "maybe")
    with pytest.raises(SettingsError, match=r"^CSR_MCP='maybe' is not usable \(write 1 to switch the MCP server on, 0"):
        load_settings()
    monkeypatch.setenv("CSR_MCP", "1")
    (tmp_path / "file").touch()
    monkeypatch.setenv("CSR_DATA", str(tmp_path / "file"))
    with pytest.raises(SettingsError, match=r"file' is not usable \(it is a file; name a directory"):
        load_settings()
