"""Ingests articles as a user does, by `python -m ingest`. It knows that command and nothing behind it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvaluationError
from rag.settings import ROOT

SHOWN = 500  # characters of what went wrong


def ingest(sources: Sequence[Path], index: Path, encoder: str) -> Path:
    """Bring an index in line with sources and return it.

    Raises:
        EvaluationError: ingest could not do it, or rejected some.
    """
    done = subprocess.run(
        [sys.executable, "-m", "ingest", *(str(source.resolve()) for source in sources), "--json"],
        cwd=ROOT,
        env={**os.environ, "CSR_INDEX": str(index.resolve()), "CSR_ENCODER": encoder},
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout or "{}") if done.returncode == 0 else {}
    if done.returncode or told.get("rejected"):
        reason = str(told["rejected"])[:SHOWN] if told.get("rejected") else done.stderr.strip()[-SHOWN:]
        message = f"{', '.join(map(str, sources))} was not ingested ({reason}): delete {index} and try again."
        raise EvaluationError(message)
    return index
