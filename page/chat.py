"""The Gradio door: the page's parts, and what each event does. It knows neither how answers are found nor how they are drawn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from page.conversation import Conversation
from page.markup import chat_messages, from_edit_box
from page.opening import Opening
from page.respond import explain, objection, respond
from page.sources import panel
from page.words import EXAMPLES, Words, direction, in_every_language, labels, page_language, words_for

HERE = Path(__file__).parent
ANSWERS_AT_ONCE = 8  # a reader's answer takes well under a second, so a queue this wide seldom waits
TRANSLATIONS = gr.I18n(**labels())
PRIVATE = "private"  # not listed for programs; whoever may open the page may still call it

Update = tuple[Any, Any, Any, Any]  # question box, chat, conversation, sources panel


def build_page(opening: Opening) -> gr.Blocks:
    """Return the page over an assistant that may still be opening."""
    with gr.Blocks(title=TRANSLATIONS("title"), fill_height=True, analytics_enabled=False) as page:
        with gr.Row(elem_id="top"):
            gr.HTML(_masthead(), elem_id="masthead")
            fresh = gr.Button(TRANSLATIONS("new_conversation"), size="sm", scale=0, min_width=120, elem_id="fresh")
        banner = gr.HTML("", elem_id="banner")
        conversation = gr.State(Conversation())
        with gr.Row(elem_id="main"):
            with gr.Column(scale=3, min_width=320, elem_id="talk"):
                chat = _chatbot()
                question = gr.Textbox(
                    label=TRANSLATIONS("ask_label"),
                    placeholder=TRANSLATIONS("ask_placeholder"),
                    show_label=False,
                    lines=1,
                    max_lines=6,
                    submit_btn=True,
                    autofocus=True,
                    elem_id="ask",
                )
            with gr.Column(scale=2, min_width=320, elem_id="beside"):
                sources = gr.HTML(_empty_panel(), elem_id="panel", js_on_load=(HERE / "panel.js").read_text("utf-8"))
        page.load(_announcer(opening), None, banner, concurrency_limit=None, api_visibility=PRIVATE, show_progress="hidden")
        _wire(opening, question, chat, conversation, sources, banner, fresh)
    page.queue(max_size=64)
    return page


def _chatbot() -> gr.Chatbot:
    """Return the chat: no raw tags, formulas, sharing or ratings; examples in the three languages while it is empty."""
    return gr.Chatbot(
        label=TRANSLATIONS("conversation"),
        show_label=False,
        elem_id="chat",
        height="60vh",
        layout="bubble",
        buttons=["copy"],
        editable="user",
        feedback_options=[],
        latex_delimiters=[],
        allow_tags=False,
        allow_file_downloads=False,
        placeholder=_welcome(),
        examples=[{"text": text} for _, text in EXAMPLES],
    )


def _wire(opening: Opening, question: Any, chat: Any, conversation: Any, sources: Any, banner: Any, fresh: Any) -> None:
    """Connect events to what they do. Only the server's own conversation is ever read, never the one that the browser holds."""
    outputs = [question, chat, conversation, sources]
    ask, again, edited, example, undo = _handlers(opening)
    running = [
        question.submit(ask, [question, conversation], outputs, validator=_check, **_streaming()),
        chat.retry(again, conversation, outputs, **_streaming()),
        chat.edit(edited, conversation, outputs, **_streaming()),
        chat.example_select(example, conversation, outputs, **_streaming()),
    ]
    for event in running:
        event.then(lambda: (_idle(), ""), None, [question, banner], queue=False, api_visibility=PRIVATE)
    quiet: dict[str, Any] = {"queue": False, "api_visibility": PRIVATE, "show_progress": "hidden"}
    question.stop(_stop, conversation, outputs, cancels=running, **quiet)
    chat.undo(undo, conversation, outputs, **quiet)
    for empty in (fresh.click, chat.clear):
        empty(_start_anew, None, outputs, cancels=running, **quiet)


def _streaming() -> dict[str, Any]:
    """Return how every event that streams an answer is queued."""
    return {"show_progress": "hidden", "concurrency_limit": ANSWERS_AT_ONCE, "concurrency_id": "answers", "api_visibility": PRIVATE}


def _handlers(opening: Opening) -> tuple[Callable[..., Any], ...]:
    """Return what submit, retry, edit, example and undo do; each gets the server's conversation, and the browser's say on which message."""

    def stream(conversation: Conversation, text: str, words: Words, *, clear: bool = False) -> Iterator[Update]:
        yield from _updates(respond(opening, conversation, text, words), words, clear=clear)

    def ask(text: str, conversation: Conversation, request: gr.Request) -> Iterator[Update]:
        yield from stream(conversation, text, _words(request), clear=True)

    def again(conversation: Conversation, retried: gr.RetryData, request: gr.Request) -> Iterator[Update]:
        index = int(retried.index)
        yield from stream(conversation.cut(index), conversation.question(index), _words(request))

    def edited(conversation: Conversation, edit: gr.EditData, request: gr.Request) -> Iterator[Update]:
        index = edit.index if isinstance(edit.index, int) else edit.index[0]
        yield from stream(conversation.cut(index), from_edit_box(str(edit.value)), _words(request))

    def example(conversation: Conversation, chosen: gr.SelectData, request: gr.Request) -> Iterator[Update]:
        yield from stream(conversation, str(chosen.value["text"]), _words(request))

    def undo(conversation: Conversation, undone: gr.UndoData, request: gr.Request) -> Update:
        index = int(undone.index)
        left, words = conversation.cut(index), _words(request)
        return gr.update(value=conversation.question(index)), chat_messages(left, words), left, panel(left, words)

    return ask, again, edited, example, undo


def _updates(conversations: Iterator[Conversation], words: Words, *, clear: bool) -> Iterator[Update]:
    """Yield what each snapshot changes: the question box at the start, the panel when its sources change, the chat always."""
    box = gr.update(submit_btn=False, stop_btn=True, **({"value": ""} if clear else {}))
    shown = None
    for conversation in conversations:
        now = panel(conversation, words)
        yield box, chat_messages(conversation, words), conversation, gr.skip() if now == shown else now
        box, shown = gr.skip(), now


def _stop(conversation: Conversation, request: gr.Request) -> Update:
    """Mark the answer under way as stopped; its stream has been cancelled."""
    stopped, words = conversation.stop(), _words(request)
    return _idle(), chat_messages(stopped, words), stopped, panel(stopped, words)


def _start_anew(request: gr.Request) -> Update:
    """Empty the conversation."""
    return gr.update(value="", submit_btn=True, stop_btn=False), [], Conversation(), panel(Conversation(), _words(request))


def _idle() -> Any:
    """Return the question box as it is while no answer is under way."""
    return gr.update(submit_btn=True, stop_btn=False)


def _check(text: str, conversation: Conversation, request: gr.Request) -> list[dict[str, Any]]:
    """Refuse a question that needs no search to be refused, in the browser's language and below the box; one result an input."""
    refused = objection(text, _words(request))
    return [gr.validate(refused is None, refused or ""), gr.validate(True, "")]


def _announcer(opening: Opening) -> Callable[[gr.Request], AsyncIterator[str]]:
    """Return what tells a visitor who arrives early that the assistant is warming up, or why it cannot open."""

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


def _words(request: gr.Request) -> Words:
    """Return the page's sentences in the language of the visitor's browser."""
    return words_for(page_language(request.headers.get("accept-language")))


def _masthead() -> str:
    """Return the page's title and the line below it, in each language; the style sheet shows the browser's."""
    return f'<h1>{_variants("title")}</h1><p class="tagline">{_variants("tagline")}</p>'


def _welcome() -> str:
    """Return what an empty chat says, in each language."""
    return f'<div class="welcome"><p class="hello">{_variants("invitation")}</p><p>{_variants("invitation_note")}</p></div>'


def _empty_panel() -> str:
    """Return the panel before any question, in each language."""
    return f'<h2>{_variants("sources")}</h2><p class="empty">{_variants("sources_empty")}</p>'


def _variants(name: str) -> str:
    """Return one sentence in every language, each in an element of its language and direction."""
    return "".join(
        f'<span class="in" lang="{language}" dir="{direction(language)}">{escape(sentence)}</span>'
        for language, sentence in in_every_language(name)
    )
