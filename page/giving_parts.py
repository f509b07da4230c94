"""The components of the Giving tab: filters, table, evidence, plots, corrections. It knows no event."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from page.giving_book import View
from page.giving_correct import CHOICES
from page.parts import TRANSLATIONS
from page.words_tabs import variants

SCRIPT = Path(__file__).parent / "tabs.js"
LONGEST_TEXT = 200  # characters of a search or a date; a browser's aid, checked again on the server


@dataclass(frozen=True, slots=True)
class Filters:
    """What restricts the rows."""

    search: gr.Textbox
    organisation: gr.Dropdown
    country: gr.Dropdown
    kind: gr.Dropdown
    status: gr.Dropdown
    currency: gr.Dropdown
    minimum: gr.Textbox
    since: gr.Textbox
    until: gr.Textbox

    def all(self) -> list[gr.Textbox | gr.Dropdown]:
        """Return every one, in the order that events take them."""
        choices = [self.organisation, self.country, self.kind, self.status, self.currency]
        return [self.search, *choices, self.minimum, self.since, self.until]


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What an editor fills in."""

    frame: gr.Accordion
    action: gr.Radio
    same: gr.Dropdown
    status: gr.Dropdown
    kind: gr.Dropdown
    text: gr.Textbox
    unit: gr.Dropdown
    note: gr.Textbox
    save: gr.Button
    message: gr.HTML

    def fields(self) -> list[gr.Dropdown | gr.Textbox]:
        """Return what one or another correction needs, in the order that `fields_of` shows them."""
        return [self.same, self.status, self.kind, self.text, self.unit]

    def given(self) -> list[gr.Radio | gr.Dropdown | gr.Textbox]:
        """Return everything that is filled in, in the order of `Said`."""
        return [self.action, *self.fields(), self.note]


@dataclass(frozen=True, slots=True)
class GivingParts:
    """The components that events read or change."""

    view: gr.State
    filters: Filters
    clear: gr.Button
    message: gr.HTML
    table: gr.HTML
    evidence: gr.HTML
    plots: gr.HTML
    form: CorrectionForm
    corrections: gr.HTML
    csv: gr.Button
    json: gr.Button
    file: tuple[gr.Textbox, gr.Textbox, gr.Textbox]  # name, type and text of a download


def lay_out_giving() -> GivingParts:
    """Place the tab's components in the tab that is open."""
    view = gr.State(View())
    filters, clear = _filters()
    message = gr.HTML("", elem_id="giving-message")
    with gr.Row(elem_id="giving-main", elem_classes="halves"):
        with gr.Column(scale=3, min_width=320):
            table = _html(f'<p class="empty">{variants("giving", "opening")}</p>', "giving-table")
            with gr.Row(elem_classes="tools"):
                csv = gr.Button(TRANSLATIONS("giving.csv"), size="sm", min_width=120, elem_id="giving-csv")
                json = gr.Button(TRANSLATIONS("giving.json"), size="sm", min_width=120, elem_id="giving-json")
        with gr.Column(scale=2, min_width=320, elem_classes="side"):
            evidence = _html(f'<p class="empty">{variants("giving", "evidence_empty")}</p>', "giving-evidence")
            form = _form()
    plots = _html("", "giving-plots")
    with gr.Accordion(TRANSLATIONS("giving.corrections"), open=False, elem_id="giving-corrections-frame"):
        corrections = _html("", "giving-corrections")
    file = (gr.Textbox(visible=False), gr.Textbox(visible=False), gr.Textbox(visible=False))
    return GivingParts(view, filters, clear, message, table, evidence, plots, form, corrections, csv, json, file)


def _filters() -> tuple[Filters, gr.Button]:
    """Return the filters, and the button that clears them."""
    with gr.Row(elem_classes="filters"):
        search = _box("search", "search_hint", scale=2)
        organisation, country = _choice("organisation"), _choice("country")
        kind, status = _choice("kind"), _choice("status")
    with gr.Row(elem_classes="filters"):
        currency = _choice("currency")
        minimum = _box("minimum", None)
        since, until = _box("since", "period_hint"), _box("until", "period_hint")
        clear = gr.Button(TRANSLATIONS("giving.clear"), size="sm", min_width=120, elem_classes="clear")
    return Filters(search, organisation, country, kind, status, currency, minimum, since, until), clear


def _form() -> CorrectionForm:
    """Return what corrects a row, unseen until an editor opens one."""
    with gr.Accordion(TRANSLATIONS("giving.correct"), open=False, visible=False, elem_id="giving-correct") as frame:
        gr.HTML(f'<p class="about">{variants("giving", "correct_hint")}</p>')
        action = gr.Radio(
            [(TRANSLATIONS(f"giving.{name}"), name) for name in CHOICES],
            value="not_a_gift",
            label=TRANSLATIONS("giving.action"),
            elem_id="giving-action",
        )
        same = gr.Dropdown([], label=TRANSLATIONS("giving.same_row"), visible=False, elem_id="giving-same")
        status = gr.Dropdown([], label=TRANSLATIONS("giving.new_status"), visible=False, elem_id="giving-new-status")
        kind = gr.Dropdown([], label=TRANSLATIONS("giving.new_kind"), visible=False, elem_id="giving-new-kind")
        text = gr.Textbox(
            label=TRANSLATIONS("giving.new_value"),
            placeholder=TRANSLATIONS("giving.new_value_hint"),
            max_length=LONGEST_TEXT,
            visible=False,
            elem_id="giving-new-value",
        )
        unit = gr.Dropdown([], label=TRANSLATIONS("giving.new_unit"), visible=False, elem_id="giving-new-unit")
        note = gr.Textbox(
            label=TRANSLATIONS("giving.note"),
            placeholder=TRANSLATIONS("giving.note_hint"),
            lines=2,
            elem_id="giving-note",
        )
        save = gr.Button(TRANSLATIONS("giving.save"), size="sm", variant="primary", elem_id="giving-save")
    message = gr.HTML("", elem_id="giving-corrected")
    return CorrectionForm(frame, action, same, status, kind, text, unit, note, save, message)


def _html(value: str, name: str) -> gr.HTML:
    """Return a part that is written on the server; what is chosen in it comes back as an event."""
    return gr.HTML(value, elem_id=name, js_on_load=SCRIPT.read_text("utf-8"))


def _box(name: str, hint: str | None, scale: int = 1) -> gr.Textbox:
    """Return a box to type in."""
    return gr.Textbox(
        label=TRANSLATIONS(f"giving.{name}"),
        placeholder=TRANSLATIONS(f"giving.{hint}") if hint else None,
        max_length=LONGEST_TEXT,
        scale=scale,
        min_width=130,
        elem_id=f"giving-{name}",
    )


def _choice(name: str) -> gr.Dropdown:
    """Return a list to choose from, which is filled when the tab is opened."""
    return gr.Dropdown([], label=TRANSLATIONS(f"giving.{name}"), min_width=130, elem_id=f"giving-{name}")
