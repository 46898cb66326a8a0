import json

from metier.charts.multiples import Panel, multiples
from metier.charts.svg import svg


def test_panels_stand_in_their_order_on_one_axis() -> None:
    panels = [Panel("Senior", [0.2, 0.8], 150_000, "$150k"), Panel("Mid", [0.5, 0.5], 110_000, "$110k")]
    spec = multiples(panels, [100_000, 150_000, 200_000], "$")
    drawn = svg(json.dumps(spec), "Pay", "says")
    assert drawn.index(">Senior<") < drawn.index(">Mid<")
    assert ">$150k<" in drawn
    assert ">$110k<" in drawn
    assert drawn.count(">$200k<") == 1
    assert "var(--accent)" in drawn
