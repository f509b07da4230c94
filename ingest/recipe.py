"""What everything derived in an index depends on besides the articles: this program's code, its words, organisations.

When one of them changes, the next ingest derives everything anew and encodes only texts that have no vector yet.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Sequence
from pathlib import Path

import yaml

from rag.errors import SettingsError
from rag.records import record_of_organisation
from rag.schema import Organisation
from rag.settings import ROOT

PACKAGES = ("rag", "ingest")
DERIVING = ("ingest.plan", "ingest.build")
WORDS = ROOT / "rag" / "words"  # what counts as a gift, a currency or a noun is as much a rule as the code


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
    """Return a hash of the organisations, the lists of words, and the modules that derive, imported ones included."""
    digest = hashlib.sha256()
    for path in sorted(WORDS.glob("*.tsv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for module in sorted(imported_modules(DERIVING)):
        digest.update(module.encode() + b"\0" + _file(module).read_bytes() + b"\0")
    for organisation in organisations:
        digest.update(record_of_organisation(organisation).encode() + b"\0")
    return digest.hexdigest()


def imported_modules(modules: Sequence[str]) -> set[str]:
    """Return modules with all that they import of this project, found by reading: the same in every process."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        if module in found or not _file(module).is_file():
            continue
        found.add(module)
        for node in ast.walk(ast.parse(_file(module).read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in PACKAGES:
                waiting += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def _file(module: str) -> Path:
    """Return where a module's code lies."""
    return (ROOT / module.replace(".", "/")).with_suffix(".py")


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
