import json

from tests.charts.drawn import rows_of

from metier.charts.svg import svg
from metier.charts.trend import Point, course

POINTS = [Point("Jan 2026", 90.0, 80.0, 100.0), Point("Feb 2026", None), Point("Mar 2026", 110.0, 95.0, 130.0)]


def test_a_period_without_a_point_is_a_gap() -> None:
    values = [row["value"] for row in rows_of(course(POINTS, ""), 0)]
    assert values == [90.0, None, 110.0]


def test_the_period_that_is_not_complete_is_marked_and_has_no_point() -> None:
    whole = course([*POINTS, Point("Apr 2026", None)], "Apr 2026")
    assert any(row.get("says") == "not complete" for layer in range(len(whole["layer"])) for row in rows_of(whole, layer))
    drawing = svg(json.dumps(whole), "Demand", "It moves.")
    assert "not complete" in drawing
    assert len(drawing) < 12_288
