import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from metier.statistics.student import incomplete_beta, normal_tail, t_distribution, t_quantile


@pytest.mark.parametrize("df", [1, 2, 3, 7, 29, 120, 4999, 250_000])
@pytest.mark.parametrize("p", [0.5, 0.9, 0.975, 0.9995, 0.025])
def test_quantiles_agree_with_scipy(p: float, df: int) -> None:
    assert t_quantile(p, df) == pytest.approx(float(stats.t.ppf(p, df)), rel=1e-7, abs=1e-9)


@given(st.floats(0.1, 50), st.floats(0.1, 50), st.floats(0, 1))
def test_the_incomplete_beta_function_agrees_with_scipy(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(float(special.betainc(a, b, x)), abs=1e-9)


def test_the_distribution_is_symmetric_and_undoes_the_quantile() -> None:
    assert t_distribution(-1.3, 9) == pytest.approx(1 - t_distribution(1.3, 9))
    assert t_distribution(t_quantile(0.8, 5), 5) == pytest.approx(0.8)


@pytest.mark.parametrize(("p", "df"), [(0.0, 5), (1.0, 5), (0.5, 0)])
def test_quantiles_that_do_not_exist_are_refused(p: float, df: float) -> None:
    with pytest.raises(ValueError, match="t quantile"):
        t_quantile(p, df)


def test_normal_tails_agree_with_scipy() -> None:
    assert normal_tail(1.96) == pytest.approx(float(stats.norm.sf(1.96)))
