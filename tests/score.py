"""Scores a question file: `python -m tests.score tests/data/dev.jsonl [--each] [--verbose] [--answers FILE]`.

Ingests the articles the file names into a temporary index and asks every question through the command line, as a
user would. Knows the contracts of `python -m ingest` and `python -m rag`, nothing of what is behind them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.judge import Json, Outcome, Verdict, judge

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Scored:
    """One question with its answer and what was made of it."""

    question: Json
    answer: Json
    verdict: Verdict


def read_lines(text: str) -> list[Json]:
    """Parse JSON Lines, blank lines skipped."""
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def command(module: str, arguments: Sequence[str], index: Path) -> str:
    """Run `python -m module` against an index and return its standard output; a failure ends the scoring."""
    run = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, "CSR_INDEX": str(index)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        sys.exit(f"python -m {module} {' '.join(arguments)} ended with {run.returncode}:\n{run.stderr[-3000:]}")
    return run.stdout


def ask(questions: Sequence[Json], articles: Path, work: Path) -> list[Scored]:
    """Ingest the articles of the questions into an index of their own and judge the answers."""
    index, batch = work / "index", work / "questions.jsonl"
    files = sorted({articles / question["article"] for question in questions})
    command("ingest", [str(file) for file in files], index)
    asked = [{"id": question["id"], "question": question["question"]} for question in questions]
    batch.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in asked), encoding="utf-8")
    answers = read_lines(command("rag", ["--batch", str(batch), "--json"], index))
    if [answer["id"] for answer in answers] != [question["id"] for question in questions]:
        sys.exit(f"asked {len(questions)} questions, the {len(answers)} answers do not follow their ids and order")
    cited = sorted({citation["article_id"] for answer in answers for citation in answer["citations"]})
    texts = {article: _article_text(article, index) for article in cited}
    return [
        Scored(question, answer, judge(question, answer, texts))
        for question, answer in zip(questions, answers, strict=True)
    ]


def _article_text(article: str, index: Path) -> str:
    """Fetch the text of one article as the command line shows it."""
    return str(json.loads(command("rag", ["--show", article, "--json"], index))["text"])


def groups(questions: Sequence[Json], each: bool) -> list[list[Json]]:
    """Group the questions by article if each article is to have its own index, else keep them together."""
    if not each:
        return [list(questions)]
    names = dict.fromkeys(question["article"] for question in questions)
    return [[question for question in questions if question["article"] == name] for name in names]


def table(scored: Sequence[Scored], key: Callable[[Scored], str], heading: str) -> Iterable[str]:
    """Draw the outcomes of each group as rows, the share of right ones first."""
    yield f"{heading:<22}{'n':>5}{'share':>8}" + "".join(f"{outcome:>18}" for outcome in Outcome)
    for name in dict.fromkeys(map(key, scored)):
        outcomes = Counter(one.verdict.outcome for one in scored if key(one) == name)
        total = outcomes.total()
        counts = "".join(f"{outcomes[outcome]:>18}" for outcome in Outcome)
        yield f"{name:<22}{total:>5}{outcomes[Outcome.RIGHT] / total:>8.0%}{counts}"


def failure(one: Scored) -> Iterable[str]:
    """Describe one failure: the question, what was expected, what was answered."""
    question, verdict = one.question, one.verdict
    expected = question["figures"] or question["answer_contains_any"] or question["cite_contains"]
    yield f"\n{question['id']}  {verdict.outcome}  ({question['kind']})"
    yield f"  asked     {question['question']}"
    yield f"  expected  {json.dumps(expected, ensure_ascii=False) if question['answerable'] else 'an abstention'}"
    yield f"  answered  {one.answer['answer']}"
    yield from (f"  fault     {fault}" for fault in verdict.faults)
    yield from (f"  BROKEN    {promise}" for promise in verdict.broken)


def report(scored: Sequence[Scored], verbose: bool) -> Iterable[str]:
    """Write the tables, then the failures; verbose lists every answer."""
    failed = [one for one in scored if one.verdict.outcome is not Outcome.RIGHT or one.verdict.broken]
    for one in scored if verbose else failed:
        yield from failure(one)
    for heading, key in (
        ("kind", lambda one: str(one.question["kind"])),
        ("language", lambda one: str(one.question["language"])),
        ("article", lambda one: str(one.question["article"])),
        ("", lambda _: "all"),
    ):
        yield ""
        yield from table(scored, key, heading)
    seconds = [one.answer["seconds"] for one in scored]
    broken = sum(bool(one.verdict.broken) for one in scored)
    yield f"\nanswers that break a promise: {broken}; seconds: median {median(seconds):.2f}, most {max(seconds):.2f}"


def main() -> int:
    """Score a question file; exit 0 when every answer is right."""
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__.splitlines()[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--articles", type=Path, help="folder of the articles (default: articles beside the questions)")
    parser.add_argument("--each", action="store_true", help="give each article an index of its own")
    parser.add_argument("--verbose", action="store_true", help="list every answer, not only the failures")
    parser.add_argument("--only", default="", help="questions whose id contains this")
    parser.add_argument("--answers", type=Path, help="also write the answers here, one JSON object a line")
    options = parser.parse_args()
    articles = options.articles or options.questions.parent / "articles"
    questions = [q for q in read_lines(options.questions.read_text(encoding="utf-8")) if options.only in q["id"]]
    if not questions:
        parser.error(f"no question of {options.questions} has an id with {options.only!r}")
    scored: list[Scored] = []
    for group in groups(questions, options.each):
        with tempfile.TemporaryDirectory() as work:
            scored += ask(group, articles.resolve(), Path(work))
    if options.answers:
        lines = (json.dumps(one.answer, ensure_ascii=False) + "\n" for one in scored)
        options.answers.write_text("".join(lines), encoding="utf-8")
    print("\n".join(report(scored, options.verbose)))  # noqa: T201 - the report is this command's output
    return int(any(one.verdict.outcome is not Outcome.RIGHT or one.verdict.broken for one in scored))


if __name__ == "__main__":
    sys.exit(main())
