"""What the boxes of filters do: they are filled when the assistant is open, and chips show what they hold."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from page.chat_desk import QUIET, Desk
from page.chat_words import chat_words
from page.filters import FilterBoxes, chips, choices, objections, read_filters, without
from page.language import language_of

WAITING: dict[str, Any] = {"concurrency_limit": None, "api_visibility": "private", "show_progress": "hidden"}


def wire_filters(page: gr.Blocks, desk: Desk, boxes: FilterBoxes) -> None:
    """Fill the boxes for whoever opens the page, and keep the chips in step with them."""

    async def fill(request: gr.Request) -> AsyncIterator[list[Any]]:
        """Offer what the index holds, once it is open; an index that does not open leaves the boxes empty."""
        failed = await desk.opening.outcome() is not None
        known = None if failed else await asyncio.to_thread(desk.known)  # it may have to derive the ledger
        yield [gr.skip()] * 4 if known is None else choices(known, language_of(request))

    def show(request: gr.Request, *values: Any) -> str:  # noqa: ANN401
        """Show what the boxes hold as chips, and what is wrong with one."""
        language, known = language_of(request), desk.known()
        wrong = objections(values, known, chat_words(language))
        return chips(read_filters(values, known), language, wrong, known)

    def drop(dropped: gr.EventData, *values: Any) -> list[Any]:  # noqa: ANN401
        """Empty the box that a chip stands for."""
        return without(values, str(dropped._data.get("box")))

    page.load(fill, None, [boxes.organisation, boxes.country, boxes.language, boxes.kind], **WAITING)
    changes = [box.change for box in boxes.all[:4]]
    changes += [event for box in boxes.all[4:] for event in (box.blur, box.submit)]
    # Gradio would drop a change that comes while the one before is under way.
    gr.on(changes, show, boxes.all, boxes.chips, trigger_mode="always_last", **QUIET)
    dropping = boxes.chips.drop(drop, boxes.all, boxes.all, **QUIET)
    dropping.then(show, boxes.all, boxes.chips, **QUIET)
