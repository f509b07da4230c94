"""The page's components: what stands where before anybody has asked. It knows no event."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import gradio as gr

from page.conversation import Conversation
from page.words import EXAMPLES, direction, in_every_language, labels

PANEL_SCRIPT = Path(__file__).parent / "panel.js"
TRANSLATIONS = gr.I18n(**labels())


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that events read or change."""

    question: gr.Textbox
    chat: gr.Chatbot
    conversation: gr.State
    sources: gr.HTML
    banner: gr.HTML
    fresh: gr.Button


def lay_out() -> Parts:
    """Place every component in the Blocks that is open: title, banner, then the chat with the sources beside it."""
    with gr.Row(elem_id="top"):
        gr.HTML(_masthead(), elem_id="masthead")
        fresh = gr.Button(TRANSLATIONS("new_conversation"), size="sm", scale=0, min_width=120, elem_id="fresh")
    banner = gr.HTML("", elem_id="banner")
    conversation = gr.State(Conversation())
    with gr.Row(elem_id="main"):
        with gr.Column(scale=3, min_width=320, elem_id="talk"):
            chat = _chatbot()
            question = _question_box()
        with gr.Column(scale=2, min_width=320, elem_id="beside"):
            sources = gr.HTML(_empty_panel(), elem_id="panel", js_on_load=PANEL_SCRIPT.read_text("utf-8"))
    return Parts(question, chat, conversation, sources, banner, fresh)


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


def _question_box() -> gr.Textbox:
    """Return the box for questions. It has no maximum length: the browser would cut a text short unseen."""
    return gr.Textbox(
        label=TRANSLATIONS("ask_label"),
        placeholder=TRANSLATIONS("ask_placeholder"),
        show_label=False,
        lines=1,
        max_lines=6,
        submit_btn=True,
        autofocus=True,
        elem_id="ask",
    )


def _masthead() -> str:
    """Return the page's title and the line below it, in each language; the style sheet shows the browser's."""
    return f'<h1>{_variants("title")}</h1><p class="tagline">{_variants("tagline")}</p>'


def _welcome() -> str:
    """Return what an empty chat says, in each language."""
    note = f"<p>{_variants('invitation_note')}</p>"
    return f'<div class="welcome"><p class="hello">{_variants("invitation")}</p>{note}</div>'


def _empty_panel() -> str:
    """Return the panel before any question, in each language."""
    return f'<h2>{_variants("sources")}</h2><p class="empty">{_variants("sources_empty")}</p>'


def _variants(name: str) -> str:
    """Return one sentence in every language, each in an element of its language and direction."""
    return "".join(
        f'<span class="in" lang="{language}" dir="{direction(language)}">{escape(sentence)}</span>'
        for language, sentence in in_every_language(name)
    )
