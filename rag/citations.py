"""Markers and the verbatim spans they stand for. Pure: it reads no index and judges no figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.schema import Article, Citation, Span
from rag.text import fold

MARKER = re.compile(r"\[(\d{1,3})\]")
QUOTED = re.compile(r"«([^«»]{12,})»|“([^“”]{12,})”|\"([^\"]{12,})\"")

BEFORE_MARKER = re.compile(r"\s*\[\d{1,3}\]")
STOP_INSIDE = re.compile(r"[.!?؟؛。](?=\s)|\n")


class CitationBook:
    """The citations of one answer, numbered in the order they are first used."""

    def __init__(self) -> None:
        self._citations: dict[tuple[str, int, int], Citation] = {}
        self._countries: list[str | None] = []

    def cite(self, article: Article, span: Span) -> int:
        """Return the marker number of a passage; the same passage keeps its number."""
        key = (article.id, span.start, span.end)
        if key not in self._citations:
            self._citations[key] = citation(len(self._citations) + 1, article, span)
            self._countries.append(article.country)
        return self._citations[key].marker

    def entries(self) -> list[tuple[Citation, str | None]]:
        """Return the citations by marker, each with its article's country."""
        return list(zip(self._citations.values(), self._countries, strict=True))

    def take_over(self, source: Citation, country: str | None) -> int:
        """Return the marker number here of another book's citation."""
        key = (source.article_id, source.start, source.end)
        if key not in self._citations:
            self._citations[key] = replace(source, marker=len(self._citations) + 1)
            self._countries.append(country)
        return self._citations[key].marker

    def citations(self) -> tuple[Citation, ...]:
        """Return the citations by marker, from 1."""
        return tuple(self._citations.values())

    def countries(self) -> tuple[str | None, ...]:
        """Return the country of each citation's article, which settles a bare dinar or dirham in its quote."""
        return tuple(self._countries)


def citation(marker: int, article: Article, span: Span) -> Citation:
    """Return one citation; its quote is the article's own characters."""
    return Citation(
        marker=marker,
        article_id=article.id,
        source_kind=article.source_kind,
        title=article.title,
        publisher=article.publisher,
        date=article.published,
        url=article.url,
        language=article.language,
        quote=span.of(article.text),
        start=span.start,
        end=span.end,
    )


def cited_markers(text: str) -> list[int]:
    """Return marker numbers in order of first use: "X [2]. Y [1][2]." -> [2, 1]."""
    return list(dict.fromkeys(int(number) for number in MARKER.findall(text)))


def drop_unknown_markers(text: str, known: Sequence[int]) -> str:
    """Remove markers that point nowhere: "X [2] [9]." with [2] known -> "X [2]."."""
    return re.sub(r"\s?" + MARKER.pattern, lambda found: found[0] if int(found[1]) in known else "", text)


def one_sentence_each(answer: str) -> str:
    """Return an answer whose quotations are one sentence each, so that the marker behind one is for all of it.

    >>> one_sentence_each("It says: “A gave 5. B gave 6.” [1]")
    'It says: “A gave 5, B gave 6.” [1]'
    """
    letters, opened = list(answer), list[int]()
    for at, letter in enumerate(answer):
        if letter in "«“":
            opened.append(at)
        elif letter in "»”" and opened:
            start = opened.pop()
            if not opened and BEFORE_MARKER.match(answer, at + 1):
                letters[start:at] = STOP_INSIDE.sub(",", answer[start:at])
    return "".join(letters)


def renumber(text: str, numbers: dict[int, int]) -> str:
    """Replace marker numbers by others, all at once."""
    return MARKER.sub(lambda found: f"[{numbers.get(int(found[1]), int(found[1]))}]", text)


def quotations(text: str) -> list[str]:
    """Return what stands in quotation marks, in order."""
    return [next(part for part in found if part) for found in QUOTED.findall(text)]


def unlocated_quotes(text: str, passages: Sequence[str]) -> list[str]:
    """Return the quotations of an answer that stand in no passage, letter for letter up to folding and spaces."""
    folded = [" ".join(fold(passage).split()) for passage in passages]
    return [
        quote for quote in quotations(text) if not any(" ".join(fold(quote).split()) in passage for passage in folded)
    ]
