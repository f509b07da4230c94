"""Puts the page together: its tabs, their events, its queue."""

from __future__ import annotations

from typing import Any

import gradio as gr

from page.articles import ArticlesTab
from page.articles_parts import ArticlesParts, lay_out_articles
from page.editor import author_of
from page.events import wire
from page.giving import ONE_BY_ONE, GivingTab
from page.giving_book import GivingDesk
from page.giving_parts import lay_out_giving
from page.opening import Opening
from page.parts import TRANSLATIONS, lay_out
from page.quality import QualityTab, lay_out_quality
from page.uploads import Uploads
from page.words import ENGLISH
from rag.settings import Settings

QUEUE_SIZE = 64  # beyond it a visitor is told that the page is busy instead of waiting unseen
CACHE_SECONDS = (3_600, 86_400)  # how often Gradio looks for files that it keeps for too long, and how long that is


def build_page(opening: Opening, settings: Settings, desk: GivingDesk) -> tuple[gr.Blocks, tuple[gr.HTML, ...]]:
    """Return the page over an assistant that may still be opening, and its parts that change when the index may have.

    Args:
        desk: the ledger and the articles, which programs are answered from as well.
    """
    page: gr.Blocks
    with gr.Blocks(title=ENGLISH.title, fill_height=True, analytics_enabled=False, delete_cache=CACHE_SECONDS) as page:
        with gr.Tabs(elem_id="tabs") as tabs:
            with _tab("chat"):
                parts = lay_out()
            with _tab("giving") as giving_tab:
                giving = lay_out_giving()
            with _tab("articles") as articles_tab:
                articles = lay_out_articles()
            with _tab("quality") as quality_tab:
                quality = lay_out_quality()
        wire(page, opening, parts, settings.data)
        GivingTab(desk, author_of).wire(giving_tab, giving)
        reader = ArticlesTab(desk.shelf, Uploads(settings), author_of)
        reader.wire(articles_tab, articles)
        QualityTab(settings).wire(quality_tab, quality)
        for told in (giving.evidence, parts.sources):
            _read_whole(tabs, reader, told, articles)
    page.queue(max_size=QUEUE_SIZE)
    return page, (parts.history, articles.listing)


def _tab(name: str) -> gr.Tab:
    """Return a tab with its name in the page's language."""
    return gr.Tab(TRANSLATIONS(f"tab.{name}"), id=name, elem_id=f"tab-{name}")


def _read_whole(tabs: gr.Tabs, reader: ArticlesTab, told: gr.HTML, articles: ArticlesParts) -> None:
    """Let a source, or the evidence of a row, open its whole article, the sentence lit, in the Articles tab."""
    opened: list[Any] = [articles.browsing, articles.listing, articles.reading]
    reading = told.read(reader.read, articles.browsing, opened, **ONE_BY_ONE)
    reading.then(lambda: gr.update(selected="articles"), None, tabs, queue=False, api_visibility="private")
