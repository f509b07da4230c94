"""What an index holds and where it came from, for people and programs. Never writes."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from ingest.base import open_base
from ingest.publish import generation_names, verify_in_fresh_process
from rag.errors import IndexDamagedError
from rag.manifest import generation_directory, published_name, read_manifest


def status(index: Path) -> dict[str, object]:
    """Return an index's state as JSON fields.

    Raises:
        NoIndexError: nothing has been published.
    """
    manifest = read_manifest(generation_directory(index, published_name(index)))
    with open_base(index) as base:
        sources = base.database.execute("SELECT root, article_id FROM sources").fetchall() if base else []
        languages = base.database.execute("SELECT language FROM articles").fetchall() if base else []
        articles = (
            base.database.execute("SELECT id, json_extract(record, '$.title') FROM articles ORDER BY id")
            if base
            else []
        )
        titles = dict(articles)
    return {
        "index": str(index),
        "generation": manifest.name,
        "generations": generation_names(index),
        "created": manifest.created,
        "encoder": manifest.encoder,
        "fingerprint": manifest.fingerprint,
        **manifest.counts,
        "languages": Counter(row["language"] for row in languages),
        "roots": Counter(row["root"] for row in sources),
        "titles": titles,
    }


def status_in_words(fields: dict[str, object]) -> str:
    """Return what a person reads."""
    titles = fields["titles"]
    listed = [f"  {id_}  {title}" for id_, title in titles.items()] if isinstance(titles, dict) else []
    return "\n".join(
        [
            f"Index {fields['index']}, generation {fields['generation']} of {fields['created']}",
            f"encoder {fields['encoder']} ({fields['fingerprint']})",
            ", ".join(f"{fields[name]} {name}" for name in ("articles", "chunks", "units", "figures")),
            f"languages {_listed(fields['languages'])}; sources {_listed(fields['roots'])}",
            *listed,
        ]
    )


def require_intact(index: Path) -> str:
    """Verify the published generation in a fresh process and return its name.

    Raises:
        NoIndexError: nothing has been published.
        IndexDamagedError: its parts disagree; says how.
    """
    name = published_name(index)
    problems = verify_in_fresh_process(generation_directory(index, name))
    if problems:
        message = f"Generation {name} is damaged: {problems}."
        raise IndexDamagedError(message)
    return name


def as_json(fields: dict[str, object]) -> str:
    """Return one line of JSON."""
    return json.dumps(fields, ensure_ascii=False)


def _listed(counts: object) -> str:
    """Return counts as "ar 3, en 2"."""
    return ", ".join(f"{name} {count}" for name, count in counts.items()) if isinstance(counts, dict) else ""
