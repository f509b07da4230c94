"""Reads a question file and says what is wrong with it: file, line, what to do. Knows no index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import jsonschema

from eval.errors import QuestionFileError, refuse_if_any
from eval.question import UNANSWERABLE_TRAITS, Json, Question, question_of

SCHEMA = Path(__file__).with_name("questions.schema.json")


def load_questions(path: Path) -> list[Question]:
    """Return the questions of a file in order.

    Raises:
        QuestionFileError: it cannot be read, or lines are not what the schema asks; the message lists them.
    """
    questions: list[Question] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    for number, text in numbered_lines(path):
        found, record = _record_problems(text)
        if record is not None and not found:
            question = question_of(record, number)
            found = [*_duplicate(question, seen), *_contradictions(question)]
            questions.append(question)
        problems += [f"{path}, line {number}{_named(record)}: {problem}" for problem in found]
    refuse_if_any(problems)
    if not questions:
        message = f"{path} holds no question: write one JSON object a line, as {SCHEMA.name} describes."
        raise QuestionFileError(message)
    return questions


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that are not blank, with their numbers.

    Raises:
        QuestionFileError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read ({error}): give a UTF-8 file of JSON lines."
        raise QuestionFileError(message) from error
    for number, line in enumerate(text.split("\n"), start=1):  # a quote may hold U+2028, which is no line's end
        if line.strip():
            yield number, line


@lru_cache(maxsize=1)
def _validator() -> jsonschema.Draft202012Validator:
    """Return the schema, ready to be asked."""
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _record_problems(text: str) -> tuple[list[str], Json | None]:
    """Return what is wrong with the form of one line, and its record where it has one."""
    try:
        record = json.loads(text)
    except ValueError as error:
        return [f"is not JSON ({error}); write one object a line."], None
    if not isinstance(record, dict):
        return [f"is {type(record).__name__}, not an object; write one question a line."], None
    errors = sorted(_validator().iter_errors(record), key=lambda error: list(map(str, error.absolute_path)))
    found = [_in_words(error) for error in errors]
    if record.get("status") == "draft":
        found.append("is a draft; fill in what a right answer holds and delete its status.")
    return found, record


def _in_words(error: jsonschema.ValidationError) -> str:
    """Return one breach of the schema as what is wrong and what to do."""
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path).lstrip(".")
    inside = f" in {place}" if place else ""
    if error.validator == "required":
        missing = next(name for name in error.validator_value if name not in error.instance)
        return f"lacks {missing!r}{inside}; add it, {SCHEMA.name} says what it holds."
    if error.validator == "additionalProperties":
        return f"has a field that is not known{inside} ({error.message}); correct its name or move it to notes."
    if error.validator == "enum":
        allowed = ", ".join(str(value) for value in error.validator_value)
        return f"has {place} {error.instance!r}; give one of {allowed}."
    return f"has {place} {_short(error.instance)}, which is not accepted ({error.message[:120]}); correct it."


def _short(value: object) -> str:
    """Return a value as it is shown in a message."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"


def _named(record: Json | None) -> str:
    """Return the id of a record for a message."""
    return f" ({record['id']})" if record is not None and isinstance(record.get("id"), str) else ""


def _duplicate(question: Question, seen: dict[str, int]) -> Sequence[str]:
    """Return a problem where an id was used before."""
    first = seen.setdefault(question.id, question.line)
    if first == question.line:
        return []
    return [f"has the id {question.id!r} of line {first}; give it another one."]


def _contradictions(question: Question) -> Iterator[str]:
    """Yield what fields say against each other."""
    if question.answerable == (question.kind == "unanswerable"):
        yield "contradicts itself; its kind is unanswerable exactly where answerable is false."
    yield from _answerable_problems(question) if question.answerable else _unanswerable_problems(question)
    named = {article for article, _ in question.articles}
    for span in question.spans:
        if span.article not in named:
            yield f"has a span of {span.article!r}, which is not among its articles; add the article with its grade."


def _answerable_problems(question: Question) -> Iterator[str]:
    """Yield what an answerable question lacks."""
    if not question.answering:
        yield "is answerable and names no article of grade 2; add the article that answers it."
    if not question.spans:
        yield "is answerable and has no span; quote what carries the answer."
    if question.kind == "yes-no" and question.verdict is None:
        yield "asks for yes or no and has no verdict; give one."


def _unanswerable_problems(question: Question) -> Iterator[str]:
    """Yield what an unanswerable question has too much or too little of."""
    if question.answering:
        yield "is not answerable and names an article of grade 2; make it grade 1 or the question answerable."
    reasons = [trait for trait in question.traits if trait in UNANSWERABLE_TRAITS]
    if len(reasons) != 1:
        yield f"is not answerable and gives {len(reasons)} reasons; give one of {', '.join(UNANSWERABLE_TRAITS)}."
