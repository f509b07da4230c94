"""The published generation as a long-running program sees it: moves over when an ingest publishes a new one.

The old generation is closed when its last reader has ended. Knows nothing of what is read.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np

from rag.errors import PublishedIndexError
from rag.manifest import published_name
from rag.store import Generation

LOOK_EVERY_SECONDS = 1.0  # how often CURRENT, a file of a few bytes, is read again

log = logging.getLogger(__name__)


class PublishedIndex:
    """Lends the current generation to readers, any number at a time."""

    def __init__(self, index: Path, fingerprint: str | None = None) -> None:
        """Open the published generation.

        Raises:
            NoIndexError, IndexMismatchError, IndexDamagedError: as `Generation.open`.
        """
        self._index = index
        self._fingerprint = fingerprint
        self._lock = threading.Lock()  # guards the fields below
        self._switching = threading.Lock()  # held by the one reader that opens a new generation
        self._current = Generation.open(index, fingerprint)
        self._readers: dict[Generation, int] = {self._current: 0}
        self._refused: str | None = None  # a published name that does not open, so that it is tried once
        self._looked = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The index directory."""
        return self._index

    @contextmanager
    def use(self) -> Iterator[Generation]:
        """Lend the newest generation; it stays open until the block ends, whatever is published meanwhile."""
        self._look()
        with self._lock:
            generation = self._current
            self._readers[generation] += 1
        try:
            yield generation
        finally:
            with self._lock:
                self._readers[generation] -= 1
            self._close_idle()

    def close(self) -> None:
        """Close every generation; call it when no reader is left."""
        with self._lock:
            generations, self._readers = list(self._readers), {}
        for generation in generations:
            generation.close()

    def _look(self) -> None:
        """Move over if another generation has been published; readers that come meanwhile get the one in use."""
        if time.monotonic() - self._looked < LOOK_EVERY_SECONDS or not self._switching.acquire(blocking=False):
            return
        try:
            self._looked = time.monotonic()
            name = published_name(self._index)
            if name not in (self._current.name, self._refused):
                self._move_over(name)
        except PublishedIndexError as error:
            log.warning("%s goes on answering: %s", self._current.name, error)
        finally:
            self._switching.release()

    def _move_over(self, name: str) -> None:
        """Open and warm the new generation, then lend it instead of the old one."""
        self._refused = name  # until it is known to open
        generation = Generation.open(self._index, self._fingerprint)
        generation.nearest(np.ones(generation.manifest.dimension, dtype=np.float32), 1)
        self._refused = None
        with self._lock:
            self._current = generation
            self._readers[generation] = 0
        self._close_idle()

    def _close_idle(self) -> None:
        """Close generations that were replaced and have no reader."""
        with self._lock:
            idle = [known for known, count in self._readers.items() if not count and known is not self._current]
            for generation in idle:
                del self._readers[generation]
        for generation in idle:
            generation.close()
