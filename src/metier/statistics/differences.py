"""Differences of two shares or two quantiles in which every employer weighs the same, employers on both sides as pairs."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from metier.statistics import shares
from metier.statistics.counted import Counted
from metier.statistics.estimate import Estimate, Floats, Ints, dense
from metier.statistics.quantiles import Distribution
from metier.statistics.student import t_quantile

SHARES, QUANTILES = "share-difference@1", "quantile-difference@1"
HERE, THERE = "here", "there"
_NONE = 1e-15


class Side(NamedTuple):
    """One side of a difference: its value, the employers (codes common to both sides) and what each tells of the value.

    `told` is employer j's own share, or its part at or below the quantile: the value's error follows their mean's. `ends`
    gives the interval for a t; `n_eff` and `n` are as in `Estimate`.
    """

    value: float
    employer: Ints
    told: Floats
    ends: Callable[[float], tuple[float, float]]
    n_eff: float
    n: int

    @property
    def variance(self) -> float:
        """The variance of the mean of `told`: s^2/J; 0 for one employer, which is described, not drawn from others."""
        return float(self.told.var(ddof=1)) / len(self.told) if len(self.told) > 1 else 0.0


def share_difference(here: Counted, there: Counted) -> Estimate:
    """The share here minus the share there, in percentage points (-100 to 100), with its 95% interval (see `_difference`).

    Employers are matched by their codes, which must mean the same on both sides. Raises ValueError when a side has no rows.
    """
    found = _difference(_share_side(here), _share_side(there))
    low, high = (None if end is None else min(max(end * 100.0, -100.0), 100.0) for end in (found.low, found.high))
    return Estimate(found.value * 100.0, low, high, found.n, found.k, found.n_eff, found.top)


def quantile_difference(here: Counted, there: Counted, p: float) -> Estimate:
    """The quantile of order `p` here minus the one there, in the unit of the values, with its 95% interval (see `_difference`).

    Employers are matched by their codes, which must mean the same on both sides. Raises ValueError when a side has no rows.
    """
    return _difference(_quantile_side(here, p), _quantile_side(there, p))


def _difference(here: Side, there: Side) -> Estimate:
    """The difference d of two values with the interval that follows from the intervals (l, u) of each.

    d - sqrt(a^2 + b^2 - 2 r a b) with a = here - l_here, b = u_there - there; the upper end likewise with a = u_here - here,
    b = there - l_there. r is the correlation of the two values: employers on both sides (m of them) tell of both, so
    r = m cov(told here, told there) / (J_here J_there) / (s_here s_there), 0 where no employer is on both. A quantile moves
    with the part below it, so its r is that of the parts: no density is needed. The t of each interval has Satterthwaite's
    degrees of freedom for the difference, rounded down. A side of one employer is a description: its interval has no length.

    Sources: Zou and Donner 2008 (intervals from the recovered variances of each side); Zou 2007 (with correlation);
    Woodruff 1952; Satterthwaite 1946.
    """
    r, df = _together(here, there)
    k = len(np.union1d(here.employer, there.employer))
    weight = max(1.0 / len(here.told), 1.0 / len(there.told))
    n_eff = 1.0 / (1.0 / here.n_eff + 1.0 / there.n_eff)
    value, n = here.value - there.value, here.n + there.n
    if df is None:
        return Estimate(value, None, None, n, k, n_eff, weight)
    t = t_quantile(0.975, df)
    (low, high), (other_low, other_high) = here.ends(t), there.ends(t)
    down, up = (
        math.sqrt(max(a * a + b * b - 2.0 * r * a * b, 0.0))
        for a, b in ((here.value - low, other_high - there.value), (high - here.value, there.value - other_low))
    )
    return Estimate(value, value - down, value + up, n, k, n_eff, weight)


def _together(here: Side, there: Side) -> tuple[float, float | None]:
    """The correlation of the two values, and the degrees of freedom of their difference; None where neither side is drawn."""
    sides = [side for side in (here, there) if len(side.told) > 1]
    if not sides:
        return 0.0, None
    least = float(min(len(side.told) - 1 for side in sides))
    both, mine, theirs = np.intersect1d(here.employer, there.employer, return_indices=True)
    spread = math.sqrt(here.variance * there.variance)
    if spread <= _NONE:
        return 0.0, least
    r = 0.0
    if len(both) > 1:
        a, b = here.told[mine], there.told[theirs]
        covariance = float(((a - a.mean()) * (b - b.mean())).sum()) / (len(both) - 1)
        r = covariance * len(both) / (len(here.told) * len(there.told)) / spread
    parts = [(here.variance, len(here.told) - 1), (there.variance, len(there.told) - 1)]
    welch = sum(v for v, _ in parts) ** 2 / sum(v * v / df for v, df in parts)
    shared = len(both) / min(len(here.told), len(there.told))
    return min(max(r, -1.0), 1.0), math.floor(least + (1.0 - shared) * max(welch - least, 0.0))


def _share_side(rows: Counted) -> Side:
    found = shares.share(rows.employer, rows.value > 0.5, rows.weight)
    employer, told = _told(rows, rows.value > 0.5)

    def ends(t: float) -> tuple[float, float]:
        return shares.wilson(found.value, found.n_eff, t) if found.k > 1 else (found.value, found.value)

    return Side(found.value, employer, told, ends, found.n_eff, found.n)


def _quantile_side(rows: Counted, p: float) -> Side:
    known = Distribution(rows.employer, rows.value, rows.weight)
    found = known.quantile(p)
    employer, told = _told(rows, rows.value <= found.value)
    reach = math.sqrt(float(told.var(ddof=1)) / len(told)) if found.k > 1 else 0.0

    def ends(t: float) -> tuple[float, float]:
        if found.k < 2:
            return found.value, found.value
        low, high = known.at(max(p - t * reach, 0.0)), known.at(min(p + t * reach, 1.0))
        return min(low, found.value), max(high, found.value)

    return Side(found.value, employer, told, ends, found.n_eff, len(np.unique(rows.opening)))


def _told(rows: Counted, hit: np.ndarray) -> tuple[Ints, Floats]:
    """The employers of some rows, and the part of each one's weight that hits."""
    codes, k = dense(rows.employer)
    total = np.bincount(codes, weights=rows.weight, minlength=k)
    return np.unique(rows.employer).astype(np.int64), np.bincount(codes, weights=rows.weight * hit, minlength=k) / total
