"""Shares of employers: each employer has a share of its own, drawn from a beta law around the truth."""

from collections.abc import Iterator

import msgspec
import numpy as np

from metier.evaluate.intervals.market import Market, Random, Trial, estimated, owners, parts, rows_of, trial
from metier.statistics import floors, shares
from metier.statistics.counted import Counted

TRUTHS = (0.05, 0.1, 0.3, 0.6, 0.9)
ALIKE = (0.1, 0.3, 0.6)
"""Correlations of two postings of one employer."""


def cell(rng: Random, k: int, p: float, rho: float) -> Counted:
    """The postings of `k` employers that say so with a mean share `p`."""
    owner = owners(rng, k)
    own = rng.beta(p * (1 - rho) / rho, (1 - p) * (1 - rho) / rho, k)
    return rows_of(owner, (rng.random(len(owner)) < own[owner]).astype(np.float64), parts(rng, len(owner)))


def draw(rng: Random, k: int) -> Iterator[Trial]:
    """The share of one cell."""
    p, rho = float(rng.choice(TRUTHS)), float(rng.choice(ALIKE))
    found = estimated(shares.METHOD, cell(rng, k, p, rho), {})
    made = trial("share", shares.METHOD, found, p)
    shown = floors.judge_share(found).suppressed is None
    yield msgspec.structs.replace(made, published=shown, detail=f"of {p * 100:g}%")


MARKET = Market(("share",), (5, 8, 10, 15, 20, 30, 50, 80, 150), draw)
