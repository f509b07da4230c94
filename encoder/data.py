"""The parallel pairs: which files, how many lines of each, how often. Knows nothing of models.

Every source is named in the model card with its public address and licence.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("ar", "fr")


@dataclass(frozen=True, slots=True)
class Source:
    """One family of files `<name>.<language>-en.tsv.gz`, or one of them (`tatoeba.ar`), and its share of the work."""

    name: str
    licence: str
    limit: int  # lines per language that vocabulary and alignment see, chosen at random; 0: all
    trained: int = 0  # of these, lines that the distillation sees per language in one pass; 0: all
    times: int = 1  # that it sees each of them in one pass


# Arabic translators of Tatoeba call Tom and Mary so: left as they are, the pairs teach that one name means another.
RENAMED = (("سامي", "Tom", "Sami"), ("فاضل", "Tom", "Fadil"), ("ليلى", "Mary", "Layla"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of another language and the English one with its meaning."""

    target: str
    english: str
    language: str
    source: str


SOURCES = (
    Source("tatoeba.ar", "CC BY 2.0 FR", limit=0, times=4),
    Source("tatoeba.fr", "CC BY 2.0 FR", limit=80_000),
    Source("docs.ar", "CC BY 4.0", limit=45_000),
    Source("docs.fr", "CC BY 4.0", limit=45_000, trained=15_000),
    Source("tico", "CC0 1.0", limit=0, times=3),
    Source("tico_terms", "CC0 1.0", limit=0),
    Source("mtgeneval", "CC BY-SA 3.0", limit=0, times=2),
    Source("mozilla_www", "MPL-2.0", limit=0, times=2),
    Source("opensdg", "MIT", limit=0, times=3),
    Source("wordnet.ar", "ar CC BY-SA 3.0, en CC BY 4.0", limit=0, trained=40_000),
    Source("wordnet.fr", "fr CeCILL-C, en CC BY 4.0", limit=0, trained=15_000),
    Source("wikidata_names", "CC0 1.0", limit=15_000, trained=8_000),
    Source("cldr_names", "Unicode License v3", limit=0),
    Source("nsi_names", "BSD-3-Clause", limit=0),
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
            family, _, only = source.name.partition(".")
            path = folder / f"{family}.{language}-en.tsv.gz"
            if not path.exists() or only not in ("", language):
                continue
            found = [agreeing(pair) for pair in read_pairs(path, language, family)]
            if source.limit and len(found) > source.limit:
                found = random.Random(f"{seed}-{path.name}").sample(found, source.limit)
            pairs += found
    return pairs


def agreeing(pair: Pair) -> Pair:
    """Return the pair with the English name that the Arabic one spells: «سامي» beside "Tom" becomes "Sami"."""
    english = pair.english
    for arabic, other, name in RENAMED:
        if arabic in pair.target:
            english = re.sub(rf"\b{other}\b", name, english)
    return pair if english == pair.english else Pair(pair.target, english, pair.language, pair.source)
