"""What an ingest costs beside the encoder, and whether its memory grows with its input: rows of `make bench`.

`python -m tests.bench_ingest N` ingests N made articles with an encoder that costs nothing, and prints its memory.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import frontmatter
import numpy as np

from ingest.pipeline import Setup, ingest
from ingest.recipe import read_organisations
from rag.encoder import load_encoder
from rag.settings import Settings
from rag.text import sentences

ROOT = Path(__file__).resolve().parent.parent
ORGANISATIONS = ROOT / "corpus" / "organisations.yaml"
SENTENCES = 8  # of a made article
DIRECTIONS = 24  # of the made vectors
TIMED = 400  # articles of the timed ingest
FEW, MANY = 1_000, 4_000  # articles of the two ingests whose memory is compared
LIMIT_SHARE = 0.10  # of the time that may go into anything but encoding
LIMIT_GROWTH_KB = 20.0  # of memory for each further article: its record, and what it states as given


class Recording:
    """The bundled encoder, and what it was asked to encode."""

    def __init__(self) -> None:
        self._encoder = load_encoder(str(Settings(llm=None).encoder))
        self.name, self.dimension, self.fingerprint = "bench", self._encoder.dimension, self._encoder.fingerprint
        self.batches: list[list[str]] = []

    def encode_passages(self, texts: list[str]) -> np.ndarray:
        """Encode texts and keep them."""
        self.batches.append(texts)
        return self._encoder.encode_passages(texts)

    def seconds_alone(self) -> float:
        """Return how long the same batches take with nothing beside them."""
        started = time.perf_counter()
        for texts in list(self.batches):
            self._encoder.encode_passages(texts)
        return time.perf_counter() - started


class Free:
    """An encoder that costs nothing: vectors by chance."""

    name, dimension, fingerprint = "free", 384, "free"

    def __init__(self) -> None:
        self._chance = np.random.default_rng(7)
        # As text does, the vectors lie in few directions: a graph over thousands of wholly random ones misses some.
        self._directions = self._chance.standard_normal((DIRECTIONS, self.dimension), dtype=np.float32)

    def encode_passages(self, texts: list[str]) -> np.ndarray:
        """Return unit vectors."""
        vectors = self._chance.standard_normal((len(texts), DIRECTIONS), dtype=np.float32) @ self._directions
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def made_articles(path: Path, count: int) -> Path:
    """Write articles of sentences of the corpus, mixed by chance, as JSON Lines."""
    chance = random.Random(7)
    posts = [frontmatter.load(str(file)) for file in sorted((ROOT / "corpus" / "articles").glob("*/*.md"))]
    pools: dict[str, list[str]] = {}
    for post in posts:
        spans = sentences(post.content)
        pools.setdefault(str(post["language"]), []).extend(span.of(post.content) for span in spans)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            language = chance.choice(sorted(pools))
            text = " ".join(chance.sample(pools[language], SENTENCES))
            file.write(json.dumps({"id": f"made-{number}", "lang": language, "text": text}) + "\n")
    return path


def timed_share() -> float:
    """Return the share of an ingest's time that its encoder, at work alone on the same texts, does not take."""
    encoder = Recording()
    with tempfile.TemporaryDirectory() as folder:
        rows = made_articles(Path(folder) / "made.jsonl", TIMED)
        setup = Setup(
            Path(folder) / "index",
            tuple(read_organisations(ORGANISATIONS)),
            "bench",
            encoder.fingerprint,
            lambda: encoder,
        )
        started = time.perf_counter()
        ingest([rows], setup)
        seconds = time.perf_counter() - started
    return 1 - encoder.seconds_alone() / seconds


def growth_kilobytes() -> float:
    """Return the memory that each further article of a larger input takes beside its vectors, kilobytes."""
    peaks = []
    for count in (FEW, MANY):
        command = [sys.executable, "-m", "tests.bench_ingest", str(count)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        peaks.append(float(done.stdout))
    return (peaks[1] - peaks[0]) / (MANY - FEW)


def main() -> None:
    """Ingest made articles and print the highest resident memory beside the graph of the vectors, kilobytes."""
    with tempfile.TemporaryDirectory() as folder:
        rows = made_articles(Path(folder) / "made.jsonl", int(sys.argv[1]))
        known = tuple(read_organisations(ORGANISATIONS))
        ingest([rows], Setup(Path(folder) / "index", known, "bench", "free", Free))
        graph = sum(file.stat().st_size for file in Path(folder).rglob("*level0.bin"))  # which Chroma holds in memory
    # The process's own: what `getrusage` tells begins with the memory of the process that started this one.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    sys.stdout.write(f"{int(peak.split()[1]) - graph // 1024}\n")


if __name__ == "__main__":
    main()
