import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.statistics import quotients
from metier.statistics.estimate import Floats, Ints

Rows = tuple[Ints, Floats]


def rows(here: list[int], elsewhere: list[int]) -> Rows:
    """Employers with so many openings in the place, and so many elsewhere."""
    owner = [code for code, (a, b) in enumerate(zip(here, elsewhere, strict=True)) for _ in range(a + b)]
    value = [1.0] * 0
    for a, b in zip(here, elsewhere, strict=True):
        value += [1.0] * a + [0.0] * b
    return np.array(owner, dtype=np.int64), np.array(value)


def test_a_place_with_the_usual_share_has_one() -> None:
    found = quotients.location_quotient(quotients.part(*rows([1] * 10, [9] * 10)), 100, 1000)
    assert found.value == pytest.approx(1.0)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 1 < found.high
    assert (found.n, found.k) == (10, 10)
    assert found.top == pytest.approx(0.1)


def test_openings_of_few_employers_tell_less_than_as_many_of_many() -> None:
    many = quotients.location_quotient(quotients.part(*rows([1] * 30 + [0] * 70, [0] * 30 + [1] * 70)), 300, 1000)
    few = quotients.location_quotient(quotients.part(*rows([10] * 3 + [0] * 7, [0] * 3 + [10] * 7)), 300, 1000)
    assert many.value == few.value == pytest.approx(1.0)
    assert few.half_width is not None
    assert many.half_width is not None
    assert few.half_width > 2 * many.half_width
    assert few.n_eff < many.n_eff / 5


def test_an_opening_in_two_places_counts_a_half_in_each() -> None:
    owner, value = rows([2, 2], [2, 2])
    assert quotients.part(owner, value / 2).part == pytest.approx(0.25)


def test_there_must_be_jobs_in_the_place() -> None:
    with pytest.raises(ValueError, match="needs jobs"):
        quotients.location_quotient(quotients.part(*rows([1], [1])), 0, 10)


def test_the_less_is_known_the_nearer_to_one_and_the_less_sure() -> None:
    thick, thin = (quotients.part(*rows([n] * n, [n] * n)) for n in (30, 3))
    for found in (thick, thin):
        plain, drawn = quotients.location_quotient(found, 200, 1000), quotients.shrunk_quotient(found, 200, 1000, 4.0)
        assert plain.value == pytest.approx(2.5)
        assert 1 < drawn.value < plain.value
        assert drawn.low is not None
        assert drawn.high is not None
        assert drawn.low < drawn.value < drawn.high
    sure = [quotients.chance_of_more(found, 200, 1000, 4.0).value for found in (thick, thin)]
    assert sure[0] > 0.999 > sure[1] > 0.5


def test_the_posterior_is_the_formula_of_the_source() -> None:
    found = quotients.part(*rows([3] * 5 + [0] * 20, [0] * 5 + [3] * 20))
    y, e = found.part * found.size, 0.1 * found.size
    assert quotients.shrunk_quotient(found, 10, 100, 2.0).value == pytest.approx((y + 2.0) / (e + 2.0))


def test_places_that_differ_are_drawn_less_together() -> None:
    rng = np.random.default_rng(2)
    jobs = np.full(20, 0.05)
    alike, unlike = np.ones(20), rng.gamma(0.5, 2.0, 20)
    strengths = []
    for true in (alike, unlike):
        where = rng.choice(20, 2000, p=jobs * true / (jobs * true).sum())
        here = np.bincount(where * 2000 + np.arange(2000), minlength=20 * 2000).reshape(20, 2000).astype(np.float64)
        strengths.append(quotients.prior_strength(np.ones(2000), here, jobs))
    assert strengths[0] == pytest.approx(5.0)
    assert strengths[1] < 2.0


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=12), st.floats(0.01, 0.9))
def test_intervals_hold_the_value_and_never_go_below_zero(counts: list[tuple[int, int]], jobs: float) -> None:
    owner, value = rows([a for a, _ in counts], [b for _, b in counts])
    if not len(owner):
        return
    found = quotients.location_quotient(quotients.part(owner, value), jobs, 1.0)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value <= found.high + 1e-12
