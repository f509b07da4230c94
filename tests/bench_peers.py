"""`make bench-peers`: the product beside plain LangChain, LlamaIndex and Haystack pipelines, in one run.

Each is what its own tutorial builds over the articles of `corpus/` with the bundled encoder: splitter, vectors in
memory, the nearest passages. No language model: their answer is the passages, ours is worded, cited and checked.
`python -m tests.bench_peers PYTHON`, PYTHON being that of the environment that holds the peers.
"""

from __future__ import annotations

import json
import platform
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

import frontmatter
import numpy as np

from eval import provenance
from eval.metrics.ranking import score_rankings
from eval.progress import progress
from eval.question import Question
from eval.question_file import load_questions
from eval.run import QUESTIONS
from eval.tables import table
from rag.settings import CORPUS, ROOT
from tests.peers.child import THREADS, Child, PipelineEndedError, Reply

OURS, PEERS = "ours", ("langchain", "llamaindex", "haystack")
WRITTEN = ROOT / "build" / "bench-peers.json"
BLOCK = 10  # questions that one pipeline answers before the next takes its turn, so that load hits all alike
WARM_UP = (  # none is of the set; they load what the first question loads
    "How much did the bank donate?",
    "كم تبرع البنك؟",
    "Combien la banque a-t-elle donné ?",
)


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one pipeline."""

    name: str
    ready_seconds: float  # from the command until it can be asked: imports, encoder, index
    index_seconds: float  # of which the index; ours is a command of its own, which loads the encoder too
    p50_milliseconds: float
    p95_milliseconds: float
    peak_megabytes: float  # of the largest of its processes
    recall_5: float  # share of the gold articles among the first five
    found_5: float  # share of questions with a gold article among the first five
    recall_5_by_language: dict[str, float]
    versions: dict[str, str]


COLUMNS = {  # heading -> what of a row, and how many decimals
    "ready, s": ("ready_seconds", 1),
    "question p50, ms": ("p50_milliseconds", 1),
    "question p95, ms": ("p95_milliseconds", 1),
    "peak memory, MB": ("peak_megabytes", 0),
    "recall@5": ("recall_5", 3),
    "found@5": ("found_5", 3),
}


def main() -> int:
    """Measure, print the table, write it, and return 2 where a pipeline cannot be measured."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).exists():
        sys.stderr.write(f"{sys.argv[1:]} is not the Python of the peers' environment: run `make bench-peers`.\n")
        return 2
    questions = [question for question in load_questions(QUESTIONS) if not question.history]
    try:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
            articles = write_articles(Path(folder) / "articles.jsonl")
            children = [start(name, articles, running) for name in (OURS, *PEERS)]
            replies = ask_all(children, questions)
    except PipelineEndedError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    rows = [row_of(child, questions, replies[child.name]) for child in children]
    write(rows, questions)
    sys.stdout.write("\n".join([*told(rows), f"{len(questions)} questions, {THREADS} threads; {WRITTEN}"]) + "\n")
    return 0


def write_articles(path: Path) -> Path:
    """Write title and body of every article of the corpus as JSON lines, under the name of its file."""
    with path.open("w", encoding="utf-8") as file:
        for source in sorted((CORPUS / "articles").glob("*/*.md")):
            post = frontmatter.load(str(source))
            record = {"id": source.stem, "text": f"{post['title']}\n\n{post.content}"}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def start(name: str, articles: Path, running: ExitStack) -> Child:
    """Start one pipeline, alone while it builds its index."""
    module = "tests.peers.ours" if name == OURS else f"tests.peers.{name}_peer"
    child = Child.start(name, [sys.executable if name == OURS else sys.argv[1], "-m", module], articles)
    running.callback(child.stop)
    return child


def ask_all(children: list[Child], questions: list[Question]) -> dict[str, list[Reply]]:
    """Return every pipeline's replies; blocks of questions go round, and who begins changes from block to block."""
    for child in children:
        for question in WARM_UP:
            child.ask(question)
    replies: dict[str, list[Reply]] = {child.name: [] for child in children}
    blocks = [questions[at : at + BLOCK] for at in range(0, len(questions), BLOCK)]
    for number, block in enumerate(progress(blocks, f"blocks of {BLOCK}")):
        first = number % len(children)
        for child in (*children[first:], *children[:first]):
            replies[child.name] += [child.ask(question.question) for question in block]
    return replies


def row_of(child: Child, questions: list[Question], replies: list[Reply]) -> Row:
    """Return what was measured of one pipeline; only questions that have an answer have articles to find."""
    answerable = [(question, reply) for question, reply in zip(questions, replies, strict=True) if question.answerable]
    gold = {question.id: dict(question.articles) for question, _ in answerable}
    scores = score_rankings(gold, {question.id: reply.articles for question, reply in answerable})
    recall = {question.id: scores[question.id]["recall_5"] for question, _ in answerable}
    languages = {question.language for question, _ in answerable}
    p50, p95 = np.quantile([reply.seconds for reply in replies], (0.5, 0.95)) * 1000
    return Row(
        name=child.name,
        ready_seconds=child.ready_seconds,
        index_seconds=child.told["index_seconds"],
        p50_milliseconds=float(p50),
        p95_milliseconds=float(p95),
        peak_megabytes=max(reply.peak_megabytes for reply in replies),
        recall_5=fmean(recall.values()),
        found_5=fmean(scores[key]["found_5"] for key in recall),
        recall_5_by_language={
            language: fmean(recall[question.id] for question, _ in answerable if question.language == language)
            for language in sorted(languages)
        },
        versions=child.told["versions"] | {"threads": str(child.told["threads"])},
    )


def told(rows: list[Row]) -> list[str]:
    """Return the table, every number with its ratio to ours."""
    ours = rows[0]
    cells = [
        [
            row.name,
            *(
                f"{getattr(row, name):.{decimals}f} ({ratio(row, ours, name):.2f})"
                for name, decimals in COLUMNS.values()
            ),
        ]
        for row in rows
    ]
    return table(["pipeline (ratio to ours)", *COLUMNS], cells)


def ratio(row: Row, ours: Row, name: str) -> float:
    """Return a number of a pipeline by ours."""
    return float(getattr(row, name) / getattr(ours, name))


def write(rows: list[Row], questions: list[Question]) -> None:
    """Write everything that was measured, with what it was measured on."""
    record = {
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": provenance.commit(),
        "dirty": provenance.dirty(),
        "python": platform.python_version(),
        "machine": {"processor": platform.machine(), "system": platform.system(), "threads": THREADS},
        "questions": {"asked": len(questions), "answerable": sum(question.answerable for question in questions)},
        "rows": [
            asdict(row) | {"ratios": {name: ratio(row, rows[0], name) for name, _ in COLUMNS.values()}} for row in rows
        ],
    }
    WRITTEN.parent.mkdir(exist_ok=True)
    WRITTEN.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
