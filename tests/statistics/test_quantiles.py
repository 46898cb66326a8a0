import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from tests.statistics import market

from metier.statistics.estimate import ones
from metier.statistics.quantiles import Distribution, order_statistic_ranks


def _of(owner: list[int], value: list[float]) -> Distribution:
    return Distribution(np.array(owner, dtype=np.int64), np.array(value, dtype=np.float64), ones(len(value)))


def test_one_large_employer_does_not_decide_the_median() -> None:
    found = _of([0] * 90 + [1, 2], [50.0] * 90 + [100.0, 110.0]).quantile(0.5)
    assert (found.value, found.n, found.k) == (100.0, 92, 3)


def test_the_value_is_one_that_was_advertised() -> None:
    assert _of([0, 1, 2, 3], [10, 20, 30, 40]).at(0.5) == 20


def test_below_is_the_inverse() -> None:
    found = _of([0, 1, 2, 3], [10, 20, 30, 40])
    assert [found.below(x) for x in (5, 10, 25, 40)] == [0.0, 0.25, 0.5, 1.0]


def test_no_values_no_quantile() -> None:
    with pytest.raises(ValueError, match="no values"):
        _of([], [])


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 1000)), min_size=2, max_size=50), st.sampled_from([0.1, 0.5, 0.75]))
def test_quantiles_scale_with_their_values_and_stand_in_their_intervals(rows: list[tuple[int, int]], p: float) -> None:
    owner, value = [o for o, _ in rows], [float(v) for _, v in rows]
    one, two = _of(owner, value).quantile(p), _of(owner, [2 * v for v in value]).quantile(p)
    assert two.value == 2 * one.value
    if one.low is not None and one.high is not None and two.low is not None:
        assert one.low <= one.value <= one.high
        assert two.low == 2 * one.low


@pytest.mark.parametrize("k", [8, 15, 30, 80])
def test_intervals_of_the_median_cover_the_truth(k: int) -> None:
    rng = np.random.default_rng(k)
    covered = 0
    for _ in range(500):
        owner = market.employers(rng, k)
        found = Distribution(owner, market.pay(rng, owner), ones(len(owner))).quantile(0.5)
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= 100_000 <= found.high
    assert 0.92 <= covered / 500 <= 0.995


def test_a_value_that_many_share_counts_half() -> None:
    """Half of what lies on a value counts as below it, of twenty-five employers; of nineteen all of it does."""
    owner, value = list(range(25)), [80.0] * 6 + [90.0] * 3 + [100.0] * 4 + [110.0] * 3 + [120.0] * 9
    whole, half = _of(owner[:19], value[:19]), _of(owner, value)
    assert half.within(0.5, 1.0, 0.1) == (100.0, 110.0)
    assert half.within(0.5, 1.0, 0.33) == (90.0, 120.0)
    assert whole.within(0.5, 1.0, 0.05) == (90.0, 100.0)


@pytest.mark.parametrize(("p", "least"), [(0.5, 6), (0.25, 13), (0.75, 13), (0.1, 36), (0.9, 36)])
def test_order_statistics_bound_a_quantile_from_these_numbers_on(p: float, least: int) -> None:
    assert order_statistic_ranks(p, least - 1) is None
    ranks = order_statistic_ranks(p, least)
    assert ranks is not None
    inside = stats.binom.cdf(ranks[1] - 1, least, p) - stats.binom.cdf(ranks[0] - 1, least, p)
    assert inside >= 0.95
