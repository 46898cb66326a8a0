from tests.charts.drawn import rows_of

from metier.charts.ladder import Rung, ladder


def test_rows_keep_their_order_and_only_published_parts_are_drawn() -> None:
    spec = ladder([Rung("Senior", 3e5, (2e5, 4e5), (1e5, 5e5)), Rung("Entry", 1e5, (9e4, 1.1e5))], "$")
    outer, inner, interval, middle = (rows_of(spec, layer) for layer in range(4))
    assert outer == []
    assert [row["name"] for row in inner] == ["Senior"]
    assert [row["name"] for row in interval] == [row["name"] for row in middle] == ["Senior", "Entry"]
    assert spec["layer"][3]["encoding"]["y"]["sort"] == ["Senior", "Entry"]
    assert middle[0]["a"] == 300.0
