"""What an article's text says that a machine can find: figures with kind and status, and named organisations."""

from __future__ import annotations

from collections.abc import Sequence

from rag.figures import find_figures
from rag.giving import classify
from rag.names import Gazetteer, Mention, find_name
from rag.schema import Article, Figure, Span
from rag.text import sentences


def figures_of(article: Article) -> list[Figure]:
    """Return the figures of an article's text, each classified by its sentence and the ones beside it."""
    spans = sentences(article.text)
    return [_classified(figure, article.text, spans) for figure in find_figures(article.text, article.country)]


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
    return classify(figure, spans[place].of(text), before, after)
