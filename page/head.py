"""Writes language, direction, title and the first script into the page's HTML, where they count before the first paint.

What Gradio is given as `head=` it adds only once its own scripts run: too late for a page that runs right to left, and
for its labels, whose language it asks the browser for.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from page.language import language_of
from page.words import direction, words_for

SCRIPT = Path(__file__).parent / "head.js"
PAGE = "/"
HTML_LANGUAGE = re.compile(r'<html\s+lang="[^"]*"', re.IGNORECASE)
HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
QUALITY = 4  # of the compression: a few milliseconds


class PageHead:
    """Rewrites the page itself; every other answer is passed on piece by piece."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] != PAGE or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        plain = [(name, value) for name, value in scope["headers"] if name.lower() != b"accept-encoding"]
        answer = _Answer(send, language_of(request), "br" in request.headers.get("accept-encoding", ""))
        await self._app({**scope, "headers": plain}, receive, answer.send)


class _Answer:
    """One answer, held back until it is whole."""

    def __init__(self, send: Send, language: str, packed: bool) -> None:
        self._send, self._language, self._packed = send, language, packed
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Take a piece; with the last one the page is sent."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body" or self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        """Send the page rewritten, and packed where the browser can unpack it."""
        headers = MutableHeaders(scope=start)
        body = self._body
        if Headers(raw=start["headers"]).get("content-type", "").startswith("text/html"):
            body = write_head(body.decode("utf-8"), self._language).encode("utf-8")
            if self._packed:
                body = brotli.compress(body, quality=QUALITY)
                headers["Content-Encoding"] = "br"
            headers["Content-Length"] = str(len(body))
            headers["Cache-Control"] = "private, no-cache"  # it depends on who asks, and in which language
            headers.add_vary_header("Accept-Encoding, Accept-Language, Cookie")
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def write_head(html: str, language: str) -> str:
    """Return the page's HTML with a language, its direction and title, and the script that comes before all others."""
    own = f'<html lang="{language}" dir="{direction(language)}"'
    title = f"<title>{escape(words_for(language).title)}</title>"
    html = HTML_LANGUAGE.sub(lambda _: own, html, count=1)
    script = f"<script>{SCRIPT.read_text('utf-8')}</script>"
    return HEAD.sub(lambda found: found[0] + title + script, html, count=1)
