"""Intervals: the mean of a measure and how far it may be off, by resampling dialogues. Pure, with a fixed seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2_000
SEED = 20_240_601
LEVEL = 0.95
Z = 1.959964  # of the normal distribution, at LEVEL

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its interval."""

    value: float
    low: float
    high: float
    count: int  # of questions


def mean_interval(values: Sequence[float], clusters: Sequence[str]) -> Estimate | None:
    """Return the mean with its bootstrap interval; turns of one dialogue are drawn together. None of no values.

    Where all values are 0 or all are 1, resampling can tell nothing and the Wilson score interval is given.
    """
    if not values:
        return None
    data = np.asarray(values, dtype=np.float64)
    mean = float(data.mean())
    if bool((data == data[0]).all()):
        low, high = wilson(mean, len(data)) if mean in (0.0, 1.0) else (mean, mean)
        return Estimate(mean, low, high, len(data))
    sums, counts = _by_cluster(data, clusters)
    drawn = _draws(len(sums))
    low, high = _ends(sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1))
    return Estimate(mean, low, high, len(data))


def quantile_interval(values: Sequence[float], quantile: float) -> Estimate | None:
    """Return a quantile with its bootstrap interval; None of no values."""
    return _interval(values, lambda data: np.quantile(data, quantile, axis=-1))


def _interval(values: Sequence[float], statistic: Callable[[Floats], Floats]) -> Estimate | None:
    """Return a statistic with its bootstrap interval over single values."""
    if not values:
        return None
    data = np.asarray(values, dtype=np.float64)
    low, high = _ends(statistic(data[_draws(len(data))]))
    return Estimate(float(statistic(data)), low, high, len(data))


def _by_cluster(data: Floats, clusters: Sequence[str]) -> tuple[Floats, Floats]:
    """Return the sum and the count of each cluster's values."""
    numbers = {name: at for at, name in enumerate(dict.fromkeys(clusters))}
    index = np.array([numbers[name] for name in clusters])
    sums = np.bincount(index, weights=data)
    return np.asarray(sums, dtype=np.float64), np.bincount(index).astype(np.float64)


def _draws(size: int) -> NDArray[np.int64]:
    """Return indexes drawn with replacement, shape (RESAMPLES, size), the same for every call of one size."""
    return np.random.default_rng(SEED).integers(0, size, size=(RESAMPLES, size))


def _ends(resampled: Floats) -> tuple[float, float]:
    """Return the ends of the middle LEVEL of resampled statistics."""
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(resampled, [tail, 1 - tail])
    return float(low), float(high)


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return the Wilson score interval of a share: 0 of 100 -> (0.0, 0.037)."""
    centre = share + Z**2 / (2 * count)
    spread = Z * sqrt(share * (1 - share) / count + Z**2 / (4 * count**2))
    scale = 1 + Z**2 / count
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
