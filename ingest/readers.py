"""One file to what it states of itself and its text: plain text as pasted, and Markdown, with or without front matter.

Knows nothing of the index.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.clean import clean
from ingest.decode import decode
from ingest.front_matter import Given, split_front_matter
from rag.errors import ArticleError

SUFFIXES = (".txt", ".text", ".md", ".markdown")
LARGEST_BYTES = 5_000_000  # a long book; an article has a few thousand

LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Document:
    """One file's fields and text."""

    given: Given
    text: str


def read_bytes(file: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        ArticleError: it is not a file of a form that is read, too large, or may not be read; says what to do.
    """
    if not file.is_file():
        raise ArticleError("is not a file; remove it or correct the path.")
    if file.suffix.lower() not in SUFFIXES:
        form = f"a {file.suffix} file" if file.suffix else "a file without suffix"
        raise ArticleError(f"is {form}; only {', '.join(SUFFIXES)} are read: save its text as one of them.")
    try:
        size = file.stat().st_size
        if size > LARGEST_BYTES:
            raise ArticleError(f"has {size:,} bytes, an article at most {LARGEST_BYTES:,}; divide it into articles.")
        return file.read_bytes()
    except OSError as error:
        message = f"cannot be read ({error.strerror}); allow it to be read or remove it."
        raise ArticleError(message) from error


def read_document(content: bytes) -> Document:
    """Return what a file's bytes hold.

    Raises:
        ArticleError: empty, not text, in an unknown encoding, without words, or with wrong front matter.
    """
    given, body = split_front_matter(clean(decode(content)))
    text = clean(body)
    if not LETTER.search(text):
        raise ArticleError("holds no words; put the article's text in it or remove it.")
    return Document(given, text)
