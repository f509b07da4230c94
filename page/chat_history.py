"""The list of earlier conversations: to open, rename and delete; and what brings one back after a reload."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from html import escape
from typing import Any

import gradio as gr
from babel.dates import format_timedelta

from page.chat_desk import QUIET, Desk, idle, own_words, shown
from page.chat_session import Session, filters_of
from page.chat_words import ChatWords, chat_words
from page.filters import box_values, chips
from page.language import language_of
from page.parts import Parts
from page.store_record import TITLE_CHARACTERS, Summary
from page.who import owner_of
from rag.schema import Filters

# The tab remembers which conversation it shows; a new tab begins a new one.
REMEMBERED = """(_, session) => {
  try { return [sessionStorage.getItem('csr_conversation') || '', session]; } catch { return ['', session]; }
}"""
REMEMBER = "(key) => { try { sessionStorage.setItem('csr_conversation', key || ''); } catch { /* not kept, then */ } }"


def wire_history(page: gr.Blocks, desk: Desk, parts: Parts, outputs: list[Any], running: list[Any]) -> None:
    """Connect the list, "New conversation", and what a reload brings back.

    Args:
        outputs: the components of `shown`.
        running: events that a change of conversation ends.
    """
    everything = [*outputs, *parts.boxes.all, parts.boxes.chips, parts.earlier, parts.history]

    def restore(request: gr.Request, key: str, session: Session) -> list[Any]:
        """Bring back the conversation that the tab showed before; whoever asks before it comes is not disturbed."""
        found: Session = desk.kept_or(Session(), lambda: desk.keep.session(owner_of(request), key), request)
        if not found.key or session.key:
            return [*[gr.skip()] * (len(everything) - 1), history(desk, session.key, request)]
        return [gr.skip(), *_opened(desk, found, request)[1:]]

    def act(acted: gr.EventData, request: gr.Request, session: Session, key: str) -> list[Any]:
        """Open, rename or delete a conversation of the list."""
        chosen = str(acted._data.get("key"))
        if acted._data.get("what") == "open":
            return _opened(desk, _chosen(desk, chosen, request), request)
        _change(desk, acted, request)
        if acted._data.get("what") == "delete" and chosen in {session.key, key}:
            return _opened(desk, Session(), request, is_open=True)
        return [*[gr.skip()] * (len(everything) - 1), history(desk, session.key or key, request, is_open=True)]

    def start_anew(request: gr.Request) -> list[Any]:
        """Begin an empty conversation; the one before stays in the list."""
        return _opened(desk, Session(), request)

    page.load(restore, [parts.key, parts.session], everything, js=REMEMBERED, **QUIET)
    parts.key.change(None, parts.key, None, js=REMEMBER, api_visibility="private")
    parts.history.act(act, [parts.session, parts.key], everything, cancels=running, **QUIET)
    for empty in (parts.fresh.click, parts.chat.clear):
        empty(start_anew, None, everything, cancels=running, **QUIET)


def _chosen(desk: Desk, key: str, request: gr.Request) -> Session:
    """Return a conversation of the list, an empty one where it has gone meanwhile."""
    found: Session = desk.kept_or(Session(), lambda: desk.keep.session(owner_of(request), key), request)
    if not found.key:
        gr.Warning(own_words(request).gone, title=own_words(request).notice)
    return found


def _change(desk: Desk, acted: gr.EventData, request: gr.Request) -> None:
    """Rename or delete a conversation of the visitor's own."""
    owner, store, key = owner_of(request), desk.keep.conversations, str(acted._data.get("key"))
    if owner is None:
        return
    if acted._data.get("what") == "rename":
        desk.kept_or(None, lambda: store.rename(owner, key, str(acted._data.get("title"))), request)
    elif acted._data.get("what") == "delete":
        desk.kept_or(None, lambda: store.delete(owner, key), request)


def _opened(desk: Desk, session: Session, request: gr.Request, *, is_open: bool = False) -> list[Any]:
    """Return what the page shows of a conversation that has just been opened: its filters and the list too."""
    filters = filters_of(session.conversation) if session.key else Filters()
    language = language_of(request)
    return [
        *shown(session, request, idle(value=""), desk.thumbs(session, request)),
        *box_values(filters),
        chips(filters, language, (), desk.known()),
        gr.update(visible=session.has_earlier),
        history(desk, session.key, request, is_open=is_open),
    ]


def history(desk: Desk, key: str, request: gr.Request, *, is_open: bool = False) -> str:
    """Return the list of a visitor's conversations, the one that the page shows marked."""
    found = desk.kept_or([], lambda: desk.keep.summaries(owner_of(request)), request)
    return history_list(found, key, language_of(request), datetime.datetime.now(datetime.UTC), is_open=is_open)


def history_list(
    found: Sequence[Summary], key: str, language: str, now: datetime.datetime, *, is_open: bool = False
) -> str:
    """Return conversations as a list that opens; every title is text."""
    words = chat_words(language)
    items = "".join(_item(one, words, now, is_current=one.key == key) for one in found)
    body = f"<ul>{items}</ul>" if items else f'<p class="empty">{escape(words.history_empty)}</p>'
    return (
        f"<details{' open' if is_open else ''}><summary>{escape(words.history)}</summary>"
        f'<div class="list">{body}</div></details>'
    )


def _item(one: Summary, words: ChatWords, now: datetime.datetime, *, is_current: bool) -> str:
    """Return one conversation with its buttons."""
    age = format_timedelta(datetime.datetime.fromisoformat(one.used) - now, add_direction=True, locale=words.language)
    facts = [words.questions.format(count=one.turns), age, *([words.current] if is_current else [])]
    current = ' aria-current="true"' if is_current else ""
    buttons = "".join(
        f'<button type="button" data-act="{name}"{more}>{escape(text)}</button>'
        for name, text, more in (
            ("rename", words.rename, ""),
            ("delete", words.delete, f' data-sure="{escape(words.delete_sure)}"'),
        )
    )
    return (
        f'<li data-key="{escape(one.key)}"{current}><button type="button" class="open" data-act="open">'
        f'<bdi class="title">{escape(one.title)}</bdi><span class="facts">{escape(" · ".join(facts))}</span></button>'
        f'<span class="box"><input type="text" maxlength="{TITLE_CHARACTERS}" aria-label="{escape(words.rename)}">'
        f'<button type="button" data-act="save">{escape(words.save)}</button></span>'
        f'<span class="acts">{buttons}</span></li>'
    )
