import contextlib
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.address import web_address
from ingest.html import LARGEST_BYTES, read_html
from ingest.page_fields import agreed_language, stated_date
from rag.errors import ArticleError

ENGLISH = (
    "Noran Foods said on Monday that it gave 2,500,000 pounds to the Amal hospital in Aswan.",
    "“It is the first gift of its kind,” said Karim Abdo, who heads the company’s foundation.",
    "The money buys 12 ventilators and trains 150 nurses until the end of the year.",
)
ARABIC = (
    "قالت شركة نوران للأغذية إنها تبرعت بمبلغ 2,500,000 جنيه لمستشفى الأمل فى أسوان يوم الاثنين.",
    "وأضاف كريم عبده رئيس مؤسسة الشركة: «هذا التبرع هو الأول من نوعه» مشيرا إلى دعم 3 مدارس.",
    "وتشترى المؤسسة بالمبلغ 12 جهاز تنفس وتدرب 150 ممرضة حتى نهاية العام.",
)
FRENCH = (
    "La société Noran a donné 2,5 millions d’euros à l’hôpital de la ville, a-t-elle annoncé lundi.",
    "« C’est le premier don de ce genre », a déclaré Karim Abdo, qui dirige la fondation.",
    "L’argent sert à acheter 12 respirateurs et à former 150 infirmières jusqu’à la fin de l’année.",
)


def page(paragraphs=ENGLISH, head="", before="", inside="", after="", attributes='lang="en"'):
    """Return a news page: frame, headline, article, and what a test sets into these."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html {attributes}><head><title>Noran gives | The Horizon</title>{head}</head><body>"
        "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/business'>Business</a></li></ul></nav></header>"
        f"{before}<div class='story'><h1>Noran gives to a hospital</h1>{inside}"
        f"<div class='text'>{body}{after}</div></div>"
        "<aside class='sidebar'><h3>Most read</h3><ul><li><a href='/3'>Gold rises again today</a></li></ul></aside>"
        "<footer>All rights reserved 2019. The Horizon Publishing House.</footer></body></html>"
    )


def read(text, **arguments):
    """Read a page given as text."""
    return read_html(text.encode(), **arguments)


def test_a_page_gives_its_article_and_what_it_states():
    """Neither the frame nor the headline, which is the title, is in the text."""
    head = (
        "<meta property='og:title' content='Noran gives to a hospital | The Horizon'>"
        "<meta property='og:site_name' content='The Horizon'>"
        "<meta property='article:published_time' content='2020-05-13T23:30:00+02:00'>"
        "<link rel='canonical' href='/2020/noran'>"
    )
    document = read(page(head=head), address="https://horizon.example/2020/noran?utm_source=x")
    assert document.raw == "\n\n".join(ENGLISH)
    assert document.part == ""
    assert document.given.title == "Noran gives to a hospital"
    assert document.given.publisher == "The Horizon"
    assert document.given.url == "https://horizon.example/2020/noran"
    assert document.given.published == "2020-05-13"
    assert document.given.language == "en"
    assert document.given.unverified == ()


@pytest.mark.parametrize(
    "litter",
    [
        "<div class='share-bar'><a href='#'>Share on Facebook</a> <a href='#'>Tweet</a></div>",
        "<ul class='social-links'><li>Facebook</li><li>WhatsApp</li></ul>",
        "<div id='cookie-banner'>We use cookies to make this site better. <button>Accept all</button></div>",
        "<div class='gdpr-consent'><p>By going on you accept our partners' cookies and theirs.</p></div>",
        "<figure><img src='a.jpg'><figcaption>The hospital in March. Photo: Sami Adel</figcaption></figure>",
        "<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>The hospital in March</p></div>",
        "<p><strong>Read also:</strong> <a href='/x'>Noran sells 3 million boxes of dates</a></p>",
        "<p><a href='/x'>Read also: Noran sells 3 million boxes of dates</a></p>",
        "<p><strong>اقرأ أيضًا</strong> | <a href='/x'>البنك يرفع الفائدة على الودائع</a></p>",
        "<p>اقرأ أيضا: <a href='/x'>البنك يرفع الفائدة</a><br><a href='/y'>الذهب يرتفع</a></p>",
        "<p><em>Lire aussi : <a href='/x'>La banque relève ses taux</a></em></p>",
        "<h3>À lire également</h3><ul><li><a href='/x'>La banque</a></li><li><a href='/y'>L’or</a></li></ul>",
        "<h3>مواضيع ذات صلة</h3><p><a href='/x'>البنك يرفع الفائدة على الودائع</a></p>",
        "<div class='related-posts'><h4>More</h4><a href='/x'>Noran sells 3 million boxes of dates</a></div>",
        "<script>var a = '<p>not text</p>';</script><style>p { color: red }</style><noscript>Scripts on</noscript>",
        "<!-- <p>An old draft of the article.</p> -->",
    ],
)
def test_what_is_set_between_paragraphs_is_not_text(litter):
    """Share bars, consents, captions and links to other articles, in three languages."""
    paragraphs = (*ENGLISH[:2], ENGLISH[2])
    text = page(paragraphs).replace(f"<p>{ENGLISH[2]}", f"{litter}<p>{ENGLISH[2]}")
    assert read(text).raw == "\n\n".join(ENGLISH)


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("<p>She said <q>we <b>gave</b></q>, twice.</p>", "She said “we gave”, twice."),
        ('<p>A «quote», “another”, ‘a third’ and "a fourth".</p>', 'A «quote», “another”, ‘a third’ and "a fourth".'),
        (
            "<p>In all 2<span>50</span> million; <b>3</b>.5&nbsp;% of 1&#8239;234,50 €</p>",
            "In all 250 million; 3.5 % of 1 234,50 €",
        ),
        ("<p>تبرع «المصرى» بـ&#1634;&#1637;&#1632; جنيهًا</p>", "تبرع «المصرى» بـ٢٥٠ جنيهًا"),
        ("<p>one paragraph\n  in two\n  lines of source</p>", "one paragraph in two lines of source"),
        (
            "<p>See also the report that the company wrote about its gifts.</p>",
            "See also the report that the company wrote about its gifts.",
        ),
        (
            "<p>Read more than one of its reports and you see the pattern.</p>",
            "Read more than one of its reports and you see the pattern.",
        ),
        ("<p>شاركت الشركة في المبادرة التي أطلقتها الوزارة.</p>", "شاركت الشركة في المبادرة التي أطلقتها الوزارة."),
    ],
)
def test_the_words_of_a_paragraph_stay_as_they_are(markup, line):
    """Quotation marks, numbers and names above all; a sentence that begins like a hint is a sentence."""
    assert read(page(after=markup)).raw.split("\n\n") == [*ENGLISH, line]


def test_lists_tables_and_headings_stay():
    """Each row and each item is a line."""
    after = (
        "<h2>What it buys</h2><ul><li>12 ventilators for the hospital</li><li>150 places to learn</li></ul>"
        "<table><tr><th>Year</th><th>Gift</th></tr><tr><td>2019</td><td>1 million</td></tr></table>"
    )
    lines = read(page(after=after)).raw.split("\n\n")
    assert lines[3:] == [
        "What it buys",
        "- 12 ventilators for the hospital",
        "- 150 places to learn",
        "Year | Gift",
        "2019 | 1 million",
    ]


def test_a_page_laid_out_in_tables_gives_its_paragraphs():
    """As old sites do, with line breaks for paragraphs and the menu in a cell above."""
    menu = "<tr><td><a href='/1'>الرئيسية</a> | <a href='/2'>اقتصاد</a> | <a href='/3'>رياضة</a></td></tr>"
    story = "<br><br>".join(("<font size='5'><b>نوران تتبرع لمستشفى الأمل</b></font>", *ARABIC))
    text = (
        f"<html><body><table>{menu}<tr><td>{story}</td></tr></table><center>جميع الحقوق محفوظة</center></body></html>"
    )
    assert read(text).raw.split("\n\n") == ["نوران تتبرع لمستشفى الأمل", *ARABIC]


def test_a_report_of_one_sentence_comes_without_the_menu():
    """Where little is on a page, the frame weighs more than the article."""
    assert read(page(ENGLISH[:1])).raw == ENGLISH[0]


def test_a_page_that_scripts_fill_gives_the_article_it_states_for_machines():
    """JSON-LD may hold the whole text."""
    body = " ".join(FRENCH)
    record = json_ld(f'{{"@type": "NewsArticle", "headline": "Noran donne", "articleBody": "{body}"}}')
    assert read(f"<html><head>{record}</head><body><div id='root'></div></body></html>").raw == body


@pytest.mark.parametrize(
    "name", ["category-social-responsibility tag-charity", "csr-social-impact", "social-initiatives"]
)
def test_an_article_on_responsibility_is_no_share_bar(name):
    """Sites set an article's subject into class names."""
    text = page(after="<div class='x'><p>Subscribe to our letter today and get all of the news every day.</p></div>")
    assert read(text.replace("class='story'", f"class='post {name}'")).raw.startswith("\n\n".join(ENGLISH))


def json_ld(fields):
    """Return a JSON-LD block."""
    return f"<script type='application/ld+json'>{fields}</script>"


ARTICLE_DAY = '{"@type": ["NewsArticle"], "datePublished": "2020-05-13T09:00:00+03:00"}'
PAGE_DAY = '{"@type": "WebPage", "datePublished": "2020-05-14"}'
HOUSE_DAY = '{"@type": "Organization", "datePublished": "2001-01-01"}'


@pytest.mark.parametrize(
    ("head", "inside"),
    [
        ("<meta property='article:published_time' content='2020-05-13T01:00:00Z'>", ""),
        ("<meta itemprop='datePublished' content='2020-05-13'>", ""),
        ("<meta name='DC.date.issued' content='20200513'>", ""),
        ("<meta name='pubdate' content='Wed, 13 May 2020 23:30:00 -0500'>", ""),
        ("<meta name='date' content='13 مايو 2020'>", ""),
        ("<meta name='date' content='1970-01-01'>" + json_ld(ARTICLE_DAY), ""),
        (json_ld(ARTICLE_DAY), "<time datetime='2021-01-01'>x</time>"),
        (json_ld(f'{{"@graph": [{PAGE_DAY}, {ARTICLE_DAY}]}}'), ""),
        (json_ld(f"[{PAGE_DAY}, {ARTICLE_DAY}]"), ""),
        (json_ld(HOUSE_DAY) + json_ld("{broken"), "<time datetime='2020-05-13'>x</time>"),
        ("", "<time datetime='2020-05-13T08:00'>Wednesday</time>"),
        ("", "<time class='updated' datetime='2021-01-01'>x</time><time datetime='2020-05-13'>y</time>"),
    ],
)
def test_a_date_for_machines_is_certain(head, inside):
    """The day is that of its own time zone; a default of the software is none."""
    document = read(page(head=head, inside=inside))
    assert (document.given.published, document.given.unverified) == ("2020-05-13", ())


@pytest.mark.parametrize(
    ("head", "before", "inside", "published"),
    [
        ("", "", "<div class='date'>Wednesday 13 May 2020</div>", "2020-05-13"),
        ("", "", "<span class='post-time'>الأربعاء 13 مايو 2020 - 10:30 ص</span>", "2020-05-13"),
        ("", "<div class='date'>Tuesday 3 March 2026</div>", "<div class='date'>13 mai 2020</div>", "2020-05-13"),
        ("", "", "<div class='date'>05/10/2020</div>", "2020-10-05"),
        ("<meta property='article:modified_time' content='2020-06-01'>", "", "", "2020-06-01"),
        ("", "", "<div class='date'>13 May 1830</div>", None),
        ("<meta property='article:published_time' content='2999-05-13'>", "", "", None),
        ("<meta property='article:published_time' content='1989-12-31'>", "", "", None),
        ("<meta property='article:published_time' content='soon'>", "", "", None),
        ("", "", "", None),
    ],
)
def test_a_date_in_words_is_a_guess_and_an_impossible_one_is_none(head, before, inside, published):
    """Not the masthead's date of today, not the year of the copyright, not one to come."""
    document = read(page(head=head, before=before, inside=inside))
    assert (document.given.published, document.given.unverified) == (published, ("published",) if published else ())


def test_dates_of_other_articles_are_not_the_pages():
    """Teasers with dates of their own stand nearer to nothing."""
    teasers = "<div><time datetime='2021-01-01'>a</time><time datetime='2021-02-02'>b</time></div>"
    assert read(page(before=teasers)).given.published in (None, "2021-01-01")
    assert read(page(before=teasers)).given.unverified in ((), ("published",))
    near = read(page(before=teasers, inside="<p><time datetime='2020-05-13'>x</time></p>"))
    assert (near.given.published, near.given.unverified) == ("2020-05-13", ())


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-05-13", "2020-05-13"),
        ("2020-05-13T23:59:59.000-11:00", "2020-05-13"),
        ("20200513T101500Z", "2020-05-13"),
        ("2020/5/13", "2020-05-13"),
        ("May 13, 2020", "2020-05-13"),
        ("25/12/2020", "2020-12-25"),
        ("05/10/2020", None),
        ("2020-02-31", None),
        ("1589328000", None),
        ("", None),
        ((datetime.now(UTC) + timedelta(days=3)).date().isoformat(), None),
        (datetime.now(UTC).date().isoformat(), datetime.now(UTC).date().isoformat()),
    ],
)
def test_a_stated_day_is_beyond_doubt(value, day):
    """The 5th of October or the 10th of May: neither."""
    assert stated_date(value) == day


@pytest.mark.parametrize(
    ("head", "address", "url"),
    [
        ("", "https://horizon.example/a#top", "https://horizon.example/a"),
        (
            "<link rel='canonical' href='https://horizon.example/b'>",
            "https://horizon.example/a",
            "https://horizon.example/b",
        ),
        ("<link rel='canonical' href='/b'>", "https://horizon.example/a", "https://horizon.example/b"),
        (
            "<link rel='canonical' href='https://horizon.example/'>",
            "https://horizon.example/a",
            "https://horizon.example/a",
        ),
        ("<link rel='canonical' href='javascript:x'>", "https://horizon.example/a", "https://horizon.example/a"),
        ("<link rel='canonical' href='http://['>", None, None),
        ("<meta property='og:url' content='https://horizon.example/c'>", None, "https://horizon.example/c"),
        ("<!-- saved from url=(0028)https://horizon.example/saved -->", None, "https://horizon.example/saved"),
        ("", None, None),
    ],
)
def test_the_address_is_the_pages_own_else_where_it_was_found(head, address, url):
    """A front page is not an article's address; a saved page may say where it was saved from."""
    assert read(page(head=head), address=address).given.url == url


def test_a_day_in_the_address_is_certain():
    """No other date is near."""
    given_fields = read(page(), address="https://horizon.example/2020/5/3/noran").given
    assert (given_fields.published, given_fields.unverified) == ("2020-05-03", ())


@pytest.mark.parametrize(
    ("head", "address", "publisher"),
    [
        ("<meta property='og:site_name' content=' The  Horizon '>", None, "The Horizon"),
        (json_ld('{"@type": "Article", "publisher": {"@type": "Organization", "name": "الأفق"}}'), None, "الأفق"),
        ("<meta name='application-name' content='Horizon App'>", None, "Horizon App"),
        ("<meta name='publisher' content='https://s.example'>", "https://www.horizon.example/", "horizon.example"),
        ("<meta name='publisher' content='@horizon'>", None, None),
        ("", "https://www.horizon.example/a", "horizon.example"),
        ("", None, None),
    ],
)  # fmt: skip
def test_the_publisher_is_the_site(head, address, publisher):
    """A profile's address or a handle is no name; the host is better than nothing."""
    assert read(page(head=head), address=address).given.publisher == publisher


@pytest.mark.parametrize(
    ("paragraphs", "attributes", "language"),
    [
        (ENGLISH, 'lang="en-GB"', "en"),
        (ARABIC, 'lang="ar-EG" dir="rtl"', "ar"),
        (ARABIC, 'lang="en"', None),
        (ENGLISH, 'lang="ar"', None),
        (FRENCH, 'lang="fr_FR"', "fr"),
        (FRENCH, 'lang="en"', None),
        (ENGLISH, "", None),
        (ENGLISH, 'lang="english"', None),
    ],
)
def test_the_language_is_as_stated_where_the_text_agrees(paragraphs, attributes, language):
    """A template says "en" of every page."""
    assert read(page(paragraphs, attributes=attributes)).given.language == language


@pytest.mark.parametrize(
    ("stated", "text", "agreed"),
    [("fa", ARABIC[0], "fa"), ("sw", ENGLISH[0], "sw"), ("de", ARABIC[0], None), ("ur", ENGLISH[0], None)],
)
def test_a_language_that_cannot_be_detected_is_believed_by_its_script(stated, text, agreed):
    """What is detected is the nearest of a few."""
    assert agreed_language(stated, text) == agreed


@pytest.mark.parametrize(
    ("paragraphs", "encoding", "declared", "content_type"),
    [
        (ARABIC, "utf-8", "utf-8", ""),
        (ARABIC, "utf-8", "windows-1256", "text/html; charset=windows-1256"),
        (ARABIC, "utf-8-sig", "iso-8859-1", ""),
        (ARABIC, "utf-16", "utf-16", ""),
        (ARABIC, "utf-16-le", "", ""),
        (ARABIC, "windows-1256", "windows-1256", ""),
        (ARABIC, "windows-1256", "", "text/html;charset=Windows-1256"),
        (ARABIC, "windows-1256", "iso-8859-1", ""),
        (ARABIC, "windows-1256", "utf-8", ""),
        (ARABIC, "windows-1256", "", ""),
        (FRENCH, "windows-1252", "iso-8859-1", ""),
        (FRENCH, "windows-1252", "utf-8", "text/html; charset=utf-8"),
        (FRENCH, "windows-1252", "no-such-charset", ""),
    ],
)
def test_an_encoding_is_told_though_the_page_states_another(paragraphs, encoding, declared, content_type):
    """Arabic pages in windows-1256 that call themselves Western are common."""
    paragraphs = tuple(paragraph.replace("\u202f", " ") for paragraph in paragraphs)
    head = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>" if declared else ""
    content = page(paragraphs, head=head, attributes="").encode(encoding)
    assert read_html(content, content_type=content_type).raw == "\n\n".join(paragraphs)


def test_one_broken_letter_does_not_change_the_encoding():
    """A site that cuts a teaser in the middle of a letter still sends UTF-8."""
    content = page(ARABIC, head="<meta name='description' content='XX'>").encode().replace(b"XX", "تبرع".encode()[:-1])
    assert read_html(content).raw == "\n\n".join(ARABIC)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty; "),
        (b"Only words, and no page at all around them.", "is not an HTML page; save the page again"),
        (b"%PDF-1.7 words", "is a PDF, not a text; "),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG image, not a text; "),
        (b"<?xml version='1.0'?><!-- a --><rss version='2.0'><channel/></rss>", "is a feed, not a page; name it .xml."),
        (
            b"From: <saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>",
            "is a web archive (MHTML); open",
        ),
        (b"<html><body></body></html>", "holds no article, only a page's frame or links; "),
        (b"<html><body><div id='root'></div><script src='a.js'></script></body></html>", "holds no article, "),
        (b"<html><body><p>Please turn on JavaScript.</p></body></html>", "holds no article, "),
        (b"x" * (LARGEST_BYTES + 1), "has 20,000,001 bytes, a page at most 20,000,000; save its article as a text."),
    ],
)
def test_what_is_no_article_is_refused_with_what_to_do(content, reason):
    """The reason follows the file's name in one sentence."""
    with pytest.raises(ArticleError) as caught:
        read_html(content)
    assert str(caught.value).startswith(reason)


def test_a_front_page_is_no_article():
    """Headlines that all lead elsewhere."""
    links = "".join(
        f"<li><a href='/{n}'>The company number {n} gave a large gift to a hospital today</a></li>" for n in range(30)
    )
    with pytest.raises(ArticleError, match=r"^holds no article, only a page's frame or links; save the page once"):
        read(f"<html><body><main><h1>News</h1><ul>{links}</ul></main></body></html>")


def test_a_page_that_is_too_large_is_refused_at_once():
    """Fifty megabytes are not even decoded."""
    content = b"<html>" + bytes(50_000_000)
    started = time.process_time()
    with pytest.raises(ArticleError, match="50,000,006 bytes"):
        read_html(content)
    assert time.process_time() - started < 0.05


GOOD = "".join(f"<p>{paragraph}</p>" for paragraph in ENGLISH)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + GOOD + "</div>" * 100_000,
        "<b>x" * 100_000 + GOOD,
        "<table><tr><td>" * 50_000 + GOOD,
        "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">" + GOOD,
        "<p " + "/".join(f"a{n}='<'" for n in range(100_000)) + ">" + GOOD,
        "<p>x" * 150_000 + GOOD,
    ],
    ids=["nested", "unclosed", "tables", "attributes", "attributes with values", "elements"],
)
def test_a_page_built_to_exhaust_a_parser_is_refused(body):
    """Within seconds, and with a sentence."""
    started = time.process_time()
    with pytest.raises(ArticleError, match=r"save its article as a text\.$"):
        read(f"<html><body>{body}</body></html>")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 1_000 + GOOD + "</div>" * 1_000,
        "<font>" * 300 + GOOD,
        GOOD + "<" * 500_000,
        GOOD + "<!--" * 200_000,
        GOOD + "</b>" * 200_000,
        GOOD + "&#x41" * 100_000,
        GOOD + '<a "' * 100_000,
        GOOD + "<p title='" * 100_000,
        GOOD + "<a href=" + "x" * 5_000_000 + ">a</a>",
        GOOD + "<img src='data:image/png;base64," + "A" * 10_000_000 + "'>",
        "<p>x" * 20_000 + GOOD,
    ],
    ids="nested fonts less comments ends entities quotes titles link picture paragraphs".split(),
)
def test_a_page_that_is_only_odd_is_read_or_refused_within_seconds(body):
    """Never another exception."""
    started = time.process_time()
    with contextlib.suppress(ArticleError):
        assert ENGLISH[0][:20] in read(f"<html><body>{body}</body></html>").raw
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    ("link", "base", "whole"),
    [
        ("https://a.example/x#y", None, "https://a.example/x"),
        (" /x ", "https://a.example/b/", "https://a.example/x"),
        ("x y", "https://a.example/", None),
        ("mailto:a@a.example", "https://a.example/", None),
        ("", "https://a.example/", None),
        (None, None, None),
        ("http://[", None, None),
    ],
)
def test_a_link_becomes_a_whole_address_or_none(link, base, whole):
    """What cannot be opened in a browser is no address."""
    assert web_address(link, base) == whole


PIECES = (
    *"<html> </html> <head> </head> <body> </p> <p> <q> </q> <h1> <table> <td> <script> </script> <svg><style>".split(),
    *"<figcaption> </figcaption> </a> <!-- --> <![CDATA[ ]]> <x:y/z:='1'> &#0; &#xd800; <a/href='http://['>".split(),
    "<div class='share'>",
    "<p>Read also",
    "<time datetime='9999-99-99'>",
    "<meta name='date' content='2020-13-45'>",
    "<meta charset=utf-7>",
    "<link rel='canonical' href='//['>",
    "<html lang='\u0661'>",
    json_ld('{"@type": 5, "@graph": 1}'),
    json_ld('{"@type": "Article", "publisher": ["x"], "datePublished": {"a": 1}}'),
    *("\x0b", "\ufffe", "\U0001f600", "\u0663", *ENGLISH),
)
PATIENT = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@PATIENT
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(("utf-8", "utf-16", "windows-1256")))
def test_any_pieces_of_pages_give_an_article_or_a_reason(pieces, encoding):
    """Property: no other exception."""
    with contextlib.suppress(ArticleError):
        assert read_html("".join(pieces).encode(encoding, "replace"), "https://horizon.example/a").raw


@PATIENT
@given(st.data())
def test_a_page_with_changed_bytes_gives_an_article_or_a_reason(data):
    """Property: bytes cut out, doubled or replaced do no harm."""
    content = bytearray(page(ARABIC, head=json_ld('{"@type": "Article", "datePublished": "2020-05-13"}')).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(content)))
        content[start : start + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=20))
    with contextlib.suppress(ArticleError):
        assert read_html(bytes(content)).raw
