"""Adjusted differences: pay with and without a thing, compared within strata (a level in a place), employers as clusters."""

import math

import msgspec
import numpy as np

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Bools, Estimate, Floats, Ints, dense
from metier.statistics.student import t_distribution, t_quantile

METHOD = "adjusted-difference@1"
WITH, WITHOUT = "with", "without"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A difference of logarithms `beta` with its standard error and degrees of freedom.

    `k` employers stand in strata that hold both sides, `k_with` of them on one side and `k_without` on the other; `top` is the
    largest employer's part of what decides the difference, `clusters` how many employers of equal parts would decide as much.
    """

    beta: float
    error: float
    freedom: float
    k: int
    k_with: int
    k_without: int
    clusters: float
    top: float

    @property
    def p(self) -> float:
        """How likely a difference at least as large would be if there were none (both sides)."""
        return 2.0 * (1.0 - t_distribution(abs(self.beta) / self.error, self.freedom)) if self.error > 0 else 1.0


class Compared:
    """Rows prepared for many comparisons: the logarithm of each value, its employer, its stratum and its weight.

    A row weighs its weight divided by its employer's, so that every employer counts the same.
    """

    def __init__(self, employer: Ints, stratum: Ints, value: Floats, weight: Floats) -> None:
        """Take parallel arrays, one item a row; values are positive."""
        who, self.heads = dense(employer)
        where, self.strata = dense(stratum)
        self._weight = weight / np.bincount(who, weights=weight)[who]
        self._y = self._weight * np.log(value)
        pairs, self._pair = np.unique(where * np.int64(self.heads) + who, return_inverse=True)
        self._who, self._where = pairs % self.heads, pairs // self.heads
        self._starts = np.searchsorted(self._where, np.arange(self.strata))
        everywhere = np.ones(len(who), dtype=np.bool_)
        self._rows = self._said(everywhere, None)
        self._w, self._wy = self._said(everywhere, self._weight), self._said(everywhere, self._y)

    def _per_stratum(self, values: Floats) -> Floats:
        found: Floats = np.add.reduceat(values, self._starts)
        return found

    def _per_employer(self, values: Floats) -> Floats:
        found: Floats = np.bincount(self._who, weights=values, minlength=self.heads).astype(np.float64)
        return found

    def _said(self, having: Bools, values: Floats | None) -> Floats:
        """The sum over the rows that have the thing, of each employer in each stratum."""
        rows = np.flatnonzero(having)
        found = np.bincount(self._pair[rows], weights=None if values is None else values[rows], minlength=len(self._who))
        return found.astype(np.float64)

    def matched(self, having: Bools) -> Bools:
        """Which rows stand in strata that hold both sides."""
        return np.asarray(self._both(self._said(having, None))[self._pair], dtype=np.bool_)

    def _both(self, said: Floats) -> Bools:
        """Which employers' parts of strata lie in strata that hold both sides."""
        have, rows = self._per_stratum(said), self._per_stratum(self._rows)
        return np.asarray(((have > 0) & (have < rows))[self._where], dtype=np.bool_)

    def difference(self, having: Bools, least: float = 1) -> Difference | None:
        """The difference between rows that have the thing and rows that have not; None where fewer employers than `least` do.

        Least squares on the thing and a constant for each stratum: with W, D, Y, Z the sums in a stratum of w, wd, wy and wdy,
        beta = sum (Z - DY/W) / sum (D - D^2/W). Its variance is the jackknife over employers,
        (G - 1)/G sum_g (beta_(g) - beta)^2 (the cluster-robust estimator CV3, which covers with few employers where the plain
        one does not); degrees of freedom are those of the effective number of clusters, (sum h)^2 / sum h^2 - 1 with h_g the part
        of employer g in the divisor. Sources: Bell and McCaffrey 2002; Carter, Schnepel and Steigerwald 2017.
        """
        said = self._said(having, None)
        both = self._both(said)
        inside, k_with, k_without = map(self._employers, (both, both & (said > 0), both & (said < self._rows)))
        if min(int(k_with.sum()), int(k_without.sum())) < least:
            return None
        d, dy = self._said(having, self._weight), self._said(having, self._y)
        pairs = (self._w, d, self._wy, dy)
        whole = [self._per_stratum(values) for values in pairs]
        top, below = _parts(whole)
        divisor = float(below.sum())
        beta = float(top.sum()) / divisor
        rest_top, rest_below = _parts([total[self._where] - values for total, values in zip(whole, pairs, strict=True)])
        rest = divisor - self._per_employer(below[self._where] - rest_below)[inside]
        if (rest <= 1e-9 * divisor).any():
            return None  # one employer alone decides it
        apart = (top.sum() - self._per_employer(top[self._where] - rest_top)[inside]) / rest - beta
        part = self._deciding(d, (whole[1] / whole[0])[self._where])[inside]
        clusters, k = float(part.sum() ** 2 / (part**2).sum()), int(inside.sum())
        return Difference(
            beta=beta, error=math.sqrt((k - 1) / k * float(apart @ apart)), freedom=max(clusters - 1.0, 1.0), k=k,
            k_with=int(k_with.sum()), k_without=int(k_without.sum()), clusters=clusters, top=float(part.max() / part.sum()),
        )  # fmt: skip

    def _employers(self, parts: Bools) -> Bools:
        """Which employers have one of these parts of strata."""
        found = np.zeros(self.heads, dtype=np.bool_)
        found[self._who[parts]] = True
        return found

    def _deciding(self, d: Floats, mean: Floats) -> Floats:
        """Each employer's part of the divisor: the weighted squares of the thing's distance from its mean in the stratum."""
        return self._per_employer(d * (1 - 2 * mean) + self._w * mean**2)


def _parts(sums: list[Floats]) -> tuple[Floats, Floats]:
    """The dividend and the divisor of strata whose sums of w, wd, wy and wdy are given; nothing of strata without weight."""
    weight, have, log, both = sums
    some = weight > 1e-12
    mean = have / np.where(some, weight, 1.0)
    return np.where(some, both - mean * log, 0.0), np.where(some, np.maximum(have - mean * have, 0.0), 0.0)


def reliable(p: Floats, q: float) -> Bools:
    """Which differences are told when at most a part `q` of those told may be none.

    The i smallest p values, i the largest with p_(i) <= q i/m. Source: Benjamini and Hochberg 1995.
    """
    order = np.argsort(p, kind="stable")
    passed = np.flatnonzero(p[order] <= q * np.arange(1, len(p) + 1) / max(len(p), 1))
    kept = np.zeros(len(p), dtype=np.bool_)
    kept[order[: int(passed.max(initial=-1)) + 1]] = True
    return kept


def adjusted_difference(rows: Counted, constants: Constants) -> Estimate | None:
    """By how much values `with` exceed values `without`, as a part of these (0.06: six in a hundred more), within strata.

    exp(beta) - 1 with the interval exp(beta +- t se) - 1 (see `Compared.difference`). The constant `confidence` is that of the
    interval: where only the R differences of m tried that are reliable are told, 1 - q R/m in place of 1 - q keeps the intervals
    of those told at 1 - q together. None where no stratum holds both sides. Source: Benjamini and Yekutieli 2005.
    """
    if rows.stratum is None or rows.group is None or WITH not in rows.groups:
        return None
    having = rows.group == rows.groups.index(WITH)
    compared = Compared(rows.employer, rows.stratum, rows.value, rows.weight)
    found = compared.difference(having)
    if found is None:
        return None
    reach = t_quantile(0.5 + constants["confidence"] / 2.0, found.freedom) * found.error
    low, high = math.expm1(found.beta - reach), math.expm1(found.beta + reach)
    n = dense(rows.opening[compared.matched(having)])[1]
    return Estimate(math.expm1(found.beta), low, high, n, found.k, found.clusters, found.top)
