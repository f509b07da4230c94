"""Fixtures of the evaluation: questions over the sample articles, and the scripted language model."""

import json
from pathlib import Path

import pytest

from tests.eval.factories import record
from tests.rag.conftest import scripted_model  # noqa: F401 - a fixture

AMOUNT = record(
    id="en-nilain-t1",
    articles=[{"id": "nilain.txt", "grade": 2}],
    spans=[{"article": "nilain.txt", "quote": "تبرعت «مجموعة النيلين» بنحو 12 مليون جنيه"}],
    figures=[{"value": 12_000_000, "unit": "EGP", "hedge": "about", "kind": "cash", "status": "paid"}],
)
FOLLOW_UP = record(
    id="en-nilain-t2",
    question="And how many students benefit?",
    kind="count",
    history=[
        {"role": "user", "content": "How much did Nilain Group give to school libraries?"},
        {"role": "assistant", "content": "About 12 million Egyptian pounds."},
    ],
    articles=[{"id": "nilain", "grade": 2}],
    spans=[{"article": "nilain", "quote": "ويستفيد منه 9 آلاف طالب"}],
    figures=[{"value": 9_000, "unit": "students"}],
)
FRENCH = record(
    id="fr-nilain-ecoles",
    question="Combien le groupe Nilain a-t-il offert à des écoles d'Assouan ?",
    language="fr",
    articles=[{"id": "Le groupe Nilain équipe des écoles", "grade": 2}, {"id": "nilain", "grade": 1}],
    spans=[{"article": "Le groupe Nilain équipe des écoles", "quote": "3,7 millions d'euros"}],
    figures=[{"value": 3_700_000, "unit": "EUR"}],
)
ABSENT = record(
    id="en-absent",
    question="How much did Vodafone <give> & promise?",
    kind="unanswerable",
    traits=["absent-organisation"],
    answerable=False,
    articles=[],
    spans=[],
    figures=[],
    reference="No article mentions it.",
)


@pytest.fixture
def question_file(tmp_path: Path) -> Path:
    """Return a file of four sound questions over the sample articles."""
    path = tmp_path / "own.jsonl"
    lines = [json.dumps(one, ensure_ascii=False) for one in (AMOUNT, FOLLOW_UP, FRENCH, ABSENT)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
