"""From a finished directory to the published generation: one writer, verified in a fresh process, one atomic replace.

Killed at any moment, the generation published before still answers. Knows nothing of what a generation holds.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.errors import IndexBusyError, IndexDamagedError, IndexMismatchError, PublishedIndexError
from rag.manifest import (
    CURRENT,
    GENERATION_NAME,
    GENERATIONS,
    LOCK,
    Manifest,
    generation_directory,
    published_name,
    read_manifest,
)
from rag.settings import ROOT

BUILDING = ".building-"  # begins the names of directories that a killed ingest leaves behind
VERIFY_SECONDS = 900  # 100,000 chunks take about 2


@contextmanager
def index_lock(index: Path) -> Iterator[None]:
    """Hold the index's lock; the operating system frees it when the process ends, however it ends.

    Raises:
        IndexBusyError: another process holds it.
        PublishedIndexError: the index directory cannot be made or written to.
    """
    try:
        (index / GENERATIONS).mkdir(parents=True, exist_ok=True)
        file = (index / LOCK).open("a+", encoding="ascii")
    except OSError as error:
        message = f"{index} cannot be written to ({error.strerror}): set CSR_INDEX to a directory that can."
        raise PublishedIndexError(message) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            message = (
                f"Another ingest (process {file.read().strip() or 'unknown'}) holds {index / LOCK}: wait for it to end."
            )
            raise IndexBusyError(message) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def new_directory(index: Path) -> Path:
    """Return where to build, after clearing what killed ingests left. The lock must be held."""
    for leftover in (index / GENERATIONS).glob(f"{BUILDING}*"):
        shutil.rmtree(leftover)
    return index / GENERATIONS / f"{BUILDING}{os.getpid()}-{time.time_ns()}"


def publish(index: Path, built: Path, manifest: Manifest) -> None:
    """Verify a built generation, make it the published one and drop all but the one before. The lock must be held.

    Raises:
        IndexDamagedError: it did not verify; it is removed and the published one stays.
    """
    problems = verify_in_fresh_process(built)
    if problems:
        shutil.rmtree(built)
        message = f"The new index did not verify ({problems}); the one before stays: run `python -m ingest --rebuild`."
        raise IndexDamagedError(message)
    _sync_tree(built)
    built.rename(generation_directory(index, manifest.name))
    _point_to(index, manifest.name)
    _prune(index, keep={manifest.name, manifest.previous})


def rollback(index: Path) -> str:
    """Publish the generation before the published one and return its name. The lock must be held.

    Raises:
        PublishedIndexError: there is none, it is of another layout, or it does not verify.
    """
    name = _name_before(index)
    if name is None or not generation_directory(index, name).is_dir():
        message = f"{index} holds no generation before the published one: run `python -m ingest`."
        raise PublishedIndexError(message)
    _require_this_layout(index, name)
    problems = verify_in_fresh_process(generation_directory(index, name))
    if problems:
        message = f"Generation {name} does not verify ({problems}): remove {index} and run `python -m ingest`."
        raise IndexDamagedError(message)
    _point_to(index, name)
    return name


def verify_in_fresh_process(directory: Path) -> str:
    """Return what is wrong with a generation, or ""; a damaged vector index can end the process that opens it."""
    command = [sys.executable, "-m", "ingest.verify", str(directory.resolve())]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=VERIFY_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return f"it took more than {VERIFY_SECONDS} seconds"
    if done.returncode == 0:
        return ""
    return done.stdout.strip() or f"its process ended with {done.returncode}: {done.stderr.strip()[-300:]}"


def generation_names(index: Path) -> list[str]:
    """Return the names of the complete generations, oldest first."""
    folder = index / GENERATIONS
    return (
        sorted(path.name for path in folder.iterdir() if GENERATION_NAME.fullmatch(path.name))
        if folder.is_dir()
        else []
    )


def _name_before(index: Path) -> str | None:
    """Return the generation before the published one; where that cannot be read, the newest other one."""
    try:
        return read_manifest(generation_directory(index, published_name(index))).previous
    except IndexDamagedError:
        pass
    try:
        published = published_name(index)
    except IndexDamagedError:
        published = ""
    return next((name for name in reversed(generation_names(index)) if name != published), None)


def _require_this_layout(index: Path, name: str) -> None:
    """Refuse to go back to what this program cannot read."""
    try:
        read_manifest(generation_directory(index, name))
    except IndexMismatchError as error:
        message = (
            f"Generation {name} has the layout of another version of this program, so the published one stays: "
            "run `python -m ingest --rebuild` to derive it anew."
        )
        raise IndexMismatchError(message) from error
    except IndexDamagedError:
        return  # what is damaged is told by verifying it


def _point_to(index: Path, name: str) -> None:
    """Replace CURRENT atomically and durably."""
    new = index / f"{CURRENT}.new"
    with new.open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    new.replace(index / CURRENT)
    _sync_directory(index)


def _prune(index: Path, keep: set[str | None]) -> None:
    """Remove generations that neither answer nor are rolled back to."""
    for name in generation_names(index):
        if name not in keep:
            shutil.rmtree(generation_directory(index, name), ignore_errors=True)


def _sync_tree(directory: Path) -> None:
    """Force every file and folder of a generation to the disk."""
    for path in directory.rglob("*"):
        if path.is_dir():
            _sync_directory(path)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_directory(directory)
    _sync_directory(directory.parent)


def _sync_directory(directory: Path) -> None:
    """Force a folder's entries to the disk."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
