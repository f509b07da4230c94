"""`python -m encoder.reading`: makes encoder/reading, the cross-encoder that reads a question with a sentence.

The body of the bundled encoder goes on learning with a new head, its word embeddings as they are: first whether a
passage holds a piece of text across languages, then whether a sentence answers a question. `encoder/README.md` tells
what came out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from tqdm import tqdm  # type: ignore[import-untyped]
from transformers import AutoTokenizer, BatchEncoding, BertConfig, BertModel

from encoder.data import training_pairs
from encoder.reading_lessons import Lesson, answering, containment, grouped, of_paragraphs
from rag.cross_encoder import EMBEDDINGS, ENCODER, TOKENS, WEIGHTS, new_head, score_states
from rag.encoder import has_fast_bfloat16, load_encoder
from rag.store import Generation

QUESTIONS = WEIGHTS.with_name("questions.jsonl")
SENTENCES = 34_000  # of the parallel pairs, chosen at random
BATCH = 32
RATE_OF_HEAD = 4  # times the body's
WARM_UP = 50  # steps
KEPT = 4_000  # lessons of containment that the second stage repeats: else it forgets them
HOLDS_WEIGH = 2.0  # how much a true lesson weighs: there are fewer


class Model(nn.Module):
    """The body and the head in training."""

    def __init__(self, start: Path = ENCODER / "model.safetensors") -> None:
        super().__init__()
        config = BertConfig.from_pretrained(ENCODER)
        self.body = BertModel(config, add_pooling_layer=False)
        self.body.load_state_dict({name: value.float() for name, value in load_file(start).items()}, strict=False)
        self.body.embeddings.word_embeddings.weight.requires_grad = False
        self.head = new_head(config.hidden_size)

    def forward(self, tokens: BatchEncoding) -> Tensor:
        """Return the log-odds of a batch of pairs."""
        states = self.body(**tokens).last_hidden_state
        return score_states(states.float(), tokens["attention_mask"], self.head)


def batches_of(draw: Callable[[], Sequence[Lesson]], chance: random.Random) -> Iterator[Sequence[Lesson]]:
    """Yield batches of like length without end, the lessons of each pass drawn anew."""
    while True:
        ordered = sorted(draw(), key=lambda lesson: len(lesson.text) + len(lesson.passage))
        batches = [ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH)]
        chance.shuffle(batches)
        yield from batches


def learn(model: Model, draw: Callable[[], Sequence[Lesson]], seconds: float, rate: float, seed: int) -> None:
    """Train on the lessons of pass after pass for a time; the rate falls to nothing at its end."""
    tokeniser = AutoTokenizer.from_pretrained(ENCODER)
    batches = batches_of(draw, random.Random(seed))
    body = [parameter for parameter in model.body.parameters() if parameter.requires_grad]
    groups: list[dict[str, Any]] = [{"params": body}, {"params": list(model.head.parameters())}]
    optimiser = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    loss_of = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(HOLDS_WEIGH))
    started, steps, shown = time.monotonic(), 0, 0.7
    model.train()
    with tqdm(total=round(seconds), unit="s") as bar:
        while (passed := time.monotonic() - started) < seconds:
            batch = next(batches)
            pace = min(1.0, (steps + 1) / WARM_UP) * (1 - passed / seconds) * rate
            optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = pace, RATE_OF_HEAD * pace
            tokens = tokeniser(
                [one.text for one in batch],
                [one.passage for one in batch],
                truncation="longest_first",
                max_length=TOKENS,
                padding=True,
                return_tensors="pt",
            )
            with torch.autocast("cpu", torch.bfloat16, enabled=has_fast_bfloat16()):
                scores = model(tokens)
            loss = loss_of(scores.float(), torch.tensor([float(one.holds) for one in batch]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            steps, shown = steps + 1, 0.98 * shown + 0.02 * loss.item()
            bar.set_postfix(loss=f"{shown:.3f}", steps=steps)
            bar.update(round(passed) - bar.n)
    model.eval()


def pack(model: Model, target: Path) -> None:
    """Write what the word embeddings of the bundled encoder leave out, in half precision."""
    named = {name: value for name, value in model.state_dict().items() if not name.endswith(EMBEDDINGS)}
    target.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.to(torch.bfloat16).contiguous() for name, value in named.items()}, target)
    target.chmod(0o644)  # safetensors writes for the owner alone


def main() -> None:
    """Train both stages and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the parallel pairs")
    parser.add_argument("--questions", type=Path, required=True, help="ARCD's training half")
    parser.add_argument("--index", type=Path, required=True, help="an index of corpus/")
    parser.add_argument("--target", type=Path, default=WEIGHTS)
    parser.add_argument("--minutes", type=float, nargs=2, default=(15.0, 60.0), help="of either stage")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    encoder, model = load_encoder(str(ENCODER)), Model()
    pairs = training_pairs(given.data, given.seed)
    random.Random(given.seed).shuffle(pairs)
    held = containment(grouped(pairs[:SENTENCES]), encoder, given.seed)
    learn(model, lambda: held, 60 * given.minutes[0], 8e-5, given.seed)
    with Generation.open(given.index, encoder.fingerprint) as generation:
        examined = list(answering(QUESTIONS, generation, encoder))
    chance = random.Random(given.seed)
    kept = [*of_paragraphs(given.questions, given.seed), *chance.sample(held, KEPT)]
    learn(
        model,
        lambda: [*kept, *(lesson for one in examined for lesson in one.lessons(chance))],
        60 * given.minutes[1],
        7e-5,
        given.seed,
    )
    pack(model, given.target)


if __name__ == "__main__":
    main()
