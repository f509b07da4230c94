"""What thumbs do: a good answer is kept as one at once, a wrong one asks for the reason and a note."""

from __future__ import annotations

from typing import Any

import gradio as gr

from page.chat_desk import QUIET, Desk, own_words
from page.chat_session import Mark
from page.conversation import Exchange
from page.feedback import Rating, Reason, note_objection
from page.language import language_of
from page.parts import MarkForm
from page.who import name_of, owner_of
from page.words_export import feedback_words

TOLD = {**QUIET, "queue": True, "concurrency_limit": None}  # Gradio brings a message of thanks by its queue alone
FOCUS_REASON = "() => { const first = document.querySelector('#mark input'); if (first) first.focus(); }"


def wire_marks(desk: Desk, chat: gr.Chatbot, form: MarkForm, inputs: list[Any]) -> None:
    """Connect the thumbs below answers and the form that a thumb down opens."""
    outputs = [form.frame, form.reason, form.note, form.exchange]

    def thumb(liked: gr.LikeData, request: gr.Request, *values: Any) -> list[Any]:  # noqa: ANN401
        session = desk.given(values, request).session
        index = liked.index if isinstance(liked.index, int) else liked.index[0]
        changed = _thumbed(desk, session.exchange(index), liked.liked, request)
        return [*changed, gr.update(feedback_value=desk.thumbs(session, request))]

    def send(request: gr.Request, reason: str | None, note: str, key: str, *values: Any) -> list[Any]:  # noqa: ANN401
        """Keep the reason and the note with the mark."""
        language = language_of(request)
        refused = note_objection(note, language)
        if refused:
            gr.Warning(refused, title=own_words(request).notice)
            return [gr.skip()] * len(outputs)
        exchanges = desk.given(values, request).session.conversation.exchanges
        exchange = next((one for one in exchanges if one.key == key), None)
        given = Mark(Rating.DOWN, Reason(reason) if reason in set(Reason) else None, note)
        if exchange is not None and _keep(desk, exchange, given, request):
            gr.Info(feedback_words(language).thanks, title=own_words(request).notice)
        return _closed()

    pressed = chat.like(thumb, inputs, [*outputs, chat], **QUIET)
    pressed.then(None, js=FOCUS_REASON, api_visibility="private")
    form.send.click(send, [form.reason, form.note, form.exchange, *inputs], outputs, **TOLD)
    form.cancel.click(_closed, None, outputs, **QUIET)


def _thumbed(desk: Desk, exchange: Exchange | None, liked: object, request: gr.Request) -> list[Any]:
    """Keep a thumb and return the form, open where it points down; Gradio sends None where one is taken back."""
    if exchange is None:
        return _closed()
    if liked is None or liked == "":
        desk.kept_or(None, lambda: desk.keep.withdraw(owner_of(request), exchange.key), request)
        return _closed()
    rating = Rating.UP if liked is True else Rating.DOWN
    if not _keep(desk, exchange, Mark(rating), request) or rating is Rating.UP:
        return _closed()
    words = feedback_words(language_of(request))
    reasons = [(name, value) for value, name in words.reasons]
    return [
        gr.update(visible=True),
        gr.update(choices=reasons, label=words.why, value=None),
        gr.update(label=words.note, value=""),
        exchange.key,
    ]


def _keep(desk: Desk, exchange: Exchange, given: Mark, request: gr.Request) -> bool:
    """Keep a mark and say so where it is praise; say why not where it cannot be kept."""
    is_kept: bool = desk.kept_or(
        False, lambda: desk.keep.mark(owner_of(request), name_of(request), exchange, given), request
    )
    if not is_kept:
        gr.Warning(own_words(request).unmarked, title=own_words(request).notice)
    elif given.rating is Rating.UP:
        gr.Info(feedback_words(language_of(request)).thanks, title=own_words(request).notice)
    return is_kept


def _closed() -> list[Any]:
    """Return the form as it is while nothing is marked."""
    return [gr.update(visible=False), gr.update(value=None), gr.update(value=""), ""]
