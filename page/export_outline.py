"""What an exported document is made of: blocks with references, tables, numbered notes. It knows no file format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is."""

    TITLE = "title"
    FACTS = "facts"  # small print: when, about what, by which index
    QUESTION = "question"
    TEXT = "text"
    BULLET = "bullet"
    NUMBERED = "numbered"  # its first words are its number: "3."
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a block."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a note belongs; the number is the note's, from 1 through the whole document."""

    number: int


Part = Phrase | Reference


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph."""

    kind: Kind
    language: str
    direction: str  # of this paragraph, which may be another than its language's
    parts: tuple[Part, ...]


Cell = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their heads, all in one language and direction."""

    language: str
    direction: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands behind a reference: whose words, when, where; and the words themselves."""

    number: int
    title: str
    about: str  # in the document's language
    link: str | None  # safe to link to
    quote: str  # between the quotation marks of its language
    quote_language: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A document."""

    title: str
    language: str
    blocks: tuple[Block | Table, ...]
    notes: tuple[Note, ...]
