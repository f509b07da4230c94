"""An article's text to chunks: runs of whole sentences, with offsets into the text.

Chunks do not overlap: every sentence has one home, so a citation found twice is one citation, and nothing is encoded
twice; what an overlap would bridge, the two-sentence windows and the title before each chunk do. No cut falls inside a
figure. Knows nothing of what sentences mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.schema import Article, Chunk, Figure, Span
from rag.text import sentences

TARGET_WORDS = 120  # a chunk is closed when it has so many
MOST_WORDS = 180  # a further sentence that would exceed it opens a new chunk
TAIL_WORDS = 40  # a shorter last chunk joins the one before
LONGEST_SENTENCE_WORDS = 250  # a longer one is cut at a comma or a space
CHUNKING = f"sentences {TARGET_WORDS}-{MOST_WORDS}, no overlap, 2-sentence windows, v1"

WORD = re.compile(r"\S+")
CLAUSE_END = (",", "،", ";", "؛", ":", ")", "»")


def chunks(article: Article, figures: Sequence[Figure]) -> list[Chunk]:
    """Return an article's chunks, covering every sentence once, in order.

    Args:
        article: with the text to divide.
        figures: of that text; no chunk or piece of a sentence ends inside one.
    """
    whole = [piece for span in sentences(article.text) for piece in pieces(article.text, span, figures)]
    sizes = [len(span.of(article.text).split()) for span in whole]
    groups = _grouped(sizes, {i for i in range(1, len(whole)) if _may_cut(whole[i - 1], whole[i], figures)})
    return [
        Chunk(
            id=f"{article.id}:{ordinal}",
            article_id=article.id,
            ordinal=ordinal,
            start=whole[first].start,
            end=whole[last - 1].end,
            language=article.language,
            sentences=tuple(whole[first:last]),
        )
        for ordinal, (first, last) in enumerate(groups)
    ]


def windows(chunk: Chunk) -> list[Span]:
    """Return every two consecutive sentences of a chunk, or its one sentence."""
    if len(chunk.sentences) == 1:
        return [chunk.sentences[0]]
    return [Span(first.start, second.end) for first, second in zip(chunk.sentences, chunk.sentences[1:], strict=False)]


def pieces(text: str, sentence: Span, figures: Sequence[Figure]) -> list[Span]:
    """Return a sentence, or pieces of TARGET_WORDS to MOST_WORDS words of one beyond LONGEST_SENTENCE_WORDS."""
    if len(sentence.of(text).split()) <= LONGEST_SENTENCE_WORDS:
        return [sentence]
    words = [Span(*found.span()) for found in WORD.finditer(text, sentence.start, sentence.end)]
    cuts = [0]
    while len(words) - cuts[-1] > MOST_WORDS:
        cuts.append(_cut(text, words, cuts[-1], figures))
    bounds = zip(cuts, [*cuts[1:], len(words)], strict=True)
    return [Span(words[first].start, words[last - 1].end) for first, last in bounds]


def _cut(text: str, words: Sequence[Span], first: int, figures: Sequence[Figure]) -> int:
    """Return the number of the word that begins the next piece: after a clause's end, else after MOST_WORDS words."""
    allowed = [
        i for i in range(first + MOST_WORDS, first + TARGET_WORDS, -1) if _may_cut(words[i - 1], words[i], figures)
    ]
    clause = (i for i in allowed if text.endswith(CLAUSE_END, 0, words[i - 1].end))
    return next(clause, allowed[0] if allowed else first + MOST_WORDS)


def _may_cut(before: Span, after: Span, figures: Sequence[Figure]) -> bool:
    """Return whether no figure reaches from one span into the next."""
    return not any(figure.start < before.end and figure.end > after.start for figure in figures)


def _grouped(sizes: Sequence[int], cuts: set[int]) -> list[tuple[int, int]]:
    """Return (first, last + 1) of each chunk's sentences.

    Args:
        sizes: words of each sentence.
        cuts: numbers of the sentences before which a chunk may end.
    """
    if not sizes:
        return []
    starts = [0]
    words = 0
    for number, size in enumerate(sizes):
        if number in cuts and (words >= TARGET_WORDS or words + size > MOST_WORDS):
            starts.append(number)
            words = 0
        words += size
    if len(starts) > 1 and words < TAIL_WORDS and sum(sizes[starts[-2] :]) <= MOST_WORDS:
        starts.pop()
    return list(zip(starts, [*starts[1:], len(sizes)], strict=True))
