"""`eval report`: results read, their questions and articles found again, written as Markdown or as a page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.answers import read_answers
from eval.catalogue import Catalogue, open_catalogue, with_gold_located
from eval.errors import EvaluationError, QuestionFileError
from eval.expectations import load_expected
from eval.html.page import Page, page_html
from eval.html.question import Entry
from eval.markdown import markdown
from eval.question import Question
from eval.question_file import load_questions
from eval.result import Result, answers_path, load
from rag.errors import PublishedIndexError
from rag.settings import ROOT


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report needs beside results."""

    questions: Mapping[str, Question]
    catalogue: Catalogue | None  # None: there is no index over the run's corpus, so passages have no words around them
    notes: tuple[str, ...] = ()


def sources_of(result: Result, index: Path, questions: Path | None = None) -> Sources:
    """Return the questions and the articles of a result, with notes where they are no longer what they were.

    Raises:
        CsrError: the question file cannot be read.
    """
    path = questions or ROOT / result.question_file
    if not path.is_file():
        message = f"The questions of {result.name} are not in {path}: name their file with --questions."
        raise EvaluationError(message)
    loaded, notes = load_questions(path), []
    if hashlib.sha256(path.read_bytes()).hexdigest() != result.question_hash:
        notes.append(f"{path.name} has changed since the run: run the condition again to score by what it says now.")
    catalogue = _catalogue(index, str(result.identity["corpus"]))
    if catalogue is None:
        notes.append(f"{index} does not hold the corpus of the run: quotes are shown without the words around them.")
    else:
        try:
            loaded = with_gold_located(loaded, catalogue, path)
        except QuestionFileError as error:
            notes.append(f"The gold of some questions is no longer in the index: {str(error).splitlines()[0]}")
    return Sources({question.id: question for question in loaded}, catalogue, tuple(notes))


def _catalogue(index: Path, corpus: str) -> Catalogue | None:
    """Return the articles of an index if they are those of a run."""
    try:
        catalogue = open_catalogue(index)
    except PublishedIndexError:
        return None
    return catalogue if catalogue.manifest.corpus == corpus else None


def markdown_report(results: Sequence[Result], sources: Sources) -> str:
    """Return results as Markdown, with the goals where the condition has any."""
    main = results[0]
    try:
        expected = load_expected(str(main.identity["condition"]["name"]), str(main.identity["half"]))
    except EvaluationError:
        expected = []
    return markdown(results, sources.questions, expected)


def html_report(paths: Sequence[Path], sources: Sources) -> str:
    """Return results as a page; the answers of the first must lie beside it.

    Raises:
        EvaluationError: its answers are absent.
    """
    results = [load(path) for path in paths]
    answers = read_answers(answers_path(paths[0]))
    articles = sources.catalogue.articles if sources.catalogue else {}
    entries = [
        Entry(sources.questions[row.id], row, answers[row.id], articles)
        for row in results[0].rows
        if row.id in sources.questions and row.id in answers
    ]
    return page_html(Page(results, entries, sources.notes))
