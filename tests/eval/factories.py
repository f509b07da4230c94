"""Small questions, answers and results with defaults, so that a test names only what it is about."""

from typing import Any

from eval.question import GoldFigure, Question
from eval.result import Cost, Result, Row
from eval.summary import cost_of, summarise

TEXT = "Nilain Group gave 12 million Egyptian pounds to school libraries. Its staff read to 300 pupils."


def citation(marker: int = 1, **changes: Any) -> dict[str, Any]:
    """Return a citation of the first sentence of TEXT."""
    quote = changes.pop("quote", TEXT.split(". ", maxsplit=1)[0] + ".")
    start = TEXT.find(quote)
    fields = {
        "marker": marker,
        "article_id": "nilain",
        "source_kind": "original",
        "title": "Nilain gives",
        "publisher": "The Delta Post",
        "date": "2021-05",
        "url": None,
        "language": "en",
        "quote": quote,
        "start": start,
        "end": start + len(quote),
    }
    return fields | changes


def figure(value: float = 12_000_000, unit: str | None = "EGP", **changes: Any) -> dict[str, Any]:
    """Return a declared figure."""
    fields = {
        "value": value,
        "unit": unit,
        "approximate": False,
        "kind": "cash",
        "status": "paid",
        "text": "",
        "marker": 1,
        "derived_from": [],
    }
    return fields | changes


def answer(text: str = "Nilain Group gave 12 million Egyptian pounds [1].", **changes: Any) -> dict[str, Any]:
    """Return an answer in the contract's form."""
    fields = {
        "question": "How much did Nilain Group give?",
        "language": "en",
        "answer": text,
        "abstained": False,
        "mode": "reader",
        "seconds": 0.1,
        "citations": [citation()],
        "figures": [figure()],
        "unsupported_figures": [],
        "nearest": [],
    }
    return fields | changes


def question(**changes: Any) -> Question:
    """Return an answerable question about an amount."""
    fields: dict[str, Any] = {
        "id": "en-nilain",
        "question": "How much did Nilain Group give?",
        "language": "en",
        "kind": "amount",
        "answerable": True,
        "articles": (("nilain", 2),),
        "figures": (GoldFigure(12_000_000.0, "EGP"),),
    }
    return Question(**(fields | changes))


def record(**changes: Any) -> dict[str, Any]:
    """Return one line of a question file over the sample articles of the tests."""
    fields: dict[str, Any] = {
        "id": "en-nilain",
        "question": "How much did Nilain Group give to school libraries?",
        "language": "en",
        "kind": "amount",
        "traits": [],
        "history": [],
        "answerable": True,
        "articles": [{"id": "nilain", "grade": 2}],
        "spans": [{"article": "nilain", "quote": "12 million"}],
        "figures": [{"value": 12_000_000, "unit": "EGP", "hedge": "exact", "kind": "cash", "status": "paid"}],
        "forbidden": [],
        "names": [],
        "dates": [],
        "verdict": None,
        "reference": "12 million Egyptian pounds.",
        "notes": "",
    }
    return fields | changes


def row(question_id: str, right: float = 1.0, **changes: Any) -> Row:
    """Return one row."""
    fields: dict[str, Any] = {
        "id": question_id,
        "language": "en",
        "kind": "amount",
        "pair": "en→en",
        "crossing": "same",
        "traits": (),
        "follow_up": False,
        "scores": {"right": right},
        "seconds": 0.1,
        "faults": () if right else ("does not state 5 USD",),
        "cause": None if right else "figure missing",
    }
    return Row(**(fields | changes))


def result(*rows: Row, name: str = "hybrid-test-abc", **changes: Any) -> Result:
    """Return a result of rows."""
    identity = {
        "condition": {"name": "hybrid", "meaning": "the product", "encoder": None},
        "half": "test",
        "commit": "abcdef0123456789",
        "dirty": False,
        "code": "c" * 64,
        "corpus": "d" * 64,
        "encoder": "encoder/model",
        "fingerprint": "e" * 16,
        "llm": None,
        "versions": {"python": "3.11"},
    }
    fields: dict[str, Any] = {
        "name": name,
        "created": "2024-05-01T10:00:00+00:00",
        "identity": identity,
        "question_file": "eval/questions.jsonl",
        "question_hash": "f" * 64,
        "cost": cost_of(rows, 500.0) if rows else Cost(None, None, 500.0),
        "summary": summarise(rows),
        "rows": rows,
    }
    return Result(**(fields | changes))
