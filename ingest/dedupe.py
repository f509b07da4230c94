"""Which sources are one article. Pure: decides over records of sources, reads no file and no index.

Sources with the same folded words are one article, whatever they are called. The one that states an id of its own
gives the article; else the one that already gave it; else the first by name.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rag.schema import Article
from rag.text import fold


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from: a file of a root; or the root itself, a single file or a link (path "")."""

    root: str
    path: str
    part: str = ""  # of a file that holds several articles: a row's id or "line 12"

    def __str__(self) -> str:
        place = f"{self.root}/{self.path}" if self.path else self.root
        return f"{place}#{self.part}" if self.part else place

    @property
    def whole(self) -> Source:
        """Return the file or link that this is a part of."""
        return Source(self.root, self.path)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What one source gave."""

    source: Source
    file_hash: str  # of its bytes; of a part, of what it states and its text
    text_hash: str  # of its text, letter for letter
    content_hash: str  # of its folded words
    has_own_id: bool
    article: Article


@dataclass(frozen=True, slots=True)
class Resolution:
    """The articles that sources give, and which source gives which."""

    chosen: Mapping[str, SourceRecord]  # by article id: the record that gives the article
    article_of: Mapping[Source, str]
    conflicts: Mapping[Source, str]  # sources whose id another article has, with that article's source


def content_hash(text: str) -> str:
    """Return a hash of the text's folded words: the same for two spellings, layouts or encodings of one text."""
    digest = hashlib.sha256()
    for word in text.split():
        digest.update(fold(word).encode())
        digest.update(b" ")
    return digest.hexdigest()


def resolve(records: Iterable[SourceRecord], given_before: Collection[Source]) -> Resolution:
    """Return one article for each content.

    Args:
        records: of every source, in any order.
        given_before: the sources whose records give the published articles.
    """
    groups: defaultdict[str, list[SourceRecord]] = defaultdict(list)
    for record in records:
        groups[record.content_hash].append(record)

    def rank(record: SourceRecord) -> tuple[bool, bool, str, str]:
        source = record.source
        return (not record.has_own_id, source not in given_before, f"{source.root}/{source.path}", source.part)

    ranked = sorted((sorted(group, key=rank) for group in groups.values()), key=lambda group: rank(group[0]))
    chosen: dict[str, SourceRecord] = {}
    article_of: dict[Source, str] = {}
    conflicts: dict[Source, str] = {}
    for group in ranked:
        free = [record for record in group if record.article.id not in chosen]
        if free:
            chosen[free[0].article.id] = free[0]
            article_of.update((record.source, free[0].article.id) for record in group)
        else:
            holder = str(chosen[group[0].article.id].source)
            conflicts.update((record.source, holder) for record in group)
    return Resolution(chosen, article_of, conflicts)


def id_conflict(article_id: str, holder: str) -> str:
    """Say that an id is taken."""
    return f"has the id {article_id!r}, which {holder} has with another text; give one of them another id."
