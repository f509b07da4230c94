"""Writes what tells of one row of the ledger: each report's sentence in its place, and what differs. Pure, escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from page.giving_book import Book
from page.giving_corrections import said
from page.giving_table import amount_of, flags_of, giver_of, kind_name, one_line, recipients_of, status_name
from page.giving_words import GivingWords
from page.sources import language_name, web_address, write_date
from page.words import direction, words_for
from rag.amounts import write_amount
from rag.ledger_phrases import CONFLICT
from rag.ledger_records import Conflict, Evidence, GivingEvent
from rag.schema import Article, Hedge, SourceKind
from rag.text import sentences

SENTENCES_AROUND = 1  # on each side: enough to judge the sentence by
BLANK_LINES = re.compile(r"\s*\n\s*")
QUOTE_AND_MARKER = re.compile(
    r"[\s:;]*\{quote\} \{n\}"
)  # ends of the ledger's sentences, which are cited otherwise here

Texts = Callable[[str], Article | None]  # an article by its id, None where it has gone


def evidence(book: Book, event: GivingEvent | None, article: Texts, words: GivingWords) -> str:
    """Return the evidence of a row, or what to do where none is open."""
    head = f'<h2 tabindex="-1">{escape(words.evidence)}</h2>'
    if event is None:
        return f'{head}<p class="empty">{escape(words.evidence_empty)}</p>'
    reports = list({(told.article_id, told.start): told for told in event.evidence}.values())
    count = f'<p class="about">{escape(words.reports.format(count=len(reports)))}</p>' if len(reports) > 1 else ""
    parts = [
        f'{head}<p class="row"><strong><bdi>{escape(giver_of(book, event, words))}</bdi></strong> '
        f'<span class="sum">{escape(amount_of(event, words))}</span></p>',
        _facts(book, event, words),
        count,
        *(_report(told, article(told.article_id), words) for told in reports),
        _conflicts(event.conflicts, article, words),
        _related(book, event, words),
    ]
    return f'<div class="proof opened">{"".join(parts)}</div>'


def _facts(book: Book, event: GivingEvent, words: GivingWords) -> str:
    """Return what is known of a row beside its giver and amount, and what a reader must be told of it."""
    page = words_for(words.language)
    date = write_date(event.date, page)
    if event.date and not event.dated:
        date += f" ({escape(words.dated_by_report)})"
    also = "; ".join(write_amount(one.value, one.unit, Hedge.EXACT, words.language) for one in event.also)
    pairs = (
        (words.recipient, f"<bdi>{escape(recipients_of(book, event, words))}</bdi>" if event.recipients else ""),
        (words.kind, escape(kind_name(event.kind, words))),
        (words.status, escape(status_name(event.status, words))),
        (words.date, date),
        (words.also, escape(also)),
    )
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in pairs if value)
    flags = "".join(f'<span class="flag {kind}">{escape(label)}</span>' for kind, label in flags_of(event, words))
    corrected = "".join(f'<p class="about">{said(one, book, words)}</p>' for one in book.corrections_in_force(event))
    return f'<dl class="facts">{rows}</dl><p class="flags">{flags}</p>{corrected}'


def _report(told: Evidence, article: Article | None, words: GivingWords) -> str:
    """Return one report: whose words, when, in what language, and its sentence marked among those around it."""
    page = words_for(words.language)
    own = f'lang="{escape(told.language)}" dir="{direction(told.language)}"'
    publisher = f"<bdi>{escape(told.publisher)}</bdi>" if told.publisher else ""
    if told.source_kind is SourceKind.DIGEST:
        whose = page.digest_of.format(publisher=publisher) if publisher else escape(page.digest)
    else:
        whose = page.original_by.format(publisher=publisher) if publisher else ""
    facts = [whose, write_date(told.published, page), escape(language_name(told.language, page))]
    address = web_address(told.url)
    link = (
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(page.open_original)}</a>'
        if address
        else ""
    )
    place = escape(f"{told.article_id} {told.start} {told.end}")
    return (
        f'<article class="report"><h3 class="title" {own}>{escape(told.title)}</h3>'
        f'<p class="about">{" · ".join(fact for fact in facts if fact)}</p>'
        f'<p class="passage" {own}>{_passage(told, article)}</p><p class="actions">'
        f'<button type="button" data-act="read" data-value="{place}">{escape(words.read)}</button>{link}</p></article>'
    )


def _passage(told: Evidence, article: Article | None) -> str:
    """Return a report's sentence in <mark>, with the sentences around it where its article still holds it."""
    if article is None or article.text[told.start : told.end] != told.quote:
        return f"<mark>{escape(told.quote)}</mark>"
    before = [span.of(article.text) for span in sentences(article.text[: told.start])][-SENTENCES_AROUND:]
    rest = article.text[told.end :]
    after = [span.of(rest) for span in sentences(rest)][:SENTENCES_AROUND]
    texts = [BLANK_LINES.sub("\n", text).strip() for text in ("".join(before), "".join(after))]
    return f"{escape(texts[0])} <mark>{escape(told.quote)}</mark> {escape(texts[1])}"


def _conflicts(conflicts: Iterable[Conflict], article: Texts, words: GivingWords) -> str:
    """Return how other reports tell it, each with its sentence where one is known."""
    items = []
    for conflict in conflicts:
        why = QUOTE_AND_MARKER.sub("", CONFLICT[conflict.explanation][words.language])
        amount = write_amount(conflict.amount.value, conflict.amount.unit, Hedge.EXACT, words.language)
        report = _report(conflict.evidence, article(conflict.evidence.article_id), words) if conflict.evidence else ""
        items.append(f"<p><strong>{escape(amount)}</strong> {escape(why)}.</p>{report}")
    return f'<section class="conflicts"><h3>{escape(words.otherwise)}</h3>{"".join(items)}</section>' if items else ""


def _related(book: Book, event: GivingEvent, words: GivingWords) -> str:
    """Return the whole that a row is part of, its own parts, and the row that replaces it, each to open."""
    parts = [one for one in book.events if one.part_of == event.key]
    groups = (
        (words.part_of, [book.find(event.part_of)]),
        (words.parts, parts),
        (words.replaced_by, [book.find(event.superseded_by)]),
    )
    found = []
    for label, rows in groups:
        links = "".join(
            f'<li><button type="button" data-act="pick" data-value="{escape(row.key)}">'
            f"{escape(one_line(book, row, words))}</button></li>"
            for row in rows
            if row is not None
        )
        found.append(f"<h3>{escape(label)}</h3><ul>{links}</ul>" if links else "")
    return "".join(found)
