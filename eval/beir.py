"""`eval export`: corpus, queries and judgements in BEIR's form, for outside tools. It reads no answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.catalogue import Catalogue
from eval.errors import EvaluationError
from eval.halves import Half, chosen
from eval.question import Question

SPLITS = {"dev": Half.DEV, "test": Half.TEST}  # BEIR's names of the files of judgements


def export(questions: Sequence[Question], catalogue: Catalogue, folder: Path) -> dict[str, int]:
    """Write corpus.jsonl, queries.jsonl and qrels/*.tsv, and return how much of each.

    Queries are the answerable questions; a follow-up has the earlier questions before it, since an outside tool knows
    no dialogue. Grades are 2 (answers) and 1 (helps).

    Raises:
        EvaluationError: the folder cannot be written.
    """
    asked = [question for question in questions if question.answering]
    try:
        (folder / "qrels").mkdir(parents=True, exist_ok=True)
        articles = catalogue.articles.values()
        counts = {
            "corpus": _write(
                folder / "corpus.jsonl",
                (
                    _line({"_id": one.id, "title": one.title, "text": one.text, "metadata": {"language": one.language}})
                    for one in articles
                ),
            ),
            "queries": _write(folder / "queries.jsonl", map(query_line, asked)),
        }
        for name, half in SPLITS.items():
            rows = [
                f"{question.id}\t{article}\t{grade}"
                for question in chosen(asked, half)
                for article, grade in question.articles
            ]
            counts[f"qrels/{name}"] = (
                _write(folder / "qrels" / f"{name}.tsv", ["query-id\tcorpus-id\tscore", *rows]) - 1
            )
    except OSError as error:
        message = f"{folder} cannot be written ({error}): name another folder."
        raise EvaluationError(message) from error
    return counts


def query_line(question: Question) -> str:
    """Return a question as a query."""
    before = [turn.content for turn in question.history if turn.role == "user"]
    metadata = {"language": question.language, "kind": question.kind, "question": question.question}
    return _line({"_id": question.id, "text": " ".join([*before, question.question]), "metadata": metadata})


def _line(record: dict[str, object]) -> str:
    """Return one object as JSON, letters as they are."""
    return json.dumps(record, ensure_ascii=False)


def _write(path: Path, lines: Iterable[str]) -> int:
    """Write lines and return how many."""
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
            written += 1
    return written
