"""Quantiles in which every employer weighs the same, with Woodruff's interval."""

import math

import numpy as np

from metier.statistics.estimate import Estimate, Floats, Ints, dense
from metier.statistics.shares import mean_variance
from metier.statistics.student import t_quantile

METHOD = "employer-quantile@2"
_ROUNDING = 1e-12
#: Amounts are round: many postings share a value. Half of what lies on one counts as below it, at most so many standard errors;
#: of fewer employers than this, what lies on a value is mostly one employer's, and counts whole.
_ON_A_VALUE, _SHARED_FROM = 0.5, 20


class Distribution:
    """The employer-weighted distribution of a value: sorted once, asked for many quantiles.

    Item i of employer j weighs w_i / sum of employer j's w, so that each employer adds up to one (the mean of the
    employers' distributions): F(x) = (1/J) sum_j F_j(x).
    """

    def __init__(self, employer: Ints, value: Floats, weight: Floats) -> None:
        """Take parallel arrays, one item a value. Raises ValueError when there are none."""
        if not len(value):
            raise ValueError("a quantile of no values does not exist")
        codes, self.k = dense(employer)
        order = np.argsort(value, kind="stable")
        self.value = value[order]
        self._codes = codes[order]
        total = np.bincount(codes, weights=weight, minlength=self.k)
        self._part = weight[order] / total[self._codes]
        self._cumulated = np.cumsum(self._part) / self.k
        self.n = len(value)

    def at(self, p: float) -> float:
        """The smallest value at or below which a part `p` of the weight lies; always a value that was advertised."""
        place = int(np.searchsorted(self._cumulated, p - _ROUNDING, side="left"))
        return float(self.value[min(place, self.n - 1)])

    def below(self, x: float) -> float:
        """The part of the weight at or below `x`."""
        place = int(np.searchsorted(self.value, x, side="right"))
        return float(self._cumulated[place - 1]) if place else 0.0

    def quantile(self, p: float) -> Estimate:
        """The quantile of order `p` (0 < p < 1) with its 95% interval.

        se^2 is the variance of the mean of employers' parts at or below q (`shares.mean_variance`), t Student's with its degrees
        of freedom. The interval is of the values x whose mid-distribution G(x) = F(x) - min(f(x), se)/2, f(x) the weight on x
        itself, lies within t se of p (with fewer than 20 employers F itself); the value is always in it. Sources: Woodruff
        1952; Francisco and Fuller 1991 (for the inversion); Parzen 2004 (mid-distribution); Smyth 2004 (moderated variance).
        """
        middle = self.at(p)
        if self.k < 2:
            return Estimate(middle, None, None, self.n, self.k, 1.0, 1.0)
        inside = np.bincount(self._codes, weights=self._part * (self.value <= middle), minlength=self.k)
        variance, freedom = mean_variance(np.minimum(inside, 1.0), p)
        low, high = self.within(p, t_quantile(0.975, freedom), math.sqrt(variance))
        n_eff = min(max(p * (1 - p) / variance, 1.0), float(self.n))
        return Estimate(middle, min(low, middle), max(high, middle), self.n, self.k, n_eff, 1.0 / self.k)

    def within(self, p: float, t: float, se: float) -> tuple[float, float]:
        """The first value whose mid-distribution is at least p - t se, and the last at which it is at most p + t se."""
        last = np.flatnonzero(np.append(self.value[1:] != self.value[:-1], True))
        at = self._cumulated[last]
        on = np.minimum(np.diff(at, prepend=0.0) / 2.0, _ON_A_VALUE * se if self.k >= _SHARED_FROM else 0.0)
        before = np.append(0.0, at[:-1])
        low = int(np.searchsorted(at - on, p - t * se - _ROUNDING, side="left"))
        high = int(np.searchsorted(before + on, p + t * se - _ROUNDING, side="right")) - 1
        distinct = self.value[last]
        return float(distinct[min(low, len(last) - 1)]), float(distinct[max(high, 0)])


def order_statistic_ranks(p: float, k: int, confidence: float = 0.95) -> tuple[int, int] | None:
    """The ranks (from 1) of `k` independent values that bound the quantile `p` with at least `confidence`.

    From P(X_(r) <= q <= X_(s)) = sum_{i=r}^{s-1} C(k,i) p^i (1-p)^(k-i), leaving at most half the error on each side;
    None where no two ranks suffice (k < 6 for the median, 13 for quartiles, 36 for tenths). An assumption-free check.
    """
    side = (1.0 - confidence) / 2.0
    low, high, total = 0, 0, 0.0
    for i in range(k + 1):
        mass = math.comb(k, i) * p**i * (1.0 - p) ** (k - i)
        if total + mass <= side + _ROUNDING:
            low = i + 1
        total += mass
        if total >= 1.0 - side - _ROUNDING:
            high = i + 1
            break
    return (low, high) if low >= 1 and high <= k else None
