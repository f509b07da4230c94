"""What happens on the Articles tab: the list, reading, adding, removing. It draws nothing and reads no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from page.articles_list import additions, listing, outcome, progress
from page.articles_parts import LONGEST_TEXT, ArticlesParts, Browsing
from page.articles_shelf import Catalogue, Shelf, Wanted, organisations_of
from page.articles_text import reading
from page.articles_words import ArticlesWords, articles_words
from page.editor import LOCAL, MayEdit
from page.giving import ONE_BY_ONE, QUIET, alert, value_of
from page.giving_filters import country_name
from page.language import language_of
from page.respond import INGEST_COMMAND
from page.sources import language_name
from page.uploads import MOST_FILES, MOST_LINKS, Job, Uploads, checked_links
from page.uploads_record import Addition
from page.uploads_written import Pasted
from page.words import words_for
from page.words_tabs import refusal
from rag.errors import ArticleError, CsrError, NoIndexError
from rag.schema import Span

LOOK_EVERY_SECONDS = 0.4  # at a job that is under way
WORKING: dict[str, Any] = QUIET | {"concurrency_limit": 8, "concurrency_id": "uploads"}


class ArticlesTab:
    """The events of the tab over the published articles and the uploads folder."""

    def __init__(self, shelf: Shelf, uploads: Uploads, may_edit: MayEdit) -> None:
        self._shelf, self._uploads, self._may_edit = shelf, uploads, may_edit

    def wire(self, tab: gr.Tab, parts: ArticlesParts) -> None:
        """Connect the tab's events to what they do."""
        form, filters = parts.form, parts.filters()
        shown = [parts.browsing, parts.message, parts.listing]
        lists = [parts.language, parts.organisation, parts.country]
        tab.select(self.enter, parts.browsing, [*shown, *lists, form.frame, form.refused, form.mine], **ONE_BY_ONE)
        for box in filters:
            event = box.submit if isinstance(box, gr.Textbox) else box.input
            event(self.filtered, [parts.browsing, *filters], shown, **ONE_BY_ONE)
        parts.search.blur(self.filtered, [parts.browsing, *filters], shown, **ONE_BY_ONE)
        cleared = parts.clear.click(lambda: [""] * len(filters), None, filters, queue=False, **QUIET)
        cleared.then(self.filtered, [parts.browsing, *filters], shown, **ONE_BY_ONE)
        parts.listing.turn(self.turn, parts.browsing, shown, **ONE_BY_ONE)
        for html in (parts.listing, form.outcome, form.mine):
            html.read(self.read, parts.browsing, [parts.browsing, parts.listing, parts.reading], **ONE_BY_ONE)
        changed = [form.outcome, form.mine, *shown]
        boxes = [form.files, form.links, form.text, form.title]
        working = [
            form.add.click(self.add, [parts.browsing, *boxes], [*changed, *boxes], **WORKING),
            form.mine.remove(self.remove, parts.browsing, changed, **WORKING),
            *(html.retry(self.retry, parts.browsing, changed, **WORKING) for html in (form.outcome, form.mine)),
        ]
        for event in working:  # once more when all is done: a list that was asked for before may come after
            event.then(self.anew, parts.browsing, changed[1:], **ONE_BY_ONE)

    def enter(self, browsing: Browsing, request: gr.Request) -> tuple[Any, ...]:
        """Show the list as it is now, with what can be chosen, and what was added."""
        words, author = _words(request), self._may_edit(request)
        lists: list[Any] = [gr.skip()] * 3
        with suppress(CsrError):
            lists = [gr.update(choices=one) for one in _choices(self._shelf.catalogue(), words)]
        may = (gr.update(visible=author is not None), gr.update(visible=author is None))
        return (*self._shown(browsing, words), *lists, *may, self._mine(author, words))

    def anew(self, browsing: Browsing, request: gr.Request) -> tuple[Any, ...]:
        """Show what was added and the list as they are now."""
        words = _words(request)
        return self._mine(self._may_edit(request), words), *self._shown(browsing, words)

    def filtered(self, request: gr.Request, browsing: Browsing, *values: object) -> tuple[Any, ...]:
        """Show the articles that the filters ask for."""
        text, language, organisation, country = (str(value or "").strip()[:LONGEST_TEXT] for value in values)
        wanted = Wanted(text, language or None, organisation or None, country or None)
        return self._shown(replace(browsing, wanted=wanted, page=0), _words(request))

    def turn(self, browsing: Browsing, chosen: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Show another page of the list."""
        number = value_of(chosen)
        return self._shown(replace(browsing, page=int(number) if number.isdecimal() else 0), _words(request))

    def read(self, browsing: Browsing, chosen: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Open an article; "id start end" opens it with those characters lit."""
        words = _words(request)
        id_, _, place = value_of(chosen).partition(" ")
        browsing = replace(browsing, open=id_)
        try:
            listed = self._listed(browsing, words)
            article, figures = self._shelf.article(id_)
            gazetteer = self._shelf.catalogue().gazetteer
        except ArticleError:
            return browsing, gr.skip(), alert(words.gone)
        except CsrError as error:
            return browsing, gr.skip(), refusal(error, words.language)
        lit = span_of(place)
        text = reading(article, figures, lit, words, lambda name: gazetteer.display(name, words.language))
        return browsing, listed, text

    def add(
        self, browsing: Browsing, files: list[str] | None, links: str, text: str, title: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """Take files, links and a pasted text in, telling how far it is, then what became of each."""
        words, author = _words(request), self._may_edit(request)
        good, bad = checked_links(links or "")
        paths = [Path(file) for file in files or []]
        pasted = Pasted(text.strip(), " ".join(title.split())[:LONGEST_TEXT]) if (text or "").strip() else None
        others = len(bad) + (pasted is not None)
        wrong = words.only_editors if author is None else objection(len(paths), len(good), others, words)
        if wrong is not None or author is None:
            yield alert(wrong or words.only_editors), *[gr.skip()] * 8
            return
        job = self._uploads.add(paths, good, author, pasted)
        for step in self._followed(job, browsing, words, author, bad):
            yield *step, None, "\n".join(bad), "", ""

    def remove(self, browsing: Browsing, chosen: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """Take one's own addition back."""
        words, author = _words(request), self._may_edit(request)
        key, _, name = value_of(chosen).partition("/")
        job = None if author is None else self._uploads.remove(key, name, lambda one: is_ones_own(one, author))
        if job is None:
            yield alert(words.not_yours), *[gr.skip()] * 4
            return
        *steps, last = self._followed(job, browsing, words, author)
        yield from steps
        done = last[0] if job.failure else f'<p class="done" role="status">{escape(words.removed)}</p>'
        yield done, *last[1:]

    def retry(self, browsing: Browsing, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """Try again to take in what is kept."""
        words, author = _words(request), self._may_edit(request)
        if author is None:
            yield alert(words.only_editors), *[gr.skip()] * 4
            return
        yield from self._followed(self._uploads.retry(), browsing, words, author)

    def _followed(
        self, job: Job, browsing: Browsing, words: ArticlesWords, author: str | None, bad: list[str] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield a job's progress, then its outcome with everything anew. A closed page ends this, not the job."""
        told = ""
        while not job.done.wait(LOOK_EVERY_SECONDS):
            now = progress(job, words)
            if now != told:
                told = now
                yield now, *[gr.skip()] * 4
        try:
            rows = self._uploads.rows(job.addition) if job.addition else []
            said = outcome(job, rows, bad or [], words)
        except CsrError as error:
            said = refusal(error, words.language)
        yield said, self._mine(author, words), *self._shown(browsing, words)

    def _mine(self, author: str | None, words: ArticlesWords) -> str:
        """Return what was added on the page."""
        try:
            return additions(self._uploads.rows(), lambda one: is_ones_own(one, author), words)
        except CsrError as error:
            return refusal(error, words.language)

    def _shown(self, browsing: Browsing, words: ArticlesWords) -> tuple[Any, ...]:
        """Return the list, or why there is none."""
        try:
            return browsing, "", self._listed(browsing, words)
        except NoIndexError as error:
            return browsing, refusal(error, words.language), ""
        except CsrError as error:
            return browsing, refusal(error, words.language), gr.skip()

    def _listed(self, browsing: Browsing, words: ArticlesWords) -> str:
        """Return the list of the articles asked for."""
        return listing(self._shelf.find(browsing.wanted), browsing.page, browsing.open, words)


def objection(files: int, links: int, others: int, words: ArticlesWords) -> str | None:
    """Return what is wrong with an addition before anything is kept, None where nothing is.

    Args:
        others: how many lines are no links, and pasted texts.
    """
    if files > MOST_FILES:
        return words.too_many_files.format(count=files, limit=MOST_FILES, command=f"{INGEST_COMMAND} FOLDER")
    if links > MOST_LINKS:
        return words.too_many_links.format(count=links, limit=MOST_LINKS)
    return None if files + links + others else words.nothing_given


def is_ones_own(addition: Addition, author: str | None) -> bool:
    """Return whether somebody may remove an addition; what was added before there were accounts is every editor's."""
    return author is not None and addition.author in {author, LOCAL}


def span_of(place: str) -> Span | None:
    """Return the characters that "12 40" means, None for anything else."""
    parts = place.split(" ")
    if len(parts) != 2 or not all(part.isdecimal() and len(part) < 12 for part in parts):
        return None
    return Span(int(parts[0]), int(parts[1]))


def _choices(catalogue: Catalogue, words: ArticlesWords) -> tuple[list[tuple[str, str]], ...]:
    """Return the languages, organisations and countries to choose from; each list begins with "any"."""
    page = words_for(words.language)
    nothing = (words.any, "")
    languages = Counter(head.language for head in catalogue.heads)
    countries = {head.country for head in catalogue.heads if head.country}
    display = catalogue.gazetteer.display
    names = [
        (" · ".join(dict.fromkeys([display(name, words.language), display(name, "ar"), name])), name)
        for name in organisations_of(catalogue.heads)
    ]
    return (
        [nothing, *((f"{language_name(code, page)} ({count})", code) for code, count in languages.most_common())],
        [nothing, *names],
        [nothing, *sorted((country_name(code, words.language), code) for code in countries)],
    )


def _words(request: gr.Request) -> ArticlesWords:
    """Return the tab's sentences in the visitor's language."""
    return articles_words(language_of(request))
