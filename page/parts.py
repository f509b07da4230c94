"""The chat's components: what stands where before anybody has asked. It knows no event."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from page.chat_session import Session
from page.chat_words import LANGUAGES as CHAT_LANGUAGES
from page.filters import FilterBoxes, every_country, every_kind, every_language
from page.words import direction, in_every_language
from page.words_export import feedback_words
from page.words_tabs import every_label, variants

HERE = Path(__file__).parent
TRANSLATIONS = gr.I18n(**every_label())
# What Gradio calls those of its buttons that it does not translate, by the sentence of ours that takes its place.
GRADIO_LABELS = {"Copy message": "copy", "Scroll down": "scroll_down", "Scroll to bottom": "scroll_down"}
# Its thumbs have names in every language that say less than what they are for here.
GRADIO_THUMBS_UP = ("Like", "J'aime", "إعجاب")
GRADIO_THUMBS_DOWN = ("Dislike", "Je n'aime pas", "عدم الإعجاب")
GRADIO_UP_GIVEN, GRADIO_DOWN_GIVEN = "Liked", "Disliked"
FORMS = ("docx", "md", "json")


@dataclass(frozen=True, slots=True)
class MarkForm:
    """What asks for the reason where an answer is marked as wrong."""

    frame: gr.Column
    reason: gr.Radio
    note: gr.Textbox
    send: gr.Button
    cancel: gr.Button
    exchange: gr.State  # key of the exchange that is being marked


@dataclass(frozen=True, slots=True)
class TakeAway:
    """The buttons that take a conversation away, and the boxes that hold the file on its way to the browser."""

    buttons: tuple[gr.Button, ...]  # in the order of FORMS
    only_newest: gr.Checkbox  # the newest answer alone instead of the whole conversation
    name: gr.Textbox
    media_type: gr.Textbox
    content: gr.Textbox  # base64


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that events read or change."""

    question: gr.Textbox
    chat: gr.Chatbot
    session: gr.State
    key: gr.Textbox  # of the conversation: the browser's tab remembers it through a reload
    sources: gr.HTML
    banner: gr.HTML
    fresh: gr.Button
    history: gr.HTML
    earlier: gr.Button
    about: gr.Textbox
    boxes: FilterBoxes
    marks: MarkForm
    take_away: TakeAway


def lay_out() -> Parts:
    """Place every component in the tab that is open: tools, banner, then the chat with the sources beside it."""
    with gr.Row(elem_id="top"):
        gr.HTML(f'<p class="tagline">{variants_of("tagline")}</p>', elem_id="tagline")
        history = gr.HTML("", elem_id="history", js_on_load=_script("history.js"))
        fresh = gr.Button(TRANSLATIONS("new_conversation"), size="sm", scale=0, min_width=120, elem_id="fresh")
    banner = gr.HTML("", elem_id="banner")
    session, key = gr.State(Session()), gr.Textbox(visible=False)
    with gr.Row(elem_id="main"):
        with gr.Column(scale=3, min_width=320, elem_id="talk"):
            earlier = gr.Button(TRANSLATIONS("chat.earlier"), size="sm", visible=False, elem_id="earlier")
            chat = _chatbot()
            marks = _mark_form()
            about = _about_line()
            chips = gr.HTML("", elem_id="chips", js_on_load=_script("chips.js"))
            question = _question_box()
            with gr.Row(elem_id="tools"):
                boxes = _filter_boxes(chips)
                take_away = _take_away()
        with gr.Column(scale=2, min_width=320, elem_id="beside"):
            sources = gr.HTML(_empty_panel(), elem_id="panel", js_on_load=_script("panel.js"))
    return Parts(
        question, chat, session, key, sources, banner, fresh, history, earlier, about, boxes, marks, take_away
    )  # fmt: skip


def _chatbot() -> gr.Chatbot:
    """Return the chat: no raw tags, formulas or sharing; its examples come in the page's language when it is opened."""
    return gr.Chatbot(
        label=TRANSLATIONS("conversation"),
        show_label=False,
        elem_id="chat",
        height="60vh",
        layout="bubble",
        buttons=["copy"],
        editable="user",
        feedback_options=["Like", "Dislike"],
        latex_delimiters=[],
        allow_tags=False,
        allow_file_downloads=False,
        placeholder=_welcome(),
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


def _about_line() -> gr.Textbox:
    """Return the line that says what a follow-up is about; changed, it says what the next question is about."""
    return gr.Textbox(
        label=TRANSLATIONS("chat.about"),
        placeholder=TRANSLATIONS("chat.about_hint"),
        info=TRANSLATIONS("chat.about_change"),
        lines=1,
        max_lines=1,
        visible=False,
        elem_id="about",
    )


def _filter_boxes(chips: gr.HTML) -> FilterBoxes:
    """Return the filters, closed.

    Gradio refuses an event whose box holds what it does not know of, and after a restart it knows these lists alone:
    they have everything, until the boxes are filled with what the index holds.
    """
    with gr.Accordion(TRANSLATIONS("chat.filters"), open=False, elem_id="filters") as frame:
        with gr.Row():
            organisation = gr.Dropdown([], **_dropdown("organisation"), allow_custom_value=True)
            country = gr.Dropdown(every_country(), **_dropdown("country"))
            language = gr.Dropdown(every_language(), **_dropdown("article_language"))
        with gr.Row():
            kind = gr.Dropdown(every_kind(), **_dropdown("kind"))
            since, until = (
                gr.Textbox(
                    label=TRANSLATIONS(f"chat.{name}"),
                    placeholder=TRANSLATIONS("chat.date_hint"),
                    lines=1,
                    max_lines=1,
                    min_width=120,
                    elem_id=f"filter-{name}",
                )
                for name in ("since", "until")
            )
    return FilterBoxes(organisation, country, language, kind, since, until, chips, frame)


def _dropdown(name: str) -> dict[str, Any]:
    """Return what every box to choose from has; it is searched as one types."""
    return {"value": None, "label": TRANSLATIONS(f"chat.{name}"), "min_width": 160, "elem_id": f"filter-{name}"}


def _mark_form() -> MarkForm:
    """Return the form for a reason and a note, hidden until an answer is marked as wrong."""
    words = feedback_words("en")
    with gr.Column(visible=False, elem_id="mark") as frame:  # of a group Gradio draws two frames of the same name
        reason = gr.Radio([(name, value) for value, name in words.reasons], label=words.why, elem_id="mark-reason")
        note = gr.Textbox(label=words.note, lines=1, max_lines=4, elem_id="mark-note")
        with gr.Row():
            send = gr.Button(TRANSLATIONS("chat.send"), size="sm", variant="primary", elem_id="mark-send")
            cancel = gr.Button(TRANSLATIONS("chat.cancel"), size="sm", elem_id="mark-cancel")
    return MarkForm(frame, reason, note, send, cancel, gr.State(""))


def _take_away() -> TakeAway:
    """Return the three buttons of exports; the file never lies on the server."""
    with gr.Row(elem_id="take-away"):
        gr.HTML(f"<span>{variants('chat', 'take_away')}</span>", padding=False, elem_id="take-away-label")
        buttons = tuple(
            gr.Button(name, size="sm", min_width=60, scale=0, elem_id=f"take-{form}")
            for form, name in zip(FORMS, ("Word", "Markdown", "JSON"), strict=True)
        )
        only_newest = gr.Checkbox(
            label=TRANSLATIONS("chat.only_newest"), container=False, scale=0, min_width=0, elem_id="take-newest"
        )
    return TakeAway(buttons, only_newest, *(gr.Textbox(visible=False) for _ in range(3)))


def _script(name: str) -> str:
    """Return a script of the page with what Gradio's buttons are called in each language."""
    labels = {
        language: {
            **{english: getattr(words, own) for english, own in GRADIO_LABELS.items()},
            **dict.fromkeys(GRADIO_THUMBS_UP, feedback_words(language).up),
            **dict.fromkeys(GRADIO_THUMBS_DOWN, feedback_words(language).down),
            GRADIO_UP_GIVEN: feedback_words(language).up_given,
            GRADIO_DOWN_GIVEN: feedback_words(language).down_given,
        }
        for language, words in CHAT_LANGUAGES.items()
    }
    return f"const LABELS = {json.dumps(labels, ensure_ascii=False)};\n{(HERE / name).read_text('utf-8')}"


def _welcome() -> str:
    """Return what an empty chat says, in each language."""
    note = f"<p>{variants_of('invitation_note')}</p>"
    return f'<div class="welcome"><p class="hello">{variants_of("invitation")}</p>{note}</div>'


def _empty_panel() -> str:
    """Return the panel before any question, in each language."""
    return f'<h2>{variants_of("sources")}</h2><p class="empty">{variants_of("sources_empty")}</p>'


def variants_of(name: str) -> str:
    """Return one sentence in every language, each in an element of its language and direction."""
    return "".join(
        f'<span class="in" lang="{language}" dir="{direction(language)}">{escape(sentence)}</span>'
        for language, sentence in in_every_language(name)
    )
