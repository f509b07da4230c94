"""What each event of the page does. It knows neither how answers are found nor how they are drawn.

Only the conversation that the server keeps is ever read: of the browser's own copy an event tells no more than which
message was meant.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from html import escape
from typing import Any

import gradio as gr

from page.conversation import Conversation
from page.markup import chat_messages, from_edit_box
from page.opening import Opening
from page.parts import Parts
from page.respond import explain, objection, respond
from page.sources import panel
from page.words import Words, page_language, words_for

ANSWERS_AT_ONCE = 8  # a reader's answer takes well under a second, so that a queue this wide seldom waits
# Private events are not listed for programs; whoever may open the page may still call them.
QUIET: dict[str, Any] = {"queue": False, "api_visibility": "private", "show_progress": "hidden"}
STREAMING: dict[str, Any] = {
    "concurrency_limit": ANSWERS_AT_ONCE,
    "concurrency_id": "answers",
    "api_visibility": "private",
    "show_progress": "hidden",
}
# Gradio translates labels, not the window's title; the masthead has it in the page's language already.
TITLE_IN_PAGE_LANGUAGE = "() => { document.title = document.querySelector('#masthead h1').innerText; }"

Update = tuple[Any, Any, Any, Any]  # for the question box, the chat, the conversation, the sources panel


def wire(page: gr.Blocks, opening: Opening, parts: Parts) -> None:
    """Connect the page's events to what they do."""
    question, chat, conversation = parts.question, parts.chat, parts.conversation
    outputs = [question, chat, conversation, parts.sources]
    ask, again, edited, example = _streams(opening)
    running: list[Any] = [
        question.submit(ask, [question, conversation], outputs, validator=check, **STREAMING),
        chat.retry(again, conversation, outputs, **STREAMING),
        chat.edit(edited, conversation, outputs, **STREAMING),
        chat.example_select(example, conversation, outputs, **STREAMING),
    ]
    for event in running:
        event.then(_finish, None, [question, parts.banner, chat, parts.sources], **QUIET)
    # In two steps, since a piece of the answer that comes after the chat has changed is an error to Gradio.
    stopping = question.stop(_idle, None, question, cancels=running, **QUIET)
    stopping.then(stop, conversation, outputs, **QUIET)
    chat.undo(undo, conversation, outputs, **QUIET)
    for empty in (parts.fresh.click, chat.clear):
        empty(start_anew, None, outputs, cancels=running, **QUIET)
    page.load(None, js=TITLE_IN_PAGE_LANGUAGE, api_visibility="private")
    page.load(
        _announcer(opening), None, parts.banner, **(STREAMING | {"concurrency_limit": None, "concurrency_id": None})
    )


def _streams(opening: Opening) -> tuple[Callable[..., Iterator[Update]], ...]:
    """Return what submit, retry, edit and an example do: each takes one question through the assistant."""

    def stream(conversation: Conversation, text: str, request: gr.Request, *, clear: bool = False) -> Iterator[Update]:
        words = _words(request)
        yield from _updates(respond(opening, conversation, text, words), words, clear=clear)

    def ask(text: str, conversation: Conversation, request: gr.Request) -> Iterator[Update]:
        yield from stream(conversation, text, request, clear=True)

    def again(conversation: Conversation, retried: gr.RetryData, request: gr.Request) -> Iterator[Update]:
        index = _message(retried.index)
        yield from stream(conversation.cut(index), conversation.question(index), request)

    def edited(conversation: Conversation, edit: gr.EditData, request: gr.Request) -> Iterator[Update]:
        yield from stream(conversation.cut(_message(edit.index)), from_edit_box(str(edit.value)), request)

    def example(conversation: Conversation, chosen: gr.SelectData, request: gr.Request) -> Iterator[Update]:
        yield from stream(conversation, str(chosen.value["text"]), request)

    return ask, again, edited, example


def _updates(conversations: Iterator[Conversation], words: Words, *, clear: bool) -> Iterator[Update]:
    """Yield what each snapshot changes: the box at the start, the panel when its sources change, the chat always."""
    box = gr.update(value="", submit_btn=False, stop_btn=True) if clear else gr.update(submit_btn=False, stop_btn=True)
    shown = None
    for conversation in conversations:
        now = panel(conversation, words)
        yield box, chat_messages(conversation, words), conversation, gr.skip() if now == shown else now
        box, shown = gr.skip(), now


def undo(conversation: Conversation, undone: gr.UndoData, request: gr.Request) -> Update:
    """Take an exchange back, its question into the box."""
    index = _message(undone.index)
    left, words = conversation.cut(index), _words(request)
    return gr.update(value=conversation.question(index)), chat_messages(left, words), left, panel(left, words)


def stop(conversation: Conversation, request: gr.Request) -> Update:
    """Mark the answer under way as stopped; its stream has been cancelled."""
    stopped, words = conversation.stop(), _words(request)
    return _idle(), chat_messages(stopped, words), stopped, panel(stopped, words)


def start_anew(request: gr.Request) -> Update:
    """Empty the conversation."""
    empty = Conversation()
    return gr.update(value="", submit_btn=True, stop_btn=False), [], empty, panel(empty, _words(request))


def check(text: str, _: Conversation, request: gr.Request) -> list[dict[str, Any]]:
    """Refuse, below the box and in the browser's language, a question that needs no search; one result an input."""
    refused = objection(text, _words(request))
    return [gr.validate(refused is None, refused or ""), gr.validate(True, "")]


def _announcer(opening: Opening) -> Callable[[gr.Request], AsyncIterator[str]]:
    """Return what tells a visitor who comes early that the assistant is warming up, or why it cannot open."""

    async def announce(request: gr.Request) -> AsyncIterator[str]:
        words = _words(request)
        opening.start()
        if not opening.ready:
            yield f'<p class="banner" role="status">{escape(words.warming_up)}</p>'
        error = await opening.outcome()
        if error is None:
            yield ""
            return
        sentence, detail = explain(error, words)
        own_words = f' <span dir="ltr" lang="en">{escape(detail)}</span>' if detail else ""
        yield f'<p class="banner wrong" role="alert">{escape(sentence)}{own_words}</p>'

    return announce


def _finish() -> tuple[Any, ...]:
    """Make the page ready for the next question.

    Chat and sources keep what they show; that they are named takes away an error mark which Gradio at times leaves on
    the outputs of a cancelled event.
    """
    return _idle(), "", gr.skip(), gr.skip()


def _idle() -> dict[str, Any]:
    """Return the question box as it is while no answer is under way."""
    return gr.update(submit_btn=True, stop_btn=False)


def _message(index: int | tuple[int, int]) -> int:
    """Return the number of the message that an event of the chat means."""
    return index if isinstance(index, int) else index[0]


def _words(request: gr.Request) -> Words:
    """Return the page's sentences in the language of the visitor's browser."""
    return words_for(page_language(request.headers.get("accept-language")))
