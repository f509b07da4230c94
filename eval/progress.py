"""A progress bar on standard error, where a person watches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]

Item = TypeVar("Item")


def progress(items: Sequence[Item], doing: str, done: int = 0) -> Iterator[Item]:
    """Return the items one by one; `done` were finished before an interruption."""
    yield from tqdm(items, desc=doing, unit="question", initial=done, total=done + len(items), disable=None)
