"""`eval add --from-feedback`: what staff marked wrong on the page becomes draft questions, in a file of their own.

A draft holds what was asked and what staff wrote, not what is right: a person fills that in, and the loader refuses it
until its status is gone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from eval.errors import EvaluationError, refuse_if_any
from eval.question import Json
from eval.question_file import numbered_lines
from rag.text import detect_language, fold

NEEDED = ("question", "answer", "reason")
LANGUAGES = ("ar", "en", "fr")
SLUG_WORDS = 5
LATIN = re.compile(r"[a-z0-9]+")


def drafts_from(path: Path, known: Iterable[Json]) -> list[dict[str, Any]]:
    """Return drafts for the rows of a feedback export; a question asked before is not drafted again.

    Raises:
        QuestionFileError: the export cannot be read, or rows lack what is needed; the message lists them.
    """
    drafts: list[dict[str, Any]] = []
    problems: list[str] = []
    earlier = list(known)
    seen = {_matter(str(record["question"])) for record in earlier}
    ids = {str(record["id"]) for record in earlier}
    for number, text in numbered_lines(path):
        row = _row(text)
        if isinstance(row, str):
            problems.append(f"{path}, line {number}: {row}")
            continue
        matter = _matter(str(row["question"]))
        if matter not in seen:
            seen.add(matter)
            drafts.append(draft_of(row, ids))
            ids.add(drafts[-1]["id"])
    refuse_if_any(problems)
    return drafts


def _row(text: str) -> Mapping[str, Any] | str:
    """Return the row of a line, or what is wrong with it."""
    try:
        row = json.loads(text)
    except ValueError as error:
        return f"is not JSON ({error}); export the feedback again."
    if not isinstance(row, dict):
        return "is not an object; export the feedback again."
    missing = [name for name in NEEDED if not str(row.get(name) or "").strip()]
    return f"lacks {missing[0]!r}; export the feedback again, or delete the line." if missing else row


def draft_of(row: Mapping[str, Any], taken: set[str]) -> dict[str, Any]:
    """Return one draft in the form of the question file, with what is to be filled in left empty."""
    question = " ".join(str(row["question"]).split())
    given = row.get("language")
    detected = detect_language(question)
    language = given if given in LANGUAGES else detected if detected in LANGUAGES else "en"
    said = [f"Marked wrong: {row['reason']}.", f"Note: {row['note']}" if row.get("note") else ""]
    said += [f"Answered: {' '.join(str(row['answer']).split())}"]
    said += [f"Generation {row['generation']}, {row.get('created', 'undated')}." if row.get("generation") else ""]
    return {
        "id": _free_id(f"{language}-feedback-{_slug(question)}", taken),
        "question": question,
        "language": language,
        "kind": "summary",
        "traits": [],
        "history": [],
        "answerable": True,
        "articles": [{"id": article, "grade": 1} for article in dict.fromkeys(evidence_articles(row))],
        "spans": [],
        "figures": [],
        "forbidden": [],
        "names": [],
        "dates": [],
        "verdict": None,
        "reference": "",
        "notes": " ".join(filter(None, said)),
        "status": "draft",
    }


def evidence_articles(row: Mapping[str, Any]) -> list[str]:
    """Return the ids of the articles that the answer cited, whether the export names them or gives whole citations."""
    evidence = row.get("evidence")
    entries = evidence if isinstance(evidence, list) else []
    ids = [entry.get("article_id") if isinstance(entry, dict) else entry for entry in entries]
    return [str(article) for article in ids if article]


def append_drafts(drafts: Iterable[Json], path: Path) -> None:
    """Add drafts to their file.

    Raises:
        EvaluationError: it cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            for draft in drafts:
                file.write(json.dumps(draft, ensure_ascii=False) + "\n")
    except OSError as error:
        message = f"{path} cannot be written ({error}): name another file with --drafts."
        raise EvaluationError(message) from error


def records_of(path: Path) -> list[Json]:
    """Return the objects of a file of questions or drafts as they are; none where there is no file."""
    if not path.exists():
        return []
    found: list[Json] = []
    for number, text in numbered_lines(path):
        try:
            record = json.loads(text)
            found.append({"id": str(record["id"]), "question": str(record["question"])})
        except (ValueError, KeyError, TypeError) as error:
            message = f"{path}, line {number} is no question ({error}): correct it."
            raise EvaluationError(message) from error
    return found


def _matter(question: str) -> str:
    """Return a question as it is compared: letters and digits alone."""
    return "".join(letter for letter in fold(question) if letter.isalnum())


def _slug(question: str) -> str:
    """Return the Latin words of a question, else a short hash of it: ids are ASCII."""
    words = LATIN.findall(fold(question))[:SLUG_WORDS]
    return "-".join(words) or f"{hash_number(question):06x}"


def hash_number(text: str) -> int:
    """Return a small number that is always the same for a text."""
    number = 0
    for letter in text:
        number = (number * 31 + ord(letter)) % 0x1000000
    return number


def _free_id(wanted: str, taken: set[str]) -> str:
    """Return an id that is not taken: the one wanted, or with a number after it."""
    wanted = wanted[:80]
    candidates = [wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)
