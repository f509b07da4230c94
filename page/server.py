"""The web server around the page: headers, mounting, port. It knows nothing of what the page shows."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from page.chat import build_page
from page.opening import Opening
from page.parts import TRANSLATIONS
from rag.errors import SettingsError

HERE = Path(__file__).parent
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "sans-serif")
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


def build_app(opening: Opening) -> FastAPI:
    """Return the application: the page at /, with the assistant opening in the background as the server starts."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # Gradio reads it when it builds: nothing leaves this machine

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opening.start()
        yield

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(SecurityHeaders)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build_page(opening),
        path="/",
        i18n=TRANSLATIONS,
        theme=gr.themes.Base(primary_hue="teal", neutral_hue="stone", font=FONTS, font_mono=MONOSPACE_FONTS),
        head=_head(),
        favicon_path=str(HERE / "icon.svg"),
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        run_history=False,
        enable_monitoring=False,
        max_file_size="1mb",  # the page takes no files yet
    )
    return mounted


def _head() -> str:
    """Return the page's style, which `css=` would confine to Gradio's own part, and its script."""
    style, script = ((HERE / name).read_text("utf-8") for name in ("style.css", "head.js"))
    return f"<style>{style}</style><script>{script}</script>"


def serve(app: FastAPI, listener: socket.socket) -> None:
    """Answer on a port taken before, until interrupted."""
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=SHUTDOWN_SECONDS)
    uvicorn.Server(config).run(sockets=[listener])
