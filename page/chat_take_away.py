"""What takes a conversation away as a file. It is handed to the browser itself: nothing is left on the server."""

from __future__ import annotations

import datetime
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import gradio as gr

from page.chat_desk import QUIET, Desk, own_words
from page.export import Form, export
from page.language import language_of
from page.parts import FORMS, TakeAway
from page.store_record import StoredConversation, StoredTurn, title_of
from page.who import owner_of

SAVE = """(name, type, content) => {
  if (!content) return;
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}"""


def wire_take_away(desk: Desk, parts: TakeAway, inputs: list[Any]) -> None:
    """Connect the buttons of exports."""
    file = [parts.name, parts.media_type, parts.content]
    for button, form in zip(parts.buttons, FORMS, strict=True):
        made = button.click(_maker(desk, Form(form)), [parts.only_newest, *inputs], file, **QUIET)
        made.then(None, file, None, js=SAVE, api_visibility="private")


def _maker(desk: Desk, form: Form) -> Callable[..., tuple[str, str, str]]:
    """Return what writes the conversation that the page shows, or its newest answer alone, in one form."""

    def make(request: gr.Request, only_newest: bool, *values: Any) -> tuple[str, str, str]:  # noqa: ANN401
        session = desk.given(values, request).session
        stored = desk.kept_or(None, lambda: desk.keep.load(owner_of(request), session.key), request)
        if stored is None:  # not kept: what this page remembers
            exchanges = session.conversation.exchanges
            title = title_of(exchanges[0].question) if exchanges else ""
            turns = tuple(
                StoredTurn(one, one.filters, one.answer.about or None if one.answer else None, one.generation)
                for one in exchanges
            )
            stored = StoredConversation(session.key, title, "", turns)
        if not stored.turns:
            gr.Info(own_words(request).nothing_to_take, title=own_words(request).notice)
            return "", "", ""
        if only_newest:
            stored = stored.only(stored.turns[-1].exchange.key)
        now = datetime.datetime.now().astimezone()
        written = export(stored, form, language_of(request), now.date())
        return written.name, written.media_type, b64encode(written.content).decode("ascii")

    return make
