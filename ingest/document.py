"""What every reader gives: one article as its source holds it, or the reason why a part of a source gives none.

Knows nothing of files, cleaning or the index.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.front_matter import Given


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a reader took it out of its source."""

    given: Given = field(default_factory=Given)  # what the source itself states
    raw: str = ""  # the text before any cleaning
    part: str = ""  # which of a source's several articles it is: a row's own id, else its number; "" for the only one


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a source that gives no article."""

    part: str
    reason: str  # as of ArticleError: "is …; do …"
