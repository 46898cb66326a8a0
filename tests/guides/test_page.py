import pytest

from metier.guides.desk import Desk
from metier.guides.page import axis, band, hidden, ladder, shown
from metier.model.block import Text


def test_a_page_without_blocks_says_why() -> None:
    assert shown(None, floor="f", otherwise="too few").not_shown == "too few"
    page = shown(None, Text(("words",)), floor="f", otherwise="too few")
    assert (page.blocks, page.not_shown) == ((Text(("words",)),), None)
    assert hidden("why", "f").not_shown == "why"


def test_a_ladder_holds_published_rows_of_one_currency_and_counts_the_rest(desk: Desk) -> None:
    rows = [(level, desk.sub(level=level)) for level in ("entry", "senior")] + [("Nowhere", desk.sub(place="DE"))]
    rows.append(("Few", desk.sub(level="staff", place="boise-id", workplace="onsite")))
    found = ladder("By level", rows, "USD/year", "Note.")
    assert found is not None
    assert [one.label for one in found.bands] == ["entry", "senior"]
    assert found.caption == "Note. Rows that too few postings state pay for are left out."
    assert ladder("By level", rows, "EUR/year") is None


def test_quartiles_stand_in_a_band_where_they_are_published(desk: Desk) -> None:
    found = band(desk, "All")
    assert found is not None
    assert found.low is not None
    assert found.low.value is not None
    assert band(desk.sub(place="DE"), "Nowhere") is None


@pytest.mark.parametrize("points", [[120_000.0], [0.5, 0.7], [98_000.0, 250_000.0, 40_000.0]])
def test_an_axis_holds_all_points(points: list[float]) -> None:
    low, high = axis(points)
    assert low < min(points) <= max(points) < high
