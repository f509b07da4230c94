"""An RSS or Atom feed to its articles. Fetches nothing, neither what a feed links to nor what its document type names.

An entry is the article's own words without a page around it, so all of its text is kept but captions, share bars and
links to other articles: trafilatura, made for whole pages, drops short entries and short paragraphs.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator

import feedparser  # type: ignore[import-untyped]
from feedparser import FeedParserDict
from lxml import etree  # type: ignore[import-untyped]

from ingest.address import web_address
from ingest.document import Document, Refusal
from ingest.front_matter import Given
from ingest.html import LARGEST_BYTES, decoded, drop_asides, parsed
from ingest.page_fields import agreed_language, language_code, stated_date
from rag.errors import ArticleError

ENTITY = re.compile(r"<!ENTITY", re.I)
CDATA = re.compile(r"<!\[CDATA\[(?>.*?(?:\]\]>|\Z))", re.S)
TAG = re.compile(r"<(/?)[a-zA-Z][^<>]*+(?:(?<=(/))>)?")
DEEPEST = 5_000  # feedparser takes seconds for as many and hours for a hundred times as many
MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.I)
FEED_FOOTER = re.compile(  # what WordPress sets under an entry
    r"(?:the post .+ appeared first on .+|(?:l['’]article|cet article) .+ est apparu en premier sur .+"
    r"|ظهرت? (?:المقالة|المقال|التدوينة) .+ [أا]ولا?ً? (?:على|في) .+)",
    re.I,
)
SILENT = frozenset("script style noscript template button select textarea svg iframe object head".split())
BREAKS = frozenset(
    "address article aside blockquote body br dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li"
    " main nav ol p pre section table tr ul".split()
)
CELLS = frozenset(("td", "th"))


def read_feed(content: bytes) -> Iterator[Document | Refusal]:
    """Return a feed's articles in its order, and why some of its entries give none.

    Raises:
        ArticleError: too large, not a feed, without entries, or with entities of its own; says what to do.
    """
    if len(content) > LARGEST_BYTES:
        message = f"has {len(content):,} bytes, a feed at most {LARGEST_BYTES:,}; divide it."
        raise ArticleError(message)
    feed = _parsed_feed(decoded(content))
    used: set[str] = set()
    return (_article(entry, feed.feed, _part(entry, number, used)) for number, entry in enumerate(feed.entries, 1))


def plain_text(markup: str) -> str:
    """Return a fragment of HTML as text, its paragraphs divided by blank lines."""
    if not markup.strip():
        return ""
    tree = parsed(f"<div>{markup}</div>")
    drop_asides(tree)
    pieces: list[str] = []
    silent = 0
    for event, each in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            silent += each.tag in SILENT
            text = each.text
        else:
            silent -= each.tag in SILENT
            text = each.tail
        mark = "\n" if each.tag in BREAKS else " " if each.tag in CELLS else ""
        pieces += [mark, "" if silent else re.sub(r"\s+", " ", text or "")]
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    return "\n\n".join(line for line in lines if line and not FEED_FOOTER.fullmatch(line))


def _parsed_feed(source: str) -> FeedParserDict:
    """Return what feedparser makes of a feed.

    Raises:
        ArticleError: it is no feed, or a dangerous one.
    """
    if ENTITY.search(source):
        raise ArticleError("defines entities of its own, which can be used to read or fill this machine; remove them.")
    depth = 0
    for tag in TAG.finditer(CDATA.sub("", source)):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if depth > DEEPEST:
            raise ArticleError(f"has tags nested more than {DEEPEST:,} deep, which no feed has; correct the link.")
    stated = {"content-type": "application/xml; charset=utf-8"}
    try:  # from a stream: bytes it would try to open as the name of a file
        feed = feedparser.parse(
            io.BytesIO(source.encode("utf-8", "replace")),
            response_headers=stated,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # its parsers raise whatever a broken feed makes them stumble over
        message = f"is a feed that cannot be read ({type(error).__name__}); save its articles as texts."
        raise ArticleError(message) from error
    if not feed.get("version") and not feed.entries:
        raise ArticleError("is not an RSS or Atom feed; correct the link, or save the articles as texts.")
    if not feed.entries:
        raise ArticleError("is a feed without entries; come back when it has some.")
    return feed


def _article(entry: FeedParserDict, feed: FeedParserDict, part: str) -> Document | Refusal:
    """Return one entry's article."""
    try:
        text = _text(entry)
        title = " ".join(plain_text(html.unescape(entry.get("title") or "")).split()) or None
    except ArticleError as error:
        return Refusal(part, str(error))
    link = _string(entry.get("link"))
    is_id = link == entry.get("id") and not link.startswith("http")  # feedparser takes an RSS id for a link
    url = web_address("" if is_id else link, _string(feed.get("link")))
    if text in ("", title):
        found = f"open {url} instead" if url else "leave it out"
        return Refusal(part, f"is an entry without text{', only a title' if title else ''}; {found}.")
    published, unverified = _published(entry)
    source = entry.get("source")
    origin = source.get("title") if isinstance(source, dict) else None
    given = Given(
        title=title,
        language=agreed_language(_language(entry, feed), text),
        publisher=" ".join(plain_text(html.unescape(_string(origin or feed.get("title")))).split()) or None,
        url=url,
        published=published,
        unverified=unverified,
    )
    return Document(given, text, part)


def _text(entry: FeedParserDict) -> str:
    """Return an entry's longest text: its content, or its summary where it has none."""
    texts = []
    for each in [*(entry.get("content") or ()), entry.get("summary_detail") or {}]:
        value = _string(each.get("value"))
        if each.get("type") == "text/plain" and not MARKUP.search(value):
            texts.append("\n\n".join(filter(None, (" ".join(line.split()) for line in value.splitlines()))))
        else:
            texts.append(plain_text(value))
    return max(texts, key=len, default="")


def _published(entry: FeedParserDict) -> tuple[str | None, tuple[str, ...]]:
    """Return an entry's day and what of it is not certain: when it was changed is a guess of when it was published."""
    stated = stated_date(_string(dict.get(entry, "published")))
    if stated:
        return stated, ()
    changed = stated_date(_string(dict.get(entry, "updated")))
    return changed, ("published",) if changed else ()


def _language(entry: FeedParserDict, feed: FeedParserDict) -> str | None:
    """Return the language that an entry or its feed states."""
    contents = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    stated = [*(each.get("language") for each in contents), feed.get("language")]
    return next(filter(None, (language_code(_string(each)) for each in stated)), None)


def _part(entry: FeedParserDict, number: int, used: set[str]) -> str:
    """Return what an entry is called in its feed: its id, its link, or its number where another has these already."""
    names = (" ".join(_string(entry.get(name)).split()) for name in ("id", "link"))
    part = next((name for name in names if name and name not in used), str(number))
    used.add(part)
    return part


def _string(value: object) -> str:
    """Return a text, or an empty one for anything else."""
    return value if isinstance(value, str) else ""
