"""The endpoints `/ask` and `/ledger`, which are the MCP server's tools as well: the page's only public ones.

Their docstrings are what an agent reads of them, and their parameters one flat list, since that is what it can fill in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import gradio as gr
from gradio.events import api

from page.api import Programs, Record
from page.api_asked import Limits, turns_of
from rag.answer_json import line
from rag.errors import CsrError

MCP_PATH = "/gradio_api/mcp"


class Endpoints:
    """The two functions that programs call."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs

    def ask(  # noqa: PLR0913, PLR0917 what an agent may say is one flat list
        self,
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
        """Answer a question about corporate giving from a corpus of news articles, as JSON, with every figure cited.

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
        """
        limits = Limits(organisation, country, since, until, kind)
        with _said():
            return _written(self._programs.ask(question, limits.of_articles(language), turns_of(history)), request)

    def ledger(  # noqa: PLR0913, PLR0917 the same
        self,
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
        """List gifts that the news articles report as JSON: rows, newest first, and what all that match come to.

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
        """
        limits = Limits(organisation, country, since, until, kind)
        with _said():
            return _written(self._programs.ledger(limits.of_rows(status, minimum, unit), first, limit), request)


def offer(page: gr.Blocks, programs: Programs) -> None:
    """Add the two public endpoints to a page."""
    endpoints = Endpoints(programs)
    _free_names(page, "ask", "ledger")
    with page:
        api(endpoints.ask, api_name="ask", queue=False)
        api(endpoints.ledger, api_name="ledger", queue=False)


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
