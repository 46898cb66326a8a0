"""Partial pooling: the pay of a small cell, pulled towards what the other cells of its role make likely."""

import math

import msgspec
import numpy as np

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Estimate, Floats, Ints, dense
from metier.statistics.student import normal_tail, t_quantile

METHOD = "pooled-pay@1"
OWN_VARIANCE = 10.0
"""The pooled variance between employers counts as much as this many degrees of freedom of a cell's own."""


class Prior(msgspec.Struct, frozen=True, kw_only=True):
    """What other cells say of one cell, on the logarithm: its expected mean `mu` with the variance `var_mu` of that expectation.

    `tau2` is the variance between cells that is left, `sigma2` the variance between employers within a cell, `var_tau2` the
    variance of `tau2` as it is estimated.
    """

    mu: float
    tau2: float
    sigma2: float
    var_mu: float
    var_tau2: float

    def constants(self) -> dict[str, float]:
        """The prior as the named constants of `pooled`."""
        return {name: float(value) for name, value in msgspec.structs.asdict(self).items()}


class Cells(msgspec.Struct, frozen=True, kw_only=True):
    """Cells as their employers' means: items `cell`, `employer` and `mean` are one a pair; `average` and `k` are one a cell."""

    cell: Ints
    employer: Ints
    mean: Floats
    average: Floats
    k: Ints

    @property
    def sigma2(self) -> float:
        """The variance between employers within cells, pooled over all cells; NaN where no cell has two employers."""
        freedom = int((self.k - 1).sum())
        return float(((self.mean - self.average[self.cell]) ** 2).sum() / freedom) if freedom else math.nan


def cells(cell: Ints, employer: Ints, value: Floats, weight: Floats) -> Cells:
    """Gather cells (codes from 0 without gaps) from rows of positive values: an employer counts once in each, as its mean log."""
    codes, heads = dense(employer)
    pairs, back = np.unique(cell * np.int64(heads) + codes, return_inverse=True)
    mean = np.bincount(back, weights=weight * np.log(value)) / np.bincount(back, weights=weight)
    where = pairs // heads
    k = np.bincount(where)
    return Cells(
        cell=where, employer=pairs % heads, mean=mean, average=np.bincount(where, weights=mean) / k, k=k.astype(np.int64)
    )


def prior(known: Cells, design: Floats | None = None, at: Floats | None = None) -> Prior:
    """What cells say of another one whose covariates are `at`, by weighted least squares on `design` (default: a mean alone).

    ybar_i = x_i'beta + u_i + e_i with var u = tau2 and var e = sigma2/k_i; sigma2 is pooled over the cells. DerSimonian and
    Laird's moment estimator of tau2 is d = (Q - (m - p)) / c with c = tr W - tr (X'WX)^-1 X'W^2 X, W = diag(k_i/sigma2), and
    var d = 2 sum (w_i (d + sigma2/k_i))^2 / c^2. tau2 and var_tau2 are the mean and the variance of a normal law of this mean and
    variance cut off at 0, so that tau2 is never a false 0 that would leave large cells unheard. beta is weighted by
    1/(tau2 + sigma2/k_i). var_mu is the variance of x'beta; where employers stand in several cells it is the larger of that and
    of the same with employers as clusters. Sources: DerSimonian and Laird 1986; Fay and Herriot 1979.

    Raises ValueError where fewer cells than two more than the covariates are known, or no cell has two employers.
    """
    m = len(known.k)
    x = np.ones((m, 1)) if design is None else design
    x0 = np.ones(x.shape[1]) if at is None else at
    sigma2 = known.sigma2
    if m < x.shape[1] + 2 or not sigma2 > 0:
        raise ValueError(f"{m} cells are too few to say what another one is like")
    noise = sigma2 / known.k
    tau2, var_tau2 = _between(known.average, x, noise)
    weight = x0 @ np.linalg.pinv((x.T / (tau2 + noise)) @ x) @ (x.T / (tau2 + noise))
    apart = np.bincount(known.employer, weights=(weight / known.k)[known.cell] * (known.mean - known.average[known.cell]))
    var_mu = tau2 * float(weight @ weight) + max(float(weight**2 @ noise), float(apart @ apart))
    return Prior(mu=float(weight @ known.average), tau2=tau2, sigma2=sigma2, var_mu=var_mu, var_tau2=var_tau2)


def _between(y: Floats, x: Floats, noise: Floats) -> tuple[float, float]:
    """The variance between cells, and the variance of that estimate."""
    w = 1.0 / noise
    inverse = np.linalg.pinv((x.T * w) @ x)
    rest = y - x @ (inverse @ ((x.T * w) @ y))
    freedom = len(y) - int(np.linalg.matrix_rank(x))
    room = float(w.sum() - np.trace(inverse @ ((x.T * w**2) @ x)))
    moment = (float(w @ rest**2) - freedom) / room
    spread = math.sqrt(2.0 * float(w**2 @ (max(moment, 0.0) + noise) ** 2)) / room
    ratio = max(moment / spread, -5.0)
    hazard = math.exp(-0.5 * ratio**2) / math.sqrt(2.0 * math.pi) / normal_tail(-ratio)
    return spread * (ratio + hazard), spread**2 * (1.0 - hazard * (ratio + hazard))


def pooled(rows: Counted, constants: Constants) -> Estimate:
    """The typical pay of a cell: the geometric mean over its employers, pulled towards what other cells make likely.

    With ybar the mean over the k employers of their mean log pay: B = tau2/(tau2 + s2/k), theta = mu + B (ybar - mu),
    var = B s2/k + (1 - B)^2 var_mu + 2 (s2/k)^2/(tau2 + s2/k)^3 var_tau2; the value is exp(theta). s2 is the cell's own
    variance between employers and the pooled one (which counts 10 degrees of freedom), weighed by their degrees of freedom;
    the interval is Student's with that many. The largest employer makes up B/k of the estimate. Constants: mu, tau2, sigma2,
    var_mu, var_tau2 (see `prior`). Sources: Fay and Herriot 1979; Prasad and Rao 1990 (the term of var_tau2).
    """
    return shrunk(rows, constants)[0]


def shrunk(rows: Counted, constants: Constants) -> tuple[Estimate, float]:
    """The estimate of `pooled`, and B: the part of it that the cell's own rows make up (0 to 1)."""
    own = cells(np.zeros(len(rows.employer), dtype=np.int64), rows.employer, rows.value, rows.weight)
    mu, tau2, sigma2, var_mu, var_tau2 = (constants[name] for name in ("mu", "tau2", "sigma2", "var_mu", "var_tau2"))
    k, mean = int(own.k[0]), float(own.average[0])
    freedom = OWN_VARIANCE + k - 1
    s2 = (OWN_VARIANCE * sigma2 + float(((own.mean - mean) ** 2).sum())) / freedom
    noise = s2 / k
    part = tau2 / (tau2 + noise)
    theta = mu + part * (mean - mu)
    variance = part * noise + (1 - part) ** 2 * var_mu + 2 * noise**2 / (tau2 + noise) ** 3 * var_tau2
    reach = t_quantile(0.975, freedom) * math.sqrt(variance)
    low, high = math.exp(theta - reach), math.exp(theta + reach)
    n_eff = max(s2 / variance, 1.0)
    return Estimate(math.exp(theta), low, high, len(np.unique(rows.opening)), k, n_eff, part / k), part
