"""Runs `python -m ingest` over the uploads folder in a process of its own, and tells how far it is.

So the page holds neither the writer's lock nor a second encoder, and what goes wrong there goes wrong there.
"""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rag.settings import ROOT, Settings

BAR = re.compile(r"([a-z][a-z ]*): +(\d{1,3})%")  # of the ingest's own progress: "reading:  45%|…"
BUSY = "Another ingest"  # begins the refusal of an ingest that finds the index locked
BUSY_WAIT_SECONDS = 3.0
BUSY_MOST_SECONDS = 600.0
READ_BYTES = 65_536
LAST_WORDS = 2_000  # characters of what an ingest that failed said last

Told = Callable[[str, float | None], None]  # a step of the work, and how much of it is done


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingest reported, or why it could not."""

    report: dict[str, object] | None
    failure: str = ""


def run_ingest(folder: Path, settings: Settings, tell: Told) -> Outcome:
    """Bring the index in line with a folder, waiting for another ingest where one is under way.

    Args:
        tell: is told of each step: "waiting", or one of the ingest's own.
    """
    deadline = time.monotonic() + BUSY_MOST_SECONDS
    while True:
        outcome = _run_once(folder, settings, tell)
        if not outcome.failure.startswith(BUSY) or time.monotonic() > deadline:
            return outcome
        tell("waiting", None)
        time.sleep(BUSY_WAIT_SECONDS)


def command(folder: Path) -> list[str]:
    """Return the command, which gives way to the page's answers where the system can say so."""
    nice = shutil.which("nice")
    return [*([nice, "-n", "10"] if nice else []), sys.executable, "-m", "ingest", "--json", str(folder)]


def _run_once(folder: Path, settings: Settings, tell: Told) -> Outcome:
    """Run one ingest to its end. Progress is only drawn to a terminal, so that it is given one."""
    own, theirs = pty.openpty()
    try:
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(
                command(folder),
                cwd=ROOT,
                env=_environment(settings),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=theirs,
            )
            os.close(theirs)
            said = _follow(_pieces(own), tell)
            process.wait()
            output.seek(0)
            return _outcome(output.read().decode("utf-8", "replace"), said, process.returncode)
    finally:
        os.close(own)


def _pieces(terminal: int) -> Iterator[str]:
    """Yield what a process writes to its terminal until it ends."""
    with suppress(OSError):  # so a terminal says that nobody is left at its other side
        while piece := os.read(terminal, READ_BYTES):
            yield piece.decode("utf-8", "replace")


def _follow(pieces: Iterator[str], tell: Told) -> str:
    """Tell each step of an ingest and return what else it said."""
    said = ""
    for piece in pieces:
        bars = BAR.findall(piece)
        if bars:
            step, percent = bars[-1]
            tell(step.strip(), min(100, int(percent)) / 100)
        lines = [line for line in re.split(r"[\r\n]+", piece) if not BAR.search(line)]
        said = (said + "\n".join(lines))[-LAST_WORDS:]
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", said).strip()


def _outcome(output: str, said: str, code: int) -> Outcome:
    """Return what an ingest printed: its report, also where it took nothing, else its refusal."""
    for line in reversed(output.splitlines()):
        with suppress(ValueError):
            report = json.loads(line)
            if isinstance(report, dict):
                return Outcome(report)
    return Outcome(None, said or f"The ingest ended with {code} and said nothing; the server's log may tell more.")


def _environment(settings: Settings) -> dict[str, str]:
    """Return the environment of an ingest: the page's own, with its index and encoder as whole paths."""
    encoder = Path(settings.encoder).expanduser()
    known: Sequence[tuple[str, str]] = (
        ("CSR_INDEX", str(settings.index.resolve())),
        ("CSR_ENCODER", str(encoder.resolve()) if encoder.exists() else settings.encoder),
        ("COLUMNS", "100"),
    )
    return dict(os.environ) | dict(known)
