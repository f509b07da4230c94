"""Whether two runs over the same questions differ by more than chance: paired randomisation. Pure, its seed fixed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

PERMUTATIONS = 10_000
SEED = 20_240_602
BATCH = 1_000  # permutations held in memory at once
TOLERANCE = 1e-12


def p_value(first: Sequence[float], second: Sequence[float], clusters: Sequence[str]) -> float:
    """Return the two-sided p of a difference of means; turns of one dialogue change sides together.

    Under the null hypothesis either run could have given either score, so each dialogue's differences keep or change
    their sign; p is the share of such draws at least as far from 0, the observed one counted among them.
    """
    differences = np.asarray(second, dtype=np.float64) - np.asarray(first, dtype=np.float64)
    numbers = {name: at for at, name in enumerate(dict.fromkeys(clusters))}
    summed = np.bincount([numbers[name] for name in clusters], weights=differences, minlength=len(numbers))
    observed = abs(float(summed.sum()))
    random = np.random.default_rng(SEED)
    as_far = 0
    for _ in range(PERMUTATIONS // BATCH):
        signs = random.integers(0, 2, size=(BATCH, len(summed)), dtype=np.int8) * 2 - 1
        as_far += int((np.abs(signs @ summed) >= observed - TOLERANCE).sum())
    return (as_far + 1) / (PERMUTATIONS + 1)
