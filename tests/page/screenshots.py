"""Takes the README's pictures of the page over the published index: `python -m tests.page.screenshots [FOLDER]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from rag.settings import load_settings
from tests.page.running import find_browser, serving

# file name, browser's language, width, height, question
PICTURES = (
    ("screenshot.png", "en-GB", 1280, 800, "How much did TikTok donate?"),
    ("screenshot-ar.png", "ar-EG", 1280, 800, "كم تبرعت تيك توك؟"),
    ("screenshot-phone.png", "ar-EG", 390, 844, "كم تبرعت تيك توك؟"),
)
ANSWER_MILLISECONDS = 120_000  # the first answer waits for the encoder
STILL_MILLISECONDS = 1_500  # scrolling to the sentence is smooth, and takes a moment


def take(browser: Browser, address: str, picture: tuple[str, str, int, int, str], folder: Path) -> Path:
    """Ask, open the first source beside the answer, and save what is seen; on a telephone, the answer alone."""
    name, locale, width, height, question = picture
    context = browser.new_context(locale=locale, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address)
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    marker = page.locator("#chat .answer a.cite").first
    expect(marker).to_be_visible(timeout=ANSWER_MILLISECONDS)
    expect(page.locator("#ask .submit-button")).to_be_visible(timeout=ANSWER_MILLISECONDS)
    if width > height:
        marker.click()
    page.wait_for_timeout(STILL_MILLISECONDS)
    page.screenshot(path=folder / name)
    context.close()
    return folder / name


def main() -> int:
    """Save every picture in the folder given, `docs` if none is."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    folder.mkdir(parents=True, exist_ok=True)
    index = Path(load_settings().index).resolve()
    with (
        tempfile.TemporaryDirectory() as scratch,
        serving(index, Path(scratch) / "log") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for picture in PICTURES:
            sys.stderr.write(f"{take(browser, address, picture, folder)}{os.linesep}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
