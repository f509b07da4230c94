"""The tabs beside the chat as a person meets them: a real server, a real index that grows, a real browser."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from rag.settings import ROOT
from tests.page.running import environment, free_port, wait_until_answering

SENTENCE = "وتبرعت «كاستورا» بنحو 40 مليون جنيه لتجهيز ثلاثة مستشفيات فى صعيد مصر."
NEW_ARTICLE = """---
title: "Velmora gives boats"
publisher: "Harbour Post"
published: "2023-02-01"
language: en
country: GR
organisations: ["Velmora"]
---

The firm Velmora donated 7 million euros to fishing villages on the island. The boats arrive in spring.
"""
HOSTILE = "<img src=x onerror=document.title='owned'>.txt"


@pytest.fixture
def editable(index, tmp_path):
    """Return the address of a page over a copy of the index, with the folder of its own data."""
    shutil.copytree(index, tmp_path / "index")
    data, log, port = tmp_path / "data", tmp_path / "log", free_port()
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "app.py", "--port", str(port)],
            cwd=ROOT,
            env=environment(tmp_path / "index") | {"CSR_DATA": str(data)},
            stdout=output,
            stderr=output,
        ) as process,
    ):
        try:
            wait_until_answering(f"http://127.0.0.1:{port}/", process, log)
            yield f"http://127.0.0.1:{port}/", data
        finally:
            process.terminate()


def open_tab(page, number):
    """Open a tab: 1 Giving, 2 Articles, 3 Quality."""
    page.locator("#tabs [role=tab]").nth(number).click()


def remove(page):
    """Remove the first addition: asked once, then done."""
    button = page.locator("#articles-mine [data-act=remove]").first
    button.click()
    expect(button).to_have_text("Remove for good?")
    button.click()


def open_giving(page):
    """Open the ledger and wait for its rows."""
    open_tab(page, 1)
    expect(page.locator("#giving-table tbody tr").first).to_be_visible()


def download(page, button):
    """Press a button that saves a file and return its name and text."""
    with page.expect_download() as saved:
        page.click(button)
    with open(saved.value.path(), encoding="utf-8-sig") as file:  # noqa: PTH123
        return saved.value.suggested_filename, file.read()


@pytest.mark.parametrize(
    ("locale", "giver", "amount"),
    [("en-GB", "Kastora", "about 40 million Egyptian pounds"), ("ar-EG", "Kastora", "نحو 40 مليون جنيه مصري")],
)
def test_a_row_opens_its_sentence_and_the_whole_article_with_it(visit, locale, giver, amount):
    page = visit(locale)
    open_giving(page)
    row = page.locator("#giving-table tbody tr", has_text=amount)
    expect(row).to_contain_text(giver)
    row.locator("button.name").press("Enter")
    proof = page.locator("#giving-evidence .proof")
    expect(proof.locator("mark").first).to_have_text(SENTENCE)
    assert proof.locator(".passage").first.evaluate("one => getComputedStyle(one).direction") == "rtl"
    expect(proof.locator(".title").first).to_contain_text("<script>document.title='owned'</script>")
    proof.get_by_role("button").first.click()
    expect(page.locator("#articles-reading mark.here")).to_contain_text("40 مليون جنيه")
    expect(page.locator("#articles-reading mark.here .figure").first).to_be_visible()


def test_the_ledger_is_searched_filtered_sorted_and_saved(visit):
    page = visit()
    open_giving(page)
    page.fill("#giving-search input, #giving-search textarea", "clinics")
    page.keyboard.press("Enter")
    expect(page.locator("#giving-table .empty")).to_contain_text("No row of the ledger fits.")
    page.fill("#giving-search input, #giving-search textarea", "اورملون Ormelune")
    page.keyboard.press("Enter")
    page.click(".filters .clear >> nth=0")
    expect(page.locator("#giving-table .count")).to_contain_text("rows")
    page.locator("#giving-since input, #giving-since textarea").fill("2020-13")
    page.keyboard.press("Enter")
    expect(page.locator("#giving-message")).to_contain_text("“2020-13” is no date.")
    page.locator("#giving-since input, #giving-since textarea").fill("2022")
    page.keyboard.press("Enter")
    expect(page.locator("#giving-table tbody tr")).to_have_count(1)
    expect(page.locator("#giving-plots")).to_contain_text("Only rows in euros (EUR).")
    name, text = download(page, "#giving-csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert (name, [(row["donors"], row["value"], row["unit"]) for row in rows]) == (
        "giving.csv",
        [("Ormelune", "3500000", "EUR")],
    )
    name, text = download(page, "#giving-json")
    assert (name, [row["donors"] for row in json.loads(text)]) == ("giving.json", [["Ormelune"]])


def test_an_editor_corrects_a_row_and_takes_it_back(editable, visit):
    page = visit(at=editable[0])
    open_giving(page)
    rows = page.locator("#giving-table .count")
    before = rows.inner_text()
    page.locator("#giving-table tbody tr", has_text="40 million Egyptian pounds").click()
    page.locator("#giving-correct button").first.click()
    page.fill("#giving-note textarea", "<b>a loan</b>")
    page.click("#giving-save")
    expect(page.locator("#giving-corrected")).to_have_text("The correction is saved.")
    expect(page.locator("#giving-table", has_text="40 million Egyptian pounds")).to_have_count(0)
    page.locator("#giving-corrections-frame button").first.click()
    listed = page.locator("#giving-corrections li")
    expect(listed).to_contain_text("This is no gift")
    expect(listed).to_contain_text("<b>a loan</b>")
    expect(listed).to_contain_text("a visitor of this machine")
    listed.locator("[data-act=undo]").click()
    expect(rows).to_have_text(before)
    expect(listed).to_have_class("undone")


def test_an_editor_puts_an_amount_right(editable, visit):
    page = visit(at=editable[0])
    open_giving(page)
    page.locator("#giving-table tbody tr", has_text="40 million Egyptian pounds").click()
    page.locator("#giving-correct button").first.click()
    page.get_by_label("The amount is another").check()
    page.fill("#giving-new-value :is(input, textarea)", "45 000 000")
    page.click("#giving-save")
    expect(page.locator("#giving-corrected")).to_have_text("The correction is saved.")
    expect(page.locator("#giving-table", has_text="45 million Egyptian pounds")).to_have_count(1)
    expect(page.locator("#giving-evidence")).to_contain_text("Amount: 45 million Egyptian pounds")
    expect(page.locator("#giving-evidence mark").first).to_contain_text("40 مليون جنيه")


def test_a_pasted_text_is_an_article_with_its_title(editable, visit):
    page = visit(at=editable[0])
    open_tab(page, 2)
    page.locator("#articles-adding button").first.click()
    page.fill("#articles-text textarea", NEW_ARTICLE.split("---")[2].strip())
    page.fill("#articles-title :is(input, textarea)", "Velmora gives boats")
    page.click("#articles-add")
    results = page.locator("#articles-outcome tbody tr")
    expect(results).to_have_count(1, timeout=120_000)
    expect(results).to_have_class("added")
    expect(page.locator("#articles-list .titles")).to_contain_text("Velmora gives boats")
    expect(page.locator("#articles-text textarea")).to_have_value("")


def test_articles_are_found_and_read_with_the_meaning_of_their_figures(visit):
    page = visit("fr-FR")
    open_tab(page, 2)
    expect(page.locator("#articles-list .count")).to_have_text("3 articles")
    page.fill("#articles-search input, #articles-search textarea", "cliniques")
    page.keyboard.press("Enter")
    expect(page.locator("#articles-list .titles li")).to_have_count(1)
    page.locator("#articles-list [data-act=read]").click()
    figure = page.locator("#articles-reading .figure").first
    figure.focus()
    expect(figure.locator(".tip")).to_be_visible()
    expect(figure.locator(".tip")).to_contain_text("3,5 millions d'euros")
    assert page.locator('#articles-reading a[href^="javascript"]').count() == 0


def test_files_are_added_asked_about_and_removed_while_another_visitor_goes_on(editable, visit, tmp_path):
    address, data = editable
    other = visit(at=address)
    page = visit(at=address)
    (tmp_path / "velmora.md").write_text(NEW_ARTICLE, encoding="utf-8")
    (tmp_path / "copy.md").write_text(NEW_ARTICLE.replace("donated 7", "donated  7"), encoding="utf-8")
    (tmp_path / HOSTILE.replace("/", "")).write_text("...", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    open_tab(page, 2)
    page.locator("#articles-adding button").first.click()
    files = sorted(str(path) for path in tmp_path.iterdir() if path.suffix in {".md", ".txt"})
    page.set_input_files("#articles-files input[type=file]", files)
    page.fill("#articles-links textarea", "not a link")
    expect(page.locator("#articles-files")).to_contain_text("velmora")
    page.click("#articles-add")
    results = page.locator("#articles-outcome tbody tr")
    expect(results).to_have_count(5, timeout=120_000)
    states = {row.locator("th").inner_text(): row.get_attribute("class") for row in results.all()}
    assert sorted(states.values()) == ["added", "duplicate", "refused", "refused", "refused"]
    expect(page.locator("#articles-outcome")).to_contain_text("is no link; write a full address")
    expect(page.locator("#articles-outcome")).to_contain_text("is empty; put the article's text in it.")
    expect(page.locator("#articles-list .count")).to_have_text("4 articles")
    expect(page.locator("#below .facts")).to_contain_text("Articles: 4")
    expect(other.locator("#below .facts")).to_contain_text("Articles: 3")
    other.fill("#ask textarea", "How much did Velmora donate?")
    other.press("#ask textarea", "Enter")
    expect(other.locator("#chat .answer")).to_contain_text("7 million")
    expect(other.locator("#below .facts")).to_contain_text("Articles: 4")
    remove(page)
    expect(page.locator("#articles-mine li")).to_have_count(1, timeout=120_000)
    remove(page)
    expect(page.locator("#articles-list .count")).to_have_text("3 articles", timeout=120_000)
    assert [path.name for path in (data / "uploads").iterdir() if not path.name.startswith(".")] == []


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(editable, visit, tmp_path):
    page = visit(at=editable[0])
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(300_000_000)
    open_tab(page, 2)
    page.locator("#articles-adding button").first.click()
    page.set_input_files("#articles-files input[type=file]", str(tmp_path / "huge.txt"))
    expect(page.get_by_text(re.compile("maximum allowed size"))).to_be_visible()
    assert not (editable[1] / "uploads").exists()


def test_quality_says_what_was_measured_or_how_to_measure(visit):
    page = visit()
    open_tab(page, 3)
    measured = page.locator("#quality-measured")
    expect(measured.locator(".empty, .measures, .alert")).to_be_visible()
    expect(page.locator("#quality-marks h2")).to_have_text("What staff marked")


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_on_a_telephone_no_tab_is_wider_than_the_screen(visit, locale):
    page = visit(locale, width=390)
    open_giving(page)
    page.locator("#giving-table tbody tr").first.click()
    expect(page.locator("#giving-evidence mark").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    open_tab(page, 2)
    page.locator("#articles-list [data-act=read]").first.click()
    expect(page.locator("#articles-reading h2")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
