"""What a page states of itself: its address, publisher, title, date and language.

A date found in visible text is a guess and is marked as one. Reaches nothing.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.address import WEB_ADDRESS, web_address
from ingest.calendar import Written, dates_in
from ingest.front_matter import Given
from rag.text import detect_language

EARLIEST = date(1990, 1, 1)  # no page is older; a date before is a default of its software
EASTERNMOST = timedelta(hours=14)  # where the day begins first: a page may be dated by its own clock
COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
DATE_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-]|$)")
SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)")
LANGUAGE = re.compile(r"\s*([a-zA-Z]{2})(?:[-_].*)?\s*")
DETECTED = ("ar", "en", "fr")  # languages in which the text's own words tell more than a template's attribute
ARABIC_SCRIPT = ("ar", "fa", "ur", "ps", "ku", "sd", "ug")

DATE_NAMES = (
    "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued"
    " dcterms.issued dcterms.created citation_publication_date parsely-pub-date sailthru.date pubdate publishdate"
    " publish-date publish_date article.published"
).split()
PUBLISHER_NAMES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
TIMES = (
    ".//*[@itemprop='datePublished'][@datetime or @content]",
    ".//time[@datetime][not(contains(@class, 'updated') or contains(@class, 'modified') or @itemprop='dateModified')]"
    "[not(ancestor::aside or ancestor::footer or ancestor::nav)]",
)
DATE_LINES = ".//*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publish') or self::time]"
LONGEST_DATE = 80  # characters; a longer element is no date line


def page_fields(tree: HtmlElement, page: str, address: str | None) -> Given:
    """Return what a page states of itself.

    Args:
        tree: its lxml tree, whole.
        page: its source, whose comments may say where a browser saved it from.
        address: where it was fetched, or None.
    """
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    saved = SAVED_FROM.search(page[:5000])
    address = address or (web_address(saved[1]) if saved else None)
    url = _canonical(tree, metas, address)
    publisher = next(_publishers(metas, linked), None) or (urlsplit(url).hostname if url else None)
    title, guessed = _title_and_guess(tree, url)
    stated = next(filter(None, map(stated_date, _dates(tree, metas, linked))), None) or _date_in_path(url)
    published = stated or guessed
    return Given(
        title=_without_site(title, publisher),
        publisher=publisher.removeprefix("www.") if publisher else None,
        url=url,
        published=published,
        language=language_code(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or language_code(metas.get("content-language"))
        or language_code(metas.get("og:locale")),
        unverified=("published",) if published and not stated else (),
    )


def stated_date(value: str) -> str | None:
    """Return the day that is stated beyond doubt: "Wed, 13 May 2020 23:30 -0500" -> "2020-05-13", "05/10/2020" -> None.

    It stays the day of its own time zone. None too for a day before 1990 or one that has come nowhere yet.
    """
    compact = COMPACT_DATE.fullmatch(value.strip())
    return _first_day(dates_in("-".join(compact.groups()) if compact else value[:LONGEST_DATE]), only_certain=True)


def _first_day(dates: Iterable[Written], only_certain: bool = False) -> str | None:
    """Return the first date that a page can have."""
    latest = (datetime.now(UTC) + EASTERNMOST).date()
    possible = (each for each in dates if EARLIEST <= each.day <= latest and (each.certain or not only_certain))
    return next((each.day.isoformat() for each in possible), None)


def language_code(value: str | None) -> str | None:
    """Return the two letters of a stated language: "ar-EG" -> "ar", "english" -> None."""
    match = LANGUAGE.fullmatch(value or "")
    return match[1].lower() if match else None


def agreed_language(stated: str | None, text: str) -> str | None:
    """Return the stated language unless the text is plainly in another: many Arabic sites state "en" everywhere."""
    detected = detect_language(text)
    if stated == detected or stated is None:
        return stated
    if stated in DETECTED or (detected == "ar") != (stated in ARABIC_SCRIPT):
        return None
    return stated


def _metas(tree: HtmlElement) -> Mapping[str, str]:
    """Return the first content of each meta name, in small letters."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        if content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Yield the article records of JSON-LD, the page's own before those of the page as such."""
    records: list[Any] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for each in data if isinstance(data, list) else [data]:
            graph = each.get("@graph") if isinstance(each, dict) else None
            records += [each, *(graph if isinstance(graph, list) else [])]
    typed = [(str(each.get("@type")), each) for each in records if isinstance(each, dict)]
    for kinds in (("Article", "Posting", "Report"), ("WebPage",)):
        yield from (each for kind, each in typed if any(name in kind for name in kinds))


def _publishers(metas: Mapping[str, str], linked: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the names of who published, the site's own first; a profile's address or a handle is no name."""
    publishers = [each.get("publisher") for each in linked]
    names = [each.get("name") for each in publishers if isinstance(each, dict)]
    for name in (metas.get("og:site_name"), *names, *(metas.get(name) for name in PUBLISHER_NAMES[1:])):
        if isinstance(name, str) and name.strip() and not WEB_ADDRESS.match(name.strip()) and name.strip()[0] != "@":
            yield " ".join(name.split())


def _canonical(tree: HtmlElement, metas: Mapping[str, str], address: str | None) -> str | None:
    """Return the address the page calls its own; a front page is not the address of an article."""
    links = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    for link in (*links, metas.get("og:url")):
        whole = web_address(link, address)
        if whole and (address is None or urlsplit(whole).path.strip("/") or not urlsplit(address).path.strip("/")):
            return whole
    return web_address(address)


def _dates(tree: HtmlElement, metas: Mapping[str, str], linked: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the dates of publication that the page states for machines, the surest first."""
    yield from (metas[name] for name in DATE_NAMES if name in metas)
    yield from (each["datePublished"] for each in linked if isinstance(each.get("datePublished"), str))
    for path in TIMES:
        times = _near_headline(tree, path)
        if not times:
            every = tree.xpath(path)  # teasers of other articles have dates too: only one that is alone is the page's
            times = every if len({each.get("datetime") or each.get("content") for each in every}) == 1 else []
        yield from (each.get("datetime") or each.get("content") for each in times[:1])


def _date_in_path(url: str | None) -> str | None:
    """Return the day in an address: "https://x.org/2020/05/13/gift" -> "2020-05-13"."""
    match = DATE_IN_PATH.search(urlsplit(url).path) if url else None
    return stated_date(f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}") if match else None


def _near_headline(tree: HtmlElement, path: str) -> list[HtmlElement]:
    """Return what the innermost element around the headline holds; the masthead's date of today is farther away."""
    headline = next(tree.iter("h1"), None)
    for around in () if headline is None else headline.iterancestors():
        if around.tag in ("body", "html"):
            break
        found = around.xpath(path)
        if found:
            return list(found)
    return []


def _title_and_guess(tree: HtmlElement, url: str | None) -> tuple[str | None, str | None]:
    """Return the title, and a date that a line near it or a date's usual place shows."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - a third of a second that text files need not pay

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what it cannot do, the reader says itself
    lines = (" ".join(each.itertext()) for each in _near_headline(tree, DATE_LINES))
    days = (_first_day(dates_in(line)) for line in lines if len(line) <= LONGEST_DATE)
    near = next(filter(None, days), None)
    options = {"original_date": True, "extensive_search": False, "min_date": EARLIEST.isoformat()}
    try:
        found = extract_metadata(tree, url, options)
    except Exception:  # it raises what its many parts do; a title can be told from the text as well
        return None, near
    return found.title, near or stated_date(found.date or "")


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """Return a title without the site's name at its end: "Gift | The Horizon" -> "Gift"."""
    title = " ".join((title or "").split())
    if publisher and len(title) > len(publisher) + 3:
        title = re.sub(rf"\s+[-–—|:·•«»]\s+{re.escape(publisher)}$", "", title)
    return title or None
