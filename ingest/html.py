"""A saved or fetched web page to its article: the text without the page around it, and what the page states of itself.

trafilatura finds the article; what it is known to leave in or to lose is mended before and after. Fetches nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from ingest.decode import CONTROL, MARKS, ONE_BYTE, decode
from ingest.document import Document
from ingest.page_fields import agreed_language, page_fields
from rag.errors import ArticleError
from rag.text import WORD

LARGEST_BYTES = 20_000_000  # a page with its pictures inside it; one without has a hundredth
MOST_ELEMENTS = 100_000  # an article's page has some thousands; of these a hundred thousand take five seconds
MOST_ATTRIBUTES = 5_000  # in one tag: the parser compares each with each
MOST_UNREADABLE = 0.01  # of the non-ASCII characters: letters cut in half by the site, not another encoding
FEWEST_WORDS = 12  # outside links: less is a notice or a heading
ASIDE_WORDS = 60  # a caption or a consent; what is longer may be the article under an unlucky class name
HINT_WORDS = 40  # "Read also: " with a headline or two
CELL_WORDS = 40  # in a table of figures; a cell with more holds paragraphs
HEAD_BYTES = 10_000  # where a page says what it is; browsers look at a tenth of that

PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|title|meta|table|span|a)\b", re.I)
FEED = re.compile(r"\s*(?:<\?[^>]*>\s*+|<!--(?>.*?-->)\s*+)*+<(?:rss|feed|rdf:RDF)\b", re.S)
ARCHIVE = re.compile(rb"^MIME-Version:.{0,2000}multipart/related", re.S | re.M)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
# Western names are not believed: they stand in Arabic pages too, and any byte is a letter in them.
CREDIBLE = re.compile(r"(?:windows-|cp)125[013-8]|iso-8859-(?:[2-9]|1[0-46])|koi8-[ru]|gb\w*|big5|euc-\w+", re.I)
TAG = re.compile(r"<[a-zA-Z](?:[^=>]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+")
VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")

CONTAINERS = ("html", "body", "article", "main")
CELLS = ("td", "th")
LINES = "p li h1 h2 h3 h4 h5 h6 div strong b em i u span a font".split()
ASIDE = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|es|ing|edaddy)|addtoany|a2a_kit|social-?(?:links?|icons?|media|bar|buttons?|share)"
    r"|cookies?|consent|gdpr|caption(?:-text)?|newsletter|read-?(?:also|more|next)|jp-relatedposts"
    r"|related(?:-?(?:posts?|articles?|news|stories|links?))?|breadcrumbs?|screen-reader-text)(?:$|[\s_-])",
    re.I,
)
# Themes in class names that trafilatura would take for a share bar: "category-social-responsibility".
THEME = re.compile(r"\S*(?:responsib|impact|initiative)\S*|(?:category|tag|topic)-\S*social\S*", re.I)
HINT = re.compile(
    r"\W*(?:read (?:also|more|next|too)|also read|see also|more on this|related (?:articles?|news|stories|posts?)"
    r"|(?:à )?lire (?:aussi|également)|à lire|(?:à )?voir (?:aussi|également)|(?:articles|sujets) (?:liés|similaires)"
    r"|sur le même (?:sujet|thème)|و?(?:[اإ]قر[أا]|شاهد|طالع) [أا]يض[اًـ]*|[اإ]قر[أا] المزيد"
    r"|(?:مواضيع|موضوعات|[أا]خبار|مقالات) (?:ذات صلة|متعلقة|مرتبطة|مشابهة))(?!\w)",
    re.I,
)
RULE = re.compile(r"[|\s:-]*-[|\s:-]*")  # the line that trafilatura draws under a table's head


def read_html(content: bytes, address: str | None = None, content_type: str = "") -> Document:
    """Return a page's article.

    Args:
        address: where the page was fetched; None for a saved page, which may hold it.
        content_type: as the server stated it, with the page's charset if it has one.

    Raises:
        ArticleError: too large, not HTML, without an article, or built to exhaust a parser; says what to do.
    """
    if len(content) > LARGEST_BYTES:
        raise ArticleError(f"has {len(content):,} bytes, a page at most {LARGEST_BYTES:,}; save its article as a text.")
    page = page_text(content, content_type)
    tree = parsed(page)
    stated = page_fields(tree, page, address)
    drop_asides(tree)
    text = _article(tree, stated.title)
    return Document(replace(stated, language=agreed_language(stated.language, text)), text)


def _article(tree: HtmlElement, title: str | None) -> str:
    """Return the article of a tree, its paragraphs divided by blank lines.

    Raises:
        ArticleError: there is none.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - a third of a second that text files need not pay
    from trafilatura.settings import Document as Extracted  # noqa: PLC0415

    linked = {" ".join(" ".join(link.itertext()).split()) for link in tree.iter("a")}
    try:
        found = bare_extraction(tree, include_comments=False)
    except Exception as error:  # it raises whatever its many parts do on a page that is none
        message = f"is a page that cannot be taken apart ({type(error).__name__}); save its article as a text."
        raise ArticleError(message) from error
    text = (found.text if isinstance(found, Extracted) else None) or ""
    lines = [line.strip(" \t|").replace("\\|", "|") for line in text.splitlines() if not RULE.fullmatch(line)]
    lines = [line for line in lines if line not in ("", "-")]
    while lines and (lines[0] in linked or lines[0] == title):
        del lines[0]
    while lines and lines[-1] in linked:
        del lines[-1]
    words = [(len(line.split()), line.removeprefix("- ") in linked) for line in lines]
    prose = sum(count for count, is_link in words if not is_link)
    if prose < FEWEST_WORDS or 2 * prose < sum(count for count, _ in words):
        raise ArticleError(
            "holds no article, only a page's frame or links; save the page once the article stands in it, or its text."
        )
    return "\n\n".join(lines)


def page_text(content: bytes, content_type: str = "") -> str:
    """Return a page's source.

    Raises:
        ArticleError: it is not HTML, or its encoding cannot be told.
    """
    if ARCHIVE.search(content[:HEAD_BYTES]):
        raise ArticleError("is a web archive (MHTML); open it in a browser and save it as a complete web page.")
    page = decoded(content, content_type)
    if FEED.match(page):
        raise ArticleError("is a feed, not a page; name it .xml.")
    if not PAGE.search(page[:HEAD_BYTES]):
        decode(content)  # says of a PDF or a picture what it is
        raise ArticleError("is not an HTML page; save the page again from the browser, or its article as a text.")
    return page


def decoded(content: bytes, content_type: str = "") -> str:
    """Return HTML or XML as text: by its mark, as the UTF-8 it is, as is stated, or as its words look.

    Its declaration, made for bytes, and what XML does not allow go.

    Raises:
        ArticleError: its encoding cannot be told.
    """
    mark = next((name for start, name in MARKS if content.startswith(start)), None)
    text = content.decode(mark or "utf-8", "replace")
    others = sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text))
    is_utf8 = b"\x00" not in content[:HEAD_BYTES] and text.count("\ufffd") <= MOST_UNREADABLE * others
    if not mark and not is_utf8:
        text = _stated(content, content_type) or _telling(content)
    return DECLARATION.sub("", re.sub("[\x0b\x0c\ufffe\uffff]", " ", CONTROL.sub("", text)))


def _stated(content: bytes, content_type: str) -> str | None:
    """Return bytes in the encoding that the server or else the page states, if that can be."""
    inside = CHARSET.search(content[:HEAD_BYTES])
    own = inside[1].decode("ascii") if inside else ""
    for name in (content_type.lower().rpartition("charset=")[2].strip("\"' "), own):
        try:
            if CREDIBLE.fullmatch(name):
                return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _telling(content: bytes) -> str:
    """Return bytes in the encoding in which the words between the tags look like words."""
    words = content if b"\x00" in content else re.sub(rb"<[^>]*>", b" ", content)
    text = decode(words)
    return next((content.decode(name, "replace") for name in ONE_BYTE if words.decode(name, "ignore") == text), text)


def parsed(page: str) -> HtmlElement:
    """Return a page's lxml tree.

    Raises:
        ArticleError: it is built in a way that no article's page is and that would take a parser hours.
    """
    for tag in TAG.finditer(page):
        if len(tag[0]) > MOST_ATTRIBUTES and len(re.split(r"[\s/]+", VALUE.sub(" ", tag[0]))) > MOST_ATTRIBUTES:
            raise ArticleError(f"has a tag with more than {MOST_ATTRIBUTES:,} attributes; save its article as a text.")
    parser = HTMLParser(collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError("is not an HTML page that can be read; save its article as a text.") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):  # what is deeper was left out
        raise ArticleError("has tags nested thousands deep; save its article as a text.")
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise ArticleError(f"has more than {MOST_ELEMENTS:,} elements, no article has; save its article as a text.")
    return tree


def drop_asides(tree: HtmlElement) -> None:
    """Drop captions, share bars, consents and links to other articles; make quotation marks of the tags for them."""
    for each in list(tree.iter("q")):
        each.text = f"“{each.text or ''}"
        each.tail = f"”{each.tail or ''}"
        each.drop_tag()
    for each in list(tree.iter("*")):
        if _is_aside(each):
            each.drop_tree()
        elif each.get("class"):
            each.set("class", THEME.sub("", each.get("class")))
    _unfold_tables(tree)
    for each in list(tree.iter(*LINES)):
        if HINT.match(each.text or "") and _is_hint(each):
            _drop_hint(each)


def _unfold_tables(tree: HtmlElement) -> None:
    """Make plain blocks of tables that hold the page, not figures."""
    for each in list(tree.iter("table")):
        if any(_line(cell, CELL_WORDS) is None for cell in each.iter(*CELLS)):
            for part in list(each.iter("table", "tbody", "tr", *CELLS)):
                part.tag = "div"


def _is_aside(each: HtmlElement) -> bool:
    """Return whether an element is a caption or bears the name of what stands beside an article, and is short."""
    names = f"{each.get('class', '')} {each.get('id', '')}"
    named = each.tag == "figcaption" or (each.tag not in CONTAINERS and ASIDE.search(names) is not None)
    return named and _line(each, ASIDE_WORDS) is not None


def _drop_hint(each: HtmlElement) -> None:
    """Drop "Read also" with the links it names, inside its element and after it."""
    while (parent := each.getparent()) is not None and parent.tag not in CONTAINERS and _is_hint(parent):
        each = parent
    while (after := each.getnext()) is not None and not (each.tail or "").strip() and _unlinked(after) == 0:
        after.drop_tree()
    if each.getparent() is not None:
        each.drop_tree()


def _is_hint(each: HtmlElement) -> bool:
    """Return whether an element is "Read also" and links, and nothing else; without links the cleaning decides."""
    line = _line(each, HINT_WORDS)
    match = HINT.match(line) if line else None
    return match is not None and _unlinked(each) <= len(WORD.findall(match[0]))


def _unlinked(each: HtmlElement) -> int:
    """Return the number of an element's words that are in no link."""
    linked = sum(len(WORD.findall(" ".join(link.itertext()))) for link in each.iter("a"))
    return len(WORD.findall(" ".join(each.itertext()))) - linked


def _line(each: HtmlElement, most_words: int) -> str | None:
    """Return an element's text as one line, or None if it has more words."""
    words: list[str] = []
    for text in each.itertext():
        words += text.split()
        if len(words) > most_words:
            return None
    return " ".join(words)
