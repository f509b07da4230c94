"""Which language the page speaks to a visitor: the one chosen on the page, else the browser's. It knows no sentence."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.requests import Request as PlainRequest
from starlette.responses import RedirectResponse

from page.cookies import YEAR_SECONDS, Request, cookie_of, set_cookie
from page.words import DEFAULT_LANGUAGE, LANGUAGES, page_language

LANGUAGE_COOKIE = "csr_language"


def language_of(request: Request | None) -> str:
    """Return "ar", "en" or "fr" for a request of Gradio or Starlette: the visitor's choice, else the browser's."""
    if request is None:
        return DEFAULT_LANGUAGE
    chosen = cookie_of(request, LANGUAGE_COOKIE)
    return chosen if chosen in LANGUAGES else page_language(request.headers.get("accept-language"))


def add_switch(app: FastAPI) -> None:
    """Add /language/{ar, en or fr}, which keeps the choice and leads back to where it was made."""

    def switch(request: PlainRequest) -> RedirectResponse:
        """Keep the choice in a cookie."""
        response = RedirectResponse(_way_back(request), 303)
        language = request.path_params["language"]
        if language in LANGUAGES:
            is_secure = request.url.scheme == "https"
            cookie = set_cookie(
                LANGUAGE_COOKIE, language, secure=is_secure, max_age_seconds=YEAR_SECONDS, same_site="Lax"
            )
            response.headers.append("Set-Cookie", cookie)
        return response

    app.add_route("/language/{language}", switch, methods=["GET"])


def _way_back(request: PlainRequest) -> str:
    """Return the path of the page's own that the choice was made on; nothing else is led to."""
    came_to = request.query_params.get("from", "")
    return came_to if came_to in {"/help", "/login"} else "/"
