"""One file or link to the articles it holds, by what it is: the table of readers. Knows nothing of the index.

Readers take the text out; cleaning it and telling what the article says of itself come after.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from typing_extensions import Buffer

from ingest.decode import decode
from ingest.document import Document, Refusal
from ingest.feed import read_feed
from ingest.fetch import fetch
from ingest.front_matter import split_front_matter
from ingest.html import LARGEST_BYTES as LARGEST_PAGE
from ingest.html import read_html
from ingest.pdf import read_pdf
from ingest.tables import read_csv, read_json_lines
from ingest.word import read_word
from rag.errors import ArticleError

LARGEST_TEXT = 5_000_000  # bytes; a long book: an article has a few thousand

Parts = Iterator[Document | Refusal]


@dataclass(frozen=True, slots=True)
class Options:
    """How a person wants sources read."""

    columns: Mapping[str, str] = field(default_factory=dict)  # our field to the table's column
    allow_private: bool = False  # links may lead to this machine and to private networks
    seen: Callable[[int], None] = lambda _: None  # told how many bytes of a file of rows were read


def read_text(content: bytes) -> Document:
    """Return the article of a text as pasted, or of Markdown with or without front matter.

    Raises:
        ArticleError: empty, not text, in an unknown encoding, or with wrong front matter.
    """
    given, body = split_front_matter(decode(content).lstrip("\ufeff"))
    return Document(given, body)


def _text_file(file: Path, _: Options) -> Parts:
    yield read_text(read_bytes(file, LARGEST_TEXT))


def _page_file(file: Path, _: Options) -> Parts:
    yield read_html(read_bytes(file, LARGEST_PAGE))


def _feed_file(file: Path, _: Options) -> Parts:
    yield from read_feed(read_bytes(file, LARGEST_PAGE))


def _pdf_file(file: Path, _: Options) -> Parts:
    yield read_pdf(file)


def _word_file(file: Path, _: Options) -> Parts:
    yield read_word(file)


def _json_lines_file(file: Path, options: Options) -> Parts:
    with _opened(file, options) as lines:
        yield from read_json_lines(lines, options.columns)


def _csv_file(file: Path, options: Options) -> Parts:
    with _opened(file, options) as lines:
        yield from read_csv(lines, options.columns)


FORMS: Mapping[str, Callable[[Path, Options], Parts]] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), _text_file),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _page_file),
    **dict.fromkeys((".xml", ".rss", ".atom"), _feed_file),
    ".pdf": _pdf_file,
    ".docx": _word_file,
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), _json_lines_file),
    **dict.fromkeys((".csv", ".tsv", ".csv.gz", ".tsv.gz"), _csv_file),
}
SEVERAL = frozenset((_feed_file, _json_lines_file, _csv_file))  # forms that hold several articles
MEDIA_TYPES = (  # what a link's answer calls itself, and the form it is read as
    ("text/html", ".html"),
    ("application/xhtml+xml", ".html"),
    ("application/pdf", ".pdf"),
    ("application/rss+xml", ".xml"),
    ("application/atom+xml", ".xml"),
    ("application/xml", ".xml"),
    ("text/xml", ".xml"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    ("application/x-ndjson", ".jsonl"),
    ("application/jsonl", ".jsonl"),
    ("text/csv", ".csv"),
    ("text/markdown", ".md"),
    ("text/plain", ".txt"),
)


def read_file(file: Path, options: Options) -> Parts:
    """Return the articles of a file.

    Raises:
        ArticleError: it is of no form that is read, too large, may not be read, or holds no article; says what to do.
    """
    if not file.is_file():
        raise ArticleError("is not a file; remove it or correct the path.")
    suffix = form_of(file.name)
    if suffix not in FORMS:
        form = f"a {file.suffix} file" if file.suffix else "a file without suffix"
        raise ArticleError(f"is {form}; only {', '.join(FORMS)} are read: save its text as one of them.")
    try:
        yield from FORMS[suffix](file, options)
    except OSError as error:
        message = f"cannot be read ({error.strerror or error}); allow it to be read or remove it."
        raise ArticleError(message) from error


def read_link(address: str, options: Options) -> Parts:
    """Return the articles of what a link leads to.

    Raises:
        ArticleError: it cannot be fetched, or what comes is of no form that is read.
    """
    fetched = fetch(address, options.allow_private)
    media_type = fetched.content_type.partition(";")[0].strip().lower()
    suffix = next((form for name, form in MEDIA_TYPES if name == media_type), form_of(fetched.address))
    if suffix == ".html":
        yield read_html(fetched.content, fetched.address, fetched.content_type)
        return
    if suffix not in FORMS:
        raise ArticleError(f"answers with {media_type or 'an unnamed form'}, which is not read; save it as a text.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"fetched{suffix}"
        file.write_bytes(fetched.content)
        yield from FORMS[suffix](file, options)


def holds_several(name: str) -> bool:
    """Return whether a file's form is one that holds several articles."""
    return FORMS.get(form_of(name)) in SEVERAL


def form_of(name: str) -> str:
    """Return a name's suffix as the table has it: "news.JSONL.gz" -> ".jsonl.gz"."""
    suffixes = Path(name).suffixes
    last = "".join(suffixes[-2:]) if suffixes and suffixes[-1].lower() == ".gz" else "".join(suffixes[-1:])
    return last.lower()


def read_bytes(file: Path, largest: int) -> bytes:
    """Return a file's bytes, refusing more than an article can have before they are read."""
    size = file.stat().st_size
    if size > largest:
        raise ArticleError(f"has {size:,} bytes, an article at most {largest:,}; divide it into articles.")
    return file.read_bytes()


class _Counted(io.FileIO):
    """A file that tells how much of it was read."""

    seen: Callable[[int], None]

    def readinto(self, buffer: Buffer, /) -> int | None:
        """Read, and tell how much."""
        count = super().readinto(buffer)
        self.seen(count or 0)
        return count


def _opened(file: Path, options: Options) -> BinaryIO:
    """Open a file of rows; its readers see by its first bytes whether it is compressed."""
    counted = _Counted(file)
    counted.seen = options.seen
    return io.BufferedReader(counted)
