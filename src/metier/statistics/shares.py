"""Shares of employers: the employer is the unit, so a thousand postings of one weigh as much as one posting of another."""

import math

import numpy as np

from metier.statistics.estimate import Bools, Estimate, Floats, Ints, dense
from metier.statistics.student import t_quantile

_TINY = 1e-300
_MOST_CELLS = 4_000_000
METHOD = "employer-share@2"
#: The spread between a few employers is a poor guess of what it would be among many: it is averaged with the widest there can
#: be (every employer all of one mind, p(1-p)), which counts as so many employers.
PRIOR_EMPLOYERS = 4


def share(employer: Ints, hit: Bools, weight: Floats) -> Estimate:
    """The mean over employers of the part of their postings that say so, with a 95% interval.

    p = (1/J) sum_j m_j/n_j, where n_j and m_j are employer j's (weighted) postings and those that hit; v the variance of p by
    `mean_variance`; n_eff = p(1-p)/v, kept within 1 and N, and J where v = 0; interval = Wilson's score interval at n_eff, with
    Student's t of as many degrees of freedom as went into v in place of the normal 1.96.

    Sources: Wilson 1927; Brown, Cai and DasGupta 2001; Kish 1965 (design effect).

    Raises ValueError when there are no postings.
    """
    if not len(employer):
        raise ValueError("a share of no postings does not exist")
    codes, k = dense(employer)
    total = np.bincount(codes, weights=weight, minlength=k)
    said = np.bincount(codes[hit], weights=weight[hit], minlength=k)
    part = np.clip(said / total, 0.0, 1.0)
    p = float(part.mean())
    n = len(employer)
    if k < 2:
        return Estimate(p, None, None, n, k, 1.0, 1.0)
    variance, freedom = mean_variance(part, p)
    n_eff = effective_size(p, variance, n, k)
    low, high = wilson(p, n_eff, t_quantile(0.975, freedom))
    return Estimate(p, low, high, n, k, n_eff, 1.0 / k)


def mean_variance(part: Floats, p: float) -> tuple[float, int]:
    """The variance of the mean of employers' parts, and its degrees of freedom (J employers, J >= 2).

    v = [(J-1) s^2 + 4 p(1-p)] / (J-1+4) / J with J-1+4 degrees of freedom: the spread that is seen, moderated towards the widest
    there can be. Where all of eight employers happen to agree, an interval of their spread alone would be a point.
    Source: Smyth 2004 (moderated t).
    """
    k = len(part)
    freedom = k - 1 + PRIOR_EMPLOYERS
    spread = ((k - 1) * float(part.var(ddof=1)) + PRIOR_EMPLOYERS * p * (1.0 - p)) / freedom
    return spread / k, freedom


def effective_size(p: float, variance: float, n: int, k: int) -> float:
    """The size of the simple random sample in which a share `p` has this variance (Kish 1965), within 1 and `n`."""
    if variance <= 1e-15:
        return float(k)
    return min(max(p * (1.0 - p) / variance, 1.0), float(n))


def wilson(p: float, n: float, z: float) -> tuple[float, float]:
    """Wilson's score interval (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n); never outside 0 and 1."""
    middle = p + z * z / (2.0 * n)
    reach = z * math.sqrt(max(p * (1.0 - p), 0.0) / n + z * z / (4.0 * n * n))
    scale = 1.0 + z * z / n
    return min(max((middle - reach) / scale, 0.0), p), max(min((middle + reach) / scale, 1.0), p)


def employer_shares(employer: Ints, weight: Floats, row: Ints, item: Ints, items: int) -> tuple[Floats, Ints]:
    """For many things at once: the employer-weighted share of each, and how many employers say it.

    `row` and `item` are pairs (posting, thing it mentions), each pair once; `items` is the number of things.
    Same p as `share`, without intervals: for rankings and comparisons over thousands of things.
    """
    codes, k = dense(employer)
    total = np.bincount(codes, weights=weight, minlength=k)
    if k * items <= _MOST_CELLS:
        said = np.bincount(codes[row] * items + item, weights=weight[row], minlength=k * items).reshape(k, items)
        shares = (said / np.maximum(total, _TINY)[:, None]).sum(axis=0) / max(k, 1)
        return np.minimum(shares, 1.0), (said > 0).sum(axis=0).astype(np.int64)
    pair, back = np.unique(codes[row] * items + item, return_inverse=True)
    part = np.bincount(back, weights=weight[row], minlength=len(pair)) / total[pair // items]
    shares = np.bincount(pair % items, weights=part, minlength=items) / k
    return np.minimum(shares, 1.0), np.bincount(pair % items, minlength=items).astype(np.int64)
