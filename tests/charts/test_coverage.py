import pytest
from tests.charts.drawn import rows_of

from metier.charts.coverage import coverage


def test_each_step_has_its_name_and_its_reach() -> None:
    rows = rows_of(coverage(["SQL", "Go"], [0.6, 0.8]), 0)
    assert rows == [{"step": 1, "name": "SQL", "part": 0.6}, {"step": 2, "name": "Go", "part": 0.8}]


def test_names_and_reaches_belong_together() -> None:
    with pytest.raises(ValueError, match="zip"):
        coverage(["SQL"], [0.6, 0.8])
