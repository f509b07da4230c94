"""Inputs to records: each file or link is read, cleaned and completed, or refused with the reason.

What is unchanged since it was published is not completed again, and a file of one article not even parsed. Texts go
to the spool; a record holds none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.clean import clean
from ingest.dedupe import Source, SourceRecord, content_hash
from ingest.document import Document, Refusal
from ingest.metadata import complete
from ingest.near import signature
from ingest.progress import ByteProgress
from ingest.readers import Options, holds_several, read_file, read_link
from ingest.sources import Input
from ingest.spool import Content, Spool
from rag.errors import ArticleError
from rag.names import Gazetteer

WORD = re.compile(r"[^\W\d_]{2,}")
FEWEST_WORDS = 2  # "Donate", «اتصالات»: a button or a heading, no article
LARGEST_CHARACTERS = 4_000_000  # some 600,000 words: a library, no article


@dataclass(frozen=True, slots=True)
class Reading:
    """What inputs gave."""

    records: dict[Source, SourceRecord] = field(default_factory=dict)
    rejected: dict[Source, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Means:
    """What reading needs beside the inputs."""

    gazetteer: Gazetteer
    spool: Spool
    options: Options
    reusable: Mapping[Source, SourceRecord]  # published records that would come out the same


def read_inputs(inputs: Sequence[Input], means: Means) -> Reading:
    """Return what each input gives, and why some give nothing."""
    reading = Reading()
    with ByteProgress("reading", [each.file for each in inputs]) as bar:
        counted = replace(means, options=replace(means.options, seen=bar.seen))
        for each in inputs:
            try:
                for source, record in _records(each, counted, reading.rejected):
                    reading.records[source] = record
            except ArticleError as error:
                reading.rejected[each.source] = str(error)
            bar.finished(each.file)
    return reading


def _records(each: Input, means: Means, rejected: dict[Source, str]) -> Iterator[tuple[Source, SourceRecord]]:
    """Yield the records of one input, noting the parts of it that are refused."""
    file_hash = _file_hash(each.file) if each.file and not holds_several(each.file.name) else None
    known = means.reusable.get(each.source)
    if known is not None and file_hash is not None and known.file_hash == file_hash:
        yield each.source, known
        return
    parts = read_file(each.file, means.options) if each.file else read_link(each.source.root, means.options)
    for part in parts:
        source = replace(each.source, part=part.part)
        if isinstance(part, Refusal):
            rejected[source] = part.reason
            continue
        try:
            yield source, record_of(source, _addressed(part, each), file_hash, means)
        except ArticleError as error:
            rejected[source] = str(error)


def record_of(source: Source, document: Document, file_hash: str | None, means: Means) -> SourceRecord:
    """Return the record of one document, its text left in the spool.

    Raises:
        ArticleError: the text is no article.
    """
    file_hash = file_hash or hashlib.sha256(f"{document.given}\0{document.raw}".encode("utf-8", "replace")).hexdigest()
    known = means.reusable.get(source)
    if known is not None and known.file_hash == file_hash:
        return known
    text = cleaned(document.raw)
    article = complete(document.given, text, means.gazetteer)
    content = content_hash(text)
    means.spool.put(content, Content(text, document.raw, signature(text), means.gazetteer.find(text)))
    return SourceRecord(
        source=source,
        file_hash=file_hash,
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
        content_hash=content,
        has_own_id=document.given.id is not None,
        article=replace(article, text=""),
    )


def cleaned(raw: str) -> str:
    """Return a text as it is kept.

    Raises:
        ArticleError: it is no article.
    """
    if len(raw) > LARGEST_CHARACTERS:
        raise ArticleError(f"has {len(raw):,} characters, an article at most {LARGEST_CHARACTERS:,}; divide it.")
    text = clean(raw.encode("utf-8", "replace").decode())  # a lone surrogate is no letter of any text
    words = sum(1 for _, _ in zip(WORD.finditer(text), range(FEWEST_WORDS), strict=False))
    if words == 0:
        raise ArticleError("holds no words; put the article's text in it or remove it.")
    if words < FEWEST_WORDS:
        raise ArticleError("holds a single word; put the article's text in it or remove it.")
    return text


def _addressed(document: Document, each: Input) -> Document:
    """Return the document with the link that it came from, where it states no address of its own."""
    if each.file is not None or document.given.url:
        return document
    return replace(document, given=replace(document.given, url=each.source.root))


def _file_hash(file: Path) -> str | None:
    """Return the hash of a file's bytes, or None where it cannot be read: its reader says why."""
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return None
