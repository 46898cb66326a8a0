"""Samples of employers with a known truth: sizes with a heavy tail, employers that differ from one another."""

import numpy as np

from metier.statistics.estimate import Bools, Floats, Ints


def employers(rng: np.random.Generator, k: int) -> Ints:
    """An employer code for each posting: `k` employers with Pareto sizes."""
    sizes = np.minimum(np.ceil(rng.pareto(1.2, k) + 0.5), 200).astype(np.int64)
    return np.repeat(np.arange(k, dtype=np.int64), sizes)


def hits(rng: np.random.Generator, owner: Ints, p: float, rho: float) -> Bools:
    """A yes or no for each posting: employers' own shares are beta with mean `p` and intra-class correlation `rho`."""
    a = p * (1 - rho) / rho
    b = (1 - p) * (1 - rho) / rho
    own = rng.beta(a, b, int(owner.max()) + 1)
    return np.asarray(rng.random(len(owner)) < own[owner], dtype=np.bool_)


def pay(rng: np.random.Generator, owner: Ints) -> Floats:
    """Yearly pay: log-normal, half of the variance between employers; the employer-weighted median is 100,000."""
    own = rng.normal(0, 0.2, int(owner.max()) + 1)
    return np.asarray(100_000 * np.exp(own[owner] + rng.normal(0, 0.2, len(owner))), dtype=np.float64)
