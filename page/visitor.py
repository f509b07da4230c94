"""Gives every browser a key of its own, so that its conversations are its own. It knows no account."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from page.cookies import YEAR_SECONDS, cookie_in, set_cookie
from page.store_record import BROWSER_KEY, new_browser_key

VISITOR_COOKIE = "csr_visitor"
PAGE = "/"
FIRST_REQUEST = "/gradio_api/startup-events"  # sent once by every open page


class VisitorCookie:
    """Sets the cookie `csr_visitor` when the page is opened; scripts cannot read it, other sites do not send it.

    Only then, and not with the many requests that follow: they come side by side, and each would get another key. Who
    comes by a link on another site sends no cookie with the page itself, only with what the page asks for next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        cookie = self._cookie(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if cookie is None:
            await self._app(scope, receive, send)
            return

        async def send_with_cookie(message: Message) -> None:
            """Add the cookie to the answer."""
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_cookie)

    def _cookie(self, scope: Scope) -> str | None:
        """Return what to set: the visitor's own key for another year, a new one for a new visitor, or nothing."""
        headers = Headers(scope=scope)
        key = cookie_in(headers.get("cookie"), VISITOR_COOKIE)
        is_known = key is not None and BROWSER_KEY.fullmatch(key) is not None
        is_opening = scope["path"] == PAGE and headers.get("sec-fetch-site") != "cross-site"
        if not is_opening and (is_known or scope["path"] != FIRST_REQUEST):
            return None
        kept = key if is_known and key is not None else new_browser_key()
        return set_cookie(VISITOR_COOKIE, kept, secure=scope["scheme"] == "https", max_age_seconds=YEAR_SECONDS)
