import io
import logging
import os
import subprocess
import sys
import threading

import pytest

from page import accounts, accounts_file
from page.accounts import AccountBook, Attempt, main
from page.accounts_brake import BY_ADDRESS, BY_NAME, Brake, Pace, network
from page.accounts_file import (
    NAME_RULE,
    Account,
    Role,
    change_accounts,
    hash_password,
    is_password,
    parse_accounts,
    password_objection,
    read_accounts,
)
from rag.errors import SettingsError
from rag.settings import ROOT, load_settings

PASSWORD = "rain on the delta"
HERE = "192.0.2.7"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    """Hash at next to no cost, except where a test says otherwise."""
    monkeypatch.setattr(accounts_file, "COST", 2)
    monkeypatch.setattr(accounts_file, "PASSES", 1)


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def path(tmp_path):
    """Return a file of a reader and an editor, with a comment."""
    file = tmp_path / "users"
    file.write_text("# the press office\n", encoding="utf-8")
    change_accounts(file, add=Account("mona", Role.EDITOR, hash_password(PASSWORD)))
    change_accounts(file, add=Account("سامي", Role.READER, hash_password("كلمة سر طويلة")))
    return file


@pytest.fixture
def book(path, clock) -> AccountBook:
    """Return the accounts of that file."""
    return AccountBook(path, Brake(clock))


def test_a_password_is_kept_as_a_salted_hash(monkeypatch):
    monkeypatch.undo()
    kept = hash_password(PASSWORD)
    assert kept.startswith("scrypt$16384$8$5$")
    assert kept != hash_password(PASSWORD)
    assert is_password(PASSWORD, kept)
    assert not is_password(PASSWORD + " ", kept)


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [("cafe\u0301 du port", True), ("café du port", True), ("cafe du port", False), ("", False), ("\ud800", False)],
)
def test_letters_typed_as_one_sign_or_two_are_the_same_password(typed, is_right):
    assert is_password(typed, hash_password("café du port")) == is_right


def test_a_very_long_password_costs_no_more_than_the_longest_allowed():
    longest = "é" * 1_024
    assert is_password(longest, hash_password(longest))
    assert is_password("x" * 10_000_000, hash_password("x" * 1_024))


def test_a_file_gives_names_and_roles(path):
    assert [(one.name, one.role) for one in read_accounts(path).values()] == [
        ("mona", Role.EDITOR),
        ("سامي", Role.READER),
    ]


GOOD = "scrypt$16384$8$5$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
NO_HASH = "has no usable password hash for mona; remove the line, then `python -m page.accounts add mona`"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "mona",
            "has 1 parts between colons, not 3; write name:role:hash, best by `python -m page.accounts`",
        ),
        (
            "mona:editor:secret:more",
            "has 4 parts between colons, not 3; write name:role:hash, best by `python -m page.accounts`",
        ),
        (f"mona:edtor:{GOOD}", "gives mona the role 'edtor'; write reader or editor"),
        (
            f"mo na:editor:{GOOD}",
            f"has the name 'mo na'; {NAME_RULE}",
        ),
        (f":editor:{GOOD}", f"has the name ''; {NAME_RULE}"),
        ("mona:editor:rain on the delta", NO_HASH),
        (f"mona:editor:{GOOD.replace('16384', '16383')}", NO_HASH),
        (f"mona:editor:{GOOD.replace('16384', '1048576')}", NO_HASH),
        (f"mona:editor:{GOOD.replace('$5$', '$99$')}", NO_HASH),
        (f"mona:editor:{GOOD.replace('A==', 'A=')}", NO_HASH),
        ("mona:editor:", NO_HASH),
    ],
)
def test_each_wrong_line_gets_a_sentence_that_repeats_no_secret(tmp_path, line, told):
    file = tmp_path / "users"
    file.write_text(f"# comment\n\nsami:reader:{GOOD}\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        read_accounts(file)
    assert str(refused.value) == f"{file}, line 4 {told}."
    assert "rain" not in str(refused.value)


def test_a_name_twice_is_told_whatever_its_capitals(tmp_path):
    accounts, problems = parse_accounts(f"mona:reader:{GOOD}\nMona:editor:{GOOD}", tmp_path)
    assert problems == [f"{tmp_path}, line 2 names Mona a second time; remove one of the two."]
    assert accounts["mona"].role is Role.READER


def test_every_wrong_line_is_told_up_to_ten(tmp_path):
    file = tmp_path / "users"
    file.write_text("wrong\n" * 12, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        read_accounts(file)
    lines = str(refused.value).split("\n")
    assert (len(lines), lines[9].split(" has")[0], lines[10]) == (11, f"{file}, line 10", "2 more lines are wrong.")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, ", the accounts file, is not there: run `python -m page.accounts add NAME --role editor`."),
        (b"# nobody yet\n", " names nobody: run `python -m page.accounts add NAME --role editor`, or unset CSR_USERS."),
        (b"\xff\xfe", ": give a UTF-8 file of name:role:hash lines."),
    ],
    ids=["missing", "nobody", "not text"],
)
def test_a_file_without_accounts_says_how_to_make_one(tmp_path, content, told):
    file = tmp_path / "users"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError) as refused:
        read_accounts(file)
    assert str(refused.value).startswith(str(file))
    assert str(refused.value).endswith(told)


def test_windows_line_ends_and_a_byte_order_mark_are_no_hindrance(tmp_path):
    file = tmp_path / "users"
    file.write_bytes(f"\ufeffmona : editor : {GOOD}\r\n".encode())
    assert read_accounts(file)["mona"] == Account("mona", Role.EDITOR, GOOD)


def test_the_right_password_signs_in_whatever_the_names_capitals(book):
    assert book.sign_in(" MONA ", PASSWORD, HERE).account.role is Role.EDITOR
    assert book.sign_in("سامي", "كلمة سر طويلة", HERE).account.role is Role.READER


@pytest.mark.parametrize(
    ("name", "password"),
    [("mona", "wrong"), ("nobody", PASSWORD), ("", ""), ("سامي", PASSWORD), ("mona\x00", PASSWORD), ("\ud800", "x")],
)
def test_a_wrong_name_and_a_wrong_password_say_the_same(book, name, password):
    assert book.sign_in(name, password, HERE) == Attempt()


def test_an_unknown_name_costs_the_same_one_hash(book, monkeypatch):
    seen = []

    def counted(password, password_hash):
        """Count what is computed, with which numbers."""
        seen.append(password_hash.rsplit("$", 2)[0])
        return is_password(password, password_hash)

    monkeypatch.setattr(accounts, "is_password", counted)
    book.sign_in("mona", "wrong", HERE)
    book.sign_in("nobody", "wrong", HERE)
    book.sign_in("mona", PASSWORD, HERE)
    assert seen == ["scrypt$2$8$1"] * 3


def test_a_names_failures_slow_it_and_time_or_success_clears_it(book, clock):
    attempts = [book.sign_in("mona", "wrong", f"192.0.2.{n}") for n in range(5)]
    assert attempts == [Attempt()] * 5
    assert book.sign_in("mona", PASSWORD, HERE) == Attempt(wait_seconds=1.0)
    clock.seconds += 0.4
    assert book.sign_in("mona", PASSWORD, HERE).wait_seconds == pytest.approx(0.6)
    clock.seconds += 0.6
    assert book.sign_in("mona", "wrong", HERE) == Attempt()
    assert book.sign_in("mona", PASSWORD, HERE).wait_seconds == 2.0
    clock.seconds += 2.0
    assert book.sign_in("mona", PASSWORD, HERE).account.name == "mona"
    assert [book.sign_in("mona", "wrong", HERE) for _ in range(5)] == [Attempt()] * 5


@pytest.mark.parametrize("name", ["mona", "nobody"])
def test_an_unknown_name_is_slowed_like_a_known_one(book, name):
    for _ in range(5):
        book.sign_in(name, "wrong", HERE)
    assert book.sign_in(name, "wrong", HERE) == Attempt(wait_seconds=1.0)


def test_an_address_that_tries_many_names_is_slowed(book):
    for number in range(BY_ADDRESS.free):
        assert book.sign_in(f"name{number}", "wrong", HERE) == Attempt()
    assert book.sign_in("mona", PASSWORD, HERE) == Attempt(wait_seconds=1.0)
    assert book.sign_in("mona", PASSWORD, "198.51.100.1").account is not None


def test_an_own_account_does_not_clear_the_way_for_guesses_at_others(book):
    for number in range(BY_ADDRESS.free):
        book.sign_in(f"name{number}", "wrong", HERE)
        if number < BY_ADDRESS.free - 1:
            book.sign_in("mona", PASSWORD, HERE)
    assert book.sign_in("another", "wrong", HERE).wait_seconds == 1.0


def test_attempts_at_once_are_no_way_around(clock):
    brake, begun = Brake(clock), []
    threads = [threading.Thread(target=lambda: begun.append(brake.begin("mona", HERE))) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert begun.count(0.0) == BY_NAME.free


@pytest.mark.parametrize(
    ("failures", "wait"), [(0, 0.0), (4, 0.0), (5, 1.0), (6, 2.0), (7, 4.0), (9, 16.0), (10, 20.0), (10**9, 20.0)]
)
def test_each_failure_doubles_the_wait_up_to_the_longest(failures, wait):
    assert Pace(free=5, longest_seconds=20.0).wait_seconds(failures) == wait


def test_failures_of_long_ago_do_not_count(clock):
    brake = Brake(clock)
    for _ in range(5):
        brake.begin("mona", HERE)
    clock.seconds += BY_NAME.forget_seconds
    assert [brake.begin("mona", HERE) for _ in range(5)] == [0.0] * 5


def test_memory_is_bounded_whatever_is_tried(clock):
    brake = Brake(clock, most=10)
    for number in range(1_000):
        brake.begin(f"name{number}", f"10.0.{number // 250}.{number % 250}")
    assert brake.remembered() == 20


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
        ("x" * 99, "x" * 64),
    ],
)
def test_an_ipv6_network_counts_as_one_address(address, counted):
    assert network(address) == counted


def test_a_removed_account_ends_while_the_page_runs_and_a_role_changes(book, path):
    before = book.find("mona")
    change_accounts(path, remove="MONA")
    assert book.find("mona") is None
    assert book.sign_in("mona", PASSWORD, HERE) == Attempt()
    change_accounts(path, add=Account("mona", Role.READER, hash_password(PASSWORD)))
    after = book.find("mona")
    assert (before.role, after.role) == (Role.EDITOR, Role.READER)
    assert before.stamp != after.stamp


def test_a_line_spoiled_while_the_page_runs_shuts_out_nobody_else(book, path, caplog):
    path.write_text(path.read_text("utf-8") + "wrong\n", encoding="utf-8")
    assert book.find("mona").role is Role.EDITOR
    assert "line 4 has 1 parts between colons" in caplog.text


def test_a_file_that_goes_while_the_page_runs_lets_nobody_in(book, path, caplog):
    path.unlink()
    assert book.find("mona") is None
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_wrong_lines_at_the_start_are_an_error(tmp_path):
    file = tmp_path / "users"
    file.write_text("wrong\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        AccountBook(file)


def test_comments_and_the_files_permissions_survive_changes(path):
    assert path.read_text("utf-8").startswith("# the press office\nmona:editor:scrypt$")
    path.chmod(0o640)
    change_accounts(path, remove="mona")
    assert path.read_text("utf-8").startswith("# the press office\nسامي:reader:scrypt$")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in path.parent.iterdir()] == ["users"]


def test_a_new_file_is_its_owners_alone_and_a_link_stays_one(tmp_path):
    real = tmp_path / "kept" / "users"
    link = tmp_path / "users"
    link.symlink_to(real)
    change_accounts(link, add=Account("mona", Role.READER, GOOD))
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_line_is_added_to_a_file_without_a_last_line_end(tmp_path):
    file = tmp_path / "users"
    file.write_text(f"mona:reader:{GOOD}", encoding="utf-8")
    change_accounts(file, add=Account("sami", Role.EDITOR, GOOD))
    assert file.read_text("utf-8") == f"mona:reader:{GOOD}\nsami:editor:{GOOD}\n"


def test_changes_at_once_lose_none(tmp_path):
    file = tmp_path / "users"
    names = [f"name{number}" for number in range(20)]
    threads = [
        threading.Thread(target=change_accounts, args=(file, Account(name, Role.READER, GOOD))) for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read_accounts(file)) == sorted(names)


def run(*arguments, file, typed="", monkeypatch) -> int:
    """Run the command with standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    return main(["--file", str(file), *arguments])


def test_the_command_adds_lists_and_removes(tmp_path, monkeypatch, capsys):
    file = tmp_path / "users"
    assert run("add", "mona", "--role", "editor", file=file, typed=f"{PASSWORD}\n", monkeypatch=monkeypatch) == 0
    assert run("add", "سامي", file=file, typed=f"{PASSWORD}\r\n", monkeypatch=monkeypatch) == 0
    assert run("list", file=file, monkeypatch=monkeypatch) == 0
    assert run("remove", "mona", file=file, monkeypatch=monkeypatch) == 0
    assert run("list", file=file, monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out.split("\n") == [
        f"mona may use the page as editor, by {file}.",
        f"سامي may use the page as reader, by {file}.",
        "mona\teditor",
        "سامي\treader",
        "mona may no longer use the page.",
        "سامي\treader",
        "",
    ]
    assert AccountBook(file).sign_in("سامي", PASSWORD, HERE).account.role is Role.READER
    assert PASSWORD not in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (["add", "mona"], "short\n", "The password has 5 characters: choose one of 10 or more.\n"),
        (["add", "mona"], "", "The password has 0 characters: choose one of 10 or more.\n"),
        (["add", "mona"], "x" * 1_025, "The password has 1025 characters: choose one of 1024 or fewer.\n"),
        (
            ["add", "a-rather-long-name"],
            "A-rather-long-name1",
            "The password is little more than the name: choose another.\n",
        ),
        (
            ["add", "#mona"],
            PASSWORD,
            f"'#mona' is no name for an account: {NAME_RULE}.\n",
        ),
        (
            ["add", "a:b"],
            PASSWORD,
            f"'a:b' is no name for an account: {NAME_RULE}.\n",
        ),
        (
            ["remove", "sami"],
            "",
            "{file}, the accounts file, is not there: run `python -m page.accounts add NAME --role editor`.\n",
        ),
    ],
)
def test_the_command_refuses_in_one_sentence_and_changes_nothing(tmp_path, monkeypatch, capsys, arguments, typed, told):
    file = tmp_path / "users"
    assert run(*arguments, file=file, typed=typed, monkeypatch=monkeypatch) == 2
    assert capsys.readouterr().err == told.format(file=file)
    assert not file.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "Mona"], "{file} has an account Mona already: remove it first, or choose another name.\n"),
        (["remove", "omar"], "{file} has no account omar: `python -m page.accounts list` shows those it has.\n"),
    ],
)
def test_the_command_knows_who_is_there(path, monkeypatch, capsys, arguments, told):
    before = path.read_bytes()
    assert run(*arguments, file=path, typed=PASSWORD, monkeypatch=monkeypatch) == 2
    assert capsys.readouterr().err == told.format(file=path)
    assert path.read_bytes() == before


def test_at_a_terminal_the_password_is_asked_twice(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": staticmethod(lambda: True)}))
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "another one"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert main(["--file", str(tmp_path / "users"), "add", "mona"]) == 0
    assert main(["--file", str(tmp_path / "users"), "add", "sami"]) == 2
    assert capsys.readouterr().err == "The two passwords are not the same: run the command again.\n"


def test_the_file_is_the_one_that_the_setting_names(tmp_path, monkeypatch):
    monkeypatch.setenv("CSR_USERS", str(tmp_path / "users"))
    command = [sys.executable, "-m", "page.accounts", "add", "mona"]
    done = subprocess.run(command, cwd=ROOT, input=PASSWORD, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"mona may use the page as reader, by {tmp_path}/users.\n",
        "",
    )


def test_without_the_setting_the_command_says_how_to_set_it(monkeypatch, capsys):
    monkeypatch.delenv("CSR_USERS", raising=False)
    assert main(["list"]) == 2
    assert capsys.readouterr().err.startswith("CSR_USERS is not set: set it to the accounts file")


@pytest.mark.parametrize(("given", "kept"), [(None, None), ("", None), (" ", None), ("team/users", "team/users")])
def test_the_setting_names_a_file_or_nothing(monkeypatch, given, kept):
    monkeypatch.delenv("CSR_USERS", raising=False)
    if given is not None:
        monkeypatch.setenv("CSR_USERS", given)
    users = load_settings().users
    assert (str(users) if users else None) == kept


def test_a_directory_is_no_accounts_file(monkeypatch, tmp_path):
    monkeypatch.setenv("CSR_USERS", str(tmp_path))
    with pytest.raises(SettingsError, match="is not usable \\(it is a directory; name the file that"):
        load_settings()


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_file_that_cannot_be_written_is_named(path):
    path.parent.chmod(0o500)
    with pytest.raises(SettingsError, match="cannot be written"):
        change_accounts(path, remove="mona")


@pytest.mark.parametrize(("password", "is_fine"), [("rain on the delta", True), ("mona", False), ("mona123456", False)])
def test_a_password_is_more_than_the_name(password, is_fine):
    assert (password_objection(password, "Mona") is None) == is_fine
