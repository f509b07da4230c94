import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.confined import ROOT, Limits, Parser, confined, start_of
from rag.errors import ArticleError

MB = 1_000_000
HERE = "tests.ingest.test_confined"
BIG = 4_000_000_000  # bytes; above the default limit


def whole(file: Path) -> dict[str, str]:
    """Return a file's text."""
    return {"title": "Nilain builds schools", "text": file.read_text(encoding="utf-8")}


def titled(file: Path) -> dict[str, str]:
    """Return a file's first line as title, the others as text."""
    title, _, text = file.read_text(encoding="utf-8").partition("\n")
    return {"title": title, "text": text}


def greedy(file: Path) -> dict[str, str]:
    """Allocate more than is allowed."""
    return {"title": "", "text": str(len(bytearray(BIG)))}


def endless(file: Path) -> dict[str, str]:
    """Wait, with a child of its own, whose id it leaves behind."""
    child = subprocess.Popen(["sleep", "600"])
    file.write_text(f"{os.getpid()} {child.pid}")
    time.sleep(600)
    return {}


def busy(file: Path) -> dict[str, str]:
    """Use the processor."""
    while True:
        pass


def crashing(file: Path) -> dict[str, str]:
    """Die as a native library does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}


def failing(file: Path) -> dict[str, str]:
    """Fail as a library does."""
    raise KeyError("styles.xml")


def refusing(file: Path) -> dict[str, str]:
    """Refuse."""
    raise ArticleError("is locked with a password; save a copy without one.")


def verbose(file: Path) -> dict[str, str]:
    """Return more than is allowed."""
    return {"title": "", "text": "x" * 2 * MB}


def chatting(file: Path) -> dict[str, str]:
    """Print, as native libraries do."""
    os.write(1, b"warning: damaged object\n")
    return {"title": "", "text": f"{sorted(os.environ)}"}


@pytest.fixture
def file(tmp_path):
    """Return a file with a few words."""
    file = tmp_path / "words.txt"
    file.write_text(
        "Nilain builds schools in Aswan: «مدارس» \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")
    )
    return file


def parsed(function, file, **limits):
    """Parse with a function of this module."""
    return confined(Parser(f"{HERE}:{function}", "test"), file, Limits(**limits))


def alive(number):
    """Return whether a process runs; one that ended and was not reaped does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_child_gives_title_and_text(file):
    """Letters of every script come through."""
    document = parsed("whole", file)
    assert document.raw == "Nilain builds schools in Aswan: «مدارس» 😀"
    assert document.given.title == "Nilain builds schools"


@pytest.mark.parametrize(
    ("function", "limits", "reason"),
    [
        ("greedy", {}, "needs more than 2 GB of memory; divide it into smaller files,"),
        ("greedy", {"memory_bytes": 600 * MB}, "needs more than 600 MB of memory; divide it"),
        ("busy", {"seconds": 1}, "takes more than 1 seconds to read; divide it into smaller files,"),
        ("crashing", {}, "crashes the test parser (SIGSEGV); save it anew, or divide it"),
        ("failing", {}, "makes the test parser fail (KeyError: 'styles.xml'); save it anew, or divide it"),
        ("refusing", {}, "is locked with a password; save a copy without one."),
        ("verbose", {"result_bytes": MB}, "holds more than 1 MB of text; divide it into smaller files,"),
    ],
)
def test_a_child_that_gives_nothing_is_a_reason(file, function, limits, reason):
    """What happens in the child is one sentence, and the parent goes on."""
    with pytest.raises(ArticleError) as caught:
        parsed(function, file, **limits)
    assert str(caught.value).startswith(reason)


def test_what_libraries_print_is_no_part_of_the_answer_and_secrets_stay_here(file, monkeypatch):
    """The child's environment holds paths and languages only."""
    monkeypatch.setenv("CSR_USERS", "layla:secret")
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    names = parsed("chatting", file).raw
    assert "PATH" in names
    assert "CSR_USERS" not in names
    assert "OPENAI_API_KEY" not in names


def test_a_child_without_end_is_killed_with_its_children(file):
    """Time is counted by the clock too: waiting uses no processor."""
    started = time.monotonic()
    with pytest.raises(ArticleError, match="takes more than 2 seconds"):
        parsed("endless", file, seconds=2)
    assert time.monotonic() - started < 10
    numbers = [int(number) for number in file.read_text().split()]
    deadline = time.monotonic() + 5
    while any(map(alive, numbers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, numbers))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_the_child_ends_with_its_parent(file, number):
    """Ctrl-C and kill: no parser is left running."""
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # CI may ignore it
        f"import tests.ingest.test_confined as t; from pathlib import Path; t.parsed('endless', Path({str(file)!r}))"
    )
    before = file.read_text()
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.DEVNULL) as parent:
        deadline = time.monotonic() + 30
        while file.read_text() in (before, "") and time.monotonic() < deadline:
            time.sleep(0.05)
        child, grandchild = (int(each) for each in file.read_text().split())
        parent.send_signal(number)
        parent.wait(10)
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    was_alive = alive(child)
    if alive(grandchild):
        os.kill(grandchild, signal.SIGKILL)
    assert not was_alive


def test_a_child_that_cannot_work_is_a_bug_not_a_bad_file(file):
    """A missing module is nobody's article."""
    with pytest.raises(RuntimeError, match="No module named"):
        confined(Parser("ingest.nothing:parse", "test"), file)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Nilain builds  schools", "Nilain builds schools"),
        ("Nilain builds", "Nilain builds"),
        ("Microsoft Word - Nilain builds schools.docx", None),
        ("Press release template", None),
        ("Untitled", None),
        ("", None),
    ],
)
def test_a_title_that_the_text_does_not_bear_out_is_dropped(file, title, kept):
    """Files keep titles of templates and programs; then the text's own headline is better."""
    file.write_text(f"{title}\nNilain builds schools in Aswan", encoding="utf-8")
    assert parsed("titled", file).given.title == kept


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    """Missing, a folder, empty, too large."""
    (tmp_path / "empty").touch()
    (tmp_path / "large").write_bytes(b"x" * 2 * MB)
    reasons = {
        "nothing": "cannot be read (No such file",
        "": "is not a file",
        "empty": "is empty",
        "large": "has 2.0 MB",
    }
    for name, reason in reasons.items():
        with pytest.raises(ArticleError) as caught:
            start_of(tmp_path / name, 8, MB)
        assert str(caught.value).startswith(reason)
        assert ";" in str(caught.value)
