"""What every peer does alike: build its index, say so, then answer questions from standard input, timing each.

Knows no framework and nothing of this project, so that it runs in the peers' environment as well as in ours.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)  # of the units that getrusage tells memory in
PASSAGES = 10  # retrieved for a question: enough for five articles, digests being one or two passages each


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the corpus, as every framework's loader would give it."""

    id: str
    text: str  # its title and its body, without the front matter


@dataclass(frozen=True, slots=True)
class Pipeline:
    """An index that can be asked."""

    answer: Callable[[str], Any]  # what is timed
    articles: Callable[[str, Any], list[str]]  # question, answer -> ids in order of their passages; not timed
    index_seconds: float  # from an imported framework and a loaded encoder to an index
    packages: tuple[str, ...]  # whose versions the report names


def serve(build: Callable[[list[Article], str], Pipeline]) -> None:
    """Build from the file of articles and the encoder that the command line names, then answer line by line."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not pass for a reply
    pipeline = build(read_articles(Path(sys.argv[1])), sys.argv[2])
    versions = {package: version(package) for package in pipeline.packages}
    _tell(replies, {"index_seconds": pipeline.index_seconds, "threads": threads(), "versions": versions})
    for line in sys.stdin:
        question = json.loads(line)
        started = time.perf_counter()
        answer = pipeline.answer(question)
        seconds = time.perf_counter() - started
        peak = peak_megabytes()
        articles = list(dict.fromkeys(pipeline.articles(question, answer)))
        _tell(replies, {"seconds": seconds, "articles": articles, "peak_megabytes": peak})


def read_articles(path: Path) -> list[Article]:
    """Return the articles of a file of JSON lines."""
    return [Article(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def peak_megabytes() -> float:
    """Return the most memory that this process, or one that it started and waited for, has held."""
    own, started = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own, started) / MEGABYTE


def threads() -> int:
    """Return how many threads the encoder computes with."""
    import torch  # noqa: PLC0415 - when the pipeline has loaded it, so that its import counts as the pipeline's

    return torch.get_num_threads()


def _tell(replies: Any, record: dict[str, Any]) -> None:
    """Write one reply."""
    replies.write(json.dumps(record) + "\n")
    replies.flush()
