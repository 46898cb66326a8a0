"""The sign test: whether more pairs go up than chance explains."""

from metier.statistics.student import incomplete_beta


def sign_test(up: int, down: int) -> float | None:
    """The two-sided p of `up` of `up + down` pairs going up when both ways are equally likely; None without pairs.

    p = 2 P(X >= m) for m = max(up, down) and X ~ Binomial(up + down, 1/2), at most 1, where P(X >= m) = I_{1/2}(m, n - m + 1).
    Source: Arbuthnott 1710; Dixon and Mood 1946; Abramowitz and Stegun 26.5.24.
    """
    n, m = up + down, max(up, down)
    return min(2 * incomplete_beta(m, n - m + 1, 0.5), 1.0) if n else None
