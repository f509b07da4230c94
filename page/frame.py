"""Writes the plain pages beside the one that Gradio draws: sign-in and help, in the visitor's language."""

from __future__ import annotations

from html import escape
from pathlib import Path

from starlette.requests import Request

from page.language import language_of
from page.words import direction, words_for
from page.words_around import LANGUAGE_NAMES, AroundWords, around_words

HERE = Path(__file__).parent
STYLE = HERE / "around.css"
SCRIPT = HERE / "head.js"


def write_page(request: Request, title: str, body: str) -> str:
    """Return a whole HTML page around a body that is HTML already; it needs no script but the theme's."""
    language = language_of(request)
    name = words_for(language).title
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{direction(language)}" class="plain"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)} · {escape(name)}'
        '</title><link rel="icon" href="/favicon.ico">'
        f"<style>{STYLE.read_text('utf-8')}</style><script>{SCRIPT.read_text('utf-8')}</script></head>"
        f'<body><header><a class="name" href="/">{escape(name)}</a>'
        f"{language_links(language, around_words(language), request.url.path)}</header>"
        f"<main>{body}</main></body></html>"
    )


def language_links(language: str, words: AroundWords, path: str = "/") -> str:
    """Return the switch of languages on one of the page's paths: each language's own name, the page's own marked."""
    back = "" if path == "/" else f"?from={path}"
    links = "".join(
        f'<a href="/language/{code}{back}" lang="{code}" hreflang="{code}" dir="{direction(code)}"'
        f"{' aria-current=true' if code == language else ''}>{name}</a>"
        for code, name in LANGUAGE_NAMES
    )
    return f'<nav class="languages" aria-label="{escape(words.language_label)}">{links}</nav>'
