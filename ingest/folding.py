"""Near duplicates among the articles of an ingest: which is folded into which. Reads no file.

A fold that is published stays as long as both texts have a source; only texts that are new are compared, with all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest.contents import Contents
from ingest.dedupe import Resolution, Source, SourceRecord
from ingest.near import NearIndex, is_near, keeper
from rag.schema import SourceKind


@dataclass(frozen=True, slots=True)
class Fold:
    """A source whose text is nearly that of another one's article."""

    source: Source
    kept: Source


def fold_near(resolution: Resolution, contents: Contents) -> tuple[Resolution, tuple[Fold, ...]]:
    """Return the resolution without near duplicates, and which sources were newly folded into which."""
    chosen = resolution.chosen
    foldable = {id_ for id_, record in chosen.items() if record.article.source_kind is SourceKind.ORIGINAL}
    of_content = {record.content_hash: id_ for id_, record in chosen.items() if id_ in foldable}
    into = {
        of_content[own]: of_content[kept]
        for own, kept in contents.folded_before().items()
        if own in of_content and kept in of_content
    }
    known = contents.published()
    before = contents.folded_before().keys()
    fresh = [
        id_
        for id_ in sorted(foldable - into.keys())
        if chosen[id_].content_hash not in known or chosen[id_].content_hash in before
    ]
    found = _found(fresh, foldable, into, chosen, contents) if fresh else {}
    into |= found
    kept_of = {id_: _kept(id_, into) for id_ in into}
    article_of = {source: kept_of.get(id_, id_) for source, id_ in resolution.article_of.items()}
    remaining = {id_: record for id_, record in chosen.items() if id_ not in into}
    folds = tuple(Fold(chosen[id_].source, chosen[kept_of[id_]].source) for id_ in sorted(found))
    return replace(resolution, chosen=remaining, article_of=article_of), folds


def _found(
    fresh: list[str],
    foldable: set[str],
    into: Mapping[str, str],
    chosen: Mapping[str, SourceRecord],
    contents: Contents,
) -> dict[str, str]:
    """Return the folds among new articles and between them and the others: folded to kept."""
    waiting = set(fresh)
    index = NearIndex(
        (id_, contents.get(chosen[id_].content_hash).signature)
        for id_ in sorted(foldable)
        if id_ not in waiting and id_ not in into
    )
    found: dict[str, str] = {}
    for id_ in fresh:
        content = contents.get(chosen[id_].content_hash)
        own = replace(chosen[id_].article, text=content.text)
        others = dict.fromkeys(_kept(other, found) for other in index.candidates(content.signature))
        compared = [(contents.article(chosen[other]), other) for other in others]
        near = [
            (shared, other, article) for article, other in compared if (shared := is_near(article, own)) is not None
        ]
        index.add(id_, content.signature)
        if near:
            _, other, article = max(near, key=lambda item: (item[0], item[1]))
            folded, kept = (other, id_) if keeper(article, own) is own else (id_, other)
            found[folded] = kept
    return found


def _kept(id_: str, into: Mapping[str, str]) -> str:
    """Return the article that a chain of folds ends in."""
    while id_ in into:
        id_ = into[id_]
    return id_
