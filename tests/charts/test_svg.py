import gzip
import json
from xml.etree import ElementTree as ET

import pytest

from metier.charts.coverage import coverage
from metier.charts.histogram import Bin, histogram
from metier.charts.ladder import Rung, ladder
from metier.charts.svg import svg

_CHARTS = {
    "histogram": histogram([Bin(a * 1e4, a * 1e4 + 1e4, 0.04) for a in range(8, 33)], (1.4e5, 1.3e5, 1.5e5), (1.2e5, 1.7e5), "$"),
    "ladder": ladder(
        [Rung("Entry", 1e5, (9.5e4, 1.06e5)), Rung("Senior", 1.6e5, (1.5e5, 1.7e5), (1.4e5, 1.8e5), (1.2e5, 2e5))], "$"
    ),
    "coverage": coverage(["SQL", "Python", "Docker"], [0.6, 0.8, 0.9]),
}


@pytest.mark.parametrize("name", sorted(_CHARTS))
def test_a_drawing_is_small_and_takes_its_colours_from_the_page(name: str) -> None:
    drawn = svg(json.dumps(_CHARTS[name]), "Pay", "What it shows.")
    assert len(gzip.compress(drawn.encode())) <= 12 * 1024
    assert "var(--accent)" in drawn
    assert "script" not in drawn


def test_it_is_named_and_described_for_those_who_hear_it() -> None:
    drawn = svg(json.dumps(_CHARTS["ladder"]), "Pay <by> level", 'Says "so" & more')
    root = ET.fromstring(drawn)
    title, desc = root[0], root[1]
    assert title.text == "Pay <by> level"
    assert desc.text == 'Says "so" & more'
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {desc.attrib['id']}"
    assert "width" not in root.attrib
    assert "viewBox" in root.attrib


def test_the_same_chart_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = json.dumps(_CHARTS["coverage"])
    first = svg(spec, "One", "two")

    def never(*_: object, **__: object) -> str:
        raise AssertionError("drawn twice")

    monkeypatch.setattr("vl_convert.vegalite_to_svg", never)
    assert svg(spec, "One", "two") == first


def test_text_is_never_taken_for_markup() -> None:
    drawn = svg(json.dumps(coverage(["<script>alert(1)</script>"], [0.5])), "x", "y")
    assert "<script" not in drawn
