"""Eight articles of ours on invented companies, 270 questions in three languages: what the reader must not do worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judge import Outcome
from tests.score import ask, read_lines

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(("name", "floor"), [("dev", 0.85), ("heldout", 0.75)])
def test_questions_over_other_companies(name: str, floor: float, tmp_path: Path) -> None:
    """No promise is broken, nothing absent is answered, and no fewer questions are right than before."""
    questions = read_lines((DATA / f"{name}.jsonl").read_text(encoding="utf-8"))
    scored = ask(questions, DATA / "articles", tmp_path)
    right = sum(one.verdict.outcome is Outcome.RIGHT for one in scored) / len(scored)
    answered = [one.question["id"] for one in scored if one.verdict.outcome is Outcome.ANSWERED]
    assert [one.question["id"] for one in scored if one.verdict.broken] == []
    assert answered == []
    assert right >= floor
