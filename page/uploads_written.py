"""Writes what has no file of its own as one: articles that a link leads to, text that somebody pasted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document
from ingest.readers import Options, read_link
from rag.errors import ArticleError

NAME_CHARACTERS = 60  # of a pasted text's first line, by which its addition is listed


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that somebody pasted as one article."""

    text: str
    title: str = ""  # "": the reader of articles finds one

    @property
    def name(self) -> str:
        """What the addition is listed by: its title, else how the text begins."""
        return self.title or " ".join(self.text[: 4 * NAME_CHARACTERS].split())[:NAME_CHARACTERS]


def write_link(target: Path, link: str) -> None:
    """Write the articles that a link leads to as JSON lines, so that they stay when the link goes.

    Raises:
        ArticleError: it cannot be fetched or holds no article.
    """
    lines = [_json_line(part, link) for part in read_link(link, Options()) if isinstance(part, Document)]
    if not lines:
        raise ArticleError("leads to no article; give the address of one.")
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_pasted(target: Path, pasted: Pasted) -> None:
    """Write a pasted text as one JSON line."""
    fields = {"title": pasted.title, "text": pasted.text}
    line = json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=True)
    target.write_text(f"{line}\n", encoding="utf-8")


def _json_line(document: Document, link: str) -> str:
    """Return an article as a line, with what its source states of it."""
    given = document.given
    fields = {
        "id": given.id,
        "title": given.title,
        "text": document.raw,
        "language": given.language,
        "publisher": given.publisher,
        "url": given.url or link,
        "published": given.published,
        "country": given.country,
        "organisations": list(given.organisations) or None,
    }
    return json.dumps({name: value for name, value in fields.items() if value is not None}, ensure_ascii=True)
