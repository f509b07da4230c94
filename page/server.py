"""The web server around the page: headers, mounting, port. It knows nothing of what the page shows."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import mkdtemp

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from page.accounts import AccountBook
from page.api import Programs
from page.api_endpoints import offer
from page.around import surround
from page.articles_shelf import Shelf
from page.chat import build_page
from page.gate import Door, Gate
from page.giving_book import GivingDesk
from page.head import PageHead
from page.help import add_help
from page.language import add_switch
from page.login import add_login, name_of
from page.opening import Opening
from page.parts import TRANSLATIONS
from page.refusals import Refusals, is_loopback
from page.session import open_sessions
from page.uploads import LARGEST_UPLOAD
from page.visitor import VisitorCookie
from rag.errors import SettingsError
from rag.settings import Settings

HERE = Path(__file__).parent
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "sans-serif")
STYLES = ("style.css", "tabs.css", "around.css")
LAST_PORT = 65_535
SHUTDOWN_SECONDS = 2  # every open page holds a connection that ends only when the page is closed
MONOSPACE_FONTS = ("ui-monospace", "Noto Sans Mono", "monospace")
# Gradio needs inline and evaluated scripts; that nothing is loaded from or sent to another machine holds all the same.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


class SecurityHeaders:
    """Adds HEADERS to every response, streams included, which are passed on piece by piece."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def require_accounts(host: str, settings: Settings) -> None:
    """Let the page listen to other machines only where it has accounts.

    Raises:
        SettingsError: it has none, and the host is not this machine alone.
    """
    if settings.users is None and not is_loopback(host):
        message = (
            f"The page has no accounts, so that it does not listen on {host} but on this machine alone: run "
            "`python -m page.accounts --file .data/users add NAME --role editor` and set CSR_USERS=.data/users, "
            "or leave out --host."
        )
        raise SettingsError(message)


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything slow is done, so that a taken one is said at once.

    Raises:
        SettingsError: the host is not this machine's, or the port is taken or not allowed.
    """
    try:
        if not 0 <= port <= LAST_PORT:
            raise OSError(f"ports go from 0 to {LAST_PORT}")
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        message = f"Cannot listen on {host}, port {port} ({error}); choose another with --host and --port."
        raise SettingsError(message) from error


def build_app(opening: Opening, settings: Settings) -> FastAPI:
    """Return the application: the page at /, with the assistant opening in the background as the server starts.

    Raises:
        SettingsError: the accounts, or where sessions are kept, cannot be used.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # Gradio reads it when it builds: nothing leaves this machine
    files = mkdtemp(prefix="csr-page-")  # Gradio's file routes serve what lies here: this page's own alone
    os.environ["GRADIO_TEMP_DIR"] = files
    door = None if settings.users is None else Door(AccountBook(settings.users), open_sessions(settings.data))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        """Open the assistant while the server runs, and leave no file behind."""
        opening.start()
        yield
        shutil.rmtree(files, ignore_errors=True)

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    _guard(app, door)
    add_help(app)
    add_switch(app)
    if door is not None:
        add_login(app, door)
    desk = GivingDesk(settings.index, Shelf(settings.index))
    page, changing = build_page(opening, settings, desk)
    surround(page, settings.index, changing)
    offer(page, Programs(opening, desk))
    return _mount(app, page, settings, has_accounts=door is not None)


def _guard(app: FastAPI, door: Door | None) -> None:
    """Put in front of the page what refuses, lets in and marks requests; the last one added comes first."""
    app.add_middleware(PageHead)
    app.add_middleware(CORSMiddleware)  # for no other site; Gradio's own would let every site read the page
    if door is None:
        app.add_middleware(VisitorCookie)
    app.add_middleware(Gate, door=door)
    app.add_middleware(Refusals, loopback_only=door is None)
    app.add_middleware(SecurityHeaders)


def _mount(app: FastAPI, page: gr.Blocks, settings: Settings, *, has_accounts: bool) -> FastAPI:
    """Return the application with the page at /."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        auth_dependency=name_of if has_accounts else None,
        mcp_server=settings.mcp,
        i18n=TRANSLATIONS,
        theme=gr.themes.Base(primary_hue="teal", neutral_hue="stone", font=FONTS, font_mono=MONOSPACE_FONTS),
        head=_head(),
        favicon_path=str(HERE / "icon.svg"),
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        run_history=False,
        enable_monitoring=False,
        max_file_size=LARGEST_UPLOAD,
    )
    return mounted


def _head() -> str:
    """Return the page's style, which `css=` would confine to Gradio's own part."""
    return f"<style>{''.join((HERE / name).read_text('utf-8') for name in STYLES)}</style>"


def serve(app: FastAPI, listener: socket.socket) -> None:
    """Answer on a port taken before, until interrupted."""
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=SHUTDOWN_SECONDS)
    uvicorn.Server(config).run(sockets=[listener])
