"""The components of the Articles tab: filters, list, reading, additions. It knows no event."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import gradio as gr

from ingest.readers import FORMS
from page.articles_shelf import Wanted
from page.articles_words import LANGUAGES
from page.parts import TRANSLATIONS
from page.uploads import LARGEST_UPLOAD, MOST_FILES
from page.words import direction
from page.words_tabs import variants

SCRIPT = Path(__file__).parent / "tabs.js"
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Browsing:
    """What one visitor looks at."""

    wanted: Wanted = field(default_factory=Wanted)
    page: int = 0  # from 0
    open: str | None = None  # an article's id


@dataclass(frozen=True, slots=True)
class AddForm:
    """What an editor adds with."""

    frame: gr.Accordion
    files: gr.File
    links: gr.Textbox
    text: gr.Textbox
    title: gr.Textbox
    add: gr.Button
    outcome: gr.HTML
    mine: gr.HTML
    refused: gr.HTML  # shown instead to who may not add


@dataclass(frozen=True, slots=True)
class ArticlesParts:
    """The components that events read or change."""

    browsing: gr.State
    search: gr.Textbox
    language: gr.Dropdown
    organisation: gr.Dropdown
    country: gr.Dropdown
    clear: gr.Button
    message: gr.HTML
    listing: gr.HTML
    reading: gr.HTML
    form: AddForm

    def filters(self) -> list[gr.Textbox | gr.Dropdown]:
        """Return what restricts the list, in the order that events take it."""
        return [self.search, self.language, self.organisation, self.country]


def lay_out_articles() -> ArticlesParts:
    """Place the tab's components in the tab that is open."""
    browsing = gr.State(Browsing())
    form = _form()
    with gr.Row(elem_classes="filters"):
        search = gr.Textbox(
            label=TRANSLATIONS("articles.search"),
            placeholder=TRANSLATIONS("articles.search_hint"),
            max_length=LONGEST_TEXT,
            scale=2,
            min_width=130,
            elem_id="articles-search",
        )
        language, organisation, country = (_choice(name) for name in ("article_language", "organisation", "country"))
        clear = gr.Button(TRANSLATIONS("articles.clear"), size="sm", min_width=120, elem_classes="clear")
    message = gr.HTML("", elem_id="articles-message")
    with gr.Row(elem_id="articles-main", elem_classes="halves"):
        with gr.Column(scale=2, min_width=320, elem_classes="list"):
            listing = _html(f'<p class="empty">{variants("articles", "opening")}</p>', "articles-list")
        with gr.Column(scale=3, min_width=320, elem_classes="side"):
            reading = _html(f'<p class="empty">{variants("articles", "choose")}</p>', "articles-reading")
    return ArticlesParts(browsing, search, language, organisation, country, clear, message, listing, reading, form)


def _form() -> AddForm:
    """Return what adds articles, and what says who may."""
    refused = gr.HTML(f'<p class="about">{variants("articles", "only_editors")}</p>', visible=False)
    with gr.Accordion(TRANSLATIONS("articles.adding"), open=False, elem_id="articles-adding") as frame:
        gr.HTML(f'<p class="about">{_hint()}</p>')
        with gr.Row(elem_classes="adding"):
            files = gr.File(
                label=TRANSLATIONS("articles.files"),
                file_count="multiple",
                file_types=sorted(FORMS),
                type="filepath",
                height=180,
                elem_id="articles-files",
            )
            with gr.Column(min_width=280):
                links = gr.Textbox(
                    label=TRANSLATIONS("articles.links"),
                    placeholder=TRANSLATIONS("articles.links_hint"),
                    lines=3,
                    elem_id="articles-links",
                )
        with gr.Row(elem_classes="adding"):
            text = gr.Textbox(
                label=TRANSLATIONS("articles.text"),
                placeholder=TRANSLATIONS("articles.text_hint"),
                lines=4,
                max_lines=12,
                scale=2,
                elem_id="articles-text",
            )
            with gr.Column(min_width=280):
                title = gr.Textbox(
                    label=TRANSLATIONS("articles.title"), max_length=LONGEST_TEXT, elem_id="articles-title"
                )
                add = gr.Button(TRANSLATIONS("articles.add"), variant="primary", size="sm", elem_id="articles-add")
        outcome = _html("", "articles-outcome")
        gr.HTML(f"<h3>{variants('articles', 'mine')}</h3>")
        mine = _html("", "articles-mine")
    return AddForm(frame, files, links, text, title, add, outcome, mine, refused)


def _hint() -> str:
    """Return what can be added, in every language; the style sheet shows the page's."""
    size = LARGEST_UPLOAD.upper().replace("MB", " MB")
    return "".join(
        f'<span class="in" lang="{language}" dir="{direction(language)}">'
        f"{words.adding_hint.format(largest=size, most=MOST_FILES)}</span>"
        for language, words in LANGUAGES.items()
    )


def _html(value: str, name: str) -> gr.HTML:
    """Return a part that is written on the server; what is chosen in it comes back as an event."""
    return gr.HTML(value, elem_id=name, js_on_load=SCRIPT.read_text("utf-8"))


def _choice(name: str) -> gr.Dropdown:
    """Return a list to choose from, which is filled when the tab is opened."""
    return gr.Dropdown([], label=TRANSLATIONS(f"articles.{name}"), min_width=130, elem_id=f"articles-{name}")
