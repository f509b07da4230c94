"""Runs the page as a user does, `python app.py` on a free port, and finds a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError

from rag.settings import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 120  # a busy machine with two cores; a free one needs about six


def find_browser() -> str | None:
    """Return the path of an installed Chromium, None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def serving(index: Path, log: Path, port: int | None = None, **variables: str) -> Iterator[str]:
    """Run `python app.py` until the block ends, on a free port where none is given; give the page's address."""
    port = port or free_port()
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "app.py", "--port", str(port)],
            cwd=ROOT,
            env={"CSR_DATA": str(log.with_name("data"))} | environment(index) | variables,
            stdout=output,
            stderr=output,
        ) as process,
    ):
        try:
            wait_until_answering(f"http://127.0.0.1:{port}/", process, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def wait_until_answering(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the page answers; fail with the server's own words where it ends instead."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text("utf-8")
        try:
            with urllib.request.urlopen(address, timeout=START_SECONDS):
                return
        except HTTPError:
            return  # it asks for a name and a password
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"the page did not answer within {START_SECONDS} s: {log.read_text('utf-8')}")


def environment(index: Path) -> dict[str, str]:
    """Return the environment of a run with nothing configured but its index."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CSR_")}
    return kept | {"CSR_INDEX": str(index)}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
