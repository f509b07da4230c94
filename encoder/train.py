"""`python -m encoder.train`: makes encoder/model from the base weights and the parallel pairs, stage by stage.

Each stage leaves its result in the working folder; a killed run goes on where it was, a finished stage is not redone.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from tqdm import tqdm  # type: ignore[import-untyped]

from encoder.base import base_folder
from encoder.batches import ANCHOR_TOKENS, bucketed, tokenise
from encoder.data import LANGUAGES, Pair, training_pairs
from encoder.distil import BODY_STAGE, EMBEDDINGS_STAGE, Lessons, Stage, distil
from encoder.initialise import initial_rows
from encoder.material import training_examples
from encoder.pack import pack
from encoder.questions import digest_pairs, question_pairs
from encoder.student import EMBEDDINGS, Student
from encoder.teacher import teacher_vectors
from encoder.tokeniser import base_pieces
from encoder.vocabulary import build_vocabulary

STAGES = ("vocabulary", "initialise", "embeddings", "body", "pack")
MODEL = Path(__file__).resolve().parent / "model"
ENGLISH_ANCHORS = 20_000
BODY_KEPT = 0.8  # of what the last stage changed in the body: English pays for all of it with .001 of cosine


@dataclass(frozen=True, slots=True)
class Run:
    """The choices of one run and its folders."""

    data: Path
    questions: Path | None
    digests: Path | None
    base: Path
    work: Path
    model: Path
    seed: int
    seconds: dict[str, float]

    @property
    def tokeniser(self) -> Path:
        """Return where the tokeniser with the whole vocabulary stands."""
        return self.work / "tokenizer.json"

    def weights(self, stage: str) -> Path:
        """Return where a stage leaves its weights."""
        return self.work / f"{stage}.safetensors"


def make_vocabulary(run: Run, pairs: Sequence[Pair]) -> None:
    """Write the tokeniser and the number of base pieces."""
    tokeniser, kept = build_vocabulary(run.base, pairs)
    tokeniser.save(str(run.tokeniser), pretty=False)
    (run.work / "vocabulary.json").write_text(json.dumps({"kept": kept, "rows": tokeniser.get_vocab_size()}))


def initialise(run: Run, pairs: Sequence[Pair]) -> None:
    """Write the base weights with an embedding for every new piece."""
    tokeniser = Tokenizer.from_file(str(run.tokeniser))
    weights = load_file(run.base / "model.safetensors")
    rows = tokeniser.get_vocab()
    kept = [at for at, piece in enumerate(base_pieces(run.base)) if rows.get(piece, kept_rows(run)) < kept_rows(run)]
    embeddings, covered = initial_rows(pairs, tokeniser, weights[EMBEDDINGS].numpy()[kept])
    tqdm.write(f"{covered:.1%} of the new pieces have a translation")
    weights[EMBEDDINGS] = torch.from_numpy(embeddings)
    save_file({name: value.contiguous() for name, value in weights.items()}, run.weights("initialise"))


def kept_rows(run: Run) -> int:
    """Return the number of base pieces, which fill the first rows."""
    return int(json.loads((run.work / "vocabulary.json").read_text())["kept"])


def train_stage(run: Run, pairs: Sequence[Pair], stage: Stage, before: str) -> None:
    """Distil one stage from the weights of the stage before."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(run.seed)
    student = Student(run.base, load_file(run.weights(before)), kept_rows(run)).to(device)
    checkpoint = run.work / f"{stage.name}.checkpoint"
    distil(student, lessons(run, pairs, stage), stage, checkpoint, run.seconds[stage.name])
    weights = {name: value.cpu().contiguous() for name, value in student.weights().items()}
    save_file(weights, run.weights(stage.name))


def lessons(run: Run, pairs: Sequence[Pair], stage: Stage) -> Lessons:
    """Return what one stage reads; the stages shuffle differently, the material is the same."""
    tokeniser = Tokenizer.from_file(str(run.tokeniser))
    examples = training_examples(run.data, pairs, run.seed)
    english = sorted({example.english for example in examples})
    row = {text: at for at, text in enumerate(english)}
    teacher = torch.from_numpy(teacher_vectors(run.base, english, run.work))
    anchors = english_anchors(english, tokeniser, kept_rows(run), run.seed)
    seed = run.seed + STAGES.index(stage.name)
    questions = question_pairs(run.questions, run.seed) + digest_pairs(run.digests, LANGUAGES)
    asked = tokenise([question for question, _ in questions], tokeniser)
    read = tokenise([paragraph for _, paragraph in questions], tokeniser)
    return Lessons(
        foreign=bucketed(tokenise([example.text for example in examples], tokeniser), seed),
        english=bucketed(tokenise(anchors, tokeniser), seed, ANCHOR_TOKENS),
        teacher=teacher,
        foreign_rows=torch.tensor([row[example.english] for example in examples]),
        english_rows=torch.tensor([row[text] for text in anchors]),
        questions=list(zip(asked, read, strict=True)),
    )


def english_anchors(english: Sequence[str], tokeniser: Tokenizer, kept: int, seed: int) -> list[str]:
    """Return English texts that must keep their vectors: half of them, where there are so many, hold new pieces."""
    chance = random.Random(seed)
    lines = tokeniser.encode_batch(list(english))
    changed = [text for text, line in zip(english, lines, strict=True) if max(line.ids) >= kept]
    chosen = set(chance.sample(changed, min(ENGLISH_ANCHORS // 2, len(changed))))
    others = [text for text in english if text not in chosen]
    return sorted(chosen) + chance.sample(others, min(ENGLISH_ANCHORS - len(chosen), len(others)))


def run_stages(run: Run, stages: Sequence[str]) -> None:
    """Run the wanted stages in their order; what a stage has left is not made again."""
    run.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(run.seed)
    pairs = training_pairs(run.data, run.seed)
    if "vocabulary" in stages and not run.tokeniser.exists():
        make_vocabulary(run, pairs)
    if "initialise" in stages and not run.weights("initialise").exists():
        initialise(run, pairs)
    for stage, before in ((EMBEDDINGS_STAGE, "initialise"), (BODY_STAGE, EMBEDDINGS_STAGE.name)):
        if stage.name in stages and not run.weights(stage.name).exists():
            train_stage(run, pairs, stage, before)
    if "pack" in stages:
        last = next(name for name in ("body", "embeddings", "initialise") if run.weights(name).exists())
        weights = load_file(run.weights(last))
        if last == BODY_STAGE.name:
            weights = blended(load_file(run.weights(EMBEDDINGS_STAGE.name)), weights)
        size = pack(run.model, run.base, weights, Tokenizer.from_file(str(run.tokeniser)))
        tqdm.write(f"{run.model}: {size / 1e6:.1f} MB, weights of the stage {last}")


def blended(before: Mapping[str, torch.Tensor], after: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return the weights after a stage with the body moved back a little towards what it was before.

    Source: Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", weight-space ensembles.
    """
    return {
        name: torch.lerp(before[name], value, BODY_KEPT) if name != EMBEDDINGS and value.is_floating_point() else value
        for name, value in after.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog="python -m encoder.train", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/encoder/train"), help="folder of the pairs")
    parser.add_argument("--questions", type=Path, help="questions with paragraphs, SQuAD form (training half only)")
    parser.add_argument("--digests", type=Path, help="our own digests, one folder a language: headline to body")
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; default: the installed package's")
    parser.add_argument("--work", type=Path, default=Path(".cache/encoder"), help="stages and checkpoints")
    parser.add_argument("--model", type=Path, default=MODEL, help="the folder to make")
    parser.add_argument("--stages", default=",".join(STAGES), help=f"some of {','.join(STAGES)}")
    parser.add_argument("--embeddings-minutes", type=float, default=600.0, help="at most this long; default: one pass")
    parser.add_argument("--body-minutes", type=float, default=600.0, help="at most this long; default: one pass")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    seconds = {"embeddings": given.embeddings_minutes * 60, "body": given.body_minutes * 60}
    base = base_folder(given.base)
    run = Run(given.data, given.questions, given.digests, base, given.work, given.model, given.seed, seconds)
    run_stages(run, given.stages.split(","))


if __name__ == "__main__":
    main()
