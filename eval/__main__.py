"""`python -m eval`: runs, comparisons, reports, checks. An edge: an error is said in words, nothing else is decided."""

from __future__ import annotations

import argparse
import logging
import sys
from dataclasses import replace
from pathlib import Path

from eval import arcd, beir, feedback, fit, judge, raw
from eval.answers import read_answers
from eval.catalogue import open_catalogue, with_gold_located
from eval.compare import compare, comparison_text
from eval.conditions import condition_named, load_conditions
from eval.errors import EvaluationError
from eval.expectations import check, load_expected, outcome_lines
from eval.grammar import grammar
from eval.halves import Half, chosen
from eval.markdown import headline
from eval.question_file import load_questions
from eval.report import html_report, markdown_report, sources_of
from eval.result import answers_path, find_result, load, save
from eval.run import QUESTIONS, Plan, run
from eval.tables import cell, table
from rag.cross_encoder import load_cross_encoder
from rag.encoder import load_encoder
from rag.errors import CsrError
from rag.llm import load_model
from rag.names import Gazetteer
from rag.settings import load_settings
from rag.store import Generation

FOR_FIT = QUESTIONS.with_name("questions_fit.jsonl")


def main() -> int:
    """Run one command and return its exit code: 0 done, 1 a check failed, 2 it cannot be done."""
    arguments = grammar().parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    logging.getLogger("eval").setLevel(logging.INFO)
    try:
        return int(COMMANDS[arguments.command](arguments))
    except CsrError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. The same command goes on where it stopped.", file=sys.stderr)
        return 130


def run_command(arguments: argparse.Namespace) -> int:
    """Run a condition and print where the result lies and its headline."""
    if arguments.list:
        for condition in load_conditions().values():
            print(f"{condition.name}: {condition.meaning}")
        return 0
    settings = load_settings()
    settings = settings.model_copy(update={"llm": arguments.llm}) if arguments.llm else settings
    condition = condition_named(arguments.condition, arguments.encoder)
    condition = replace(condition, llm=True) if arguments.llm else condition
    plan = Plan(condition, arguments.questions, arguments.half, arguments.output, arguments.index, arguments.again)
    path = run(plan, settings)
    print(f"{headline(load(path))}\n{path}")
    return 0


def compare_command(arguments: argparse.Namespace) -> int:
    """Print two runs side by side."""
    first, second = (load(find_result(name, arguments.output)) for name in (arguments.first, arguments.second))
    print(comparison_text(compare(first, second)), end="")
    return 0


def report_command(arguments: argparse.Namespace) -> int:
    """Write runs as Markdown, as a page, or print the Markdown."""
    paths = [find_result(name, arguments.output) for name in arguments.runs]
    results = [load(path) for path in paths]
    sources = sources_of(results[0], arguments.index or load_settings().index, arguments.questions)
    for note in sources.notes:
        print(note, file=sys.stderr)
    if arguments.html:
        written(arguments.html, html_report(paths, sources))
    if arguments.markdown:
        written(arguments.markdown, markdown_report(results, sources))
    if not (arguments.html or arguments.markdown):
        print(markdown_report(results, sources), end="")
    return 0


def written(path: Path, text: str) -> None:
    """Write a report and tell where.

    Raises:
        EvaluationError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written ({error}): name another file."
        raise EvaluationError(message) from error
    print(path)


def check_command(arguments: argparse.Namespace) -> int:
    """Hold a run to what is expected of it; exit 1 where it fails."""
    result = load(find_result(arguments.run, arguments.output))
    condition, half = str(result.identity["condition"]["name"]), str(result.identity["half"])
    outcomes = check(result, load_expected(condition, half, arguments.expected))
    print(result.name)
    print("\n".join(outcome_lines(outcomes)))
    failed = sum(not outcome.ok for outcome in outcomes)
    print(f"{len(outcomes) - failed} of {len(outcomes)} OK")
    return int(failed > 0)


def export_command(arguments: argparse.Namespace) -> int:
    """Write corpus, queries and judgements in BEIR's form."""
    catalogue = open_catalogue(arguments.index or load_settings().index)
    questions = with_gold_located(load_questions(arguments.questions), catalogue, arguments.questions)
    for name, count in beir.export(questions, catalogue, arguments.folder).items():
        print(f"{name}: {count}")
    return 0


def add_command(arguments: argparse.Namespace) -> int:
    """Add drafts from an export of the page's feedback to their own file."""
    known = [*feedback.records_of(QUESTIONS), *feedback.records_of(arguments.drafts)]
    drafts = feedback.drafts_from(arguments.from_feedback, known)
    feedback.append_drafts(drafts, arguments.drafts)
    print(f"{len(drafts)} drafts added to {arguments.drafts}.")
    print(f"Fill each in, delete its status, and move it to {QUESTIONS.name}.")
    return 0


def arcd_command(arguments: argparse.Namespace) -> int:
    """Print nDCG@10 and recall@10 over ARCD under each condition."""
    paragraphs = arcd.paragraphs_of(arguments.file)
    rows = []
    for name in arguments.conditions or arcd.CONDITIONS:
        condition = condition_named(name, arguments.encoder)
        settings = load_settings()
        encoder = condition.encoder or settings.encoder
        index = arcd.build_index(paragraphs, arguments.work, encoder)
        found = arcd.measure(paragraphs, condition, settings.model_copy(update={"index": index}))
        rows.append([name, str(found["ndcg_10"].count), *(cell(found[measure]) for measure in arcd.SHOWN)])
    print("\n".join(table(["condition", "n", "nDCG@10", "recall@10"], rows)))
    return 0


def raw_command(arguments: argparse.Namespace) -> int:
    """Make the index that the questions over raw articles are asked over, and print the command that asks them."""
    questions = load_questions(arguments.questions)
    index = raw.raw_index(questions, arguments.shared, arguments.work, load_settings().encoder)
    print(f"python -m eval run --questions {arguments.questions} --index {index}")
    return 0


def judge_command(arguments: argparse.Namespace) -> int:
    """Let the language model of CSR_LLM judge a run's answers, apart from its scores."""
    model = load_model(load_settings())
    if model is None:
        message = "There is no judge: set CSR_LLM, for example openai:gpt-5-mini."
        raise EvaluationError(message)
    path = find_result(arguments.run, arguments.output)
    opinions = path.with_name(path.name.removesuffix(".json") + ".judged.jsonl")
    result = judge.judge(load(path), read_answers(answers_path(path)), model, opinions)
    save(result, path.parent)
    for measure, told in result.judged["means"].items():
        print(f"{measure} {told['value']:.3f} (n = {told['count']}, judged by {model.name})")
    return 0


def questions_command(arguments: argparse.Namespace) -> int:
    """Check a question file against its schema and the index."""
    questions = load_questions(arguments.questions)
    with_gold_located(questions, open_catalogue(arguments.index or load_settings().index), arguments.questions)
    print(f"{len(questions)} questions of {arguments.questions} are sound.")
    return 0


def fit_command(arguments: argparse.Namespace) -> int:
    """Print weights for the reader of passages, learned from the development half and the questions for it."""
    settings = load_settings()
    encoder, index = load_encoder(settings.encoder), arguments.index or settings.index
    catalogue = open_catalogue(index)
    questions = chosen(load_questions(arguments.questions), Half.DEV)
    first = with_gold_located(questions, catalogue, arguments.questions)
    further = with_gold_located(load_questions(FOR_FIT), catalogue, FOR_FIT)
    with Generation.open(index, encoder.fingerprint) as generation:
        product = fit.Product(generation, encoder, Gazetteer(generation.organisations()))
        print(fit.fit_first_look(first, product), "\n")
        print(fit.fit_second_look([*first, *further], product, load_cross_encoder()))
    return 0


COMMANDS = {
    "run": run_command,
    "compare": compare_command,
    "report": report_command,
    "check": check_command,
    "export": export_command,
    "fit": fit_command,
    "add": add_command,
    "arcd": arcd_command,
    "judge": judge_command,
    "questions": questions_command,
    "raw": raw_command,
}


if __name__ == "__main__":
    sys.exit(main())
