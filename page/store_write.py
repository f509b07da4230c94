"""Writes files that others read meanwhile: one writer at a time, whole or not at all; it knows no content."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PRIVATE_FILE, PRIVATE_DIRECTORY = (
    0o600,
    0o700,
)  # what people asked and their passwords' hashes are nobody else's business


@contextmanager
def directory_lock(directory: Path) -> Iterator[None]:
    """Make a directory if need be and hold its lock; it leaves no file, and ends with the process."""
    directory.mkdir(mode=PRIVATE_DIRECTORY, parents=True, exist_ok=True)
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place of another at once, with the old one's permissions; a new one is its owner's alone."""
    target = path.resolve()  # a link stays a link
    mode = target.stat().st_mode & 0o777 if target.exists() else PRIVATE_FILE
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    built = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        built.chmod(mode)
        built.replace(target)
    except BaseException:
        built.unlink(missing_ok=True)
        raise
    sync_directory(target.parent)


def sync_directory(directory: Path) -> None:
    """Make a replaced name survive a power cut."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
