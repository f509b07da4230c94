"""Fixtures for the question side: an index of two small articles of ours, and a scripted language model."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class ScriptedModel:
    """An OpenAI-compatible server on loopback that streams given replies, one a request."""

    def __init__(self, replies: list[str], status: int = 200) -> None:
        self.requests: list[dict[str, object]] = []
        scripted = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                scripted.requests.append(json.loads(body))
                self.send_response(status)
                self.send_header("Content-Type", "text/event-stream" if status == 200 else "application/json")
                self.end_headers()
                if status != 200:
                    self.wfile.write(json.dumps({"error": {"message": "no such model"}}).encode())
                    return
                reply = replies[min(len(scripted.requests), len(replies)) - 1]
                for word in reply.split(" "):
                    self.wfile.write(f"data: {json.dumps(_chunk(word + ' '))}\n\n".encode())
                self.wfile.write(f"data: {json.dumps(_chunk('', 'stop'))}\n\ndata: [DONE]\n\n".encode())

            def log_message(self, *arguments: object) -> None:
                """Keep the test output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _chunk(text: str, finish: str | None = None) -> dict[str, object]:
    """Return one piece of a streamed chat completion."""
    return {
        "id": "c",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "scripted",
        "choices": [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}],
    }


@pytest.fixture
def scripted_model() -> Iterator[Callable[..., ScriptedModel]]:
    """Start scripted models that stop with the test."""
    started: list[ScriptedModel] = []

    def start(*replies: str, status: int = 200) -> ScriptedModel:
        started.append(ScriptedModel(list(replies), status))
        return started[-1]

    yield start
    for model in started:
        model.close()
