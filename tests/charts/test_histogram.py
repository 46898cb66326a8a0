import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.drawn import rows_of

from metier.charts.histogram import Bin, histogram, nice_bins


@given(st.floats(1, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.integers(1, 10_000))
def test_bins_are_round_few_and_hold_everything(low: float, span: float, half: float, n: int) -> None:
    edges = nice_bins(low, low + span, half, n)
    width = edges[1] - edges[0]
    assert edges[0] <= low
    assert edges[-1] >= low + span
    assert 1 <= len(edges) - 1 <= 32
    assert float(f"{width:.1e}"[:3]) in {1.0, 2.0, 2.5, 5.0}


def test_bins_of_usual_pay() -> None:
    assert (
        nice_bins(82_000, 231_000, 55_000, 400)[:2] == [80_000, 100_000] or nice_bins(82_000, 231_000, 55_000, 400)[0] == 80_000
    )


@pytest.mark.parametrize("inner", [None, (110_000.0, 150_000.0)])
def test_the_middle_half_is_marked(inner: tuple[float, float] | None) -> None:
    bins = [Bin(a, a + 20_000, 0.2) for a in (80_000.0, 100_000.0, 120_000.0, 140_000.0, 160_000.0)]
    spec = histogram(bins, (130_000, 125_000, 136_000), inner, "$")
    rows = rows_of(spec, 1)
    assert [row["inside"] for row in rows] == ([True] * 5 if inner is None else [False, True, True, True, False])
    assert rows_of(spec, 3)[0]["says"] == "median $130k"
