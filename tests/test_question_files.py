"""The question files are sound: what they expect to be cited stands in their articles."""

import json
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
FILES = sorted(DATA.glob("*.jsonl"))
FIELDS = {"id", "article", "question", "language", "kind", "answerable", "figures", "forbidden_values"}
FIELDS |= {"cite_contains", "answer_contains_any"}
HEDGES = {"exact", "about", "nearly", "more than", "at least", "up to", "less than"}


def _questions(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_ids_are_unique_and_fields_complete(path):
    """Every line is one question with all its fields."""
    questions = _questions(path)
    assert [name for name, count in Counter(question["id"] for question in questions).items() if count > 1] == []
    assert [question["id"] for question in questions if not set(question) >= FIELDS] == []
    assert {figure["hedge"] for question in questions for figure in question["figures"]} <= HEDGES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_must_be_cited_stands_in_the_article(path):
    """An expected citation is a substring of its article, letter for letter."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in (DATA / "articles").iterdir()}
    absent = [
        (question["id"], part)
        for question in _questions(path)
        for part in question["cite_contains"]
        if part not in texts[question["article"]]
    ]
    assert absent == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_answerable_question_says_what_it_expects(path):
    """Answerable questions name a citation; the others expect nothing."""
    for question in _questions(path):
        assert bool(question["cite_contains"]) == question["answerable"], question["id"]
        assert question["answerable"] or not question["figures"], question["id"]


def test_each_question_is_asked_in_three_languages():
    """Arabic, English and French are asked alike."""
    for path in FILES:
        counts = Counter(question["language"] for question in _questions(path))
        assert set(counts) == {"ar", "en", "fr"}
        assert len(set(counts.values())) == 1
