"""The sign test: whether more pairs go up than chance explains."""

import math


def sign_test(up: int, down: int) -> float | None:
    """The two-sided p of `up` of `up + down` pairs going up when both ways are equally likely; None without pairs.

    p = 2 P(X >= max(up, down)) for X ~ Binomial(up + down, 1/2), at most 1. Source: Arbuthnott 1710; Dixon and Mood 1946.
    """
    n = up + down
    if not n:
        return None
    tail = sum(math.comb(n, k) for k in range(max(up, down), n + 1))
    return min(2 * tail / 2**n, 1.0)
