"""The gamma law: its distribution function and quantiles, without SciPy (which is too large a price at run time)."""

import math

_PRECISION = 1e-15
_TINY = 1e-300


def gamma_distribution(x: float, shape: float, rate: float) -> float:
    """P(X <= x) for a gamma variable: the regularised incomplete gamma function P(shape, rate x).

    By its series below shape + 1 and by Lentz's continued fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
    """
    z = rate * x
    if z <= 0.0:
        return 0.0
    front = math.exp(shape * math.log(z) - z - math.lgamma(shape))
    return front * _series(shape, z) if z < shape + 1.0 else 1.0 - front * _fraction(shape, z)


def gamma_quantile(p: float, shape: float, rate: float) -> float:
    """The value below which a gamma variable lies with probability `p` (0 < p < 1), by bisection. Raises ValueError outside."""
    if not 0.0 < p < 1.0 or shape <= 0.0 or rate <= 0.0:
        raise ValueError(f"a gamma quantile needs 0 < p < 1 and positive shape and rate, got p={p}, {shape}, {rate}")
    low, high = 0.0, shape / rate + 1.0 / rate
    while gamma_distribution(high, shape, rate) < p:
        low, high = high, high * 2.0
    for _ in range(60):
        middle = (low + high) / 2.0
        if gamma_distribution(middle, shape, rate) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


def _series(a: float, z: float) -> float:
    term = total = 1.0 / a
    n = a
    while abs(term) > abs(total) * _PRECISION:
        n += 1.0
        term *= z / n
        total += term
    return total


def _fraction(a: float, z: float) -> float:
    b = z + 1.0 - a
    c, d = 1.0 / _TINY, 1.0 / b
    result = d
    for i in range(1, 100_000):
        numerator = -i * (i - a)
        b += 2.0
        d = numerator * d + b
        d = 1.0 / (d if abs(d) > _TINY else _TINY)
        c = b + numerator / c
        c = c if abs(c) > _TINY else _TINY
        result *= c * d
        if abs(c * d - 1.0) < _PRECISION:
            break
    return result
