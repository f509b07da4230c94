"""Reads and writes cookies of requests, Gradio's and Starlette's alike. It knows no cookie's meaning."""

from __future__ import annotations

from http.cookies import SimpleCookie

import gradio as gr
import starlette.requests

YEAR_SECONDS = 365 * 24 * 3600


Request = gr.Request | starlette.requests.Request


def cookie_of(request: Request | None, name: str) -> str | None:
    """Return the value of a cookie, None where the browser sent none of this name.

    The header itself is read: Gradio's own dictionary of cookies breaks on names such as "get".
    """
    if request is None:
        return None
    return cookie_in(request.headers.get("cookie"), name)


def cookie_in(header: str | None, name: str) -> str | None:
    """Return the value of a cookie in a Cookie header: ("a=1; b=2", "b") -> "2"."""
    for part in (header or "").split(";"):
        key, equals, value = part.strip().partition("=")
        if equals and key == name:
            return value.strip().strip('"')
    return None


def set_cookie(name: str, value: str, *, secure: bool, max_age_seconds: int, same_site: str = "Strict") -> str:
    """Return a Set-Cookie header for a cookie that no script reads.

    Args:
        secure: whether the browser must not send it over plain HTTP.
        same_site: "Strict", or "Lax" where a link on another site must lead to a page that knows who comes.
    """
    jar: SimpleCookie = SimpleCookie()
    jar[name] = value
    jar[name].update({"path": "/", "samesite": same_site, "max-age": str(max_age_seconds)})
    jar[name]["httponly"] = True
    jar[name]["secure"] = secure
    return jar[name].OutputString()
