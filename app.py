"""Starts the page: settings, assistant, page, server."""

from __future__ import annotations

import argparse
import logging
import sys

from page.opening import Opening
from page.server import build_app, listen, require_accounts, serve
from rag.assistant import Assistant
from rag.errors import CsrError
from rag.settings import Settings, load_settings

WARM_UP_QUESTION = "How much was donated?"


def open_assistant(settings: Settings) -> Assistant:
    """Open the assistant and let it answer once, since what is loaded on first use would slow the first visitor."""
    assistant = Assistant.open(settings)
    assistant.answer(WARM_UP_QUESTION)
    assistant.known()  # derives the ledger
    return assistant


def main() -> int:
    """Serve the page until interrupted; return 2 where it cannot start."""
    parser = argparse.ArgumentParser(prog="app.py", description="The page of the CSR news assistant.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine alone)")
    parser.add_argument("--port", type=int, default=7860)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = load_settings()
        require_accounts(arguments.host, settings)
        with listen(arguments.host, arguments.port) as listener:
            app = build_app(Opening(lambda: open_assistant(settings)), settings)
            print(f"The page is on http://{arguments.host}:{arguments.port}", flush=True)  # noqa: T201
            serve(app, listener)
    except CsrError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
