"""Where the parts of an index lie, and what one generation says of itself. Knows nothing of what the parts hold."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from rag.errors import IndexDamagedError, IndexMismatchError, NoIndexError

LAYOUT = 3  # raised when a generation's files or tables change their form
TAKEN_OVER = frozenset({2, LAYOUT})  # whose articles and vectors an ingest can read; all else it derives anew

CURRENT = "CURRENT"  # file of the index: the published generation's name
LOCK = "LOCK"  # file of the index: held by the one ingest that may write
GENERATIONS = "generations"
ARTICLES = "articles.sqlite"  # files of a generation
VECTORS = "vectors.f32"
CHROMA = "chroma"
KEYWORDS = "tantivy"
MANIFEST = "manifest.json"

GENERATION_NAME = re.compile(r"\d{4,}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from and what it must hold."""

    name: str
    previous: str | None  # the generation that was published before it
    created: str  # ISO 8601, UTC
    layout: int
    encoder: str
    fingerprint: str  # of the encoder: vectors of different fingerprints do not compare
    dimension: int
    chunking: str
    recipe: str  # hash of the code and the organisations that everything derived was derived with
    corpus: str  # hash of every article's record and text
    counts: Mapping[str, int]  # articles, chunks, units, figures, mentions, giving events
    versions: Mapping[str, str]  # of the packages that wrote the files
    files: Mapping[str, str]  # SHA-256 of the files that nobody writes to after publication


def generation_directory(index: Path, name: str) -> Path:
    """Return where a generation lies or will lie."""
    return index / GENERATIONS / name


def published_name(index: Path) -> str:
    """Return the name of the published generation.

    Raises:
        NoIndexError: nothing has been published.
        IndexDamagedError: CURRENT holds something else than a name.
    """
    try:
        name = (index / CURRENT).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        message = f"There is no index in {index}: run `python -m ingest`."
        raise NoIndexError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"{index / CURRENT} cannot be read ({error}): run `python -m ingest --rollback`."
        raise IndexDamagedError(message) from error
    if not GENERATION_NAME.fullmatch(name):
        message = f"{index / CURRENT} names no generation ({name[:40]!r}): run `python -m ingest --rollback`."
        raise IndexDamagedError(message)
    return name


def read_manifest(directory: Path, layouts: Collection[int] = (LAYOUT,)) -> Manifest:
    """Return a generation's manifest.

    Args:
        layouts: that the caller can read.

    Raises:
        IndexDamagedError: it is missing or unreadable.
        IndexMismatchError: it was written by another layout version.
    """
    path = directory / MANIFEST
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        layout = int(fields["layout"])
        if layout in layouts:
            return Manifest(**fields)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path} cannot be read ({error}): run `python -m ingest --rollback`."
        raise IndexDamagedError(message) from error
    message = f"The index in {directory} has layout {layout}, this program reads {LAYOUT}: run `python -m ingest`."
    raise IndexMismatchError(message)


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write a generation's manifest and force it to the disk."""
    with (directory / MANIFEST).open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def require_encoder(index: Path, manifest: Manifest, fingerprint: str | None) -> None:
    """Refuse a generation whose vectors another encoder made.

    Raises:
        IndexMismatchError: naming both encoders and the command that mends it.
    """
    if fingerprint is None or fingerprint == manifest.fingerprint:
        return
    message = (
        f"The index in {index} was made with the encoder {manifest.encoder} ({manifest.fingerprint[:12]}), "
        f"the one in use is {fingerprint[:12]}: run `python -m ingest` to encode it again, or set CSR_ENCODER back."
    )
    raise IndexMismatchError(message)
