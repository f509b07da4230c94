"""What everything derived in an index depends on besides the articles: this program's code and the organisations.

When either changes, the next ingest derives everything anew and encodes only texts that have no vector yet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import yaml

from rag.errors import SettingsError
from rag.records import record_of_organisation
from rag.schema import Organisation
from rag.settings import ROOT

PACKAGES = ("rag", "ingest")


def read_organisations(path: Path) -> list[Organisation]:
    """Return the organisations of a YAML list of {name, aliases, names, country}; none if there is no such file.

    Raises:
        SettingsError: the file does not have that form.
    """
    if not path.is_file():
        return []
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or []
        return [_organisation(entry) for entry in entries]
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"{path} is not a list of {{name, aliases, names, country}} ({reason}); correct it."
        raise SettingsError(message) from error


def recipe_hash(organisations: Sequence[Organisation]) -> str:
    """Return a hash of the code and the organisations."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    for organisation in organisations:
        digest.update(record_of_organisation(organisation).encode() + b"\0")
    return digest.hexdigest()


def _organisation(entry: dict[str, object]) -> Organisation:
    """Return the organisation of one entry of the list."""
    aliases, names = entry.get("aliases") or [], entry.get("names") or {}
    if not isinstance(aliases, list) or not isinstance(names, dict):
        message = f"{entry['name']}: aliases must be a list, names a mapping"
        raise TypeError(message)
    country = entry.get("country")
    return Organisation(
        str(entry["name"]), tuple(map(str, aliases)), tuple(names.items()), str(country) if country else None
    )
