"""Opens the assistant in the background while the page already answers. It knows no page."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Protocol

from rag.errors import CsrError
from rag.known import Known
from rag.language import DEFAULT
from rag.schema import Answer, Article, Filters, Turn

logger = logging.getLogger(__name__)


class Assistant(Protocol):
    """What the page needs of whoever answers."""

    def stream(
        self,
        question: str,
        turns: Sequence[Turn],
        filters: Filters,
        about: str | None = None,
        page: str = DEFAULT,
    ) -> Iterator[Answer]:
        """Yield snapshots of one answer, each replacing the one before."""

    def article(self, article_id: str) -> Article:
        """Return one article by its id."""

    def known(self) -> Known:
        """Return the names, places and gifts that it knows."""


class Opening:
    """One assistant for all visitors, opened once; a refusal is tried again with the next question."""

    def __init__(self, open_assistant: Callable[[], Assistant]) -> None:
        self._open_assistant = open_assistant
        self._lock = threading.Lock()
        self._future: Future[Assistant] | None = None

    def start(self) -> Future[Assistant]:
        """Begin to open unless that is under way or done; what was refused before is begun again."""
        with self._lock:
            if self._future is None or (self._future.done() and self._future.exception() is not None):
                self._future = Future()
                threading.Thread(target=self._run, args=(self._future,), name="opening", daemon=True).start()
            return self._future

    def wait(self) -> Assistant:
        """Return the assistant once it is open.

        Raises:
            CsrError: it cannot be opened now, for a reason that a person can mend.
        """
        return self.start().result()

    @property
    def ready(self) -> bool:
        """Whether an assistant is open."""
        future = self._future
        return future is not None and future.done() and future.exception() is None

    async def outcome(self) -> BaseException | None:
        """Wait for the opening under way, holding no thread; return what went wrong, None where nothing did."""
        future = self._future or self.start()
        try:
            await asyncio.shield(asyncio.wrap_future(future))
        except Exception as error:
            return error
        return None

    def _run(self, future: Future[Assistant]) -> None:
        """Open, and leave the assistant or the error in the future."""
        try:
            future.set_result(self._open_assistant())
        except CsrError as error:
            logger.warning("%s", error)
            future.set_exception(error)
        except BaseException as error:
            logger.exception("the assistant could not be opened")
            future.set_exception(error)
