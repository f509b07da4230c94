"""What the page's tests share: one real index of three articles, the page served over it, and a headless browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from rag.settings import ROOT
from tests.page.running import BROWSERS, environment, find_browser, serving

ANSWER_SECONDS = 30  # a busy machine again; a warm answer takes a fraction of one
ORIGINS = ("http://127.0.0.1", "data:", "blob:")

ARABIC = """---
title: "«كاستورا» تجهز ثلاثة مستشفيات <script>document.title='owned'</script> ${document.title='owned'}"
publisher: "جريدة النهر"
published: "2021-03-14"
language: ar
country: EG
organisations: ["Kastora"]
url: https://example.org/kastora
---

أعلنت شركة «كاستورا» خطتها للمسؤولية المجتمعية هذا العام.
وتبرعت «كاستورا» بنحو 40 مليون جنيه لتجهيز ثلاثة مستشفيات فى صعيد مصر.
وقالت منى حداد، مديرة الاستدامة فى الشركة، إن الأجهزة وصلت <img src=x onerror="document.title='owned'">.
"""
ENGLISH = """---
title: "Kastora pays for school meals"
source_kind: digest
publisher: "Delta Gazette"
published: "2021-06"
language: en
country: EG
organisations: ["Kastora"]
---

The Delta Gazette reports on a second gift. Kastora paid for 52,000 school meals in the villages around Minya.
"""
FRENCH = """---
title: "La fondation Ormelune équipe des cliniques"
publisher: "La Gazette du Port"
published: "2022"
language: fr
country: MA
organisations: ["Ormelune"]
---

La fondation Ormelune a donné 3,5 millions d'euros à deux cliniques de Tanger. Les travaux commenceront en mai.
"""


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a published index of the three articles above, made by the real ingest."""
    folder = tmp_path_factory.mktemp("page")
    articles = folder / "articles"
    articles.mkdir()
    for name, text in (("ar.md", ARABIC), ("en.md", ENGLISH), ("fr.md", FRENCH)):
        (articles / name).write_text(text, encoding="utf-8")
    made = subprocess.run(
        [sys.executable, "-m", "ingest", str(articles)],
        cwd=ROOT,
        env=environment(folder / "index"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return folder / "index"


@pytest.fixture(scope="session")
def address(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the page over that index, ready to answer."""
    with serving(index, tmp_path_factory.mktemp("server") / "log") as served:
        yield served


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Return what serves the page over another index for the length of one test."""
    with ExitStack() as running:
        yield lambda other: running.enter_context(serving(other, tmp_path / "log"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a headless browser; without one the tests are skipped, but fail where CI runs them.

    It lives for one module: while Playwright runs, this thread has an event loop, and other tests could not run theirs.
    """
    path = find_browser()
    if path is None:
        reason = f"none of {', '.join(BROWSERS)} is installed, so the page cannot be tested in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=ANSWER_SECONDS * 1000)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return what opens the page as a new visitor; afterwards nothing may have gone wrong or left this machine."""
    wrong: list[str] = []
    contexts = []

    def open_page(locale: str = "en-GB", *, at: str = address, width: int = 1280) -> Page:
        """Open the page in a browser of a language, at a width."""
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(ANSWER_SECONDS * 1000)
        page.on("request", lambda sent: None if sent.url.startswith(ORIGINS) else wrong.append(f"request: {sent.url}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
        page.goto(at)
        page.wait_for_selector("#ask textarea")
        return page

    yield open_page
    for context in contexts:
        context.close()
    # A question refused before it is searched is a 422 by Gradio's design, and the browser notes it.
    assert [line for line in wrong if "422" not in line] == []
