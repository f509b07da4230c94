"""Whose name a change of articles or of the ledger carries. Without accounts, the local visitor edits."""

from __future__ import annotations

from collections.abc import Callable

import gradio as gr

from page.who import may_edit, name_of
from rag.correction_records import LOCAL

__all__ = ["LOCAL", "MayEdit", "author_of"]

MayEdit = Callable[[gr.Request], str | None]  # the author of a visitor's changes, None: who may change nothing


def author_of(request: gr.Request) -> str | None:
    """Return the name that a visitor's changes carry, None for who is no editor."""
    return (name_of(request) or LOCAL) if may_edit(request) else None
