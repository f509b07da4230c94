"""What stands around the page, without a browser: bar, footer, first line of HTML, visitor's key, guide."""

import datetime
import json
import re

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from page.accounts import Role
from page.around import IndexFacts, bar, footer, index_facts
from page.head import PageHead, write_head
from page.help import guide
from page.language import language_of
from page.visitor import VISITOR_COOKIE, VisitorCookie
from page.who import note
from page.words_around import AROUND, around_words

NOW = datetime.datetime(2026, 3, 14, 12, tzinfo=datetime.UTC)
HTML = '<!doctype html><html\n lang="en"\n style="x"><head><meta charset="utf-8"></head><body></body></html>'


def asked(cookie="", accept="", who=(None, Role.EDITOR)) -> Request:
    """Return a request of a visitor."""
    headers = [(b"cookie", cookie.encode()), (b"accept-language", accept.encode())]
    scope = {"type": "http", "headers": headers}
    note(scope, who)
    return Request(scope)


def page(*middlewares) -> TestClient:
    """Return a client of a page of one line behind middlewares."""

    async def app(scope, receive, send):
        """Answer with the page."""
        headers = [(b"content-type", b"text/html; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": HTML.encode()[:20], "more_body": True})
        await send({"type": "http.response.body", "body": HTML.encode()[20:]})

    for middleware in middlewares:
        app = middleware(app)
    return TestClient(app, base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    ("cookie", "accept", "language"),
    [
        ("", "fr-CA,en;q=0.8", "fr"),
        ("", "de-DE", "en"),
        ("csr_language=ar", "fr-CA", "ar"),
        ('other=1; csr_language="en"', "ar", "en"),
        ("csr_language=xx", "ar-EG", "ar"),
        ("get=1; keys=2", "ar", "ar"),
        ("csr_language", "", "en"),
    ],
)
def test_the_visitors_choice_counts_before_the_browsers_language(cookie, accept, language):
    assert language_of(asked(cookie, accept)) == language


def test_the_bar_names_the_account_as_text_and_offers_the_way_out():
    shown = bar(asked(who=('<img src=x onerror="a">', Role.READER)), around_words("fr"))
    assert "<img" not in shown
    assert "· lecture" in shown
    assert 'action="/logout"' in shown
    assert "logout" not in bar(asked(), around_words("fr"))
    assert re.findall(r'href="/language/(..)"[^>]*aria-current', shown) == ["fr"]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["Articles: 1,304", "Figures: 12", "Updated 3 hours ago", "14 March 2026"]),
        ("fr", ["Articles : 1\u202f304", "Mis à jour il y a 3 heures", "14 mars 2026"]),
        ("ar", ["المقالات: 1,304", "قبل 3 ساعات"]),
    ],
)
def test_the_footer_tells_how_much_there_is_and_how_old_it_is(language, texts):
    facts = IndexFacts(NOW - datetime.timedelta(hours=3), 1304, 12)
    shown = footer(facts, around_words(language), NOW)
    assert [text for text in texts if text not in shown] == []
    assert 'datetime="2026-03-14T09:00:00+00:00"' in shown


def test_without_an_index_the_footer_says_so(tmp_path):
    assert index_facts(tmp_path) is None
    assert "No articles yet" in footer(None, around_words("en"), NOW)


def test_the_facts_are_the_published_indexs_own(ingested):
    facts = index_facts(ingested / "index")
    name = (ingested / "index" / "CURRENT").read_text().strip()
    manifest = json.loads((ingested / "index" / "generations" / name / "manifest.json").read_text())
    assert (facts.articles, facts.figures) == (manifest["counts"]["articles"], manifest["counts"]["figures"])


@pytest.mark.parametrize(
    ("language", "direction", "title"), [("ar", "rtl", "مساعد أخبار المسؤولية المجتمعية"), ("en", "ltr", "CSR News")]
)
def test_language_direction_and_title_stand_in_the_html(language, direction, title):
    html = write_head(HTML, language)
    assert f'<html lang="{language}" dir="{direction}"\n style="x">' in html
    assert f"<head><title>{title}" in html
    assert html.index("<script>") < html.index("<meta")


@pytest.mark.parametrize("packed", ["br", "identity"])
def test_the_page_arrives_whole_and_packed_if_the_browser_can_unpack_it(packed):
    answer = page(PageHead).get("/", headers={"accept-language": "ar", "accept-encoding": packed})
    assert answer.headers.get("content-encoding", "identity") == packed
    assert answer.headers["cache-control"] == "private, no-cache"
    assert 'dir="rtl"' in answer.text
    assert answer.text.endswith("</body></html>")


def test_a_visitor_gets_one_key_and_keeps_it():
    visitor = page(VisitorCookie)
    visitor.get("/assets/a.js")
    assert VISITOR_COOKIE not in visitor.cookies
    visitor.get("/")
    key = visitor.cookies[VISITOR_COOKIE]
    for path in ("/", "/gradio_api/startup-events", "/"):
        visitor.get(path)
        assert visitor.cookies[VISITOR_COOKIE] == key
    visitor.cookies.set(VISITOR_COOKIE, "chosen by somebody else", domain="127.0.0.1")
    visitor.get("/")
    assert "chosen" not in visitor.get("/").request.headers["cookie"].split("csr_visitor=")[-1]


def test_who_comes_by_a_link_elsewhere_keeps_the_key_that_the_browser_holds_back():
    visitor = page(VisitorCookie)
    assert "set-cookie" not in visitor.get("/", headers={"sec-fetch-site": "cross-site"}).headers
    assert "set-cookie" in visitor.get("/gradio_api/startup-events").headers


def test_the_guide_has_the_same_parts_in_every_language():
    parts = {language: re.findall(r"<(h[12]|li)>", guide(language)) for language in AROUND}
    assert parts["en"] == parts["fr"] == parts["ar"]
    assert parts["en"].count("h2") == 7
