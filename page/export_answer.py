"""An answer's text as blocks: paragraphs, lists, references where its markers stood. Pure; it knows no file format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from page.directions import paragraph_direction
from page.export_outline import Block, Kind, Part, Phrase, Reference
from page.export_text import clean, language_tag
from page.markup import DIRECT_CHARACTERS, conflict_head, split_direct_answer
from page.typography import typeset
from page.words import direction
from rag.schema import Answer, Mode

MARKER = re.compile(r"[ \t\u00a0]{0,8}\[(\d{1,3})\]")
LIST_LINE = re.compile(r"\s*(?:[-*•]|(\d{1,3}[.)]))\s+(.+)")
HEADING_LINE = re.compile(r"\s*#{1,6}\s+(.+)")
SIDE = re.compile(r"\*\*[^*\n]+\*\*\s?:")
BOLD = re.compile(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*")

Numbering = Callable[[int], int | None]  # marker -> number of its note, None where nothing stands behind it


def answer_blocks(answer: Answer, numbering: Numbering) -> Iterator[Block]:
    """Yield an answer's blocks, a short first sentence in bold as a paragraph of its own.

    Only a language model writes Markdown; in the reader's answer an asterisk is one, but for the sides of a comparison.
    """
    text = typeset(clean(answer.answer).strip(), answer.language)
    direct, rest = ("", text) if answer.abstained else split_direct_answer(text)
    if len(direct) > DIRECT_CHARACTERS:
        direct, rest = "", text
    if direct:
        yield _block(Kind.TEXT, direct, answer, numbering, bold=True)
    for paragraph in re.split(r"\n\s*\n", rest):
        yield from _paragraph(paragraph, answer, numbering)


def parts_of(text: str, numbering: Numbering, *, markdown: bool = False, bold: bool = False) -> Iterator[Part]:
    """Yield words and references of a text: "Two gave 5 million [1]." -> "Two gave 5 million", 1, "."."""
    at = 0
    for match in BOLD.finditer(text) if markdown else ():
        yield from _marked(text[at : match.start()], numbering, bold=bold)
        yield from _marked(match[1], numbering, bold=True)
        at = match.end()
    yield from _marked(text[at:], numbering, bold=bold)


def _marked(text: str, numbering: Numbering, *, bold: bool) -> Iterator[Part]:
    """Yield words and references; a marker without a source stays a word."""
    at = 0
    for match in MARKER.finditer(text):
        number = numbering(int(match[1]))
        if number is None:
            continue
        if text[at : match.start()]:
            yield Phrase(text[at : match.start()], bold)
        yield Reference(number)
        at = match.end()
    if text[at:]:
        yield Phrase(text[at:], bold)


def _paragraph(paragraph: str, answer: Answer, numbering: Numbering) -> Iterator[Block]:
    """Yield the blocks of what stands between two blank lines: list items, headings, and the lines between them."""
    head = conflict_head(paragraph, answer.language)
    if head:
        yield _block(Kind.TEXT, head, answer, numbering, bold=True)
    lines: list[str] = []
    for line in paragraph.split("\n"):
        item = LIST_LINE.fullmatch(line)
        heading = HEADING_LINE.fullmatch(line) if answer.mode is Mode.MODEL else None
        if item is None and heading is None:
            lines.append(line.strip())
            continue
        yield from _text(lines, answer, numbering)
        lines = []
        if heading is not None:
            yield _block(Kind.TEXT, heading[1], answer, numbering, bold=True)
        elif item is not None and item[1]:
            yield _block(Kind.NUMBERED, f"{item[1]}\t{item[2]}", answer, numbering)
        elif item is not None:
            yield _block(Kind.BULLET, item[2], answer, numbering)
    yield from _text(lines, answer, numbering)


def _text(lines: list[str], answer: Answer, numbering: Numbering) -> Iterator[Block]:
    """Yield the block of some lines, none where they are empty."""
    text = "\n".join(lines).strip()
    if text:
        yield _block(Kind.TEXT, text, answer, numbering)


def _block(kind: Kind, text: str, answer: Answer, numbering: Numbering, *, bold: bool = False) -> Block:
    """Return one block of an answer."""
    headed = SIDE.match(text) is not None  # "**TikTok**:" heads one side of a comparison, whoever words it
    parts = parts_of(text, numbering, markdown=headed or answer.mode is Mode.MODEL, bold=bold)
    language = language_tag(answer.language)
    around = direction(language)
    way = around if kind in {Kind.BULLET, Kind.NUMBERED} else paragraph_direction(text, around)
    return Block(kind, language, way, tuple(parts))
