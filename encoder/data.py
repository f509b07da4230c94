"""The parallel pairs: which files, how many lines of each, how often. Knows nothing of models.

Every source is named in the model card with its public address and licence.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("ar", "fr")


@dataclass(frozen=True, slots=True)
class Source:
    """One family of files `<name>.<language>-en.tsv.gz` and its share of the training."""

    name: str
    licence: str
    limit: int  # lines taken per language, chosen at random; 0: all
    copies: int = 1  # how often each line is seen in one pass


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of another language and the English one with its meaning."""

    target: str
    english: str
    language: str
    source: str


SOURCES = (
    Source("tatoeba", "CC BY 2.0 FR", limit=60_000, copies=2),
    Source("docs", "CC BY 4.0", limit=45_000),
    Source("tico", "CC0 1.0", limit=0, copies=3),
    Source("tico_terms", "CC0 1.0", limit=0, copies=2),
    Source("mtgeneval", "CC BY-SA 3.0", limit=0, copies=3),
    Source("mozilla_www", "MPL-2.0", limit=0, copies=3),
    Source("opensdg", "MIT", limit=0, copies=3),
    Source("wordnet", "ar CC BY-SA 3.0, fr CeCILL-C, en CC BY 4.0", limit=40_000),
    Source("wikidata_names", "CC0 1.0", limit=15_000),
    Source("cldr_names", "Unicode License v3", limit=0, copies=2),
    Source("nsi_names", "BSD-3-Clause", limit=0, copies=2),
)


def read_pairs(path: Path, language: str, source: str) -> list[Pair]:
    """Read one `target TAB english` file; lines without both sides are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return [Pair(row[0], row[1], language, source) for row in rows if len(row) == 2 and row[0] and row[1]]


def training_pairs(folder: Path, seed: int, sources: Sequence[Source] = SOURCES) -> list[Pair]:
    """Return the sampled pairs of all sources and languages, each once; the seed fixes the sample."""
    pairs: list[Pair] = []
    for source in sources:
        for language in LANGUAGES:
            path = folder / f"{source.name}.{language}-en.tsv.gz"
            if not path.exists():
                continue
            found = read_pairs(path, language, source.name)
            if source.limit and len(found) > source.limit:
                found = random.Random(f"{seed}-{path.name}").sample(found, source.limit)
            pairs += found
    return pairs


def copies_of(source: str) -> int:
    """Return how often a source's lines are seen in one pass."""
    return next((known.copies for known in SOURCES if known.name == source), 1)
