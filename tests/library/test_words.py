"""Figures in words."""

from datetime import date

import pytest

from metier.library.words import figure_words, interval_words, money, number, share
from metier.model.figure import Cell, Figure, Window


def figure(
    value: float | None, unit: str, low: float | None = None, high: float | None = None, suppressed: str | None = None
) -> Figure:
    return Figure(
        id="a-b",
        measure="m",
        cell=Cell(),
        unit=unit,
        value=value,
        low=low,
        high=high,
        window=Window(None, None),
        as_of=date(2026, 1, 1),
        method="m@1",
        edition="e",
        suppressed=suppressed,
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (152_340, "$152k"),
        (99_960, "$100k"),
        (61_480, "$61.5k"),
        (61_000, "$61k"),
        (41.2, "$41.20"),
        (1_250_000, "$1.2m"),
        (-4_000, "-$4k"),
    ],
)
def test_money_is_rounded_to_what_a_person_reads(amount: float, words: str) -> None:
    assert money(amount, "USD") == words


def test_currencies_without_a_symbol_keep_their_code() -> None:
    assert money(120_000, "SEK") == "SEK 120k"


@pytest.mark.parametrize(("value", "words"), [(0, "0%"), (0.004, "under 1%"), (0.417, "42%"), (0.998, "over 99%"), (1, "100%")])
def test_a_share_never_claims_a_false_none_or_all(value: float, words: str) -> None:
    assert share(value) == words


def test_numbers_of_other_units() -> None:
    assert number(1234, "count") == "1,234"
    assert number(3.0, "years") == "3"
    assert number(2.54, "ratio") == "×2.5"


def test_an_interval_repeats_no_symbol() -> None:
    assert interval_words(figure(152_000, "USD/year", 146_200, 158_900)) == "146k to 159k"
    assert interval_words(figure(0.41, "share", 0.36, 0.46)) == "36 to 46"
    assert interval_words(figure(0.41, "share")) == ""


def test_a_suppressed_figure_says_why_and_shows_no_number() -> None:
    words = figure_words(figure(None, "USD/year", suppressed="3 employers, 5 are needed"))
    assert words == "too few to say: 3 employers, 5 are needed"
