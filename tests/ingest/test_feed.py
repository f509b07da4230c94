import contextlib
import socket
import time
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.document import Document, Refusal
from ingest.feed import read_feed
from ingest.front_matter import Given
from ingest.html import LARGEST_BYTES
from rag.errors import ArticleError

TEXT = "Noran Foods gave 2,500,000 pounds to the Amal hospital in Aswan."
MORE = "“It is the first gift of its kind,” said Karim Abdo."
ARABIC = "تبرعت شركة نوران للأغذية بمبلغ 2,500,000 جنيه لمستشفى الأمل فى أسوان."


def rss(*items, channel="<title>The Horizon</title><link>https://horizon.example/</link><language>en-gb</language>"):
    """Return an RSS feed."""
    entries = "".join(f"<item>{item}</item>" for item in items)
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {spaces}><channel>{channel}{entries}</channel></rss>'
    )


def atom(*entries, head="<title>Le Fil</title>"):
    """Return an Atom feed."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">{head}{inside}</feed>'


def content(markup):
    """Return an RSS entry's content."""
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def read(text):
    """Read a feed given as text."""
    return list(read_feed(text.encode()))


def test_an_rss_entry_gives_its_longest_text_and_what_the_feed_states():
    """The summary is a part of the content."""
    item = (
        "<title>Noran gives</title><link>https://horizon.example/1</link><guid>g-1</guid>"
        "<pubDate>Wed, 13 May 2020 23:30:00 -0500</pubDate><description>A gift.</description>"
    )
    assert read(rss(item + content(f"<p>{TEXT}</p><p>{MORE}</p>"))) == [
        Document(
            Given(
                title="Noran gives",
                language="en",
                publisher="The Horizon",
                url="https://horizon.example/1",
                published="2020-05-13",
            ),
            f"{TEXT}\n\n{MORE}",
            "g-1",
        )
    ]


def test_an_atom_entry_without_a_date_of_publication_has_that_of_its_change_as_a_guess():
    """Atom demands only the latter."""
    text = "La société a donné deux millions d’euros à l’hôpital de la ville."
    entry = (
        '<id>tag:fil.example,2021:1</id><title type="html">Don de l&amp;#39;an</title><link href="https://fil.example/1"/>'
        '<updated>2021-03-04T01:00:00+02:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"<p>{text}</p></div></content>"
    )
    [document] = read(atom(entry))
    assert document.part == "tag:fil.example,2021:1"
    assert document.raw == text
    assert document.given == Given(
        title="Don de l'an",
        language="fr",
        publisher="Le Fil",
        url="https://fil.example/1",
        published="2021-03-04",
        unverified=("published",),
    )


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        (f"<p>{TEXT}</p><p>Short.</p>", [TEXT, "Short."]),
        (f"{TEXT}<br/><br/>{MORE}", [TEXT, MORE]),
        (f"<div><p>{TEXT}</p></div><ul><li>one<li>two</ul>", [TEXT, "one", "two"]),
        ("<p>It gave <b>2</b>50 <i>million</i>\n  pounds &amp; &#1634;</p>", ["It gave 250 million pounds & ٢"]),
        (f"<p>{TEXT}</p><figure><img src='a'><figcaption>The hospital</figcaption></figure>", [TEXT]),
        (f"<p>{TEXT}</p><script>x('<p>no</p>')</script><style>p {{}}</style>", [TEXT]),
        (f"<p>{TEXT}</p><p><b>Read also:</b> <a href='/2'>Noran sells dates</a></p>", [TEXT]),
        (f"<p>{TEXT}</p><div class='sharedaddy'><a href='#'>Share this</a></div>", [TEXT]),
        (f"<p>{TEXT}</p><p>The post <a>Noran gives</a> appeared first on <a>The Horizon</a>.</p>", [TEXT]),
        (f"<p>{TEXT}</p><p>L’article <a>Don</a> est apparu en premier sur <a>Le Fil</a>.</p>", [TEXT]),
        (f"<p>{TEXT}</p><p>ظهرت المقالة <a>تبرع</a> أولاً على <a>الأفق</a>.</p>", [TEXT]),
        ("<table><tr><td>2019</td><td>1 million</td></tr><tr><td>2020</td><td>2 million</td></tr></table>",
         ["2019 1 million", "2020 2 million"]),
        (f"<p>She said <q>yes</q> and «no».</p><p>{TEXT}", ["She said “yes” and «no».", TEXT]),
    ],
)  # fmt: skip
def test_an_entrys_markup_becomes_paragraphs(markup, lines):
    """All of its words, short paragraphs too, but those that are set around an article."""
    [document] = read(rss(content(markup)))
    assert document.raw.split("\n\n") == lines


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("It gave 5 &lt; 6 million &amp;amp; more.", "It gave 5 < 6 million & more."),
        ("&lt;p&gt;It gave 5 million.&lt;/p&gt;", "It gave 5 million."),
        ("It gave\n5 million.", "It gave 5 million."),
    ],
)
def test_a_description_may_be_plain_or_markup(description, text):
    """RSS does not say which."""
    assert [document.raw for document in read(rss(f"<description>{description}</description>"))] == [text]


def test_plain_atom_text_keeps_its_paragraphs():
    """It says of itself that it is no markup."""
    [document] = read(atom(f'<content type="text">{TEXT}\n\n{MORE}</content>'))
    assert document.raw == f"{TEXT}\n\n{MORE}"


@pytest.mark.parametrize(
    ("item", "refusal"),
    [
        (
            "<title>Noran gives</title><guid>g</guid>",
            Refusal("g", "is an entry without text, only a title; leave it out."),
        ),
        (
            "<title>Noran gives</title><link>/1</link><description>Noran gives</description>",
            Refusal("/1", "is an entry without text, only a title; open https://horizon.example/1 instead."),
        ),
        ("<description> </description>", Refusal("1", "is an entry without text; leave it out.")),
        (content("<img src='a.jpg'>"), Refusal("1", "is an entry without text; leave it out.")),
        (
            content("<div>" * 3_000 + TEXT),
            Refusal("1", "has tags nested thousands deep; save its article as a text."),
        ),
    ],
)
def test_an_entry_without_text_is_refused_and_the_others_come(item, refusal):
    """The reason names what is missing and what to do."""
    first, second = read(rss(item, content(TEXT)))
    assert first == refusal
    assert second.raw == TEXT


def test_parts_are_ids_else_links_else_numbers_and_never_the_same():
    """Careless feeds give every entry one id."""
    items = ("<guid>a</guid>", "<guid>a</guid><link>https://horizon.example/2</link>", "<guid>a</guid>", "")
    assert [document.part for document in read(rss(*(item + content(TEXT) for item in items)))] == [
        "a",
        "https://horizon.example/2",
        "3",
        "4",
    ]


@pytest.mark.parametrize(
    ("item", "channel", "publisher"),
    [
        ("", "<title>The Horizon</title>", "The Horizon"),
        ("", "<title>The &amp;amp; Horizon</title>", "The & Horizon"),
        ('<source url="https://other.example/feed">Other Paper</source>', "<title>All News</title>", "Other Paper"),
        ("", "", None),
    ],
)
def test_the_publisher_is_the_feed_or_where_it_has_the_entry_from(item, channel, publisher):
    """A feed that gathers others says so."""
    assert [each.given.publisher for each in read(rss(item + content(TEXT), channel=channel))] == [publisher]


@pytest.mark.parametrize(
    ("item", "published", "unverified"),
    [
        ("<pubDate>13 May 2020</pubDate>", "2020-05-13", ()),
        ("<pubDate>Wed, 13 May 2020 00:10:00 GMT</pubDate>", "2020-05-13", ()),
        ("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2020-05-13</dc:date>", "2020-05-13", ("published",)),
        ("<pubDate>Wed, 13 May 2999 00:10:00 GMT</pubDate>", None, ()),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None, ()),
        ("<pubDate>soon</pubDate>", None, ()),
        ("", None, ()),
    ],
)  # fmt: skip
def test_an_entrys_day_is_the_one_written(item, published, unverified):
    """Not another time zone's, and none that cannot be."""
    [document] = read(rss(item + content(TEXT)))
    assert (document.given.published, document.given.unverified) == (published, unverified)


def test_a_language_that_the_text_does_not_bear_out_is_not_taken_over():
    """A template's "en" over Arabic articles."""
    english, arabic = read(rss(content(TEXT), content(ARABIC)))
    assert (english.given.language, arabic.given.language) == ("en", None)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "windows-1256"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("windows-1256", "windows-1256"),
        ("windows-1256", "utf-8"),
        ("windows-1256", "iso-8859-1"),
    ],
)
def test_an_encoding_is_told_though_the_feed_states_another(encoding, declared):
    """As of pages."""
    text = rss(content(f"<p>{ARABIC}</p>")).replace('encoding="utf-8"', f'encoding="{declared}"')
    assert [document.raw for document in read_feed(text.encode(encoding))] == [ARABIC]


ENTITIES = '<!DOCTYPE rss [<!ENTITY a "{}">]>'
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>',
        '<!DOCTYPE rss [<!entity % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
        f'<!DOCTYPE rss [<!ENTITY a "ha">{LAUGHS}]>',
        '<!-- <rss> --><!DOCTYPE rss [\n<!ENTITY a "x">]>',
    ],
    ids=["file", "address", "parameter", "laughs", "after a comment"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_with_entities_of_its_own_is_refused(prolog, encoding):
    """They read files, reach addresses, and grow to gigabytes."""
    text = rss(content(TEXT), "<title>&a;&j;</title>").replace("?>", f"?>{prolog}", 1)
    with pytest.raises(ArticleError, match=r"^defines entities of its own, .*; remove them\.$"):
        read_feed(text.encode(encoding))


def test_nothing_is_fetched_or_opened(monkeypatch, tmp_path):
    """Neither a document type's address, nor a feed that is an address or a file's name."""
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection"))
    named = tmp_path / "feed.xml"
    named.write_text(rss(content(TEXT)))
    prolog = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    assert [each.raw for each in read(rss(content(TEXT)).replace("?>", f"?>{prolog}", 1))] == [TEXT]
    for name in (str(named), named.as_uri(), "http://127.0.0.1:9/feed"):
        with pytest.raises(ArticleError, match="is not an RSS or Atom feed"):
            read_feed(name.encode())


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"", "is not an RSS or Atom feed; correct the link, or save the articles as texts."),
        (b"<html><body><p>A page</p></body></html>", "is not an RSS or Atom feed; correct the link"),
        (b"<note><to>you</to></note>", "is not an RSS or Atom feed; correct the link"),
        (rss().encode(), "is a feed without entries; come back when it has some."),
        (b" " * (LARGEST_BYTES + 1), "has 20,000,001 bytes, a feed at most 20,000,000; divide it."),
    ],
)
def test_what_is_no_feed_is_refused_before_the_first_entry(source, reason):
    """The reason follows the feed's name in one sentence."""
    with pytest.raises(ArticleError) as caught:
        read_feed(source)
    assert str(caught.value).startswith(reason)


def test_a_feed_that_breaks_off_gives_the_entries_before():
    """A transfer that was cut."""
    text = rss(content(TEXT), content(MORE))
    assert read(text[: text.index(MORE) - 30])[0].raw == TEXT


@pytest.mark.parametrize(
    "inside",
    [
        "<item>" * 20_000,
        "<a>" * 100_000,
        "<item><title>" * 5_000 + TEXT,
        content("<b>x" * 100_000),
        content("&lt;" * 200_000),
        f"<item>{content(TEXT)}</item>" * 2_000,
    ],
    ids=["items", "nested", "titles", "unclosed", "entities", "many"],
)
@pytest.mark.parametrize("end", ["</channel></rss>", "<broken"])
def test_a_feed_built_to_exhaust_a_parser_ends(inside, end):
    """Within seconds, and with nothing but entries and refusals."""
    started = time.process_time()
    with contextlib.suppress(ArticleError):
        list(
            read(f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{inside}{end}')
        )
    assert time.process_time() - started < 10


PIECES = (
    *"<rss> <rss/version='2.0'> </rss> <channel> </channel> <item> </item> <entry> </entry>".split(),
    *"<title> </title> <link> </link> <link/href='http://['/> <![CDATA[ ]]> <pubDate> </pubDate>".split(),
    *"<content:encoded> </content:encoded> <feed> </feed> <content/type='xhtml'> <guid> </guid>".split(),
    *"<!-- --> <?x ?> &amp; &lt;p&gt; &bogus; &#0;".split(),
    *("\x00", "\ufffe", "\u0663", "9999-99-99", "Wed, 99 Foo 2020", escape("<p>x</p>"), TEXT, ARABIC),
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    "<source><title>x",
    '<content type="application/octet-stream" mode="base64">####</content>',
    '<link rel="enclosure" length="x" href=""/>',
)
PATIENT = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@PATIENT
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(("utf-8", "utf-16", "windows-1256")))
def test_any_pieces_of_feeds_give_parts_or_a_reason(pieces, encoding):
    """Property: no other exception."""
    with contextlib.suppress(ArticleError):
        parts = list(read_feed("".join(pieces).encode(encoding, "replace")))
        assert {type(part) for part in parts} <= {Document, Refusal}
        assert len({part.part for part in parts}) == len(parts)


@PATIENT
@given(st.data())
def test_a_feed_with_changed_bytes_gives_parts_or_a_reason(data):
    """Property: bytes cut out, doubled or replaced do no harm."""
    entry = "<title>a</title><guid>g</guid><pubDate>Wed, 13 May 2020 00:10:00 GMT</pubDate>"
    source = bytearray((rss(entry + content(ARABIC), entry) if data.draw(st.booleans()) else atom(entry)).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(source)))
        source[start : start + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=20))
    with contextlib.suppress(ArticleError):
        assert {type(part) for part in read_feed(bytes(source))} <= {Document, Refusal}
