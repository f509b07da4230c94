"""Batches of like length: every batch holds about as many tokens, whatever its texts. Knows nothing of models."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

TOKENS = 2048  # of a batch, padding counted
ANCHOR_TOKENS = 768  # of a batch of the English anchor
LARGEST = 128  # texts of a batch: more of the shortest ones would only repeat themselves
WINDOW = 160  # tokens read of one text


@dataclass(frozen=True, slots=True)
class Tokens:
    """Token ids of all texts, and which texts stand in which batch."""

    ids: list[list[int]]
    batches: list[list[int]]

    def padded(self, batch: int, device: torch.device) -> tuple[Tensor, Tensor]:
        """Return ids and mask of one batch."""
        return pad([self.ids[at] for at in self.batches[batch]], device)


def tokenise(texts: Sequence[str], tokeniser: Tokenizer) -> list[list[int]]:
    """Return the ids of each text, cut at the window."""
    encoded = tokeniser.encode_batch(list(texts))
    return [line.ids if len(line.ids) <= WINDOW else [*line.ids[: WINDOW - 1], line.ids[-1]] for line in encoded]


def bucketed(ids: list[list[int]], seed: int, tokens: int = TOKENS) -> Tokens:
    """Sort by length with some noise, cut into batches of equal work, and shuffle the batches."""
    chance = random.Random(seed)
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]) + chance.random() * 2)
    batches: list[list[int]] = [[]]
    for at in order:
        full = (len(batches[-1]) + 1) * len(ids[at]) > tokens or len(batches[-1]) >= LARGEST
        if full and batches[-1]:
            batches.append([])
        batches[-1].append(at)
    chance.shuffle(batches)
    return Tokens(ids, batches)


def pad(lines: Sequence[Sequence[int]], device: torch.device) -> tuple[Tensor, Tensor]:
    """Return ids and mask as tensors; [PAD] is row 0."""
    width = max(map(len, lines))
    ids: NDArray[np.int64] = np.zeros((len(lines), width), dtype=np.int64)
    mask: NDArray[np.int64] = np.zeros((len(lines), width), dtype=np.int64)
    for row, line in enumerate(lines):
        ids[row, : len(line)] = line
        mask[row, : len(line)] = 1
    return torch.from_numpy(ids).to(device), torch.from_numpy(mask).to(device)
