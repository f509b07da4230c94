"""The short guide for staff, one page a language: Markdown of ours, read as the server starts. It knows no account."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from markdown_it import MarkdownIt
from starlette.requests import Request
from starlette.responses import HTMLResponse

from page.frame import write_page
from page.language import language_of
from page.words import LANGUAGES
from page.words_around import around_words

GUIDES = Path(__file__).parent / "help"


def add_help(app: FastAPI) -> None:
    """Add the guide at /help, in the visitor's language."""
    guides = {language: guide(language) for language in LANGUAGES}

    def show(request: Request) -> HTMLResponse:
        """Show the guide."""
        language = language_of(request)
        return HTMLResponse(write_page(request, around_words(language).help, guides[language]))

    app.add_route("/help", show, methods=["GET"])


def guide(language: str) -> str:
    """Return the guide of a language as HTML."""
    text = (GUIDES / f"{language}.md").read_text("utf-8")
    return f'<article class="guide">{MarkdownIt("commonmark", {"html": False}).render(text)}</article>'
