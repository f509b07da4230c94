"""What stands above and below every tab: title, language, theme, help, account; and how old the index is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from babel.dates import format_datetime, format_timedelta
from babel.numbers import format_decimal

from page.cookies import Request
from page.frame import language_links
from page.language import language_of
from page.parts import variants_of
from page.sources import DATE_LOCALES
from page.who import name_of, role_of
from page.words_around import AroundWords, around_words
from rag.errors import CsrError
from rag.manifest import generation_directory, published_name, read_manifest


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What the page tells of the published index."""

    created: datetime.datetime
    articles: int
    figures: int


def surround(page: gr.Blocks, index: Path, changing: Sequence[gr.HTML] = ()) -> None:
    """Put a bar above and a footer below what a page holds; both are written anew for whoever opens it.

    Args:
        changing: parts that change where the index may have: the footer is then written anew.
    """
    with page:
        above = gr.HTML(masthead(), elem_id="above", padding=False)
        below = gr.HTML("", elem_id="below", padding=False)
        page.children.insert(0, page.children.pop(page.children.index(above)))

        def write(request: gr.Request) -> tuple[str, str]:
            """Write both in the visitor's language."""
            return masthead() + bar(request, around_words(language_of(request))), write_footer(request)

        def write_footer(request: gr.Request) -> str:
            """Write the footer in the visitor's language."""
            words = around_words(language_of(request))
            return footer(index_facts(index), words, datetime.datetime.now(datetime.UTC))

        quiet: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
        page.load(write, None, [above, below], **quiet)
        for part in changing:
            part.change(write_footer, None, below, **quiet)


def masthead() -> str:
    """Return the page's title, the one heading of the first level, in each language: it is there before any event."""
    return f'<h1 id="masthead">{variants_of("title")}</h1>'


def bar(request: Request, words: AroundWords) -> str:
    """Return the bar above: who has signed in, help, dark or light, language."""
    name = name_of(request)
    account = ""
    if name is not None:
        who = escape(words.signed_in.format(name=name, role=getattr(words, role_of(request).value)))
        account = (
            f'<form class="account" method="post" action="/logout"><bdi>{who}</bdi>'
            f'<button type="submit">{escape(words.sign_out)}</button></form>'
        )
    return (
        f'<div class="bar" role="navigation" aria-label="{escape(words.page_links)}">{account}'
        f'<a href="/help" target="_blank">{escape(words.help)}</a>'
        f'<button type="button" class="theme" aria-pressed="false">{escape(words.theme)}</button>'
        f"{language_links(words.language, words)}</div>"
    )


def index_facts(index: Path) -> IndexFacts | None:
    """Return what the published index says of itself, None where there is none that can be read."""
    try:
        manifest = read_manifest(generation_directory(index, published_name(index)))
        created = datetime.datetime.fromisoformat(manifest.created)
    except (CsrError, ValueError):
        return None
    if created.tzinfo is None:
        created = created.replace(tzinfo=datetime.UTC)
    return IndexFacts(created, manifest.counts.get("articles", 0), manifest.counts.get("figures", 0))


def footer(facts: IndexFacts | None, words: AroundWords, now: datetime.datetime) -> str:
    """Return the line below: how much is in the index, and how old it is."""
    if facts is None:
        told = f"<span>{escape(words.no_index)}</span>"
    else:
        exact = format_datetime(facts.created, "long", locale=DATE_LOCALES.get(words.language, words.language))
        age = format_timedelta(facts.created - now, add_direction=True, locale=words.language)
        told = (
            f"<span>{escape(words.articles.format(count=_count(facts.articles, words)))}</span>"
            f"<span>{escape(words.figures.format(count=_count(facts.figures, words)))}</span>"
            f'<time datetime="{facts.created.isoformat()}" title="{escape(exact)}">'
            f"{escape(words.updated.format(age=age))}</time>"
        )
    return f'<div class="facts" role="contentinfo" aria-label="{escape(words.about_index)}">{told}</div>'


def _count(number: int, words: AroundWords) -> str:
    """Return a count as the page's language writes it: 12000 -> "12,000"."""
    return format_decimal(number, locale=words.language)
