"""What happens on the Giving tab: filters, order, the row that is open, corrections, downloads. It draws nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from typing import Any

import gradio as gr

from page.editor import MayEdit
from page.giving_book import Book, GivingDesk, View
from page.giving_correct import TYPED, Said, correction_of, taken_back
from page.giving_corrections import corrections
from page.giving_evidence import evidence
from page.giving_filters import RefusedError, choices, right_choices, view_of
from page.giving_parts import CorrectionForm, GivingParts
from page.giving_plots import plots
from page.giving_table import one_line, table
from page.giving_words import GivingWords, giving_words
from page.language import language_of
from page.words_tabs import refusal
from rag.corrections import add_correction
from rag.errors import ArticleError, CsrError
from rag.ledger_export import csv_lines, event_record
from rag.schema import Article

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
ONE_BY_ONE: dict[str, Any] = QUIET | {"concurrency_limit": 4, "concurrency_id": "giving"}
SAVE_FILE = """(name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}"""
BYTE_ORDER_MARK = "\ufeff"  # by which a spreadsheet knows that a CSV file is UTF-8


class GivingTab:
    """The events of the tab over one desk; a visitor's own state is a View that Gradio keeps for each of them."""

    def __init__(self, desk: GivingDesk, may_edit: MayEdit) -> None:
        self._desk, self._may_edit = desk, may_edit

    def wire(self, tab: gr.Tab, parts: GivingParts) -> None:
        """Connect the tab's events to what they do."""
        filters, form = parts.filters, parts.form
        shown = [parts.view, parts.message, parts.table, parts.plots]
        opened = [parts.evidence, form.frame, form.same, form.message]
        lists = [filters.organisation, filters.country, filters.kind, filters.status, filters.currency]
        lists += [form.status, form.kind, form.unit]
        tab.select(self.enter, parts.view, [*shown, *lists, parts.corrections], **ONE_BY_ONE)
        for box in filters.all():
            event = box.submit if isinstance(box, gr.Textbox) else box.input
            event(self.filtered, [parts.view, *filters.all()], shown, **ONE_BY_ONE)
            if isinstance(box, gr.Textbox):
                box.blur(self.filtered, [parts.view, *filters.all()], shown, **ONE_BY_ONE)
        cleared = parts.clear.click(lambda: [""] * len(filters.all()), None, filters.all(), queue=False, **QUIET)
        cleared.then(self.filtered, [parts.view, *filters.all()], shown, **ONE_BY_ONE)
        for name in ("order", "turn"):
            getattr(parts.table, name)(getattr(self, name), parts.view, shown, **ONE_BY_ONE)
        parts.plots.coin(self.coin, parts.view, shown, **ONE_BY_ONE)
        for html in (parts.table, parts.plots, parts.evidence):
            html.pick(self.pick, parts.view, [*shown[:1], parts.table, *opened], **ONE_BY_ONE)
        self._wire_corrections(parts, [*shown, parts.corrections, parts.evidence, form.message, form.note, form.text])
        for button, make in ((parts.csv, self.csv), (parts.json, self.json)):
            made = button.click(make, parts.view, list(parts.file), **ONE_BY_ONE)
            made.then(None, list(parts.file), None, js=SAVE_FILE, api_visibility="private")

    def _wire_corrections(self, parts: GivingParts, changed: list[Any]) -> None:
        """Connect the form and the list of corrections."""
        form: CorrectionForm = parts.form
        form.action.change(fields_of, form.action, form.fields(), queue=False, **QUIET)
        form.save.click(self.correct, [parts.view, *form.given()], changed, **ONE_BY_ONE)
        parts.corrections.undo(self.undo, parts.view, changed, **ONE_BY_ONE)

    def enter(self, view: View, request: gr.Request) -> tuple[Any, ...]:
        """Show the ledger as it is now, with what can be chosen."""
        words = _words(request)
        try:
            book = self._desk.book()
        except CsrError as error:
            return (view, refusal(error, words.language), "", "", *[gr.skip()] * 8, "")
        lists = [gr.update(choices=one) for one in (*choices(book, words), *right_choices(book, words))]
        listed = corrections(book, words, editor=self._may_edit(request) is not None)
        return (*self._shown(book, view, words), *lists, listed)

    def filtered(self, request: gr.Request, view: View, *values: object) -> tuple[Any, ...]:
        """Show the rows that the filters ask for, or say what is wrong with one of them."""
        words = _words(request)
        try:
            wanted = view_of(values, view, words)
        except RefusedError as error:
            return view, alert(str(error)), gr.skip(), gr.skip()
        return self._changed(wanted, words)

    def order(self, view: View, chosen: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Sort by a column, the other way round where it is sorted by already."""
        column = value_of(chosen)
        down = not view.descending if view.order == column else column in {"date", "amount"}
        return self._changed(replace(view, order=column, descending=down, page=0), _words(request))

    def turn(self, view: View, chosen: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Show another page."""
        number = value_of(chosen)
        return self._changed(replace(view, page=int(number) if number.isdecimal() else 0), _words(request))

    def coin(self, view: View, chosen: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Draw the plots in another currency."""
        return self._changed(replace(view, currency=value_of(chosen)), _words(request))

    def pick(self, view: View, chosen: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Open the evidence of a row."""
        words = _words(request)
        try:
            book = self._desk.book()
            event = book.find(value_of(chosen))
            view = replace(view, open=event.key if event else None)
            proof = evidence(book, event, self._article, words)
        except CsrError as error:
            return view, gr.skip(), refusal(error, words.language), gr.skip(), gr.skip(), ""
        same = [(one_line(book, other, words), other.key) for other in book.like(event)] if event else []
        may = event is not None and self._may_edit(request) is not None
        rows = table(book, view, book.rows(view), words)
        return view, rows, proof, gr.update(visible=may), gr.update(choices=same, value=None), ""

    def correct(self, request: gr.Request, view: View, *values: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Keep a correction of the row that is open."""
        words, author = _words(request), self._may_edit(request)
        if author is None:
            return self._refused(view, words.only_editors)
        try:
            book = self._desk.book()
            event = book.find(view.open)
            correction = correction_of(event, Said(*values), (author, _today()), words, book.canonical)
            add_correction(self._desk.index, correction)
        except RefusedError as error:
            return self._refused(view, str(error))
        except CsrError as error:
            return self._refused(view, str(error))
        return self._corrected(view, words, words.saved)

    def undo(self, view: View, chosen: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Take a correction back."""
        words, author = _words(request), self._may_edit(request)
        if author is None:
            return self._refused(view, words.only_editors)
        try:
            wrong = taken_back(self._desk.book().corrections, value_of(chosen), (author, _today()))
            if wrong is not None:
                add_correction(self._desk.index, wrong)
        except CsrError as error:
            return self._refused(view, str(error))
        return self._corrected(view, words, words.undo_of)

    def csv(self, view: View) -> tuple[str, str, str]:
        """Return the rows that are shown, all pages, as a file for a spreadsheet."""
        rows = self._desk.book().rows(view)
        return (
            "giving.csv",
            "text/csv;charset=utf-8",
            BYTE_ORDER_MARK + "".join(f"{line}\n" for line in csv_lines(rows)),
        )

    def json(self, view: View) -> tuple[str, str, str]:
        """Return the rows that are shown, all pages, as JSON."""
        rows = [event_record(event) for event in self._desk.book().rows(view)]
        return "giving.json", "application/json", json.dumps(rows, ensure_ascii=False, indent=1)

    def _changed(self, view: View, words: GivingWords) -> tuple[Any, ...]:
        """Return what a changed view shows, or why it cannot."""
        try:
            return self._shown(self._desk.book(), view, words)
        except CsrError as error:
            return view, refusal(error, words.language), gr.skip(), gr.skip()

    def _shown(self, book: Book, view: View, words: GivingWords) -> tuple[Any, ...]:
        """Return a view with its table and plots, no message."""
        rows = book.rows(view)
        return view, "", table(book, view, rows, words), plots(book, view, rows, words)

    def _corrected(self, view: View, words: GivingWords, said: str) -> tuple[Any, ...]:
        """Return everything anew after a correction."""
        book = self._desk.book()
        event = book.find(view.open)
        listed = corrections(book, words, editor=True)
        proof = evidence(book, event, self._article, words)
        done = f'<p class="done" role="status">{escape(said)}</p>'
        return *self._shown(book, view, words), listed, proof, done, "", ""

    def _refused(self, view: View, said: str) -> tuple[Any, ...]:
        """Return nothing new but why a correction was not kept."""
        return view, *[gr.skip()] * 5, alert(said), gr.skip(), gr.skip()

    def _article(self, article_id: str) -> Article | None:
        """Return an article, None where it has gone."""
        with suppress(ArticleError):
            return self._desk.shelf.article(article_id)[0]
        return None


def fields_of(action: str) -> list[Any]:
    """Show what a kind of correction needs."""
    needed = (
        action == "same_as",
        action == "set_status",
        action == "set_kind",
        action in TYPED,
        action == "set_amount",
    )
    return [gr.update(visible=is_needed) for is_needed in needed]


def alert(said: str) -> str:
    """Return a refusal as it is shown."""
    return f'<p class="alert" role="alert">{escape(said)}</p>'


def value_of(chosen: gr.EventData) -> str:
    """Return what was chosen in a part that the server wrote; a browser may send anything."""
    data = getattr(chosen, "_data", None)
    return str(data.get("value", ""))[:300] if isinstance(data, dict) else ""


def _words(request: gr.Request) -> GivingWords:
    """Return the tab's sentences in the visitor's language."""
    return giving_words(language_of(request))


def _today() -> str:
    """Return the date of a correction."""
    return datetime.now(UTC).date().isoformat()
