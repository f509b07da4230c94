"""What an article's text says that a machine can find: figures with kind and status, and named organisations."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from rag.currency_families import FAMILIES
from rag.figures import find_figures
from rag.giving import classify
from rag.names import Gazetteer, Mention, find_name
from rag.schema import Article, Figure, Span
from rag.text import fold, sentences

# The stems by which a currency shared by several countries is recognised in folded text, across number and case.
FAMILY_OF = {
    stem: family
    for family, stems in (
        ("dirham", "dirham درهم دراهم"),
        ("dinar", "dinar دينار دنانير"),
        ("riyal", "riyal rial ريال"),
        ("peso", "peso"),
        ("rupee", "rupee roupie"),
        ("pound", "pound livre جنيه"),
        ("lira", "lira ليره"),
        ("franc", "franc"),
    )
    for stem in stems.split()
}
AMBIGUOUS = re.compile("|".join(FAMILY_OF))


def figures_of(article: Article) -> list[Figure]:
    """Return the figures of an article's text, each classified by its sentence and the ones beside it."""
    spans = sentences(article.text)
    figures = settled(find_figures(article.text, article.country))
    return [_classified(figure, article.text, spans) for figure in figures]


def settled(figures: Sequence[Figure]) -> list[Figure]:
    """Give a bare dirham, dinar or riyal the currency of that name that its article has elsewhere, where it has one.

    "42.5 million Saudi riyals … 8 million riyals": both are SAR. "AED 3 million … 3 million dirhams": both are AED.
    """
    units = {figure.unit for figure in figures if figure.unit}
    return [figure if figure.unit else replace(figure, unit=_only_unit(figure, units)) for figure in figures]


def _only_unit(figure: Figure, units: Set[str]) -> str | None:
    """Return the one currency of its article that a figure's word may name, None for none or several."""
    named = {FAMILY_OF[word] for word in AMBIGUOUS.findall(fold(figure.text))}
    found = {unit for family in named for unit in units & set(FAMILIES[family].values())}
    return found.pop() if len(found) == 1 else None


def mentions_of(article: Article, gazetteer: Gazetteer, known: Sequence[Mention] | None = None) -> list[Mention]:
    """Return where an article names organisations; one that only its record names has the empty span 0 to 0.

    Args:
        article: with its text.
        gazetteer: the listed organisations.
        known: where the text names them, if that was found before.
    """
    mentions = gazetteer.find(article.text) if known is None else list(known)
    found = {mention.name for mention in mentions}
    for name in article.organisations:
        if name not in found:
            spans = find_name(name, article.text) or [Span(0, 0)]
            mentions = [*mentions, *(Mention(name, span.start, span.end) for span in spans)]
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _classified(figure: Figure, text: str, spans: Sequence[Span]) -> Figure:
    """Return a figure with kind and status from its sentence and neighbours."""
    place = next((i for i, span in enumerate(spans) if span.start <= figure.start < span.end), None)
    if place is None:
        return figure
    before = spans[place - 1].of(text) if place else ""
    after = spans[place + 1].of(text) if place + 1 < len(spans) else ""
    return classify(figure, spans[place].of(text), before, after, offset=spans[place].start)
