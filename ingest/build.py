"""Writes a complete generation into a new directory: a copy of the published one with the plan applied, or all anew.

Anew where what everything is derived with has changed, or where too many rows are holes. Publishes nothing.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from ingest import truth
from ingest.annotate import figures_of, mentions_of
from ingest.base import Base, file_hash
from ingest.chunk import CHUNKING, chunks
from ingest.dedupe import SourceRecord
from ingest.events import link
from ingest.plan import Plan
from ingest.progress import progress
from ingest.units import PassageEncoder, UnitWriter, titled
from rag.keyword import KeywordIndex
from rag.ledger import giving_events
from rag.ledger_sources import statements_in
from rag.manifest import (
    ARTICLES,
    CHROMA,
    GENERATION_NAME,
    KEYWORDS,
    LAYOUT,
    MANIFEST,
    VECTORS,
    Manifest,
    write_manifest,
)
from rag.names import Gazetteer
from rag.schema import Organisation
from rag.vectors import VectorWriter

MOST_HOLES = 0.3  # share of deleted rows: Chroma keeps them in its graph, so above it a copy is not worth having
PACKAGES = ("chromadb", "tantivy", "sentence-transformers", "numpy")


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What everything in a generation is derived with."""

    encoder: PassageEncoder
    organisations: Sequence[Organisation]
    gazetteer: Gazetteer
    recipe: str


def build(directory: Path, base: Base | None, plan: Plan, ingredients: Ingredients, anew: bool) -> Manifest:
    """Write the generation and return its manifest, which gives its name.

    Args:
        anew: derive everything, whatever could be taken over; only vectors of the same encoder are.
    """
    stale = base is not None and is_stale(base, ingredients.encoder.fingerprint, ingredients.recipe)
    if base is None or anew or stale or _has_many_holes(base, plan):
        directory.mkdir(parents=True)
        database = truth.create_database(directory / ARTICLES)
        write, remove = sorted(plan.chosen), []
    else:
        shutil.copytree(base.directory, directory, ignore=shutil.ignore_patterns(KEYWORDS, MANIFEST))
        database = truth.change_database(directory / ARTICLES)
        write, remove = list(plan.write), [*plan.remove, *plan.write]
    try:
        with VectorWriter(directory / CHROMA) as chroma:
            removed = [row for article_id in remove for row in truth.remove_article(database, article_id)]
            writer = UnitWriter(directory, database, chroma, ingredients.encoder, base)
            _write_articles(database, writer, plan, [plan.chosen[id_] for id_ in write], ingredients.gazetteer)
            truth.replace_sources(database, plan.records)
            truth.replace_organisations(database, ingredients.organisations)
            of_articles = {record.content_hash for record in plan.chosen.values()}
            plan.contents.write(database, (record.content_hash for record, _ in plan.records), of_articles)
            rows = ((id_, titled(title, text), language) for id_, title, text, language in truth.chunk_texts(database))
            KeywordIndex.build(directory / KEYWORDS, rows)
            truth.replace_links(database, link(truth.signatures(database)))
            truth.replace_giving(database, giving_events(statements_in(database)))  # of all articles: one may join two
            writer.finish()  # last: all this is done while the last batch is being encoded
            chroma.delete(removed)
        database.commit()
        return _manifest(directory, database, base, ingredients)
    finally:
        database.close()


def is_stale(base: Base, fingerprint: str, recipe: str) -> bool:
    """Return whether a generation was made by another encoder, other code or other organisations, or lacks a table."""
    made_with = (base.manifest.layout, base.manifest.fingerprint, base.manifest.recipe, base.manifest.chunking)
    return made_with != (LAYOUT, fingerprint, recipe, CHUNKING)


def _has_many_holes(base: Base, plan: Plan) -> bool:
    """Return whether too few rows of a copy would still be in use, or its vectors are damaged."""
    if base.vectors is None:
        return True
    statement = "SELECT COUNT(*) FROM units JOIN chunks ON chunks.id = chunk_id WHERE article_id = ?"
    gone = sum(base.database.execute(statement, (id_,)).fetchone()[0] for id_ in (*plan.remove, *plan.write))
    return bool(len(base.vectors) - base.manifest.counts["units"] + gone > MOST_HOLES * len(base.vectors))


def _write_articles(
    database: sqlite3.Connection,
    writer: UnitWriter,
    plan: Plan,
    records: Sequence[SourceRecord],
    gazetteer: Gazetteer,
) -> None:
    """Derive and write everything about some articles."""
    for each in progress(records, "indexing", "article"):
        content = plan.contents.get(each.content_hash)
        record = replace(each, article=replace(each.article, text=content.text))
        figures = figures_of(record.article)
        parts = chunks(record.article, figures)
        mentions = mentions_of(record.article, gazetteer, content.mentions)
        truth.insert_article(database, record, (parts, figures, mentions))
        for chunk in parts:
            writer.add(record.article, chunk)
    writer.hand_over()


def _manifest(directory: Path, database: sqlite3.Connection, base: Base | None, ingredients: Ingredients) -> Manifest:
    """Write and return the manifest of a finished generation."""
    corpus = truth.corpus_hash(database)
    numbers = [
        int(path.name.split("-")[0]) for path in directory.parent.iterdir() if GENERATION_NAME.fullmatch(path.name)
    ]
    manifest = Manifest(
        name=f"{max(numbers, default=0) + 1:04d}-{corpus[:8]}",
        previous=base.manifest.name if base else None,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        layout=LAYOUT,
        encoder=ingredients.encoder.name,
        fingerprint=ingredients.encoder.fingerprint,
        dimension=ingredients.encoder.dimension,
        chunking=CHUNKING,
        recipe=ingredients.recipe,
        corpus=corpus,
        counts=truth.counts(database),
        versions={package: version(package) for package in PACKAGES},
        files={name: file_hash(directory / name) for name in (ARTICLES, VECTORS)},
    )
    write_manifest(directory, manifest)
    return manifest
