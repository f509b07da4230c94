"""`python -m encoder.measure`: every number of the model card, from the public sets that are for measuring only.

Prints a table of goals and writes encoder/measured.json. Any other encoder can be measured with --encoder.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from encoder.base import base_folder
from encoder.cost import load_cost, throughput
from encoder.data import LANGUAGES, read_pairs
from encoder.ranking import question_scores
from rag.encoder import Encoder, load_encoder

HERE = Path(__file__).resolve().parent
SETS = ("pud", "tatoeba_laser")
GOALS: tuple[tuple[str, Callable[[float], bool], str], ...] = (
    ("pud.ar-en", lambda value: value >= 0.95, "≥ .95"),
    ("pud.en-ar", lambda value: value >= 0.95, "≥ .95"),
    ("pud.fr-en", lambda value: value >= 0.97, "≥ .97"),
    ("pud.en-fr", lambda value: value >= 0.97, "≥ .97"),
    ("tatoeba_laser.ar-en", lambda value: value >= 0.80, "≥ .80"),
    ("tatoeba_laser.en-ar", lambda value: value >= 0.80, "≥ .80"),
    ("tatoeba_laser.fr-en", lambda value: value >= 0.88, "≥ .88"),
    ("tatoeba_laser.en-fr", lambda value: value >= 0.88, "≥ .88"),
    ("arcd.alone", lambda value: value >= 0.70, "≥ .70"),
    ("arcd.fused", lambda value: value >= 0.87, "≥ .87"),
    ("english.cosine", lambda value: value >= 0.995, "≥ .995"),
    ("speed.ratio", lambda value: value >= 1.5, "≥ 1.5"),
    ("speed.points_lost", lambda value: value <= 0.5, "≤ 0.5"),
    ("load.seconds", lambda value: value < 1.0, "< 1"),
    ("load.megabytes", lambda value: value < 250.0, "< 250"),
)


def matching(encoder: Encoder, folder: Path) -> dict[str, float]:
    """Return how often a sentence's nearest one is its translation, both ways, for each set and language."""
    scores: dict[str, float] = {}
    for name in SETS:
        for language in LANGUAGES:
            pairs = read_pairs(folder / f"{name}.{language}-en.tsv.gz", language, name)
            similarity = (
                encoder.encode_passages([pair.target for pair in pairs])
                @ encoder.encode_passages([pair.english for pair in pairs]).T
            )
            right = np.arange(len(pairs))
            scores[f"{name}.{language}-en"] = float((similarity.argmax(axis=1) == right).mean())
            scores[f"{name}.en-{language}"] = float((similarity.argmax(axis=0) == right).mean())
    return scores


def english_cosine(encoder: Encoder, base: Path, folder: Path) -> float:
    """Return the mean cosine to the base model's vectors of the same English sentences."""
    sentences = [pair.english for pair in read_pairs(folder / "pud.fr-en.tsv.gz", "fr", "pud")]
    original = load_encoder(str(base)).encode_passages(sentences)
    return float((encoder.encode_passages(sentences) * original).sum(axis=1).mean())


def measure(setting: str, evaluation: Path, questions: Path, base: Path | None) -> dict[str, float]:
    """Return every number by its name; what needs the base model is left out without it."""
    encoder = load_encoder(setting)
    scores = matching(encoder, evaluation)
    scores |= question_scores(encoder, questions)
    scores |= throughput(setting, questions, evaluation)
    scores |= load_cost(setting)
    if base:
        scores["english.cosine"] = english_cosine(encoder, base, evaluation)
    return {name: round(value, 4) for name, value in scores.items()}


def report(scores: dict[str, float]) -> str:
    """Return the table of the numbers beside their goals."""
    lines = ["| what | measured | goal | |", "|---|---|---|---|"]
    goals = {name: (reached, goal) for name, reached, goal in GOALS}
    for name, value in scores.items():
        reached, goal = goals.get(name, (lambda _: True, ""))
        mark = "" if not goal else "reached" if reached(value) else "missed"
        lines.append(f"| `{name}` | {value:.3f} | {goal} | {mark} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m encoder.measure", description=__doc__)
    parser.add_argument("--encoder", default=str(HERE / "model"), help="folder or hub name; default: the bundled one")
    parser.add_argument("--evaluation", type=Path, default=Path("../shared/encoder/eval"))
    parser.add_argument("--questions", type=Path, default=Path("../shared/qa/arcd-test.json"))
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; default: the installed package's")
    parser.add_argument("--output", type=Path, help="JSON of the numbers; default for the bundled one: measured.json")
    given = parser.parse_args(arguments)
    scores = measure(given.encoder, given.evaluation, given.questions, base_folder(given.base))
    sys.stdout.write(report(scores) + "\n")
    bundled = Path(given.encoder) == HERE / "model"
    output = given.output or (HERE / "measured.json" if bundled else None)
    if output:
        written = {"encoder": Path(given.encoder).name, "fingerprint": load_encoder(given.encoder).fingerprint}
        output.write_text(json.dumps(written | {"scores": scores}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
