"""An outline as Markdown with footnotes; words of others stay text, whatever signs are in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from page.export_outline import Block, Cell, Kind, Note, Outline, Part, Phrase, Reference, Table
from page.words import direction

LIVE = re.compile(r"[\\`*_\[\]<>&|~$]")
LIVE_AT_START = re.compile(r"^(\s*)([#=+:-]|\d{1,9}(?=[.)]))", re.MULTILINE)
PREFIX = {Kind.TITLE: "# ", Kind.QUESTION: "## ", Kind.BULLET: "- "}


def write_markdown(outline: Outline) -> str:
    """Return a document as Markdown: what runs from the right stands in blocks that say so."""
    parts = [
        _group(list(blocks), way, language)
        for (way, language), blocks in groupby(outline.blocks, key=lambda block: (block.direction, block.language))
    ]
    parts.extend(_note(note, outline.language) for note in outline.notes)
    return "\n\n".join(parts) + "\n"


def as_text(text: str) -> str:
    r"""Return words that Markdown shows as they are: "1. *a* <b>" -> "1\. \*a\* \<b\>"."""
    escaped = LIVE.sub(lambda match: f"\\{match[0]}", text)
    return LIVE_AT_START.sub(
        lambda match: f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}", escaped
    )


def _group(blocks: list[Block | Table], way: str, language: str) -> str:
    """Return blocks of one direction."""
    body = _block(blocks[0])
    for before, block in pairwise(blocks):
        body += ("\n" if _is_same_list(before, block) else "\n\n") + _block(block)
    return f'<div dir="rtl" lang="{language}">\n\n{body}\n\n</div>' if way == "rtl" else body


def _is_same_list(before: Block | Table, block: Block | Table) -> bool:
    """Return whether two blocks are items of one list."""
    if isinstance(before, Table) or isinstance(block, Table):
        return False
    return before.kind is block.kind and block.kind in (Kind.BULLET, Kind.NUMBERED)


def _table(table: Table) -> str:
    """Return a table."""
    heads = " | ".join(as_text(head) for head in table.heads)
    rows = (" | ".join(map(_cell, row)) for row in table.rows)
    return "\n".join(f"| {line} |" for line in (heads, " | ".join("---" for _ in table.heads), *rows))


def _cell(cell: Cell) -> str:
    """Return one cell."""
    return "".join(_inline(cell))


def _block(block: Block | Table) -> str:
    """Return one block."""
    if isinstance(block, Table):
        return _table(block)
    text = "".join(_inline(block.parts))
    if block.kind is Kind.NUMBERED:
        number, _, rest = text.partition("\t")
        return f"{number.replace(chr(92), '')} {rest}"
    if block.kind is Kind.FACTS:
        return f"<small>{text}</small>"
    if block.kind is Kind.WARNING:
        return f"> {text}"
    return PREFIX.get(block.kind, "") + text


def _inline(parts: tuple[Part, ...]) -> Iterator[str]:
    """Yield words and references; a line break is kept."""
    for part in parts:
        if isinstance(part, Reference):
            yield f"[^{part.number}]"
        else:
            yield _phrase(part)


def _phrase(phrase: Phrase) -> str:
    """Return words, in bold where they are: the stars must touch letters."""
    text = as_text(phrase.text).replace("\n", "\\\n")
    inner = text.strip()
    if not phrase.bold or not any(character.isalnum() for character in inner):
        return text
    start = text.index(inner)
    return f"{text[:start]}**{inner}**{text[start + len(inner) :]}"


def _note(note: Note, language: str) -> str:
    """Return one footnote: whose words and where, then title and quote."""
    link = f" <{note.link}>" if note.link else ""
    quote = as_text(f"{note.title}: {note.quote}").replace("\n", "\\\n    ")
    if direction(note.quote_language) != direction(language):
        quote = f'<span dir="{direction(note.quote_language)}" lang="{note.quote_language}">{quote}</span>'
    return f"[^{note.number}]: {as_text(note.about)}{link}\n\n    {quote}"
