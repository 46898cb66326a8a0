import msgspec
import numpy as np
import pytest

from metier.statistics import official
from metier.statistics.counted import counted
from metier.statistics.methods import estimate


def test_the_one_row_is_the_value_and_has_no_interval() -> None:
    found = estimate(official.METHOD, counted(np.array([0]), np.array([135_980.0])), {})
    assert found is not None
    assert (found.value, found.low, found.high, found.n) == (135_980.0, None, None, 0)


def test_a_quotient_takes_four_rows_told_apart_by_their_groups() -> None:
    rows = counted(np.zeros(4, dtype=np.int64), np.array([1_500.0, 50_000.0, 20_000.0, 1_000_000.0]))
    groups = (official.HERE, official.PLACE, official.ROLE, official.ALL)
    rows = msgspec.structs.replace(rows, group=np.arange(4), groups=groups)
    assert official.quotient(rows, {}).value == pytest.approx(1.5)


def test_ours_against_theirs_scales_value_and_interval() -> None:
    rows = counted(np.arange(20), np.linspace(100.0, 200.0, 20))
    one, half = (official.ratio(rows, {"p": 0.5, "official": by}) for by in (1.0, 2.0))
    assert one.low is not None
    assert one.high is not None
    assert (half.value, half.low, half.high) == (one.value / 2, one.low / 2, one.high / 2)
    assert one.low <= one.value <= one.high
