"""Writes the list of articles and what became of additions. Pure; every word of others is escaped."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from html import escape

from babel.units import format_unit

from page.articles_words import ArticlesWords
from page.editor import LOCAL
from page.giving_table import pager
from page.sources import language_name, write_date
from page.uploads import Job, Row
from page.uploads_record import Addition
from page.uploads_state import Fate, State
from page.words import direction, words_for
from rag.schema import Article

ARTICLES_A_PAGE = 30
TITLES_SHOWN = 3  # of one input that gave many articles
STEPS = ("keeping", "fetching", "waiting", "starting", "reading", "indexing")


def listing(found: Sequence[Article], page: int, open_id: str | None, words: ArticlesWords) -> str:
    """Return one page of articles, each a button that opens it."""
    if not found:
        return f'<p class="empty"><strong>{escape(words.nothing)}</strong> {escape(words.nothing_hint)}</p>'
    pages = -(-len(found) // ARTICLES_A_PAGE)
    number = min(max(0, page), pages - 1)
    shown = found[number * ARTICLES_A_PAGE : (number + 1) * ARTICLES_A_PAGE]
    items = "".join(_entry(head, open_id, words) for head in shown)
    count = escape(words.count.format(count=len(found)))
    return (
        f'<p class="count" role="status">{count}</p><ul class="titles">{items}</ul>'
        f"{pager(number, pages, words.page, (words.earlier, words.later))}"
    )


def progress(job: Job, words: ArticlesWords) -> str:
    """Return how far an addition is: a bar, full to its share where that is known."""
    step = job.step if job.step in STEPS else "indexing"
    said = escape(str(getattr(words, f"step_{step}")))
    seconds = escape(format_unit(job.seconds, "second", "short", locale=words.language))
    share = f' value="{job.share:.2f}"' if job.share is not None else ""
    return (
        f'<div class="progress" role="group"><label>{said} <bdi>{seconds}</bdi>'
        f'<progress max="1"{share}></progress></label></div>'
    )


def outcome(job: Job, rows: Sequence[Row], bad_lines: Sequence[str], words: ArticlesWords) -> str:
    """Return a row for each input of an addition with what became of it, and whether all went well."""
    if job.failure:
        detail = f'<bdi dir="ltr" lang="en">{escape(job.failure)}</bdi>'
        retry = f'<button type="button" data-act="retry">{escape(words.retry)}</button>'
        head = f'<p class="alert" role="alert">{escape(words.failed)} {detail} {escape(words.kept)} {retry}</p>'
    elif any(row.fate.state in {State.ADDED, State.DUPLICATE} for row in rows):
        head = f'<p class="done" role="status">{escape(words.finished)}</p>'
    else:
        head = ""
    lines = [_result(row.item.given, row.fate, words) for row in rows]
    lines += [_result(line, Fate(State.REFUSED, reason=words.no_link), words) for line in bad_lines]
    if not lines:
        return head
    return (
        f'{head}<div class="scroll"><table class="results"><thead><tr><th scope="col">{escape(words.input)}</th>'
        f'<th scope="col">{escape(words.outcome)}</th></tr></thead><tbody>{"".join(lines)}</tbody></table></div>'
    )


def additions(rows: Sequence[Row], may_remove: Callable[[Addition], bool], words: ArticlesWords) -> str:
    """Return everything that was added on the page, newest first, each with a way to take it back."""
    kept = [row for row in rows if row.item.name]
    waiting = any(row.fate.state is State.WAITING for row in kept)
    retry = f'<p><button type="button" data-act="retry">{escape(words.retry)}</button></p>' if waiting else ""
    if not kept:
        return f'<p class="empty">{escape(words.none_mine)}</p>'
    items = "".join(_addition(row, may_remove(row.addition), words) for row in kept)
    return f'{retry}<ul class="additions">{items}</ul>'


def _entry(head: Article, open_id: str | None, words: ArticlesWords) -> str:
    """Return one article of the list."""
    page = words_for(words.language)
    own = f'lang="{escape(head.language)}" dir="{direction(head.language)}"'
    publisher = f"<bdi>{escape(head.publisher)}</bdi>" if head.publisher else ""
    facts = [publisher, write_date(head.published, page), escape(language_name(head.language, page))]
    current = ' aria-current="true"' if head.id == open_id else ""
    return (
        f'<li><button type="button" data-act="read" data-value="{escape(head.id)}"{current}>'
        f'<bdi class="title" {own}>{escape(head.title)}</bdi>'
        f'<span class="about">{" · ".join(fact for fact in facts if fact)}</span></button></li>'
    )


def _result(given: str, fate: Fate, words: ArticlesWords) -> str:
    """Return what became of one input."""
    return f'<tr class="{fate.state}"><th scope="row"><bdi>{escape(given)}</bdi></th><td>{_fate(fate, words)}</td></tr>'


def _fate(fate: Fate, words: ArticlesWords) -> str:
    """Return what became of one input in words, its articles to open."""
    reason = f'<bdi lang="en">{escape(fate.reason)}</bdi>' if fate.reason else ""
    if fate.state is State.REFUSED:
        return f'<span class="flag caution">{escape(words.refused)}</span> {reason}'
    if fate.state is State.WAITING:
        return f'<span class="flag">{escape(words.waiting)}</span>'
    parts = []
    if fate.articles:
        parts.append(f'<span class="flag good">{escape(words.added)}</span> {_titles(fate.articles, words)}')
    if fate.same:
        parts.append(f'<span class="flag">{escape(words.duplicate)}</span> {_titles(fate.same, words)}')
    if reason:
        parts.append(f'<span class="flag caution">{escape(words.partly)}</span> {reason}')
    return "<br>".join(parts)


def _titles(articles: Sequence[tuple[str, str]], words: ArticlesWords) -> str:
    """Return the first articles by title, each to open, and of how many more there are."""
    links = [
        f'<button type="button" class="link" data-act="read" data-value="{escape(id_)}"><bdi>{escape(title)}</bdi>'
        "</button>"
        for id_, title in articles[:TITLES_SHOWN]
    ]
    more = len(articles) - TITLES_SHOWN
    return " ".join([*links, *([escape(words.more.format(count=more))] if more > 0 else [])])


def _addition(row: Row, removable: bool, words: ArticlesWords) -> str:
    """Return one file that was added, with who added it."""
    place = escape(f"{row.addition.key}/{row.item.name}")
    label = escape(f"{words.remove}: {row.item.given}")
    remove = (
        f'<button type="button" data-act="remove" data-value="{place}" aria-label="{label}" '
        f'data-sure="{escape(words.remove_sure)}">'
        f"{escape(words.remove)}</button>"
        if removable
        else ""
    )
    author = words.local if row.addition.author == LOCAL else row.addition.author
    date = html.unescape(write_date(row.addition.made[:10], words_for(words.language)))
    by = escape(words.by.format(author=author, date=date))
    return (
        f'<li><bdi class="given">{escape(row.item.given)}</bdi> {_fate(row.fate, words)} '
        f'<span class="about">{by}</span> {remove}</li>'
    )
