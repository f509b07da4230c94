"""What people added, as the uploads folder keeps it: a directory for each addition, with a hidden record.

The folder is a source root of the index; its hidden files are no sources. It knows no index.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from page.store_write import PRIVATE_DIRECTORY, write_whole
from rag.settings import Settings

UPLOADS = "uploads"  # folder of CSR_DATA
RECORD = ".addition.json"
KEY = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")
NAME_BYTES = 120  # of a stored name; file systems take 255
NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class Item:
    """One file or link of an addition. What was refused is remembered without its file."""

    name: str  # of the file in the addition's directory; "" where nothing was kept
    given: str  # as the person named it
    refused: str | None = None  # why, in the words of whoever refused


@dataclass(frozen=True, slots=True)
class Addition:
    """What one person added at once."""

    key: str
    author: str
    made: str  # ISO 8601, UTC
    items: tuple[Item, ...]


def uploads_folder(settings: Settings) -> Path:
    """Return where what people add is kept."""
    return settings.data.resolve() / UPLOADS


def new_addition(author: str) -> Addition:
    """Return an addition that holds nothing yet; its key sorts by time."""
    now = datetime.now(UTC)
    return Addition(f"{now:%Y%m%dT%H%M%S}-{uuid4().hex[:8]}", author, now.isoformat(timespec="seconds"), ())


def directory_of(folder: Path, addition: Addition) -> Path:
    """Return the directory of an addition, made if need be."""
    directory = folder / addition.key
    directory.mkdir(mode=PRIVATE_DIRECTORY, parents=True, exist_ok=True)
    return directory


def save(folder: Path, addition: Addition) -> None:
    """Write an addition's record, whole or not at all."""
    content = json.dumps(asdict(addition), ensure_ascii=False, indent=1).encode("utf-8", "replace")
    write_whole(directory_of(folder, addition) / RECORD, content)


def read(folder: Path, key: str) -> Addition | None:
    """Return an addition, None where there is none of that key or its record cannot be read."""
    if not KEY.fullmatch(key):
        return None
    try:
        fields = json.loads((folder / key / RECORD).read_text(encoding="utf-8"))
        items = tuple(Item(**item) for item in fields.pop("items"))
        return Addition(**fields, items=items)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def everything(folder: Path) -> Iterator[Addition]:
    """Yield every addition, the newest first."""
    for path in sorted(folder.glob(f"*/{RECORD}"), reverse=True):
        found = read(folder, path.parent.name)
        if found is not None:
            yield found


def without(folder: Path, addition: Addition, names: Sequence[str]) -> Addition:
    """Remove files of an addition with what the record says of them; an addition of nothing goes wholly."""
    left = replace(addition, items=tuple(item for item in addition.items if item.name not in names or not item.name))
    for name in names:
        if name and Path(name).name == name:
            (folder / addition.key / name).unlink(missing_ok=True)
    if any(item.name for item in left.items):
        save(folder, left)
    else:
        shutil.rmtree(folder / addition.key, ignore_errors=True)
    return left


def free_name(given: str, taken: Sequence[str]) -> str:
    """Return a name that a file can be kept by: no path, not hidden, not taken, its suffix as it was.

    >>> free_name("../.Rapport annuel.PDF", ["Rapport annuel.PDF"])
    'Rapport annuel (2).PDF'
    """
    plain = NOT_IN_A_NAME.sub("_", unicodedata.normalize("NFC", Path(given.replace("\\", "/")).name)).lstrip(". ")
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in {"Cf", "Cs"}) or "file"
    suffix = "".join(Path(plain).suffixes[-2:]) if plain.lower().endswith(".gz") else Path(plain).suffix
    suffix = suffix if len(suffix) <= 12 else ""
    stem = plain[: len(plain) - len(suffix)]
    stem = stem.encode()[:NAME_BYTES].decode("utf-8", "ignore").strip() or "file"
    known = {name.casefold() for name in taken}
    number, name = 1, f"{stem}{suffix}"
    while name.casefold() in known:
        number += 1
        name = f"{stem} ({number}){suffix}"
    return name
