"""Writes one article to read: its own direction, figures marked with their meaning, one sentence lit. Pure, escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from page.articles_words import ArticlesWords
from page.giving_filters import country_name
from page.sources import language_name, web_address, write_date
from page.words import direction, words_for
from rag.amounts import write_amount
from rag.phrases import label
from rag.schema import Article, Figure, SourceKind, Span

PARAGRAPH = "\n"


def reading(
    article: Article,
    figures: Sequence[Figure],
    lit: Span | None,
    words: ArticlesWords,
    display: Callable[[str], str],
) -> str:
    """Return an article as it is read.

    Args:
        lit: characters to highlight, such as the sentence that a figure of the ledger stands in.
        display: an organisation's name as the page's language writes it.
    """
    own = f'lang="{escape(article.language)}" dir="{direction(article.language)}"'
    apart = without_overlaps(figures, len(article.text))
    hint = f'<p class="about">{escape(words.figures.format(count=len(apart)))}</p>' if apart else ""
    paragraphs = "".join(f"<p>{_marked(article, span, apart, lit, words)}</p>" for span in paragraphs_of(article.text))
    return (
        f'<article class="text opened"><h2 tabindex="-1" {own}>{escape(article.title)}</h2>'
        f'{_about(article, words, display)}{hint}<div class="body" {own}>{paragraphs}</div></article>'
    )


def paragraphs_of(text: str) -> Iterator[Span]:
    """Yield the lines of a text that hold something."""
    start = 0
    for line in text.split(PARAGRAPH):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def without_overlaps(figures: Sequence[Figure], length: int) -> list[Figure]:
    """Return figures in the order of the text, the first of those that overlap, none beyond its end."""
    found: list[Figure] = []
    for figure in sorted(figures, key=lambda one: (one.start, -one.end)):
        if figure.end <= length and (not found or figure.start >= found[-1].end):
            found.append(figure)
    return found


def meaning(figure: Figure, language: str) -> str:
    """Return what a figure means: "about US$250 million (cash, pledged)"."""
    amount = write_amount(figure.value, figure.unit, figure.hedge, language)
    return amount + label(figure.kind, figure.status, language)


def _about(article: Article, words: ArticlesWords, display: Callable[[str], str]) -> str:
    """Return whose words these are, of when, in what language, about whom, and where the original is."""
    page = words_for(words.language)
    publisher = f"<bdi>{escape(article.publisher)}</bdi>" if article.publisher else ""
    facts = [write_date(article.published, page), escape(language_name(article.language, page))]
    if article.country:
        facts.append(escape(country_name(article.country, words.language)))
    note = ""
    if article.source_kind is SourceKind.DIGEST:
        facts.insert(0, page.digest_of.format(publisher=publisher) if publisher else escape(page.digest))
        note = f'<p class="whose">{escape(page.digest_quote)}</p>'
    elif publisher:
        facts.insert(0, page.original_by.format(publisher=publisher))
    names = " · ".join(f"<bdi>{escape(display(name))}</bdi>" for name in article.organisations)
    named = f'<p class="about">{escape(words.about)}: {names}</p>' if names else ""
    address = web_address(article.url)
    original = (
        f'<p class="actions"><a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(page.open_original)}</a></p>"
        if address
        else ""
    )
    return f'<p class="about">{" · ".join(facts)}</p>{note}{named}{original}'


def _marked(article: Article, span: Span, figures: Sequence[Figure], lit: Span | None, words: ArticlesWords) -> str:
    """Return a paragraph with its figures marked, and what is lit of it in <mark>."""
    cuts = [span]
    if lit is not None and lit.start < lit.end and lit.start < span.end and lit.end > span.start:
        inside = Span(max(lit.start, span.start), min(lit.end, span.end))
        cuts = [Span(span.start, inside.start), inside, Span(inside.end, span.end)]
    pieces = []
    for place, cut in enumerate(cuts):
        text = _with_figures(article.text, cut, figures, words)
        pieces.append(f'<mark class="here">{text}</mark>' if place == 1 else text)
    return "".join(pieces)


def _with_figures(text: str, span: Span, figures: Sequence[Figure], words: ArticlesWords) -> str:
    """Return a run of text with the figures that lie wholly in it marked."""
    pieces, at = [], span.start
    for figure in figures:
        if figure.start < at or figure.end > span.end:
            continue
        told = escape(meaning(figure, words.language))
        pieces.append(escape(text[at : figure.start]))
        pieces.append(
            f'<span class="figure" tabindex="0">{escape(text[figure.start : figure.end])}'
            f'<span class="tip" role="tooltip" lang="{words.language}" dir="{direction(words.language)}">{told}</span>'
            "</span>"
        )
        at = figure.end
    return "".join([*pieces, escape(text[at : span.end])])
