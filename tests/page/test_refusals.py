"""What the server refuses before the page sees it."""

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from page.refusals import Refusals, is_loopback

HERE = "http://127.0.0.1:7860"
JOIN = "/gradio_api/queue/join"


def client(*, loopback_only=True) -> TestClient:
    """Return a client of a page that answers everything it is let to see."""
    app = FastAPI()
    app.add_middleware(Refusals, loopback_only=loopback_only)
    app.add_route("/{path:path}", lambda _: PlainTextResponse("seen"), methods=["GET", "POST"])
    return TestClient(app, base_url=HERE)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:7860", 200),
        ("localhost:7860", 200),
        ("LOCALHOST", 200),
        ("[::1]:7860", 200),
        ("rebound.example.org:7860", 421),
        ("127.0.0.1.example.org", 421),
        ("", 421),
    ],
)
def test_a_page_without_accounts_answers_to_its_own_machines_names_alone(host, status):
    assert client().get("/", headers={"host": host}).status_code == status


def test_a_page_with_accounts_answers_to_any_name():
    assert client(loopback_only=False).get("/", headers={"host": "csr.example.org"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": HERE}, 200),
        ({"sec-fetch-site": "same-origin", "origin": "http://proxied.example.org"}, 200),
        ({"origin": "https://csr.example.org", "x-forwarded-host": "csr.example.org"}, 200),
        ({"origin": "https://evil.example.org"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": HERE}, 403),
    ],
)
def test_what_another_sites_page_sends_is_refused(headers, status):
    assert client().post(JOIN, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/assets/index.js", 200),
        ("GET", "/gradio_api/queue/data", 200),
        ("GET", "/gradio_api/mcp", 200),
        ("POST", "/gradio_api/mcp/", 200),
        ("POST", "/gradio_api/upload", 200),
        ("POST", "/gradio_api/call/ask", 200),
        ("GET", "/gradio_api/file=/var/own/a.csv", 200),
        ("GET", "/gradio_api/file=http://127.0.0.1:1/secret", 404),
        ("GET", "/gradio_api/file=https%3A//example.org/", 404),
        ("GET", "/gradio_api/file=app.py", 404),
        ("GET", "/gradio_api/file/etc/passwd", 404),
        ("GET", "/gradio_api/proxy=https://example.org/", 404),
        ("GET", "/gradio_api/openapi.json", 404),
        ("GET", "/monitoring", 404),
        ("GET", "/gradio_api/dev/reload", 404),
        ("POST", "/gradio_api/vibe-edit", 404),
        ("POST", "/gradio_api/process_recording", 404),
        ("POST", "/gradio_api/run-history/connect", 404),
        ("DELETE", "/gradio_api/upload/x", 404),
    ],
)
def test_only_routes_that_the_page_needs_are_answered(method, path, status):
    assert client().request(method, path).status_code == status


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("csr.example.org", False),
    ],
)
def test_which_hosts_are_this_machine(host, own):
    assert is_loopback(host) is own
