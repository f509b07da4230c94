"""One pipeline in a process and an environment of its own, asked by lines; knows no framework."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from rag.settings import BUNDLED_ENCODER, ROOT

THREADS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
SAME_FOR_ALL = {  # threads as the product sets them itself; no telemetry, no question to a hub
    "OMP_NUM_THREADS": str(THREADS),
    "MKL_NUM_THREADS": str(THREADS),
    "TOKENIZERS_PARALLELISM": "false",
    "HF_HUB_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
}
TOLD = 1_500  # characters of what a pipeline that ended has said last


@dataclass(frozen=True, slots=True)
class Reply:
    """How one question was answered."""

    seconds: float
    articles: list[str]  # ids, best first
    peak_megabytes: float  # until then


class PipelineEndedError(Exception):
    """A pipeline ended before it was told to."""


@dataclass(slots=True)
class Child:
    """A pipeline that has built its index and waits for questions."""

    name: str
    process: subprocess.Popen[str]
    log: Path
    ready_seconds: float = 0.0  # from the command until it can be asked
    told: dict[str, Any] = field(default_factory=dict)  # what it said of itself

    @classmethod
    def start(cls, name: str, command: list[str], articles: Path) -> Self:
        """Start a pipeline over a file of articles and wait until it can be asked.

        Raises:
            PipelineEndedError: it cannot be built.
        """
        log = articles.with_name(f"{name}.log")
        environment = {key: value for key, value in os.environ.items() if not key.startswith("CSR_")} | SAME_FOR_ALL
        started = time.perf_counter()
        with log.open("w", encoding="utf-8") as errors:
            process = subprocess.Popen(
                [*command, str(articles), str(BUNDLED_ENCODER)],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                encoding="utf-8",
            )
        child = cls(name, process, log)
        try:
            child.told = child._read()
        except BaseException:
            child.stop()
            raise
        child.ready_seconds = time.perf_counter() - started
        return child

    def ask(self, question: str) -> Reply:
        """Return the reply to one question.

        Raises:
            PipelineEndedError: there was none.
        """
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps(question) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError as error:
            raise self._ended() from error
        return Reply(**self._read())

    def stop(self) -> None:
        """End it; it ends by itself when its questions do."""
        try:
            self.process.communicate(timeout=30)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            self.process.kill()
            self.process.wait()

    def _read(self) -> dict[str, Any]:
        """Return the next line of it."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise self._ended()
        record: dict[str, Any] = json.loads(line)
        return record

    def _ended(self) -> PipelineEndedError:
        """Return what to say of a pipeline that has ended."""
        said = self.log.read_text(encoding="utf-8", errors="replace").strip()[-TOLD:]
        return PipelineEndedError(f"The pipeline {self.name} ended by itself; it said last:\n{said}")
