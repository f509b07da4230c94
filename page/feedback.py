"""`python -m page.feedback`: what people think of answers, as lines of JSON for the evaluation. It keeps nothing."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from page.store_feedback import (
    FEEDBACK,
    NOTE_CHARACTERS,
    Feedback,
    FeedbackError,
    FeedbackStore,
    Rating,
    Reason,
    note_objection,
)
from page.store_file import DataError
from page.store_write import write_whole
from rag.answer_json import line
from rag.errors import CsrError
from rag.settings import load_settings

__all__ = [
    "NOTE_CHARACTERS",
    "Feedback",
    "FeedbackError",
    "FeedbackStore",
    "Rating",
    "Reason",
    "json_line",
    "main",
    "note_objection",
]

# Ends of lines to some readers of JSON lines, though not to JSON; and halves of characters, which no file may hold.
ENDS_A_LINE = re.compile("[\x85\u2028\u2029]")
HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")


def json_line(given: Feedback) -> str:
    """Return feedback as the object that the evaluation reads: who gave it stays here."""
    evidence = [
        {
            "article_id": cited.article_id,
            "title": cited.title,
            "quote": cited.quote,
            "start": cited.start,
            "end": cited.end,
        }
        for cited in given.answer.citations
    ]
    written = line(
        {
            "id": given.id,
            "question": given.question,
            "language": given.answer.language,
            "answer": given.answer.answer,
            "rating": str(given.rating),
            "reason": None if given.reason is None else str(given.reason),
            "note": given.note,
            "evidence": evidence,
            "generation": given.generation,
            "created": given.created,
        }
    )
    written = ENDS_A_LINE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
    return HALF_A_CHARACTER.sub("\ufffd", written)


def main(arguments: Sequence[str] | None = None) -> int:
    """Export feedback, or say how much there is; what a person can mend is one sentence on standard error."""
    grammar = argparse.ArgumentParser(prog="python -m page.feedback", description="What people think of answers.")
    grammar.add_argument(
        "--export", metavar="FILE", nargs="?", const="-", help="write JSON lines to a file (default: standard output)"
    )
    options = grammar.parse_args(arguments)
    try:
        store = _existing(load_settings().data)
        if options.export is None:
            _count(store)
        else:
            _export(store, options.export)
    except CsrError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _existing(directory: Path) -> FeedbackStore | None:
    """Return the feedback that is kept; None, and no file made for it, where nobody has marked anything."""
    if (directory / FEEDBACK).exists():
        return FeedbackStore(directory)
    sys.stderr.write(f"There is no feedback in {directory} yet.\n")
    return None


def _count(store: FeedbackStore | None) -> None:
    """Print how many marks there are of each rating and reason."""
    counts = store.counts() if store else {}
    for (rating, reason), count in sorted(counts.items(), key=str):
        sys.stdout.write(f"{count}\t{rating}{f' ({reason})' if reason else ''}\n")


def _export(store: FeedbackStore | None, target: str) -> None:
    """Write every mark as a line of JSON, the oldest first."""
    lines = [json_line(one) for one in store.everything()] if store else []
    content = "".join(f"{one}\n" for one in lines).encode()
    if target == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        write_whole(Path(target), content)
    except OSError as error:
        message = f"{target} cannot be written ({error.strerror}): name a file in a directory that can be written to."
        raise DataError(message) from error
    sys.stderr.write(f"{len(lines)} marks are in {target}.\n")


if __name__ == "__main__":
    sys.exit(main())
