"""Puts the page together: its parts, its events, its queue."""

from __future__ import annotations

import gradio as gr

from page.events import wire
from page.opening import Opening
from page.parts import lay_out
from page.words import ENGLISH

QUEUE_SIZE = 64  # beyond it a visitor is told that the page is busy instead of waiting unseen


def build_page(opening: Opening) -> gr.Blocks:
    """Return the page over an assistant that may still be opening."""
    page: gr.Blocks
    with gr.Blocks(title=ENGLISH.title, fill_height=True, analytics_enabled=False) as page:
        wire(page, opening, lay_out())
    page.queue(max_size=QUEUE_SIZE)
    return page
