"""What every event of the chat works with: the assistant, what is kept, whose it is, in which language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from page.chat_session import Keep, Session
from page.chat_words import ChatWords, chat_words
from page.feedback import Rating
from page.language import language_of
from page.markup import chat_messages
from page.opening import Opening
from page.sources import panel
from page.who import owner_of
from page.words import Words, words_for
from rag.errors import CsrError
from rag.known import Known

# Private events are not listed for programs; whoever may open the page may still call them.
QUIET: dict[str, Any] = {"queue": False, "api_visibility": "private", "show_progress": "hidden"}

THUMBS = {Rating.UP: "Like", Rating.DOWN: "Dislike"}  # as Gradio calls them

Update = tuple[Any, ...]  # for the question box, the chat, the session, the sources panel, the about line, the key


@dataclass(frozen=True, slots=True)
class Desk:
    """The assistant and what is kept."""

    opening: Opening
    keep: Keep

    def known(self) -> Known | None:
        """Return what the index knows, None while the assistant is not open."""
        if not self.opening.ready:
            return None
        try:
            return self.opening.wait().known()
        except CsrError:
            return None

    def given(self, values: Sequence[Any], request: gr.Request) -> Given:
        """Return what an event was given, a conversation that this process does not remember read from the store."""
        session, key, about, *boxes = values
        if key and session.key != key:  # the server was started anew while the page was open
            session = self.kept_or(Session(), lambda: self.keep.session(owner_of(request), str(key)), request)
        return Given(session, str(about or "").strip(), boxes)

    def thumbs(self, session: Session, request: gr.Request) -> list[str | None]:
        """Return the visitor's thumb of each answer that the page shows, in order, as Gradio calls it."""
        keys = [exchange.key for exchange in session.drawn.exchanges]
        given = self.kept_or({}, lambda: self.keep.ratings(owner_of(request), keys), request)
        return [THUMBS.get(given.get(key)) for key in keys]

    def kept_or(self, otherwise: Any, action: Callable[[], Any], request: gr.Request) -> Any:  # noqa: ANN401
        """Do something with what is kept; a store that cannot be used is said, and stops nobody."""
        try:
            return action()
        except CsrError as error:
            gr.Warning(own_words(request).not_kept.format(reason=error), title=own_words(request).notice)
            return otherwise


@dataclass(frozen=True, slots=True)
class Given:
    """What an event was given."""

    session: Session
    about: str  # as the line says
    boxes: list[Any]  # of the filters
    asked_about: str | None = None  # what a person had written for the question that is asked again

    @property
    def told_about(self) -> str | None:
        """What a person wrote that the next question is about; None where the line is as the page wrote it."""
        return self.asked_about if self.about == self.session.conversation.about.strip() else self.about


def words_of(request: gr.Request) -> Words:
    """Return the page's sentences in the visitor's language."""
    return words_for(language_of(request))


def own_words(request: gr.Request) -> ChatWords:
    """Return the chat's further sentences in the visitor's language."""
    return chat_words(language_of(request))


def idle(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the question box as it is while no answer is under way."""
    update: dict[str, Any] = gr.update(submit_btn=True, stop_btn=False, **changes)
    return update


def shown(
    session: Session,
    request: gr.Request,
    box: Any,  # noqa: ANN401
    thumbs: Sequence[str | None] | None = None,
) -> Update:
    """Return what the page shows of a session.

    Args:
        thumbs: of every answer; None leaves those that are lit as they are.
    """
    words, drawn = words_of(request), session.drawn
    messages: Any = chat_messages(drawn, words)
    chat = messages if thumbs is None else gr.update(value=messages, feedback_value=list(thumbs))
    about = gr.update(value=session.conversation.about, visible=bool(session.conversation.exchanges))
    return box, chat, session, panel(drawn, words), about, session.key
