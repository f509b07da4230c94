"""The grammar of `python -m eval`. It parses and does nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.arcd import ARCD
from eval.conditions import DEFAULT
from eval.expectations import EXPECTED
from eval.halves import Half
from eval.raw import SHARED
from eval.result import RESULTS
from eval.run import QUESTIONS

DRAFTS = QUESTIONS.with_name("drafts.jsonl")
ARCD_WORK = Path(".cache/eval/arcd")
RAW_WORK = Path(".cache/eval/raw")


def grammar() -> argparse.ArgumentParser:
    """Return the command line's grammar."""
    whole = argparse.ArgumentParser(prog="python -m eval", description="Evaluation; eval/README.md is its guide.")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands.add_parser("run", help="ask, score, and write a result; an interrupted run goes on"))
    _add_results(commands)
    _add_questions(commands)
    one = commands.add_parser("arcd", help="retrieval of Arabic Wikipedia paragraphs, an outside check")
    one.add_argument("conditions", nargs="*", metavar="CONDITION", help="default: every one that ranks differently")
    one.add_argument("--file", type=Path, default=ARCD, help="arcd-test.json")
    one.add_argument("--encoder", help="a sentence-transformers folder or hub name")
    one.add_argument("--work", type=Path, default=ARCD_WORK, metavar="DIR", help="where the index of paragraphs lies")
    return whole


def _add_run(one: argparse.ArgumentParser) -> None:
    """Add the arguments of `run`."""
    one.add_argument("condition", nargs="?", default=DEFAULT, help=f"one of conditions.toml (default {DEFAULT})")
    one.add_argument("--list", action="store_true", help="list the conditions")
    one.add_argument("--half", type=Half, choices=list(Half), default=Half.ALL, help="which questions (default all)")
    one.add_argument("--encoder", help="another encoder; name the index that was made with it")
    one.add_argument("--llm", metavar="MODEL", help="a language model that words the answers, in place of CSR_LLM")
    one.add_argument("--again", action="store_true", help="ask anew what was answered before")
    _questions(one, QUESTIONS)
    _index(one)
    _output(one)


def _add_results(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that read results."""
    one = commands.add_parser("compare", help="two runs: randomisation test, win/tie/loss, what changed")
    one.add_argument("first", help="a result's file, name or beginning of a name")
    one.add_argument("second")
    _output(one)
    one = commands.add_parser("report", help="runs as Markdown and as a page; the first is reported")
    one.add_argument("runs", nargs="+", metavar="RUN")
    one.add_argument("--markdown", type=Path, metavar="FILE")
    one.add_argument("--html", type=Path, metavar="FILE")
    _questions(one, None)
    _index(one)
    _output(one)
    one = commands.add_parser("check", help="a run against expected.toml: OK or FAIL")
    one.add_argument("run", nargs="?", default=f"{DEFAULT}-{Half.TEST}", help="default: the newest of hybrid-test")
    one.add_argument("--expected", type=Path, default=EXPECTED, metavar="FILE")
    _output(one)
    one = commands.add_parser("judge", help="a language model's opinion of a run's answers, kept apart")
    one.add_argument("run", metavar="RUN")
    _output(one)


def _add_questions(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that read questions."""
    one = commands.add_parser("questions", help="check a question file against its schema and the index")
    _questions(one, QUESTIONS)
    _index(one)
    one = commands.add_parser("fit", help="learn the weights of the reader of passages from the development half")
    _questions(one, QUESTIONS)
    _index(one)
    one = commands.add_parser("export", help="corpus, queries and judgements in BEIR's form")
    one.add_argument("folder", type=Path, metavar="DIR")
    _questions(one, QUESTIONS)
    _index(one)
    one = commands.add_parser("raw", help="an index of articles that nobody here wrote, for questions_raw.jsonl")
    one.add_argument("--shared", type=Path, default=SHARED, metavar="DIR", help="where articles/ and news/ lie")
    one.add_argument("--work", type=Path, default=RAW_WORK, metavar="DIR", help="where the index is made")
    _questions(one, QUESTIONS.with_name("questions_raw.jsonl"))
    one = commands.add_parser("add", help="draft questions from what staff marked wrong")
    one.add_argument("--from-feedback", type=Path, required=True, metavar="FILE", help="JSONL export of the page")
    one.add_argument("--drafts", type=Path, default=DRAFTS, metavar="FILE", help="where drafts go, never the questions")


def _questions(one: argparse.ArgumentParser, default: Path | None) -> None:
    """Add the question file."""
    one.add_argument("--questions", type=Path, default=default, metavar="FILE", help="a question file")


def _index(one: argparse.ArgumentParser) -> None:
    """Add the index."""
    one.add_argument("--index", type=Path, metavar="DIR", help="default: CSR_INDEX, else .index")


def _output(one: argparse.ArgumentParser) -> None:
    """Add the folder of results."""
    one.add_argument("--output", type=Path, default=RESULTS, metavar="DIR", help="where results lie (eval/results)")
