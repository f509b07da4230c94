"""The Quality tab: what the newest evaluation measured, its report, and what staff marked. It draws nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from page.giving import ONE_BY_ONE
from page.language import language_of
from page.quality_markup import damaged, marks, measured, whole_report
from page.quality_results import RESULTS, ResultError, newest, report
from page.quality_words import QualityWords, quality_words
from page.store_feedback import FEEDBACK, FeedbackStore
from page.words_tabs import refusal, variants
from rag.errors import CsrError
from rag.manifest import generation_directory, published_name, read_manifest
from rag.settings import Settings

MARKS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class QualityParts:
    """The components that events change."""

    measured: gr.HTML
    report: gr.HTML
    marks: gr.HTML


def lay_out_quality() -> QualityParts:
    """Place the tab's components in the tab that is open."""
    own = gr.HTML(f"<h2>{variants('quality', 'measured')}</h2>", elem_id="quality-measured")
    return QualityParts(own, gr.HTML("", elem_id="quality-report"), gr.HTML("", elem_id="quality-marks"))


class QualityTab:
    """The tab's one event: it is written anew whenever it is opened."""

    def __init__(self, settings: Settings, results: Path = RESULTS) -> None:
        self._settings, self._results = settings, results

    def wire(self, tab: gr.Tab, parts: QualityParts) -> None:
        """Connect the tab to what it shows."""
        tab.select(self.enter, None, [parts.measured, parts.report, parts.marks], **ONE_BY_ONE)

    def enter(self, request: gr.Request) -> tuple[str, str, str]:
        """Return what was measured, the report and the marks, in the visitor's language."""
        words = quality_words(language_of(request))
        return self._measured(words), whole_report(report(self._results), words), self._marks(words)

    def _measured(self, words: QualityWords) -> str:
        """Return the newest result's measures, or why there are none."""
        try:
            return measured(newest(self._results), self._corpus(), words)
        except ResultError as error:
            return damaged(error, words)

    def _corpus(self) -> str | None:
        """Return the hash of the published articles, None where nothing is published."""
        with suppress(CsrError):
            index = self._settings.index
            return read_manifest(generation_directory(index, published_name(index))).corpus
        return None

    def _marks(self, words: QualityWords) -> str:
        """Return what staff marked; no file is made where nobody has."""
        try:
            if not (self._settings.data / FEEDBACK).exists():
                return marks({}, [], words)
            store = FeedbackStore(self._settings.data)
            try:
                return marks(store.counts(), store.newest(MARKS_SHOWN), words)
            finally:
                store.close()
        except CsrError as error:
            return refusal(error, words.language)
