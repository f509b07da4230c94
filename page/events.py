"""What each event of the chat does. It knows neither how answers are found nor how they are drawn.

Only the conversation that the server keeps is ever read: of the browser's own copy an event tells no more than which
message was meant.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from page.chat_desk import QUIET, Desk, Given, Update, idle, shown, words_of
from page.chat_filters import wire_filters
from page.chat_history import history, wire_history
from page.chat_marks import wire_marks
from page.chat_session import Keep, Session
from page.chat_take_away import wire_take_away
from page.chat_words import chat_words
from page.filters import objections, read_filters
from page.language import language_of
from page.markup import from_edit_box
from page.opening import Opening
from page.parts import Parts
from page.respond import Scope, explain, objection, respond
from page.who import owner_of
from page.words import EXAMPLES

ANSWERS_AT_ONCE = 8  # a reader's answer takes well under a second, so that a queue this wide seldom waits
STREAMING: dict[str, Any] = {
    "concurrency_limit": ANSWERS_AT_ONCE,
    "concurrency_id": "answers",
    "api_visibility": "private",
    "show_progress": "hidden",
}
# Gradio translates labels, not the window's title; the masthead has it in the page's language already.
TITLE_IN_PAGE_LANGUAGE = "() => { document.title = document.querySelector('#masthead').innerText; }"


def wire(page: gr.Blocks, opening: Opening, parts: Parts, data: Path) -> None:
    """Connect the chat's events to what they do.

    Args:
        data: the directory of what the page keeps.
    """
    question, chat, session = parts.question, parts.chat, parts.session
    desk = Desk(opening, Keep.at(data))
    inputs = [session, parts.key, parts.about, *parts.boxes.all]
    outputs = [question, chat, session, parts.sources, parts.about, parts.key]
    ask, again, edited, offered, about_changed = _streams(desk)
    running: list[Any] = [
        question.submit(ask, [question, *inputs], outputs, validator=check, **STREAMING),
        chat.retry(again, inputs, outputs, **STREAMING),
        chat.edit(edited, inputs, outputs, **STREAMING),
        chat.example_select(offered, inputs, outputs, **STREAMING),
        chat.option_select(offered, inputs, outputs, **STREAMING),
        parts.about.submit(about_changed, inputs, outputs, **STREAMING),
    ]
    finish = _finisher(desk)
    running[0].success(lambda: gr.update(open=False), None, parts.boxes.frame, **QUIET)  # the answer needs the room
    for event in running:
        event.then(finish, session, [question, parts.banner, parts.earlier, parts.history, chat], **QUIET)
    # In two steps, since a piece of the answer that comes after the chat has changed is an error to Gradio.
    stopping = question.stop(idle, None, question, cancels=running, **QUIET)
    stopping.then(_stopper(desk), inputs, outputs, **QUIET).then(
        finish, session, [question, parts.banner, parts.earlier, parts.history, chat], **QUIET
    )
    chat.undo(_undoer(desk), inputs, outputs, **QUIET)
    parts.earlier.click(_more_shower(desk), session, [chat, session, parts.sources, parts.earlier], **QUIET)
    wire_filters(page, desk, parts.boxes)
    wire_history(page, desk, parts, outputs, running)
    wire_marks(desk, parts.chat, parts.marks, inputs)
    wire_take_away(desk, parts.take_away, inputs)
    page.load(None, js=TITLE_IN_PAGE_LANGUAGE, api_visibility="private")
    page.load(_examples, None, chat, **QUIET)
    page.load(
        _announcer(opening), None, parts.banner, **(STREAMING | {"concurrency_limit": None, "concurrency_id": None})
    )


def _streams(desk: Desk) -> tuple[Callable[..., Iterator[Update]], ...]:
    """Return what submit, retry, edit, an offered question and another subject do: each asks one question."""

    def ask(request: gr.Request, text: str, *values: Any) -> Iterator[Update]:  # noqa: ANN401
        given = desk.given(values, request)
        yield from _stream(desk, given, given.session, text, request)

    def again(retried: gr.RetryData, request: gr.Request, *values: Any) -> Iterator[Update]:  # noqa: ANN401
        yield from asked_again(desk.given(values, request), _message(retried.index), None, request)

    def edited(edit: gr.EditData, request: gr.Request, *values: Any) -> Iterator[Update]:  # noqa: ANN401
        text = from_edit_box(str(edit.value))
        yield from asked_again(desk.given(values, request), _message(edit.index), text, request)

    def offered(chosen: gr.SelectData, request: gr.Request, *values: Any) -> Iterator[Update]:  # noqa: ANN401
        given = desk.given(values, request)
        text = chosen.value["text"] if isinstance(chosen.value, dict) else chosen.value
        yield from _stream(desk, given, given.session, str(text), request)

    def about_changed(request: gr.Request, *values: Any) -> Iterator[Update]:  # noqa: ANN401
        given = desk.given(values, request)
        yield from asked_again(given, 2 * len(given.session.drawn.exchanges) - 1, None, request)

    def asked_again(given: Given, message: int, text: str | None, request: gr.Request) -> Iterator[Update]:
        old = given.session.exchange(message)
        if old is not None:
            given = replace(given, asked_about=old.told_about)
            yield from _stream(desk, given, given.session.cut(message), text or old.question, request, old.key)

    return ask, again, edited, offered, about_changed


def _stream(
    desk: Desk, given: Given, session: Session, text: str, request: gr.Request, instead_of: str | None = None
) -> Iterator[Update]:
    """Yield what each snapshot of an answer changes, and keep the question as it begins and as it ends."""
    words, owner, session = words_of(request), owner_of(request), session.with_key()
    scope = Scope(read_filters(given.boxes, desk.known()), given.told_about)
    box: Any = gr.update(value="", submit_btn=False, stop_btn=True)
    drawn_panel, is_kept, exchange = None, False, None
    for conversation in respond(desk.opening, session.conversation, text, words, scope):
        session = replace(session, conversation=conversation)
        exchange = conversation.exchanges[-1]
        if not is_kept and exchange.failure is None:
            put = partial(desk.keep.put, owner, session.key, exchange, instead_of)
            is_kept = desk.kept_or(False, put, request)
        update = list(shown(session, request, box, desk.thumbs(session, request) if drawn_panel is None else None))
        box = gr.skip()
        if update[3] == drawn_panel:
            update[3] = gr.skip()
        else:
            drawn_panel = update[3]
        yield tuple(update)
    if is_kept and exchange is not None:
        desk.kept_or(None, partial(desk.keep.update, owner, session.key, exchange), request)


def _undoer(desk: Desk) -> Callable[..., Update]:
    """Return what takes an exchange back, its question into the box."""

    def undo(undone: gr.UndoData, request: gr.Request, *values: Any) -> Update:  # noqa: ANN401
        session = desk.given(values, request).session
        old, left = session.exchange(_message(undone.index)), session.cut(_message(undone.index))
        if old is not None:
            desk.kept_or(None, lambda: desk.keep.cut(owner_of(request), session.key, old.key), request)
        box = gr.update(value=old.question if old else "")
        return shown(left, request, box, desk.thumbs(left, request))

    return undo


def _stopper(desk: Desk) -> Callable[..., Update]:
    """Return what marks the answer under way as stopped; its stream has been cancelled."""

    def stop(request: gr.Request, *values: Any) -> Update:  # noqa: ANN401
        session = desk.given(values, request).session
        session = replace(session, conversation=session.conversation.stop())
        if session.conversation.exchanges:
            exchange = session.conversation.exchanges[-1]
            desk.kept_or(None, lambda: desk.keep.update(owner_of(request), session.key, exchange), request)
        return shown(session, request, idle())

    return stop


def check(request: gr.Request, text: str, *values: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Refuse, below the box and in the page's language, what would be searched in vain or in too much.

    One result an input: the question, then session, key and subject, then the filters.
    """
    wrong = objections(values[3:], None, chat_words(language_of(request)))
    refused = objection(text, words_of(request)) or next(iter(wrong), None)
    return [gr.validate(refused is None, refused or ""), *(gr.validate(True, "") for _ in values)]


def _finisher(desk: Desk) -> Callable[[Session, gr.Request], tuple[Any, ...]]:
    """Return what makes the page ready for the next question.

    The chat keeps what it shows; that it is named takes away an error mark which Gradio at times leaves on the outputs
    of a cancelled event.
    """

    def finish(session: Session, request: gr.Request) -> tuple[Any, ...]:
        return idle(), "", gr.update(visible=session.has_earlier), history(desk, session.key, request), gr.skip()

    return finish


def _more_shower(desk: Desk) -> Callable[[Session, gr.Request], tuple[Any, ...]]:
    """Return what shows earlier exchanges of a long conversation."""

    def show_more(session: Session, request: gr.Request) -> tuple[Any, ...]:
        more = session.more()
        _, chat, _, sources, _, _ = shown(more, request, gr.skip(), desk.thumbs(more, request))
        return chat, more, sources, gr.update(visible=more.has_earlier)

    return show_more


def _examples(request: gr.Request) -> dict[str, Any]:
    """Return questions to begin with, in the page's language."""
    update: dict[str, Any] = gr.update(examples=[{"text": text} for text in EXAMPLES[language_of(request)]])
    return update


def _announcer(opening: Opening) -> Callable[[gr.Request], AsyncIterator[str]]:
    """Return what tells a visitor who comes early that the assistant is warming up, or why it cannot open."""

    async def announce(request: gr.Request) -> AsyncIterator[str]:
        words = words_of(request)
        opening.start()
        if not opening.ready:
            yield f'<p class="banner" role="status">{escape(words.warming_up)}</p>'
        error = await opening.outcome()
        if error is None:
            yield ""
            return
        sentence, detail = explain(error, words)
        own = f' <span dir="ltr" lang="en">{escape(detail)}</span>' if detail else ""
        yield f'<p class="banner wrong" role="alert">{escape(sentence)}{own}</p>'

    return announce


def _message(index: int | tuple[int, int]) -> int:
    """Return the number of the message that an event of the chat means."""
    return index if isinstance(index, int) else index[0]
