"""What the encoder costs: passages a second in the machine's precision and in float32, load time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from encoder.data import read_pairs
from encoder.ranking import read_questions
from rag.encoder import load_encoder

PASSAGE_WORDS = 120
PASSAGES = 64
REPEATS = 5
LOADING = """
import json, sys, time
from pathlib import Path
import sentence_transformers, torch
from rag.encoder import load_encoder

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

before, started = resident(), time.perf_counter()
encoder = load_encoder(sys.argv[1])
loaded = time.perf_counter() - started
encoder.encode_queries(["كم تبرعت الشركة؟"])
print(json.dumps({"load.seconds": loaded, "load.megabytes": (resident() - before) / 1e6}))
"""


def throughput(setting: str, questions: Path, evaluation: Path) -> dict[str, float]:
    """Return passages a second in both precisions, measured in turns, and the points of `pud` the faster one loses."""
    words = " ".join(read_questions(questions)[0]).split()
    passages = [" ".join(words[at * PASSAGE_WORDS : (at + 1) * PASSAGE_WORDS]) for at in range(PASSAGES)]
    served = load_encoder(setting)
    plain = SentenceTransformer(setting, model_kwargs={"dtype": torch.float32})
    seconds: dict[str, list[float]] = {"served": [], "float32": []}
    for _ in range(REPEATS):
        started = time.perf_counter()
        served.encode_passages(passages)
        middle = time.perf_counter()
        plain.encode(passages, batch_size=32, show_progress_bar=False)
        seconds["served"].append(middle - started)
        seconds["float32"].append(time.perf_counter() - middle)
    best = {name: min(times) for name, times in seconds.items()}
    pairs = read_pairs(evaluation / "pud.ar-en.tsv.gz", "ar", "pud")
    arabic, english = [pair.target for pair in pairs], [pair.english for pair in pairs]
    full = plain.encode(arabic, normalize_embeddings=True) @ plain.encode(english, normalize_embeddings=True).T
    fast = served.encode_passages(arabic) @ served.encode_passages(english).T
    right = np.arange(len(pairs))
    lost = (full.argmax(axis=1) == right).mean() - (fast.argmax(axis=1) == right).mean()
    return {
        "speed.served": PASSAGES / best["served"],
        "speed.float32": PASSAGES / best["float32"],
        "speed.ratio": best["float32"] / best["served"],
        "speed.points_lost": max(0.0, float(lost) * 100),
    }


def load_cost(setting: str) -> dict[str, float]:
    """Return load time and memory beyond the imports of sentence-transformers, in a fresh process with a warm disk."""
    found: dict[str, float] = {}
    for _ in range(2):
        output = subprocess.run([sys.executable, "-c", LOADING, setting], check=True, capture_output=True, text=True)
        found = json.loads(output.stdout)
    return found
