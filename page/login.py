"""The sign-in page, where it sends to, and the way out; and what events ask about the sender of a request."""

from __future__ import annotations

import math
from html import escape
from urllib.parse import parse_qs

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from page.cookies import cookie_of, set_cookie
from page.frame import write_page
from page.gate import SESSION_COOKIE, Door, Given
from page.language import language_of
from page.session import SESSION_SECONDS
from page.who import may_edit, name_of, owner_of, role_of
from page.words_around import around_words

__all__ = ["add_login", "may_edit", "name_of", "owner_of", "role_of"]

LONGEST_FORM = 16_384  # bytes of a name and a password


def add_login(app: FastAPI, door: Door) -> None:
    """Add the sign-in page, what it sends to, and the way out."""

    async def show(request: Request) -> Response:
        """Show the form."""
        return _form(request)

    async def enter(request: Request) -> Response:
        """Begin a session for a right name and password; a program's own client is told so instead of led on."""
        given = await _posted(request)
        attempt = await door.sign_in(given, request)
        if attempt.account is None:
            return _refused(request, given[0], attempt.wait_seconds)
        token = door.sessions.begin(attempt.account.name, attempt.account.stamp)
        response = RedirectResponse("/", 303) if _is_person(request) else JSONResponse({"success": True})
        _give_session(response, request, token, SESSION_SECONDS)
        return response

    async def leave(request: Request) -> Response:
        """End the session."""
        door.sessions.end(cookie_of(request, SESSION_COOKIE))
        response = RedirectResponse("/login", 303)
        _give_session(response, request, "", 0)
        return response

    app.add_route("/login", show, methods=["GET"])
    app.add_route("/login", enter, methods=["POST"])
    app.add_route("/logout", leave, methods=["POST"])


def _form(request: Request, name: str = "", wrong: str = "", status: int = 200) -> Response:
    """Return the sign-in page, with what was wrong before."""
    words = around_words(language_of(request))
    alert = f'<p class="wrong" role="alert">{escape(wrong)}</p>' if wrong else ""
    focus_name, focus_password = ("", " autofocus") if name else (" autofocus", "")
    body = (
        f'<form class="card" method="post" action="/login"><h1>{escape(words.sign_in)}</h1>'
        f"<p>{escape(words.sign_in_note)}</p>{alert}"
        f'<label for="name">{escape(words.name)}</label><input id="name" name="username" value="{escape(name)}" '
        f'dir="auto" autocomplete="username" autocapitalize="none" spellcheck="false" required{focus_name}>'
        f'<label for="password">{escape(words.password)}</label><input id="password" name="password" type="password" '
        f'dir="auto" autocomplete="current-password" required{focus_password}>'
        f'<button type="submit">{escape(words.sign_in)}</button></form>'
    )
    return HTMLResponse(write_page(request, words.sign_in, body), status)


def _refused(request: Request, name: str, wait_seconds: float) -> Response:
    """Return the form with the reason: wrong, or too often; it never tells which of the two fields was wrong."""
    words = around_words(language_of(request))
    seconds = math.ceil(wait_seconds)
    sentence, status = (words.wait.format(seconds=seconds), 429) if seconds else (words.wrong, 401)
    response = (
        _form(request, name, sentence, status) if _is_person(request) else JSONResponse({"detail": sentence}, status)
    )
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    return response


async def _posted(request: Request) -> Given:
    """Return name and password of a form; empty ones, which are wrong, where it is none or too long."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > LONGEST_FORM:
            return "", ""
    try:
        fields = parse_qs(content.decode("ascii"), keep_blank_values=True, max_num_fields=8)
    except ValueError:
        return "", ""
    return fields.get("username", [""])[0], fields.get("password", [""])[0]


def _is_person(request: Request) -> bool:
    """Return whether a browser shows what is answered."""
    return "text/html" in request.headers.get("accept", "")


def _give_session(response: Response, request: Request, token: str, seconds: int) -> None:
    """Set the session's cookie, or take it away; it is Lax, or a link in a message would lead to the sign-in page."""
    is_secure = request.url.scheme == "https"
    cookie = set_cookie(SESSION_COOKIE, token, secure=is_secure, max_age_seconds=seconds, same_site="Lax")
    response.headers.append("Set-Cookie", cookie)
