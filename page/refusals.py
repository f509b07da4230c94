"""What the server refuses before anything else sees it: other sites' requests, other hosts' names, unused routes.

Gradio answers more routes than the page uses, among them ones that fetch an address for whoever asks. Only those that
the page and its programs need are let through. It knows no account.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from page.language import language_of
from page.words_around import around_words

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Where the browser says which site a request comes from; over plain HTTP it says so to loopback addresses only.
OWN_SITES = frozenset({"same-origin", "none"})
OURS = r"/|/login|/language/[a-z]{2}|/help"
READ = re.compile(
    rf"{OURS}|/config/?|/(?:gradio_api/)?theme\.css|/(?:static|assets|svelte)/.+|/favicon\.ico|/robots\.txt"
    r"|/gradio_api/(?:info/?|startup-events|app_id/?|upload_progress|queue/data|heartbeat/\w+|call/.+|file=/.+|mcp/?)"
)
WRITTEN = re.compile(
    r"/login|/logout"
    r"|/gradio_api/(?:queue/join|run/\w+/?|call/\w+/?|call/v2/\w+/?|upload|cancel|reset/?|component_server/?|mcp/?)"
)


class Refusals:
    """Refuses what no visitor of the page sends."""

    def __init__(self, app: ASGIApp, *, loopback_only: bool) -> None:
        """Take the application behind it.

        Args:
            loopback_only: the page has no accounts; a name other than this machine's is then a trick, by which another
                site's page would read this one as its own.
        """
        self._app = app
        self._loopback_only = loopback_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        response = self._refusal(scope) if scope["type"] == "http" else None
        await (response or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        """Return what is answered instead of the page, None where nothing is wrong."""
        request = Request(scope)
        if self._loopback_only and not is_loopback(_host_name(request.headers)):
            return _refuse("This page answers to the names of its own machine alone: open it as http://127.0.0.1.", 421)
        if scope["method"] not in SAFE_METHODS and _is_foreign(request.headers):
            return _refuse(around_words(language_of(request)).another_site, 403)
        allowed = READ if scope["method"] in SAFE_METHODS else WRITTEN
        return None if allowed.fullmatch(scope["path"]) else _refuse("Not Found", 404)


def _refuse(sentence: str, status: int) -> JSONResponse:
    """Return a refusal in the form in which the page shows it to a visitor."""
    return JSONResponse({"detail": sentence}, status)


def _is_foreign(headers: Headers) -> bool:
    """Return whether another site's page sent a request; programs, which name no site, are their own."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in OWN_SITES
    origin = headers.get("origin")
    if origin is None:
        return False
    own = {headers.get("host"), headers.get("x-forwarded-host")}  # no foreign page can set the latter
    return urlsplit(origin).netloc not in own


def _host_name(headers: Headers) -> str:
    """Return the name that a request calls this machine by, without the port."""
    return re.sub(r":\d+$", "", headers.get("host", ""))


def is_loopback(host: str) -> bool:
    """Return whether a host's name or address is this machine's own: "localhost", "127.0.0.1", "::1", "[::1]"."""
    try:
        return ipaddress.ip_address(host.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
