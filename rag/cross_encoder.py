"""How surely a sentence answers a question, read together by one small model: the door to the bundled cross-encoder.

Trained by `encoder/reading.py`; it shares the word embeddings of the bundled encoder. It chooses and words nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.encoder import clean, has_fast_bfloat16, one_a_core
from rag.errors import EncoderError
from rag.schema import Article
from rag.settings import ROOT

if TYPE_CHECKING:
    from torch import Tensor
    from torch.nn import Module

ENCODER = ROOT / "encoder" / "model"  # its vocabulary and word embeddings, whatever encoder is configured
WEIGHTS = ROOT / "encoder" / "reading" / "model.safetensors"
EMBEDDINGS = "embeddings.word_embeddings.weight"
TOKENS = 192  # of question and sentence together; what exceeds them is not read
BATCH = 12  # pairs of like length, on one core


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    """A loaded model. Safe to share between threads: one reads at a time."""

    _tokeniser: Any = field(repr=False)
    _body: Module = field(repr=False)
    _head: Module = field(repr=False)
    _workers: ThreadPoolExecutor = field(repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return, for each passage, the log-odds that it answers the question."""
        order = sorted(range(len(passages)), key=lambda number: len(passages[number]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        scores = [0.0] * len(passages)
        with self._lock:
            read = self._workers.map(
                partial(self._read, clean(question)), [[passages[one] for one in batch] for batch in batches]
            )
            for batch, found in zip(batches, read, strict=True):
                for number, score in zip(batch, found, strict=True):
                    scores[number] = score
        return scores

    def _read(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return the log-odds of a batch."""
        import torch  # noqa: PLC0415 - seconds of start-up that commands without questions need not pay

        pairs = [question] * len(passages), [clean(passage) for passage in passages]
        tokens = self._tokeniser(
            *pairs, truncation="longest_first", max_length=TOKENS, padding=True, return_tensors="pt"
        )
        with torch.inference_mode():
            states = self._body(**tokens).last_hidden_state
            return [float(score) for score in score_states(states, tokens["attention_mask"], self._head)]


def score_states(states: Tensor, mask: Tensor, head: Module) -> Tensor:
    """Return the log-odds of pairs from the states of their tokens, shape (pairs, tokens, width): first and mean."""
    import torch  # noqa: PLC0415

    held = mask.unsqueeze(-1).to(states.dtype)
    mean = (states * held).sum(1) / held.sum(1)
    scores: Tensor = head(torch.cat([states[:, 0], mean], 1)).squeeze(-1)
    return scores


def new_head(width: int) -> Module:
    """Return the layers above the body, untrained."""
    from torch import nn  # noqa: PLC0415

    return nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Linear(width, 1))


def passage_of(article: Article, sentence: str) -> str:
    """Return a sentence as the model reads it: under its article's title and date, which say who and when."""
    return f"{article.title} ({article.published or ''}) {sentence}"


def load_cross_encoder(weights: Path = WEIGHTS) -> CrossEncoder:
    """Load the bundled model.

    Raises:
        EncoderError: its weights are missing or damaged.
    """
    import torch  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415
    from transformers import AutoTokenizer, BertConfig, BertModel  # noqa: PLC0415

    try:
        state = load_file(weights)
        state[f"body.{EMBEDDINGS}"] = load_file(ENCODER / "model.safetensors")[EMBEDDINGS]
    except (OSError, KeyError, SafetensorError) as error:
        message = f"The reading model in {weights} cannot be loaded ({error}): check the files out anew."
        raise EncoderError(message) from error
    config = BertConfig.from_pretrained(ENCODER)
    body, head = BertModel(config, add_pooling_layer=False), new_head(config.hidden_size)
    body.load_state_dict({name.removeprefix("body."): value for name, value in state.items() if name[:5] == "body."})
    head.load_state_dict({name.removeprefix("head."): value for name, value in state.items() if name[:5] == "head."})
    precision = torch.bfloat16 if has_fast_bfloat16() else torch.float32
    for part in (body, head):
        part.train(mode=False).to(precision)
    tokeniser = AutoTokenizer.from_pretrained(ENCODER)
    tokeniser(
        "", "", truncation="longest_first", max_length=TOKENS, padding=True
    )  # two threads may not set it up at once
    return CrossEncoder(tokeniser, body, head, one_a_core())
