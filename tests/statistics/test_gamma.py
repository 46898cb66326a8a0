import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metier.statistics.gamma import gamma_distribution, gamma_quantile


@given(st.floats(0.05, 500), st.floats(0.05, 500), st.floats(0.01, 20))
def test_the_law_is_that_of_the_textbooks(shape: float, rate: float, x: float) -> None:
    assert gamma_distribution(x, shape, rate) == pytest.approx(stats.gamma.cdf(x, shape, scale=1 / rate), abs=1e-9)


@given(st.floats(0.2, 500), st.floats(0.2, 500), st.sampled_from([0.025, 0.5, 0.975]))
def test_quantiles_are_its_inverse(shape: float, rate: float, p: float) -> None:
    assert gamma_distribution(gamma_quantile(p, shape, rate), shape, rate) == pytest.approx(p, abs=1e-9)


def test_there_is_nothing_below_zero() -> None:
    assert gamma_distribution(0.0, 2.0, 1.0) == 0.0


@pytest.mark.parametrize(("p", "shape", "rate"), [(0.0, 1.0, 1.0), (0.5, 0.0, 1.0), (0.5, 1.0, -1.0)])
def test_what_is_no_law_is_refused(p: float, shape: float, rate: float) -> None:
    with pytest.raises(ValueError, match="gamma quantile"):
        gamma_quantile(p, shape, rate)
