"""The same assistant for programs: the endpoints `/ask` and `/ledger`, which are the MCP server's tools as well.

They are the page's only public endpoints. They answer beside the queue, a few at a time, and know no conversation: a
program sends what was said before along.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import gradio as gr
from gradio.events import api

from page.opening import Opening
from rag.answer_json import answer_record, line
from rag.errors import CsrError, QuestionError
from rag.ledger import LedgerCache
from rag.ledger_export import event_record, total_record
from rag.ledger_filters import LedgerFilters, checked_filters, is_date, select
from rag.ledger_sources import read_organisations
from rag.ledger_totals import totals
from rag.manifest import published_name
from rag.names import Gazetteer
from rag.schema import Answer, Filters, Turn

AT_ONCE = 4  # answers for programs, so that they leave room for people
PATIENCE_SECONDS = 30
MOST_ROWS = 500
MOST_TURNS = 20
ROLES = ("user", "assistant")


Record = dict[str, object]
MCP_PATH = "/gradio_api/mcp"


class Programs:
    """What programs may ask of the page."""

    def __init__(self, opening: Opening, index: Path) -> None:
        self._opening = opening
        self._index = index
        self._ledger = LedgerCache(index)
        self._names: tuple[str, Gazetteer] | None = None  # of one generation
        self._room = threading.BoundedSemaphore(AT_ONCE)

    def ask(self, question: str, filters: Filters, history: Sequence[dict[str, str]] | None) -> Record:
        """Answer one question.

        Raises:
            CsrError: it cannot be answered as asked, or not now.
        """
        turns = _turns(history)
        with self._one_of_few():
            asked = replace(filters, organisation=self._canonical(filters.organisation or ""))
            return answer_record(_last(self._opening.wait().stream(question, turns, asked)))

    def ledger(self, filters: LedgerFilters, first: int, limit: int) -> Record:
        """Return rows of the ledger with what they come to."""
        if first < 0 or not 0 < limit <= MOST_ROWS:
            message = f"Rows {first} to {first + limit} cannot be given: start at 0 or later, ask for 1 to {MOST_ROWS}."
            raise QuestionError(message)
        filters = replace(filters, organisation=self._canonical(filters.organisation or ""))
        with self._one_of_few():
            events = select(self._ledger.events(), filters)
            return {
                "count": len(events),
                "first": first,
                "rows": [event_record(event) for event in events[first : first + limit]],
                "totals": [total_record(total) for total in totals(events)],
            }

    def _canonical(self, name: str) -> str | None:
        """Return an organisation's canonical name for any way to write it; an unknown name as it is."""
        if not name.strip():
            return None
        generation = published_name(self._index)
        if self._names is None or self._names[0] != generation:
            self._names = generation, Gazetteer(read_organisations(self._index, generation))
        known = self._names[1].get(name.strip())
        return known.name if known is not None else name.strip()

    @contextmanager
    def _one_of_few(self) -> Iterator[None]:
        """Wait for room, but not for ever."""
        if not self._room.acquire(timeout=PATIENCE_SECONDS):
            raise QuestionError(f"{AT_ONCE} programs are being answered already: ask again in a minute.")
        try:
            yield
        finally:
            self._room.release()


def offer(page: gr.Blocks, programs: Programs) -> None:
    """Add the two public endpoints to a page; their docstrings are what an agent reads of them."""

    def ask(  # noqa: PLR0913, PLR0917 what an agent may say is one flat list
        request: gr.Request,
        question: str,
        organisation: str = "",
        language: str = "",
        since: str = "",
        until: str = "",
        country: str = "",
        kind: str = "",
        history: list[dict[str, str]] | None = None,
    ) -> Record | str:
        """Answer a question about corporate giving from a corpus of news articles, with every figure cited.

        Use it for who gave what, to whom, when, and for lists, totals and comparisons, in Arabic, English or French;
        the answer is in the question's language. `answer` holds markers such as [1]; `citations` gives each marker's
        verbatim sentence, article, publisher and date. Quote figures only together with their citation. A citation
        whose source_kind is "digest" is this project's own summary, never the publisher's words. If `abstained` is
        true, the articles do not hold the answer: say so instead of guessing; `nearest` is what came closest. Figures
        in `unsupported_figures` must not be used.

        Args:
            question: the question in full, in Arabic, English or French, at most 2,000 characters.
            organisation: only articles on this organisation, by any of its names; empty for all.
            language: only articles in this language, as its ISO 639-1 code such as ar, en or fr; empty for all.
            since: only from this date on, as 2020, 2020-05 or 2020-05-13; empty for no limit.
            until: only up to this date, in the same form; empty for no limit.
            country: only articles on this country, as its ISO 3166-1 code such as EG; empty for all.
            kind: only this kind of giving, as `ledger` names them; empty for all.
            history: earlier messages, oldest first, each {"role": "user" or "assistant", "content": ...}.

        Returns:
            the answer as a JSON object.
        """
        with _said():
            period = (_date(since), _date(until))
            checked = checked_filters(
                organisation, country.strip() or None, period, kind.strip() or None, None, (None, None)
            )
            spoken = language.strip().casefold() or None
            filters = Filters(checked.organisation, spoken, *period, checked.country, checked.kind)
            return _written(programs.ask(question, filters, history), request)

    def ledger(  # noqa: PLR0913, PLR0917 the same
        request: gr.Request,
        organisation: str = "",
        country: str = "",
        since: str = "",
        until: str = "",
        kind: str = "",
        status: str = "",
        unit: str = "",
        minimum: float = 0.0,
        first: int = 0,
        limit: int = 50,
    ) -> Record | str:
        """List gifts that the news articles report, one row a gift, newest first, with what they come to.

        Use it for tables, rankings and totals; use `ask` for a question in words. Each row of `rows` has donors,
        recipients, purpose, value, unit, hedge (about, up to ...), kind, status, date, country and `evidence`: the
        verbatim sentences that say so. `counts` is false for rows that must not be added up, such as ceilings and
        figures replaced by newer ones; `conflicts` holds what other reports say. `totals` adds the rows that count,
        each currency by itself, kinds of giving apart: never add currencies or announced and paid sums yourself.

        Args:
            organisation: only gifts of this giver, by any of its names; empty for all.
            country: only gifts to or in this country, as its ISO 3166-1 code such as EG; empty for all.
            since: only from this date on, as 2020, 2020-05 or 2020-05-13; empty for no limit.
            until: only up to this date, in the same form; empty for no limit.
            kind: only this kind: cash, in-kind, ad-credits, matching, loan, investment, volunteering, mixed or another.
            status: only this status: announced, pledged, committed, paid, delivered, target, cancelled or unknown.
            unit: only this unit: an ISO 4217 currency such as USD, or what is counted, such as people; empty for all.
            minimum: only rows of at least this value; needs unit; 0 for no limit.
            first: how many rows to leave out at the start, for the next page of a long list.
            limit: how many rows to give, 1 to 500.

        Returns:
            count (of all rows that match), first, rows and totals as a JSON object.
        """
        with _said():
            period = (_date(since), _date(until))
            made_of = (kind.strip() or None, status.strip() or None)
            amount = (minimum or None, unit.strip() or None)
            filters = checked_filters(organisation, country.strip() or None, period, *made_of, amount)
            return _written(programs.ledger(filters, first, limit), request)

    _free_names(page, "ask", "ledger")
    with page:
        api(ask, api_name="ask", queue=False)
        api(ledger, api_name="ledger", queue=False)


def _free_names(page: gr.Blocks, *names: str) -> None:
    """Rename the page's own events of these names, which Gradio took from their functions; no program knows them."""
    for event in page.fns.values():
        if event.api_name in names:
            event.api_name = f"page_{event.api_name}"


@contextmanager
def _said() -> Iterator[None]:
    """Turn a refusal of ours into one that the program is told; anything else is a bug, of which it learns no more."""
    try:
        yield
    except CsrError as error:
        raise gr.Error(str(error), print_exception=False) from error


def _written(record: Record, request: gr.Request) -> Record | str:
    """Return a record, for an agent as JSON text: of an object the MCP server would make Python's own notation."""
    return line(record) if request.url.path.startswith(MCP_PATH) else record


def _last(answers: Iterator[Answer]) -> Answer:
    """Return the complete answer."""
    *_, last = answers
    return last


def _date(text: str) -> str | None:
    """Return a date, None for an empty one.

    Raises:
        QuestionError: it is none.
    """
    if not text.strip():
        return None
    if not is_date(text.strip()):
        raise QuestionError(f"{text!r} is no date: give a year, month or day, such as 2020, 2020-05 or 2020-05-13.")
    return text.strip()


def _turns(history: Sequence[dict[str, str]] | None) -> tuple[Turn, ...]:
    """Return the newest of what was said before.

    Raises:
        QuestionError: it has another form.
    """
    turns = []
    for message in (history or [])[-MOST_TURNS:]:
        role, content = (message.get("role"), message.get("content")) if isinstance(message, dict) else (None, None)
        if role not in ROLES or not isinstance(content, str):
            wanted = 'give a list of {"role": "user" or "assistant", "content": "..."}'
            raise QuestionError(f"{str(message)[:80]!r} is no earlier message: {wanted}.")
        turns.append(Turn(role, content))
    return tuple(turns)
