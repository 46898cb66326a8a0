"""The sign test: whether more pairs go up than chance explains."""

from metier.statistics.student import incomplete_beta


def sign_test(up: int, down: int) -> float | None:
    """The two-sided p of `up` of `up + down` pairs going up when both ways are equally likely; None without pairs.

    p = 2 P(X >= max(up, down)) for X ~ Binomial(n, 1/2), at most 1; P(X >= k) = I_{1/2}(k, n - k + 1), the incomplete beta
    function. Sources: Arbuthnott 1710; Dixon and Mood 1946.
    """
    n = up + down
    if not n:
        return None
    most = max(up, down)
    return min(2.0 * incomplete_beta(most, n - most + 1, 0.5), 1.0)
