"""The same assistant for programs: one answer, or rows of the ledger, as JSON. It knows no endpoint.

Programs are answered beside the queue, a few at a time, and have no conversation: a program sends what was said before
along.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from page.giving_book import GivingDesk
from page.opening import Opening
from rag.answer_json import answer_record
from rag.errors import QuestionError
from rag.ledger_export import event_record, total_record
from rag.ledger_filters import LedgerFilters, select
from rag.ledger_totals import totals
from rag.schema import Filters, Turn

AT_ONCE = 4  # answers for programs, so that they leave room for people
PATIENCE_SECONDS = 30
MOST_ROWS = 500

Record = dict[str, object]


class Programs:
    """What programs may ask of the page."""

    def __init__(self, opening: Opening, desk: GivingDesk) -> None:
        self._opening = opening
        self._desk = desk  # the one of the Giving tab, so that the ledger is in memory once for both
        self._room = threading.BoundedSemaphore(AT_ONCE)

    def ask(self, question: str, filters: Filters, turns: Sequence[Turn]) -> Record:
        """Answer one question.

        Raises:
            CsrError: it cannot be answered as asked, or not now.
        """
        with self._one_of_few():
            asked = replace(filters, organisation=self._canonical(filters.organisation))
            *_, last = self._opening.wait().stream(question, turns, asked)
            return answer_record(last)

    def ledger(self, filters: LedgerFilters, first: int, limit: int) -> Record:
        """Return rows of the ledger with what they come to.

        Raises:
            CsrError: there are no such rows, or the ledger cannot be read.
        """
        if first < 0 or not 0 < limit <= MOST_ROWS:
            message = f"Rows {first} to {first + limit} cannot be given: start at 0 or later, ask for 1 to {MOST_ROWS}."
            raise QuestionError(message)
        with self._one_of_few():
            wanted = replace(filters, organisation=self._canonical(filters.organisation))
            events = select(self._desk.book().events, wanted)
            return {
                "count": len(events),
                "first": first,
                "rows": [event_record(event) for event in events[first : first + limit]],
                "totals": [total_record(total) for total in totals(events)],
            }

    def _canonical(self, name: str | None) -> str | None:
        """Return an organisation's canonical name for any way to write it; an unknown name as it is."""
        if name is None:
            return None
        known = self._desk.shelf.catalogue().gazetteer.get(name)
        return known.name if known is not None else name

    @contextmanager
    def _one_of_few(self) -> Iterator[None]:
        """Wait for room, but not for ever."""
        if not self._room.acquire(timeout=PATIENCE_SECONDS):
            raise QuestionError(f"{AT_ONCE} programs are being answered already: ask again in a minute.")
        try:
            yield
        finally:
            self._room.release()
