"""Quantiles of Student's t and tails of the normal law, without SciPy (which is too large a price at run time)."""

import math
from functools import lru_cache

_TINY = 1e-300
_PRECISION = 1e-15


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function by Lentz's method (Abramowitz and Stegun 26.5.8)."""
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > _TINY else _TINY)
    result = d
    for m in range(1, 1000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 + numerator * d
            d = 1.0 / (d if abs(d) > _TINY else _TINY)
            c = 1.0 + numerator / c
            c = c if abs(c) > _TINY else _TINY
            result *= c * d
        if abs(c * d - 1.0) < _PRECISION:
            break
    return result


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), 0 <= x <= 1 (Abramowitz and Stegun 26.5)."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _fraction(a, b, x) / a
    return 1.0 - front * _fraction(b, a, 1.0 - x) / b


def t_distribution(t: float, df: float) -> float:
    """P(T <= t) for Student's t with `df` degrees of freedom: 1 - I_{df/(df+t^2)}(df/2, 1/2)/2 for t >= 0."""
    tail = 0.5 * incomplete_beta(df / 2.0, 0.5, df / (df + t * t))
    return 1.0 - tail if t >= 0 else tail


def _density(t: float, df: float) -> float:
    constant = math.lgamma((df + 1.0) / 2.0) - math.lgamma(df / 2.0) - 0.5 * math.log(df * math.pi)
    return math.exp(constant - (df + 1.0) / 2.0 * math.log1p(t * t / df))


@lru_cache(maxsize=4096)
def t_quantile(p: float, df: float) -> float:
    """The value below which Student's t with `df` degrees of freedom lies with probability `p` (0 < p < 1).

    Newton's method within a bracket, from where the last step left it. Raises ValueError outside these bounds.
    """
    if not 0.0 < p < 1.0 or df <= 0:
        raise ValueError(f"a t quantile needs 0 < p < 1 and df > 0, got p={p}, df={df}")
    if p < 0.5:
        return -t_quantile(1.0 - p, df)
    low, high = 0.0, 2.0
    while t_distribution(high, df) < p and high < 1e12:
        low, high = high, high * 2.0
    at = (low + high) / 2.0
    for _ in range(200):
        miss = t_distribution(at, df) - p
        low, high = (at, high) if miss < 0 else (low, at)
        density = _density(at, df)
        step = at - miss / density if density > _TINY else low
        # a step that leaves the bracket, or a flat tail: halve instead
        further = step if low < step < high else (low + high) / 2.0
        if abs(further - at) <= 1e-15 * max(at, 1.0) or further in {low, high}:
            return further
        at = further
    return at


def normal_tail(z: float) -> float:
    """P(Z > z) for a standard normal variable."""
    return 0.5 * math.erfc(z / math.sqrt(2.0))
