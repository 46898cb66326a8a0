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
_NONE = 1e-30


class Side(NamedTuple):
    """One side of a difference: its value, the employers (codes common to both sides) and what each tells of the value.

    `told` is employer j's own share, or its part at or below the quantile, whose mean is near `order`: the value's error follows
    that mean's. `ends` gives the interval for a t and a standard error of the mean; `n_eff` and `n` are as in `Estimate`.
    """

    value: float
    employer: Ints
    told: Floats
    order: float
    ends: Callable[[float, float], tuple[float, float]]
    n_eff: float
    n: int

    @property
    def spread(self) -> tuple[float, int]:
        """The variance of the mean of `told` with its degrees of freedom; none for one employer, described and not drawn."""
        return shares.mean_variance(np.clip(self.told, 0.0, 1.0), self.order) if len(self.told) > 1 else (0.0, 0)


def share_difference(here: Counted, there: Counted) -> Estimate:
    """The share here minus the share there, in percentage points (-100 to 100), with its 95% interval.

    Employers are matched by their codes, which must mean the same on both sides.

    Raises ValueError when a side has no rows.
    """
    found = difference(_share_side(here), _share_side(there))
    low, high = (None if end is None else min(max(end * 100.0, -100.0), 100.0) for end in (found.low, found.high))
    return Estimate(found.value * 100.0, low, high, found.n, found.k, found.n_eff, found.top)


def quantile_difference(here: Counted, there: Counted, p: float) -> Estimate:
    """The quantile of order `p` here minus the one there, in the unit of the values, with its 95% interval.

    Employers are matched by their codes, which must mean the same on both sides.

    Raises ValueError when a side has no rows.
    """
    sides = _quantile_side(here, p), _quantile_side(there, p)
    return difference(*sides, reach=math.sqrt(sum(len(side.told) > 1 for side in sides)))


def difference(here: Side, there: Side, reach: float = 1.0) -> Estimate:
    """The difference d of two values with the interval that follows from the intervals (l, u) of each.

    d - sqrt(a^2 + b^2 - 2 r a b) with a = here - l_here, b = u_there - there; the upper end likewise with a = u_here - here,
    b = there - l_there. r is the correlation of the two values: employers on both sides (m of them) tell of both, so
    r = m cov(told here, told there) / (J_here J_there) / (s_here s_there), s^2 by `shares.mean_variance`; 0 where no employer is
    on both. A quantile moves with the part below it, so its r is that of the parts: no density is needed. The t of each interval
    has Satterthwaite's degrees of freedom for the difference, rounded down. A side of one employer is a description: its interval
    has no length. Each interval is read at t/reach and stretched by it, reach the root of 2 for the quantiles of two sides and 1
    otherwise: of an error in both each has only a part, and a quantile function bends, so that whole intervals end too far out.

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
    (low, high), (other_low, other_high) = (side.ends(t / reach, math.sqrt(side.spread[0])) for side in (here, there))
    down, up = (
        reach * math.sqrt(max(a * a + b * b - 2.0 * r * a * b, 0.0))
        for a, b in ((here.value - low, other_high - there.value), (high - here.value, there.value - other_low))
    )
    return Estimate(value, value - down, value + up, n, k, n_eff, weight)


def _together(here: Side, there: Side) -> tuple[float, int | None]:
    """The correlation of the two values, and the degrees of freedom of their difference; None where neither side is drawn."""
    spreads = [side.spread for side in (here, there)]
    drawn = [freedom for _, freedom in spreads if freedom]
    if not drawn:
        return 0.0, None
    (one, one_freedom), (other, other_freedom) = spreads
    if one * other <= _NONE:
        return 0.0, min(drawn)
    both, mine, theirs = np.intersect1d(here.employer, there.employer, assume_unique=True, return_indices=True)
    a, b = here.told[mine], there.told[theirs]
    covariance = float(((a - a.mean()) * (b - b.mean())).sum()) / (len(both) - 1) if len(both) > 1 else 0.0
    r = covariance * len(both) / (len(here.told) * len(there.told)) / math.sqrt(one * other)
    welch = (one + other) ** 2 / (one**2 / one_freedom + other**2 / other_freedom)
    alone = 1.0 - len(both) / min(len(here.told), len(there.told))
    return min(max(r, -1.0), 1.0), math.floor(min(drawn) + alone * max(welch - min(drawn), 0.0))


def _share_side(rows: Counted) -> Side:
    found = shares.share(rows.employer, rows.value > 0.5, rows.weight)

    def ends(t: float, _: float) -> tuple[float, float]:
        return shares.wilson(found.value, found.n_eff, t) if found.k > 1 else (found.value, found.value)

    return Side(found.value, *_told(rows, rows.value > 0.5), found.value, ends, found.n_eff, found.n)


def _quantile_side(rows: Counted, p: float) -> Side:
    known = Distribution(rows.employer, rows.value, rows.weight)
    found = known.quantile(p)

    def ends(t: float, se: float) -> tuple[float, float]:
        low, high = known.within(p, t, se) if found.k > 1 else (found.value, found.value)
        return min(low, found.value), max(high, found.value)

    return Side(found.value, *_told(rows, rows.value <= found.value), p, ends, found.n_eff, dense(rows.opening)[1])


def _told(rows: Counted, hit: np.ndarray) -> tuple[Ints, Floats]:
    """The employers of some rows, and the part of each one's weight that hits."""
    codes, k = dense(rows.employer)
    total = np.bincount(codes, weights=rows.weight, minlength=k)
    return np.unique(rows.employer).astype(np.int64), np.bincount(codes, weights=rows.weight * hit, minlength=k) / total
