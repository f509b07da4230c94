"""What an article's text says that a machine can find: figures with kind and status, and named organisations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rag.figures import find_figures
from rag.giving import classify
from rag.names import Gazetteer, Mention, find_name
from rag.schema import Article, Figure, Span
from rag.text import fold, sentences

# The stems by which a currency shared by several countries is recognised in folded text, across number and case.
AMBIGUOUS = re.compile(
    "dirham|dinar|riyal|rial|peso|rupee|roupie|pound|livre|lira|franc|درهم|دراهم|دينار|دنانير|ريال|جنيه|ليره"
)


def figures_of(article: Article) -> list[Figure]:
    """Return the figures of an article's text, each classified by its sentence and the ones beside it."""
    spans = sentences(article.text)
    figures = settled(find_figures(article.text, article.country))
    return [_classified(figure, article.text, spans) for figure in figures]


def settled(figures: Sequence[Figure]) -> list[Figure]:
    """Give a bare dirham, dinar or riyal the currency that the word has elsewhere in the article, where it has one.

    "42.5 million Saudi riyals … 8 million riyals": both are SAR.
    """
    units: dict[str, set[str]] = {}
    for figure in figures:
        for word in AMBIGUOUS.findall(fold(figure.text)) if figure.unit else ():
            units.setdefault(word, set()).add(figure.unit or "")
    return [figure if figure.unit else replace(figure, unit=_only_unit(figure, units)) for figure in figures]


def _only_unit(figure: Figure, units: Mapping[str, set[str]]) -> str | None:
    """Return the one currency that a figure's currency word has in its article, None for none or several."""
    found = {unit for word in AMBIGUOUS.findall(fold(figure.text)) for unit in units.get(word, ())}
    return found.pop() if len(found) == 1 else None


def mentions_of(article: Article, gazetteer: Gazetteer) -> list[Mention]:
    """Return where an article names organisations; one that only its record names has the empty span 0 to 0."""
    mentions = gazetteer.find(article.text)
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
