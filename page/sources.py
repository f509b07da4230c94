"""Writes the sources panel: passages with the cited sentence marked. Pure; every word of others is escaped."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from page.chat_words import chat_words
from page.conversation import Conversation, Exchange, Passage
from page.words import Words, direction
from rag.schema import Article, Citation, SourceKind
from rag.text import sentences

BLANK_LINES = re.compile(r"\s*\n\s*")
SENTENCES_AROUND = 2  # on each side of the cited one: enough to judge it by, short enough to read at a glance
DATE_LOCALES = {"en": "en_GB"}  # the day comes first in each of the page's languages


def panel(conversation: Conversation, words: Words) -> str:
    """Return the panel: one section an exchange, the last one open; choosing a marker opens its own."""
    shown = [
        exchange for exchange in conversation.exchanges if exchange.answer is not None and exchange.failure is None
    ]
    head = f"<h2>{escape(words.sources)}</h2>"
    if not shown:
        return f'{head}<p class="empty">{escape(words.sources_empty)}</p>'
    return head + "\n".join(_section(exchange, words, hidden=exchange is not shown[-1]) for exchange in shown)


def cut_passage(citation: Citation, article: Article, *, cited: bool = True) -> Passage:
    """Return a citation with up to SENTENCES_AROUND sentences of its article on each side."""
    text = article.text
    before = [span for span in sentences(text[: citation.start]) if span.of(text).strip()][-SENTENCES_AROUND:]
    after = sentences(text[citation.end :])[:SENTENCES_AROUND]
    start = before[0].start if before else citation.start
    end = citation.end + after[-1].end if after else citation.end
    return Passage(
        citation=citation,
        before=text[start : citation.start],
        after=text[citation.end : end],
        cut_before=bool(text[:start].strip()),
        cut_after=bool(text[end:].strip()),
        cited=cited,
    )


def write_date(date: str | None, words: Words) -> str:
    """Return a date as precisely as it is known: "2020-04-01" -> "1 April 2020", None -> "date unknown"."""
    numbers = [int(part) for part in (date or "").split("-") if part.isdigit()]
    try:
        day = datetime.date(*[*numbers, 1, 1][:3])
    except (TypeError, ValueError):
        return escape(date) if date else words.undated
    locale = DATE_LOCALES.get(words.language, words.language)
    if len(numbers) >= 3:
        written = format_date(day, "long", locale=locale)
        return written.replace("1 ", "1er ", 1) if words.language == "fr" and day.day == 1 else written
    return format_skeleton("yMMMM" if len(numbers) == 2 else "y", day, locale=locale)


def language_name(language: str, words: Words) -> str:
    """Return a language's name in the page's language: "ar" -> "Arabic"; its code where it has none."""
    try:
        return Locale.parse(language).get_language_name(words.language) or language
    except (UnknownLocaleError, ValueError):
        return language


def web_address(url: str | None) -> str | None:
    """Return an address that is safe to link to: http and https only."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


@lru_cache(maxsize=256)
def _section(exchange: Exchange, words: Words, *, hidden: bool) -> str:
    """Return one exchange's sources: those cited, or those that came nearest."""
    cited = [passage for passage in exchange.passages if passage.cited]
    nearest = [passage for passage in exchange.passages if not passage.cited]
    parts = [_source(passage, exchange.key, words) for passage in cited]
    if nearest:
        abstained = exchange.answer is not None and exchange.answer.abstained
        more = chat_words(words.language)
        title, note = (words.nearest, words.nearest_note) if abstained else (more.also_read, more.also_read_note)
        parts.append(f'<div class="nearest"><h3>{escape(title)}</h3><p>{escape(note)}</p></div>')
        parts.extend(_source(passage, exchange.key, words) for passage in nearest)
    if not parts:
        parts.append(f'<p class="empty">{escape(words.no_sources)}</p>')
    return (
        f'<section class="turn" data-turn="{exchange.key}"{" hidden" if hidden else ""}>'
        f'<p class="asked">{escape(words.sources_of)} <bdi>{escape(exchange.question)}</bdi></p>'
        f"{''.join(parts)}</section>"
    )


def _source(passage: Passage, key: str, words: Words) -> str:
    """Return one source: whose words it holds, when, in what language, and the passage with its sentence marked."""
    citation = passage.citation
    name = f"{key}-{citation.marker}"
    own = f'lang="{escape(citation.language)}" dir="{direction(citation.language)}"'
    kind = "source" if passage.cited else "source near"
    more = chat_words(words.language)
    address = web_address(citation.url)
    original = (
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(words.open_original)}</a>'
        if address
        else ""
    )
    place = escape(f"{citation.article_id} {citation.start} {citation.end}")
    return (
        f'<article class="{kind}" id="cite-{name}" tabindex="-1" aria-labelledby="title-{name}">'
        f'<h3 id="title-{name}"><span class="number">{citation.marker}</span>'
        f'<span class="title" {own}>{escape(citation.title)}</span></h3>'
        f"{_about(citation, words)}"
        f'<p class="passage" {own}>{_passage(passage)}</p>'
        f'<p class="actions"><button type="button" class="whole" data-value="{place}">{escape(more.whole)}</button>'
        f"{original}"
        f'<button type="button" class="back">{escape(words.back_to_answer)}</button></p></article>'
    )


def _about(citation: Citation, words: Words) -> str:
    """Return the lines that say whose words these are, of when, and in what language."""
    publisher = f"<bdi>{escape(citation.publisher)}</bdi>" if citation.publisher else ""
    facts = [write_date(citation.date, words), escape(language_name(citation.language, words))]
    if citation.source_kind is SourceKind.DIGEST:
        whose = words.digest_of.format(publisher=publisher) if publisher else escape(words.digest)
        note = f'<p class="whose">{escape(words.digest_quote)}</p>'
        return f'<p class="about digest">{" · ".join([whose, *facts])}</p>{note}'
    if publisher:
        facts.insert(0, words.original_by.format(publisher=publisher))
    return f'<p class="about">{" · ".join(facts)}</p>'


def _passage(passage: Passage) -> str:
    """Return the passage with the cited sentence in <mark>, its line breaks kept by the style sheet."""
    before, quote, after = (
        BLANK_LINES.sub("\n", text) for text in (passage.before, passage.citation.quote, passage.after)
    )
    return (
        f"{'… ' if passage.cut_before else ''}{escape(before)}<mark>{escape(quote)}</mark>"
        f"{escape(after)}{' …' if passage.cut_after else ''}"
    )
