"""A progress bar on standard error, only where something takes long and a person watches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self, TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]

AFTER_SECONDS = 3.0

Item = TypeVar("Item")


def progress(items: Sequence[Item], doing: str, unit: str) -> Iterator[Item]:
    """Return the items one by one."""
    yield from tqdm(items, desc=doing, unit=unit, delay=AFTER_SECONDS, leave=False, disable=None)


class ByteProgress:
    """A progress bar over files by their bytes, which tells rate and time left whatever they hold."""

    def __init__(self, doing: str, files: Sequence[Path | None]) -> None:
        self._told = 0  # bytes of the present file that were told already
        total = sum(_size(file) for file in files)
        options = {"unit": "B", "unit_scale": True, "delay": AFTER_SECONDS, "leave": False, "disable": None}
        self._bar = tqdm(desc=doing, total=total, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def seen(self, count: int) -> None:
        """Tell that so many more bytes of the present file were read."""
        self._told += count
        self._bar.update(count)

    def finished(self, file: Path | None) -> None:
        """Tell that a file is done."""
        self._bar.update(max(0, _size(file) - self._told))
        self._told = 0


def _size(file: Path | None) -> int:
    """Return a file's size in bytes; nothing for a link, or for what cannot be read."""
    try:
        return file.stat().st_size if file else 0
    except OSError:
        return 0
