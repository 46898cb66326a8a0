"""Whether two lists of numbers put the same things in the same order."""

import numpy as np

from metier.statistics.estimate import Floats

LEAST = 3


def rank_correlation(one: Floats, other: Floats) -> float | None:
    """Spearman's rank correlation of two parallel arrays; None below three pairs or where one side is all the same.

    The correlation of the ranks, ties at their mean rank (Spearman 1904). Rounded to four digits.
    """
    if len(one) < LEAST:
        return None
    a, b = _ranks(one), _ranks(other)
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return round(float((a * b).sum()) / size, 4) if size else None


def _ranks(values: Floats) -> Floats:
    """The ranks of values from 1; equal values share the mean of theirs."""
    _, back, times = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(times)
    return np.asarray((last - (times - 1) / 2)[back], dtype=np.float64)
