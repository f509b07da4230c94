"""A language model's reply made into a checked answer: its markers point somewhere, its quotes exist, its figures hold.

It calls no model and reads no index: it is given the reply and the passages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.citations import MARKER, CitationBook, cited_markers, drop_unknown_markers, renumber, unlocated_quotes
from rag.figures import find_figures
from rag.giving import classify
from rag.phrases import ABSTAIN
from rag.schema import AnswerFigure, Article, Citation, Span
from rag.text import fold, sentences, tokens
from rag.verify import unsupported_figures


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered passage that the model was given."""

    article: Article
    span: Span
    sentences: tuple[Span, ...]  # of article.text

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left of a reply after checking."""

    text: str
    citations: tuple[Citation, ...]
    figures: tuple[AnswerFigure, ...]
    refused: tuple[str, ...]  # figures that no cited passage carries; their sentences are gone


def is_abstention(reply: str, language: str) -> bool:
    """Return whether the model said that nothing answers."""
    return fold(ABSTAIN[language]).strip(". ") in fold(reply) or not reply.strip()


def check_reply(reply: str, passages: Sequence[Passage]) -> Checked:
    """Return the sentences of a reply that the passages bear out, cited to the very sentence.

    A sentence goes when one of its figures is in no cited passage, or when it quotes what no passage says.
    """
    reply = drop_unknown_markers(reply, range(1, len(passages) + 1))
    book, kept, refused = CitationBook(), [], []
    texts = [passage.text for passage in passages]
    for span in sentences(_markers_inside(reply)):
        sentence = span.of(_markers_inside(reply))
        bad = unsupported_figures(sentence, texts)
        if bad or unlocated_quotes(sentence, texts):
            refused += bad
            continue
        kept.append(_cite_sentence(sentence, passages, book))
    text = " ".join(kept)
    return Checked(text, book.citations(), stated_figures(text, book.citations()), tuple(refused))


def _markers_inside(reply: str) -> str:
    """Move markers that follow a full stop before it, so that they stay with their sentence: "X. [1]" -> "X [1]."."""
    return re.sub(r"([.!?؟])((?:\s*\[\d+\])+)", lambda found: f" {found[2].strip()}{found[1]}", reply)


def _cite_sentence(sentence: str, passages: Sequence[Passage], book: CitationBook) -> str:
    """Point each marker of a sentence at the sentence of its passage that bears it out best."""
    numbers = {}
    for marker in cited_markers(sentence):
        passage = passages[marker - 1]
        numbers[marker] = book.cite(passage.article, best_sentence(sentence, passage))
    return renumber(sentence, numbers)


def best_sentence(claim: str, passage: Passage) -> Span:
    """Return the sentence of a passage that shares most figures, then most words, with a claim."""
    claimed = {(figure.value, figure.unit) for figure in find_figures(MARKER.sub("", claim))}
    words = set(tokens(claim))

    def shared(span: Span) -> tuple[int, int]:
        text = span.of(passage.article.text)
        figures = {(figure.value, figure.unit) for figure in find_figures(text)}
        return len(claimed & figures), len(words & set(tokens(text)))

    return max(passage.sentences, key=shared)


def stated_figures(text: str, citations: Sequence[Citation]) -> tuple[AnswerFigure, ...]:
    """Return the figures of an answer, each with the marker that follows it and the kind its source gives it."""
    found = []
    for figure in find_figures(text):
        following = MARKER.search(text, figure.end)
        if following is None:
            continue
        source = citations[int(following[1]) - 1]
        match = next(
            (own for own in find_figures(source.quote) if (own.value, own.unit) == (figure.value, figure.unit)), None
        )
        if match is None:
            continue
        own = classify(match, source.quote, "", "")
        found.append(AnswerFigure(own.value, own.unit, own.approximate, own.kind, own.status, own.text, source.marker))
    return tuple(found)
