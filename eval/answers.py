"""The answers of a run as a file of lines that grows as the run goes on. It knows the form, not what an answer holds.

The first line says what run it is. A line that a crash cut short is dropped, and the run goes on after the last whole
one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.errors import EvaluationError
from eval.identity import Identity

ENDING = ".answers.jsonl"


class AnswerFile:
    """One run's answers, by question id."""

    def __init__(self, path: Path, identity: Identity, again: bool = False) -> None:
        """Open the file of a run, or begin it.

        Raises:
            EvaluationError: it holds another run's answers, or cannot be read or written.
        """
        self.path = path
        self.answers: dict[str, Mapping[str, Any]] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and not again:
                self._resume(identity)
            else:
                path.write_text(_line({"run": asdict(identity)}), encoding="utf-8")
        except OSError as error:
            message = f"{path} cannot be written ({error}): give another folder with --output."
            raise EvaluationError(message) from error

    def append(self, record: Mapping[str, Any]) -> None:
        """Add one answer; it is on the disk when this returns."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(_line(record))
        self.answers[str(record["id"])] = record

    def _resume(self, identity: Identity) -> None:
        """Take over the whole lines of an interrupted run."""
        whole = self.path.read_bytes().rpartition(b"\n")[0]
        header, *records = whole.decode("utf-8").split("\n")
        try:
            if json.loads(header or "{}").get("run") != json.loads(json.dumps(asdict(identity))):
                message = f"{self.path} holds the answers of another run: move it away or give another --output."
                raise EvaluationError(message)
            self.answers = {record["id"]: record for record in map(json.loads, records)}
        except (ValueError, KeyError, AttributeError) as error:
            message = f"{self.path} is damaged ({error}): delete it, and the run starts anew."
            raise EvaluationError(message) from error
        self.path.write_bytes(whole + b"\n")


def read_answers(path: Path) -> dict[str, Mapping[str, Any]]:
    """Return the answers of a finished run by question id.

    Raises:
        EvaluationError: the file is absent or damaged.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")[1:]
        return {record["id"]: record for record in map(json.loads, filter(None, lines))}
    except (OSError, ValueError, KeyError) as error:
        message = f"{path} cannot be read ({error}): keep it beside its result, or run the condition again."
        raise EvaluationError(message) from error


def _line(record: Mapping[str, Any]) -> str:
    """Return one object as a line, letters as they are."""
    return json.dumps(record, ensure_ascii=False) + "\n"
