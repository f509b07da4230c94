"""A first embedding for every new piece: that of the English pieces it translates.

Which ones, and how much, is learned from the pairs by IBM model 1 (Brown et al. 1993): expectation maximisation over
pieces that occur in translations of each other. Knows nothing of the model's body.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tqdm import tqdm  # type: ignore[import-untyped]

from encoder.data import Pair

ROUNDS = 6
LONGEST = 40  # pieces of a sentence that are aligned; longer ones teach little and cost the square
BEST = 5  # English pieces that one new piece takes its embedding from
RELIABLE = 0.15  # of the best one's weight, below which an English piece is noise

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Integers = NDArray[np.int64]


def initial_rows(pairs: Sequence[Pair], tokeniser: Tokenizer, base_rows: Floats) -> tuple[Floats, float]:
    """Return embeddings for all rows, and the share of new ones that some pair gave a translation."""
    kept = len(base_rows)
    rows = tokeniser.get_vocab_size()
    targets, english, weights = _weights(pairs, tokeniser)
    result = np.zeros((rows, base_rows.shape[1]), dtype=np.float32)
    result[:kept] = base_rows
    usual = float(np.linalg.norm(base_rows, axis=1).mean())
    new = (targets >= kept) & (english < kept)
    targets, english, weights = _best(targets[new], english[new], weights[new])
    total = np.bincount(targets, weights, minlength=rows)
    for start in range(0, len(targets), 100_000):
        part = slice(start, start + 100_000)
        share = (weights[part] / total[targets[part]]).astype(np.float32)
        np.add.at(result, targets[part], share[:, None] * base_rows[english[part]])
    known = np.flatnonzero(total)
    result[known] *= usual / np.maximum(np.linalg.norm(result[known], axis=1, keepdims=True), 1e-6)
    unknown = np.setdiff1d(np.arange(kept, rows), known)
    middle = result[known].mean(axis=0) if len(known) else base_rows.mean(axis=0)
    result[unknown] = middle + _from_parts(unknown, tokeniser, result, known) * 0.5
    return result, len(known) / max(1, rows - kept)


def _weights(pairs: Sequence[Pair], tokeniser: Tokenizer) -> tuple[Integers, Integers, Doubles]:
    """Return (new piece, English piece, expected count) after the last round of expectation maximisation."""
    keys, sentences = _occurrences(pairs, tokeniser)
    rows = tokeniser.get_vocab_size()
    unique, inverse = np.unique(keys, return_inverse=True)
    targets = unique // rows
    table: Doubles = np.ones(len(unique), dtype=np.float64)
    counts: Doubles = table
    for _ in tqdm(range(ROUNDS), desc="aligning pieces", unit="round"):
        value = table[inverse]
        value /= np.bincount(sentences, value)[sentences]
        counts = np.bincount(inverse, value, minlength=len(unique)).astype(np.float64)
        table = counts / np.bincount(targets, counts, minlength=rows)[targets]
    return targets, unique % rows, counts


def _occurrences(pairs: Sequence[Pair], tokeniser: Tokenizer) -> tuple[Integers, Integers]:
    """Return every (target piece, English piece) that stand in one pair, and the number of its English occurrence."""
    rows = tokeniser.get_vocab_size()
    nothing = tokeniser.token_to_id("[MASK]")  # takes the English words that nothing translates
    left = tokeniser.encode_batch([pair.target for pair in pairs], add_special_tokens=False)
    right = tokeniser.encode_batch([pair.english for pair in pairs], add_special_tokens=False)
    keys, sentences, seen = [], [], 0
    for target, english in zip(left, right, strict=True):
        one = np.array([nothing, *target.ids[:LONGEST]], dtype=np.int64)
        other = np.array(english.ids[:LONGEST], dtype=np.int64)
        keys.append((one[None, :] * rows + other[:, None]).ravel())
        sentences.append(np.repeat(np.arange(seen, seen + len(other)), len(one)))
        seen += len(other)
    return np.concatenate(keys), np.concatenate(sentences)


def _best(targets: Integers, english: Integers, weights: Doubles) -> tuple[Integers, Integers, Doubles]:
    """Keep the few reliable English pieces of each new piece."""
    order = np.lexsort((-weights, targets))
    targets, english, weights = targets[order], english[order], weights[order]
    first = np.flatnonzero(np.r_[True, targets[1:] != targets[:-1]])
    rank = np.arange(len(targets)) - np.repeat(first, np.diff(np.r_[first, len(targets)]))
    highest = np.repeat(weights[first], np.diff(np.r_[first, len(targets)]))
    keep = (rank < BEST) & (weights > RELIABLE * highest)
    return targets[keep], english[keep], weights[keep]


def _from_parts(unknown: Integers, tokeniser: Tokenizer, result: Floats, known: Integers) -> Floats:
    """Return for pieces that no pair holds what the longest known beginning of each says, else nothing."""
    vocabulary = tokeniser.get_vocab()
    by_row = {row: piece for piece, row in vocabulary.items()}
    trusted = set(known.tolist())
    parts = np.zeros((len(unknown), result.shape[1]), dtype=np.float32)
    for place, row in enumerate(unknown.tolist()):
        piece = by_row[row]
        for at in range(len(piece) - 1, 2, -1):
            start = vocabulary.get(piece[:at], -1)
            if start in trusted:
                parts[place] = result[start]
                break
    return parts
