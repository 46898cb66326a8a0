import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from metier.statistics.signs import sign_test

COUNTS = st.integers(0, 400)


@given(COUNTS, COUNTS)
def test_it_is_the_binomial_test_and_the_same_both_ways(up: int, down: int) -> None:
    found = sign_test(up, down)
    if up + down == 0:
        assert found is None
        return
    assert found == sign_test(down, up)
    assert found == pytest.approx(min(binomtest(up, up + down).pvalue, 1.0), rel=1e-9, abs=1e-300)


def test_counts_beyond_what_a_float_holds_are_no_trouble() -> None:
    found = sign_test(3_000, 2_000)
    assert found is not None
    assert 0 < found < 1e-20
