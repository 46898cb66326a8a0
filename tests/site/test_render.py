"""Numbers and dates as people read them; colours people can tell apart."""

import gzip
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.fake_guide import few, pay, share, tally

from metier.model.block import Band, Bands, Bar, Bars
from metier.model.facts import Pay
from metier.model.figure import Window
from metier.site import drawing, render
from metier.site.views import STATIC, description, snippet, warm

CSS = (STATIC / "metier.css").read_text("utf-8")


def test_figures_in_words() -> None:
    assert [render.value(figure) for figure in (pay(152340), share(0.42), tally(2318), few())] == [
        "$152k",
        "42%",
        "2,318",
        "too few to say",
    ]
    assert render.mostly(0.004) == "1%"
    assert render.mostly(0.081) == "9%"
    assert render.says(few()) == "9 postings of 4 employers; pay needs 10 employers"
    assert render.says(pay(152340)) == "95% interval 147k to 157k · 412 postings, 131 employers · see the evidence"


@pytest.mark.parametrize(
    ("band", "words"),
    [
        (Pay(min=145000, max=165000, currency="USD", unit="YEAR"), "$145,000 to $165,000 a year"),
        (Pay(min=41.2, max=58.75, currency="USD", unit="HOUR"), "$41.20 to $58.75 an hour"),
        (Pay(min=20, currency="EUR", unit="HOUR"), "from €20 an hour"),
        (Pay(max=90000, currency="CHF", unit="YEAR", kind="ote"), "up to CHF 90,000 a year on target"),
        (Pay(min=5, max=5, unit="DAY"), "5 a day"),
        (Pay(), "amount not stated"),
    ],
)
def test_pay_as_written(band: Pay, words: str) -> None:
    assert render.pay(band) == words


def test_dates_in_words() -> None:
    assert render.day(date(2026, 11, 2)) == "2 November 2026"
    assert render.day("2026-11-12T09:00:00+00:00") == "12 November 2026"
    assert render.day("lately") == "lately"
    assert render.window(Window(None, None)) == "all dates"
    assert render.window(Window(date(2026, 1, 1), None)) == "from 1 January 2026"


@pytest.mark.parametrize("bad", ["javascript:alert(1)", "data:text/html,x", "//evil", "http://[", "", "https:", " JAVASCRIPT:x"])
def test_only_web_addresses_are_linked(bad: str) -> None:
    assert render.web_address(bad) is None


@given(st.text())
def test_any_text_is_cleaned_without_failing(text: str) -> None:
    assert "<script" not in description(text)
    assert not re.search(r"<(?!/?mark>)[a-z]", str(snippet(text)))
    render.web_address(text)


def test_a_description_keeps_its_place_among_the_headings() -> None:
    assert (
        description("<h1 onclick=x>A</h1><h5>B</h5><a href='javascript:x'>c</a>")
        == '<h3>A</h3><h3>B</h3><a rel="nofollow noopener">c</a>'
    )


def test_bars_stay_inside_their_column() -> None:
    shape = drawing.bar(share(0.98), 1.0)
    assert shape is not None
    assert shape.whisker is not None
    assert (shape.fill.width, shape.whisker.end) == (98.0, 100.0)
    assert drawing.bar(few(), 1.0) is None


def test_axes_hold_all_that_is_drawn_and_say_where_they_end() -> None:
    small = Bars(title="", bars=(Bar(label="a", figure=share(0.2)),))
    assert drawing.bar_axis(small) == (0.25, "25%", True)
    assert drawing.bar_axis(Bars(title="", bars=(Bar(label="a", figure=share(0.48)),)))[0] == 1.0
    assert drawing.bar_axis(Bars(title="", bars=(Bar(label="a", figure=tally(40)),))) == (40, "40", False)
    bands = Bands(title="", bands=(Band(label="a", middle=pay(100e3, 30e3)), Band(label="b", middle=few())), axis=(90e3, 110e3))
    assert drawing.band_axis(bands) == (70e3, 130e3)
    assert drawing.axis_labels(bands) == ("$70k", "$100k", "$130k")


def test_a_tile_says_its_interval_once() -> None:
    assert render.tile_note(pay(152340), "") == "147k to 157k · 412 postings, 131 employers"
    assert render.tile_note(tally(9), "as of today") == "of 131 employers · as of today"
    assert render.tile_note(few(), "x") == "9 postings of 4 employers; pay needs 10 employers"


def _tokens(block: str) -> dict[str, str]:
    return {
        name: "".join(c * 2 for c in value) if len(value) == 3 else value
        for name, value in re.findall(r"--([a-z-]+): #([0-9a-f]{3,6})", block)
    }


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_contrast_enough_in_both_themes(theme: str) -> None:
    light, dark = CSS.split("@media (prefers-color-scheme: dark)")[:2]
    tokens = _tokens(light) | (_tokens(dark.partition("}")[0]) if theme == "dark" else {})
    for words, ground in (
        ("ink", "paper"),
        ("soft", "paper"),
        ("soft", "card"),
        ("warm", "warm-wash"),
        ("ink", "mark"),
        ("on-accent", "accent"),
    ):
        assert _contrast(tokens[words], tokens[ground]) >= 4.5, (words, ground)
    for edge in ("edge", "accent", "warm"):
        assert _contrast(tokens[edge], tokens["paper"]) >= 3, edge


def test_the_style_sheet_is_small_and_asks_for_nothing_else() -> None:
    assert len(gzip.compress(CSS.encode())) < 15_000
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_warming_draws_a_chart_without_complaint(caplog: pytest.LogCaptureFixture) -> None:
    warm()
    assert caplog.records == []
