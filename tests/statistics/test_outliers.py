import numpy as np

from metier.statistics.outliers import far_out


def test_pay_by_the_hour_among_pay_by_the_year_is_far_out() -> None:
    value = np.concatenate([np.linspace(80_000, 160_000, 40), [52.0, 9_000_000.0]])
    assert np.flatnonzero(far_out(value)).tolist() == [40, 41]


def test_clean_pay_is_left_alone() -> None:
    rng = np.random.default_rng(2)
    assert far_out(100_000 * np.exp(rng.normal(0, 0.3, 5_000))).mean() <= 0.005


def test_few_or_equal_values_tell_nothing() -> None:
    assert not far_out(np.array([1.0, 1.0, 1e9])).any()
    assert not far_out(np.array([5.0] * 20 + [1e9])).any()
