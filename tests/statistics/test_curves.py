import numpy as np
import pytest

from metier.statistics.curves import coverage_curve


def test_each_step_takes_what_adds_most() -> None:
    weight = np.ones(6)
    row = np.array([0, 1, 2, 3, 0, 1, 2, 4], dtype=np.int64)
    item = np.array([0, 0, 0, 0, 1, 1, 1, 2], dtype=np.int64)
    steps = coverage_curve(weight, row, item, 3)
    assert [step for step, _ in steps] == [0, 2]
    assert [part for _, part in steps] == pytest.approx([4 / 6, 5 / 6])


def test_it_ends_when_asked() -> None:
    row = item = np.arange(5, dtype=np.int64)
    assert [part for _, part in coverage_curve(np.ones(5), row, item, 2)] == pytest.approx([0.2, 0.4])


def test_nothing_reaches_nothing() -> None:
    empty = np.zeros(0, dtype=np.int64)
    assert coverage_curve(np.ones(3), empty, empty, 5) == []
