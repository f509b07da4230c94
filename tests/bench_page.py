"""What `make bench` measures of the page in a browser: first paint, size, first words and whole answer.

Each visit is a new visitor's, whose browser has kept nothing. It needs Playwright and an installed Chromium.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tests.page.running import find_browser, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIMIT_PAINT_SECONDS = 2.0
LIMIT_READY_SECONDS = 4.0  # until a question can be typed
LIMIT_TRANSFERRED_KB = 700.0
LIMIT_FIRST_WORDS_SECONDS = 1.0
LIMIT_ANSWER_SECONDS = 1.5
VISITS = 5
QUESTIONS = ("How much did TikTok donate?", "كم تبرعت تيك توك؟", "Combien TikTok a-t-il donné ?")
WAIT_MILLISECONDS = 120_000  # the first visitor may wait for the encoder
QUIET_MILLISECONDS = 500

# Notes when the Enter key was pressed, when the first words of an answer stood in the chat, and when it was whole.
WATCH = """() => {
  const times = window.answerTimes = {};
  const look = () => {
    const answer = document.querySelector("#chat .answer");
    if (times.asked && !times.words && answer && answer.textContent.trim()) times.words = performance.now();
    if (times.words && !times.whole && document.querySelector("#ask .submit-button")) times.whole = performance.now();
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  document.querySelector("#ask textarea").addEventListener("keydown", (event) => {
    if (event.key === "Enter") times.asked = performance.now();
  }, { capture: true });
}"""
TIMES = "() => [answerTimes.words - answerTimes.asked, answerTimes.whole - answerTimes.asked]"
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"

Row = tuple[str, float, float]  # what, value, limit


def page_rows(index: Path) -> list[Row]:
    """Return what was measured over an index against its limits; a line and no rows where there is no browser."""
    if find_browser() is None or find_spec("playwright") is None:
        sys.stderr.write("page: not measured in a browser, since Chromium or Playwright is missing; install both.\n")
        return []
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 the part is optional

    with (
        tempfile.TemporaryDirectory() as scratch,
        serving(index, Path(scratch) / "log") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        answered(browser, address, QUESTIONS[0])  # until the assistant is open
        visits = [visited(browser, address) for _ in range(VISITS)]
        answers = [answered(browser, address, question) for question in QUESTIONS for _ in range(2)]
        browser.close()
    paints, ready, sizes = (statistics.median(values) for values in zip(*visits, strict=True))
    words, whole = zip(*answers, strict=True)
    return [
        ("page, first paint, seconds", paints, LIMIT_PAINT_SECONDS),
        ("page, ready for a question, seconds", ready, LIMIT_READY_SECONDS),
        ("page, transferred on a first visit, kB", sizes, LIMIT_TRANSFERRED_KB),
        ("page, Enter to first words p50, seconds", statistics.median(words), LIMIT_FIRST_WORDS_SECONDS),
        ("page, Enter to whole answer p50, seconds", statistics.median(whole), LIMIT_ANSWER_SECONDS),
        ("page, Enter to whole answer slowest, seconds", max(whole), 2 * LIMIT_ANSWER_SECONDS),
    ]


def visited(browser: Browser, address: str) -> tuple[float, float, float]:
    """Return seconds to the first paint, seconds until a question can be typed, and kB transferred by one visit."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(WAIT_MILLISECONDS)
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: list[float] = []
    network.on("Network.loadingFinished", lambda loaded: sizes.append(loaded["encodedDataLength"]))
    page.goto(address)
    page.wait_for_selector("#ask textarea")
    ready = float(page.evaluate("performance.now()"))
    page.wait_for_selector("#chat .example")
    page.wait_for_timeout(QUIET_MILLISECONDS)  # until what comes last has come
    paint = float(page.evaluate(PAINT))
    context.close()
    return paint / 1000, ready / 1000, sum(sizes) / 1000


def answered(browser: Browser, address: str, question: str) -> tuple[float, float]:
    """Return the seconds from the Enter key to the first words of an answer, and to the whole of it."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(WAIT_MILLISECONDS)
    page.goto(address)
    page.wait_for_selector("#chat .example")
    page.evaluate(WATCH)
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    words, whole = _times(page)
    context.close()
    return words / 1000, whole / 1000


def _times(page: Page) -> tuple[float, float]:
    """Return the milliseconds that the page noted, once both are there."""
    page.wait_for_function("() => answerTimes.whole")
    words, whole = page.evaluate(TIMES)
    return float(words), float(whole)
