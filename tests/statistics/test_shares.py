import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.statistics import market

from metier.statistics.estimate import Ints, ones
from metier.statistics.shares import employer_shares, mean_variance, share, wilson


def _codes(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def test_an_employer_counts_once_however_much_it_posts() -> None:
    owner = _codes([0] * 98 + [1, 2])
    hit = np.array([True] * 98 + [False, False])
    found = share(owner, hit, ones(100))
    assert found.value == pytest.approx(1 / 3)
    assert (found.n, found.k) == (100, 3)
    assert found.top == pytest.approx(1 / 3)


def test_repeating_the_postings_of_one_employer_changes_nothing() -> None:
    owner, hit = _codes([0, 0, 1, 2, 2]), np.array([True, False, True, False, False])
    again = share(np.concatenate([owner, owner[:2]]), np.concatenate([hit, hit[:2]]), ones(7))
    once = share(owner, hit, ones(5))
    assert (again.value, again.low, again.high) == (once.value, once.low, once.high)


def test_weights_are_parts_of_postings() -> None:
    found = share(_codes([0, 0, 1]), np.array([True, False, True]), np.array([0.25, 0.75, 0.5]))
    assert found.value == pytest.approx((0.25 + 1.0) / 2)


def test_one_employer_has_no_interval() -> None:
    found = share(_codes([0, 0]), np.array([True, False]), ones(2))
    assert (found.value, found.low, found.high) == (0.5, None, None)


def test_no_postings_no_share() -> None:
    with pytest.raises(ValueError, match="no postings"):
        share(_codes([]), np.zeros(0, dtype=np.bool_), ones(0))


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=2, max_size=60))
def test_intervals_lie_within_0_and_1_and_hold_the_value(rows: list[tuple[int, bool]]) -> None:
    found = share(_codes([owner for owner, _ in rows]), np.array([hit for _, hit in rows]), ones(len(rows)))
    if found.low is not None and found.high is not None:
        assert 0.0 <= found.low <= found.value <= found.high <= 1.0
        assert 1.0 <= found.n_eff <= len(rows)


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=40))
def test_an_employer_more_that_says_so_never_lowers_the_share(rows: list[tuple[int, bool]]) -> None:
    owner, hit = [o for o, _ in rows], [h for _, h in rows]
    before = share(_codes(owner), np.array(hit), ones(len(rows)))
    after = share(_codes([*owner, 99]), np.array([*hit, True]), ones(len(rows) + 1))
    assert after.value >= before.value - 1e-12


def test_wilson_at_a_known_point() -> None:
    assert wilson(0.5, 100, 1.96) == pytest.approx((0.4038, 0.5962), abs=1e-4)


@pytest.mark.parametrize(("k", "p"), [(10, 0.3), (50, 0.3), (50, 0.05), (150, 0.6)])
def test_intervals_cover_the_truth(k: int, p: float) -> None:
    rng = np.random.default_rng(20261114 + k)
    covered = trials = 0
    for _ in range(600):
        owner = market.employers(rng, k)
        found = share(owner, market.hits(rng, owner, p, 0.3), ones(len(owner)))
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= p <= found.high
        trials += 1
    assert 0.92 <= covered / trials <= 0.985


def test_a_few_employers_that_agree_are_no_certainty() -> None:
    """Their own spread is nothing; averaged with the widest there can be, it is not."""
    owner = _codes([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    found = share(owner, np.array([True, False] * 6), ones(12))
    assert found.half_width is not None
    assert found.half_width > 0.1
    variance, freedom = mean_variance(np.full(6, 0.5), 0.5)
    assert variance == pytest.approx(4 * 0.25 / 9 / 6)
    assert freedom == 9


def test_many_shares_at_once_are_the_same_shares() -> None:
    rng = np.random.default_rng(3)
    owner = market.employers(rng, 30)
    weight = rng.choice([0.5, 1.0], len(owner))
    said = rng.random((len(owner), 4)) < 0.4
    row, item = (codes.astype(np.int64) for codes in np.nonzero(said))
    shares, heads = employer_shares(owner, weight, row, item, 5)
    for number in range(4):
        assert shares[number] == pytest.approx(share(owner, said[:, number], weight).value)
        assert heads[number] == len(np.unique(owner[said[:, number]]))
    assert (shares[4], heads[4]) == (0.0, 0)
