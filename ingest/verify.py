"""Whether the parts of one generation agree: `python -m ingest.verify DIRECTORY` prints what is wrong and exits 1.

A process of its own, since a damaged vector index can end the process that opens it. Never writes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ingest.base import file_hash
from ingest.verify_ledger import ledger_problems
from rag.errors import CsrError
from rag.manifest import ARTICLES, CHROMA, VECTORS, read_manifest
from rag.records import open_database
from rag.store import Generation
from rag.vectors import Vectors, map_vectors

SAMPLE = 200  # units asked for by their own vector, spread evenly
NEIGHBOURS = 3
SAME = 0.999  # cosine of a vector with itself, as Chroma computes it in single precision
UNIT_LENGTH_TOLERANCE = 1e-2


def problems(directory: Path) -> list[str]:
    """Return what is wrong with a generation, in words."""
    try:
        with Generation(directory) as generation:
            return [*_damaged_files(directory), *_disagreements(directory, generation), *_lost(directory, generation)]
    except CsrError as error:
        return [str(error)]


def _damaged_files(directory: Path) -> Iterator[str]:
    """Tell files that are not what was published."""
    for name, expected in read_manifest(directory).files.items():
        if file_hash(directory / name) != expected:
            yield f"{directory / name} is not what was published"
    graph = list((directory / CHROMA).glob("*/link_lists.bin"))
    for links in graph:
        points = links.with_name("data_level0.bin")
        if links.stat().st_size > max(points.stat().st_size, 1_000_000):
            yield f"{links} is larger than the vectors it links"


def _disagreements(directory: Path, generation: Generation) -> Iterator[str]:
    """Tell counts that differ between truth, vectors, keyword index, ledger and manifest."""
    expected = generation.manifest.counts
    database = open_database(directory / ARTICLES)
    try:
        for table in ("articles", "chunks", "units", "figures"):
            count = int(database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])
            if count != expected[table]:
                yield f"{count} {table} in {ARTICLES}, {expected[table]} in the manifest"
        last = database.execute("SELECT MAX(row) FROM units").fetchone()[0]
        homeless = "SELECT COUNT(*) FROM units LEFT JOIN chunks ON chunks.id = chunk_id WHERE chunks.id IS NULL"
        if database.execute(homeless).fetchone()[0]:
            yield f"units without a chunk in {ARTICLES}"
        wrong = "SELECT COUNT(*) FROM figures JOIN articles ON id = article_id"
        wrong += " WHERE substr(articles.text, start + 1, end - start) != figures.text"
        if database.execute(wrong).fetchone()[0]:
            yield f"figures that are not where {ARTICLES} says"
        yield from ledger_problems(database, expected["giving"])
    finally:
        database.close()
    rows = len(map_vectors(directory / VECTORS, generation.manifest.dimension))
    if last is not None and last >= rows:
        yield f"{rows} rows in {VECTORS}, row {last} is used"
    if generation.vector_count() != expected["units"]:
        yield f"{generation.vector_count()} vectors in Chroma, {expected['units']} units"
    if generation.keyword.count() != expected["chunks"]:
        yield f"{generation.keyword.count()} chunks in the keyword index, {expected['chunks']} in {ARTICLES}"


def _lost(directory: Path, generation: Generation) -> Iterator[str]:
    """Tell units that their own vector does not find."""
    database = open_database(directory / ARTICLES)
    try:
        rows = [row["row"] for row in database.execute("SELECT row FROM units ORDER BY row")]
    finally:
        database.close()
    sample = rows[:: max(1, len(rows) // SAMPLE)]
    vectors = generation.vectors(sample) if sample else np.zeros((0, 1), dtype=np.float32)
    lost = [row for row, vector in zip(sample, vectors, strict=True) if not _finds_itself(generation, row, vector)]
    if lost:
        yield f"{len(lost)} of {len(sample)} vectors do not find themselves in Chroma, such as row {lost[0]}"


def _finds_itself(generation: Generation, row: int, vector: Vectors) -> bool:
    """Return whether a vector's nearest rows hold the row itself, or as many others that are the same."""
    if abs(float(np.linalg.norm(vector)) - 1.0) > UNIT_LENGTH_TOLERANCE:
        return False
    found = generation.nearest(vector, NEIGHBOURS)
    return any(other == row for other, _ in found) or (bool(found) and found[-1][1] >= SAME)


def main() -> int:
    """Verify the directory named on the command line."""
    found = problems(Path(sys.argv[1]))
    sys.stdout.write("; ".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
