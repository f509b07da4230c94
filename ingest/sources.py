"""Which files and links an ingest is about: those named, those in folders named, and the known ones that are gone.

A source belongs to the root it was first ingested under. A file or folder inside a known folder is a part of that
root; a folder that holds known roots takes them over. So a file is one source, however it is reached. A link is a
root of its own. Knows nothing of what files hold.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.dedupe import Source

LINK = re.compile(r"https?://", re.IGNORECASE)

Place = Path | str  # a file or folder, or a link as a string


@dataclass(frozen=True, slots=True)
class Input:
    """One file or link to read."""

    source: Source
    file: Path | None  # None: a link, whose address is the root
    name: str  # as the person would write it


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that gave no article."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What an ingest is about."""

    inputs: tuple[Input, ...]
    covered: frozenset[Source]  # known sources at the places named; one without an input has vanished
    rejected: tuple[Rejection, ...]


def scan(places: Sequence[Place], index: Path, known: Collection[Source]) -> Scan:
    """Return the files and links at some places, and the known sources there.

    Args:
        places: files, folders and links, as a person named them.
        index: the index directory; roots are named relative to its parent, so that both can move together.
        known: every source of the published index.
    """
    home = index.resolve().parent
    links = dict.fromkeys(str(place) for place in places if is_link(place))
    paths = {source: (home / source.root / source.path).resolve() for source in known if not is_link(source.root)}
    folders = {(home / source.root).resolve() for source in paths if source.path}
    inputs: dict[Path, Input] = {}
    covered = {source for source in known if source.root in links}
    rejected: list[Rejection] = []
    local = [Path(place) for place in places if not is_link(place)]
    for place in sorted(local, key=lambda place: not place.is_dir()):  # folders first: they own the files in them
        target = place.resolve()
        there = {source for source, path in paths.items() if path == target or target in path.parents}
        if not place.exists():
            gone = {source for source in there if paths[source] == target}
            covered |= gone
            rejected += [] if gone else [Rejection(str(place), "does not exist; correct the path.")]
            continue
        covered |= there
        if target.is_dir() and not any(folder in (target, *target.parents) for folder in folders):
            folders.add(target)
        for file in _files(place, index.resolve()):
            source = _source(file.resolve(), folders, home)
            inputs.setdefault(file.resolve(), Input(source, file, str(file)))
    linked = [Input(Source(link, ""), None, link) for link in links]
    return Scan((*inputs.values(), *linked), frozenset(covered), tuple(rejected))


def is_link(place: Place) -> bool:
    """Tell an address of the web from a path."""
    return LINK.match(str(place)) is not None


def _source(file: Path, folders: Collection[Path], home: Path) -> Source:
    """Return a file's source: under the outermost known folder around it, else a root of its own."""
    around = [folder for folder in folders if folder in file.parents]
    root = min(around, key=lambda folder: len(folder.parts), default=file)
    name = root.relative_to(home) if root.is_relative_to(home) else root
    return Source(name.as_posix(), file.relative_to(root).as_posix() if around else "")


def _files(place: Path, index: Path) -> Iterator[Path]:
    """Return the files of a folder, by name, without hidden ones and the index; a file gives itself."""
    if not place.is_dir():
        yield place
        return
    for folder, subfolders, files in os.walk(place):
        visible = [name for name in subfolders if not name.startswith(".")]
        subfolders[:] = sorted(name for name in visible if (Path(folder) / name).resolve() != index)
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))
