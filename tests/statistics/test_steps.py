import msgspec
import numpy as np
import pytest

from metier.statistics.counted import counted
from metier.statistics.steps import skill_gap


def test_the_gap_is_the_weighted_part_that_is_missing() -> None:
    rows = counted(np.zeros(2, dtype=np.int64), np.array([1.0, 0.0]))
    rows = msgspec.structs.replace(rows, weight=np.array([0.6, 0.2]))
    assert skill_gap(rows, {}).value == pytest.approx(0.75)
