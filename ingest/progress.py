"""A progress bar on standard error, only where something takes long and a person watches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]

AFTER_SECONDS = 3.0

Item = TypeVar("Item")


def progress(items: Sequence[Item], doing: str, unit: str) -> Iterator[Item]:
    """Return the items one by one."""
    yield from tqdm(items, desc=doing, unit=unit, delay=AFTER_SECONDS, leave=False, disable=None)
