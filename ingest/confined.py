"""A parser in a process of its own, with limits: a file that is made to harm, or only broken, harms nothing else.

The child reads one file, writes one JSON object and ends. It holds no secrets of the environment, dies when its parent
dies, and is killed with whatever it started when its time is over. Knows nothing of any file format.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from ingest.document import Document
from ingest.front_matter import Given
from rag.errors import ArticleError

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "VIRTUAL_ENV")  # no keys
GIGABYTE = 1 << 30
TITLE_WORD = re.compile(r"[^\W\d_]{3,}")
FEWEST_TITLE_WORDS = 2  # "Untitled", "Communiqué": no headline
LONGEST_TITLE = 300  # characters
TITLE_SEARCHED = 5000  # characters of the text
FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|pptx?|odt|rtf|txt|html?)\b", re.IGNORECASE)
MESSAGES_BYTES = 65_536  # of the child's standard error; more would be a parser that chatters

REMEDY = "divide it into smaller files, or save its text as a UTF-8 .txt file."


@dataclass(frozen=True, slots=True)
class Parser:
    """What runs in the child: a function from a file's path to fields of text, and what people call it."""

    function: str  # "module:name"; the module is all that the child imports
    name: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use."""

    seconds: int = 60  # of the clock, and of the processor
    memory_bytes: int = 2 * GIGABYTE  # of address space; libraries alone take a quarter
    result_bytes: int = 20_000_000  # of JSON; articles are far smaller


LIMITS = Limits()


def confined(parser: Parser, file: Path, limits: Limits = LIMITS) -> Document:
    """Return the article that a parser takes out of a file.

    Raises:
        ArticleError: the parser refuses the file, fails, crashes, or needs more than the limits; says what to do.
        RuntimeError: the child could not work at all, whatever the file.
    """
    arguments = [parser.function, str(file.resolve()), str(limits.seconds), str(limits.memory_bytes)]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        code = _run([*arguments, str(limits.result_bytes)], output, messages, limits)
        output.seek(0)
        result = output.read(limits.result_bytes + 1)
        messages.seek(0)
        said = messages.read(MESSAGES_BYTES).decode(errors="replace")
    if code < 0:
        raise ArticleError(_killed(-code, parser, limits))
    if code:
        message = f"The process that reads {parser.name} files ended with status {code}: {said[-2000:]}"
        raise RuntimeError(message)
    return _document(result, parser, limits)


def start_of(file: Path, count: int, largest_bytes: int) -> bytes:
    """Return the first bytes of a file, which tell its form; `count` may be as large as the largest file.

    Raises:
        ArticleError: it is not a file, empty, too large, or may not be read.
    """
    try:
        size = file.stat().st_size
        if not file.is_file():
            raise ArticleError("is not a file; remove it or correct the path.")
        if size > largest_bytes:
            limit = f"at most {largest_bytes / 1e6:,.0f} MB are read"
            raise ArticleError(f"has {size / 1e6:,.1f} MB, {limit}; {REMEDY}")
        with file.open("rb") as content:
            start = content.read(count)
    except OSError as error:
        message = f"cannot be read ({error.strerror}); allow it to be read, correct the path or remove it."
        raise ArticleError(message) from error
    if not start:
        raise ArticleError("is empty; download or export it again, or remove it.")
    return start


def _run(arguments: list[str], output: BinaryIO, messages: BinaryIO, limits: Limits) -> int:
    """Run the child and return its status; negative is the signal that ended it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest.confined", *arguments],
        stdin=subprocess.PIPE,  # never written to: the child sees it close when this process ends, however it ends
        stdout=output,
        stderr=messages,
        cwd=ROOT,
        env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
        start_new_session=True,  # a group of its own, to be killed whole
    )
    with process:
        try:
            return process.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            return -signal.SIGXCPU  # what the limit of processor time would have ended it with
        finally:  # also on Ctrl-C, which the child does not get
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)


def _killed(number: int, parser: Parser, limits: Limits) -> str:
    """Return the reason for a child that a signal ended."""
    if number == signal.SIGXCPU:
        return f"takes more than {limits.seconds} seconds to read; {REMEDY}"
    if number == signal.SIGKILL:  # the system's own choice: this module's kill is reported as SIGXCPU
        return f"needs more memory than this machine has to spare; {REMEDY}"
    with contextlib.suppress(ValueError):
        return f"crashes the {parser.name} parser ({signal.Signals(number).name}); save it anew, or {REMEDY}"
    return f"crashes the {parser.name} parser (signal {number}); save it anew, or {REMEDY}"


def _document(result: bytes, parser: Parser, limits: Limits) -> Document:
    """Return the article of a child's answer, or raise what it says instead."""
    match json.loads(result):
        case {"title": str(title), "text": str(text)}:
            return Document(Given(title=_borne_out(title, text)), text)
        case {"refused": str(reason)}:
            raise ArticleError(reason)
        case {"failed": "MemoryError"}:
            raise ArticleError(f"needs more than {_size(limits.memory_bytes)} of memory; {REMEDY}")
        case {"failed": str(error)}:
            raise ArticleError(f"makes the {parser.name} parser fail ({error}); save it anew, or {REMEDY}")
        case _:
            raise ArticleError(f"holds more than {_size(limits.result_bytes)} of text; {REMEDY}")


def _borne_out(title: str, text: str) -> str | None:
    """Return a file's own title where most of its words are in the text: others are left from a template or a program.

    "Microsoft Word - x.docx", "Press release template" -> None.
    """
    words = TITLE_WORD.findall(title.casefold())
    head = text[:TITLE_SEARCHED].casefold()
    if len(words) < FEWEST_TITLE_WORDS or len(title) > LONGEST_TITLE or FILE_NAME.search(title):
        return None
    return " ".join(title.split()) if 2 * sum(word in head for word in words) > len(words) else None


def _size(count: int) -> str:
    """Return a number of bytes as people say it: 2147483648 -> "2 GB"."""
    return f"{count / GIGABYTE:.3g} GB" if count >= GIGABYTE else f"{count / 1e6:.3g} MB"


def main(arguments: list[str]) -> NoReturn:
    """Be the child: read one file within the limits and write the answer."""
    function, file, seconds, memory_bytes, result_bytes = arguments
    output = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no part of the answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit(int(seconds), int(memory_bytes), int(result_bytes))
    answer = _answer(function, Path(file))
    with os.fdopen(output, "wb") as stream:
        stream.write(answer if len(answer) <= int(result_bytes) else _packed(too_long=True))
    os._exit(0)  # what a parser does on its way out is not waited for


def _answer(function: str, file: Path) -> bytes:
    """Return what a parser gives for a file, or how it refuses or fails."""
    module, _, name = function.partition(":")
    parse = getattr(importlib.import_module(module), name)
    try:
        return _packed(**parse(file))
    except ArticleError as error:
        return _packed(refused=str(error))
    except MemoryError:
        return _packed(failed="MemoryError")
    except Exception as error:  # whatever a library raises over a stranger's file
        return _packed(failed=" ".join(f"{type(error).__name__}: {error}".split())[:200])


def _packed(**answer: object) -> bytes:
    """Return an answer as it is written; a lone surrogate, no letter of any text, becomes a question mark."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")


def _limit(seconds: int, memory_bytes: int, result_bytes: int) -> None:
    """Bound what this process may use; a system that does not know a limit goes without it."""
    bounds = {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_CPU: (seconds, seconds + 1),
        resource.RLIMIT_AS: (memory_bytes, memory_bytes),
        resource.RLIMIT_FSIZE: (result_bytes + MESSAGES_BYTES, result_bytes + MESSAGES_BYTES),
    }
    for kind, bound in bounds.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, bound)


def _end_with_parent() -> None:
    """End this process when the parent has ended: its end of the pipe closes."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
