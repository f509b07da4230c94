"""`python -m rag`: an answer, a batch, an article, the ledger, figures, the gate. An edge: an error is one sentence."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rag.answer_json import answer_record, article_in_words, article_record, figure_record, line
from rag.assistant import Assistant
from rag.errors import CsrError, QuestionError
from rag.figures import find_figures
from rag.ledger_command import add_ledger_arguments, ledger_lines
from rag.ledger_filters import checked_filters
from rag.schema import Answer, Filters, Turn
from rag.settings import load_settings
from rag.store import Generation
from rag.verify import unsupported_figures


def main() -> int:
    """Run one command and return its exit code."""
    arguments = parser().parse_args()
    try:
        run(arguments)
    except CsrError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the command line's grammar."""
    grammar = argparse.ArgumentParser(prog="python -m rag", description=__doc__)
    grammar.add_argument("question", nargs="?", help="what you want to know, in Arabic, English or French")
    what = grammar.add_mutually_exclusive_group()
    what.add_argument("--batch", metavar="FILE", help='answer {"id", "question", "history"?} lines, in order')
    what.add_argument("--show", metavar="ARTICLE_ID", help="print one article")
    what.add_argument("--figures", metavar="FILE", help='print the figures of {"id", "text"} lines')
    what.add_argument("--verify", metavar="FILE", help='print refused figures of {"id", "answer", "passages"} lines')
    what.add_argument("--ledger", action="store_true", help="print giving events, one a row")
    grammar.add_argument("--json", action="store_true", help="one JSON object a line on standard output")
    grammar.add_argument("--organisation", help="only articles on this organisation (canonical name)")
    grammar.add_argument("--language", help="only articles in this language (ISO 639-1)")
    grammar.add_argument("--since", metavar="DATE", help="only articles from this date on (2020, 2020-05, 2020-05-13)")
    grammar.add_argument("--until", metavar="DATE", help="only articles up to this date")
    grammar.add_argument("--country", metavar="CODE", help="only this country (ISO 3166-1 alpha-2)")
    grammar.add_argument("--kind", help="only gifts of this kind: cash, in-kind, ad-credits …")
    add_ledger_arguments(grammar)
    return grammar


def run(arguments: argparse.Namespace) -> None:
    """Do what was asked.

    Raises:
        CsrError: it cannot be done; the message says what to do next.
    """
    if arguments.figures:
        for record in records(arguments.figures, "text"):
            found = [figure_record(figure) for figure in find_figures(str(record["text"]))]
            print(line({"id": record["id"], "figures": found}))
    elif arguments.verify:
        for record in records(arguments.verify, "answer", "passages"):
            refused = unsupported_figures(
                str(record["answer"]), [str(passage) for passage in as_list(record["passages"])]
            )
            print(line({"id": record["id"], "unsupported_figures": refused}))
    elif arguments.ledger:
        for text in ledger_lines(arguments, load_settings().index):
            print(text)
    elif arguments.show:
        with Generation.open(load_settings().index) as generation:
            article = generation.article(arguments.show)
            links = generation.links_of(article.id)
        print(line(article_record(article, links)) if arguments.json else article_in_words(article, links))
    else:
        answer_questions(arguments)


def answer_questions(arguments: argparse.Namespace) -> None:
    """Answer the one question, or every line of a batch in one process."""
    if not arguments.batch and arguments.question is None:
        raise QuestionError('There is no question: run python -m rag "How much did TikTok donate?".')
    filters = filters_of(arguments)
    questions = list(records(arguments.batch, "question")) if arguments.batch else [{"question": arguments.question}]
    assistant = Assistant.open(load_settings())
    try:
        for record in questions:
            answer = answer_record_of(assistant, record, filters)
            print(line(answer_record(answer)) if arguments.json else page(answer), flush=True)
    finally:
        assistant.close()


def filters_of(arguments: argparse.Namespace) -> Filters:
    """Return the filters of a command line.

    Raises:
        QuestionError: one of them means nothing.
    """
    period = (arguments.since, arguments.until)
    checked = checked_filters(arguments.organisation, arguments.country, period, arguments.kind, None, (None, None))
    return Filters(checked.organisation, arguments.language, *period, country=checked.country, kind=checked.kind)


def answer_record_of(assistant: Assistant, record: dict[str, object], filters: Filters) -> Answer:
    """Answer one line of a batch."""
    turns = [Turn(str(turn["role"]), str(turn["content"])) for turn in as_list(record.get("history") or [])]
    answer = assistant.answer(str(record["question"]), turns, filters)
    return replace(answer, id=str(record["id"])) if "id" in record else answer


def records(path: str, *required: str) -> Iterator[dict[str, object]]:
    """Yield the JSON objects of a file of lines.

    Raises:
        QuestionError: the file cannot be read, or a line is not an object with the keys required.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path} cannot be read ({error}): give a UTF-8 file of JSON lines.") from error
    for at, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except ValueError as error:
            raise QuestionError(f"{path}, line {at} is not JSON ({error}): write one object a line.") from error
        missing = [key for key in ("id", *required) if not isinstance(record, dict) or key not in record]
        if missing:
            raise QuestionError(
                f"{path}, line {at} lacks {missing[0]!r}: each line needs {', '.join(('id', *required))}."
            )
        yield record


def as_list(value: object) -> list[dict[str, object]]:
    """Return a JSON list, or refuse what is none."""
    if not isinstance(value, list):
        raise QuestionError(f"{value!r} is not a list: see `python -m rag --help`.")
    return value


def page(answer: Answer) -> str:
    """Return an answer as text for a terminal, its sources below."""
    sources = [
        f"[{cited.marker}] {cited.title} ({', '.join(filter(None, [cited.publisher, cited.date]))})\n    {cited.quote}"
        for cited in answer.citations
    ]
    return "\n".join([answer.answer, *([""] if sources else []), *sources])


if __name__ == "__main__":
    sys.exit(main())
