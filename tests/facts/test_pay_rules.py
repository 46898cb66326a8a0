"""What does not count, what a band is a year, and text against field."""

from typing import Any

import pytest

from metier.facts.pay_rules import ABSURD, BACKWARD, OVERRULED, PLACEHOLDER, WIDE, finished, near, of_hints, reconciled, refusal
from metier.model.facts import Pay


@pytest.mark.parametrize(
    ("low", "high", "reason"),
    [
        (50000, 60000, None), (1, 1, PLACEHOLDER), (0, 999000, PLACEHOLDER), (90000, 80000, BACKWARD), (20000, 120000, WIDE),
        (20000, 165000, ABSURD), (1, 250000, ABSURD),
        (None, 70000, None),
        (40000, 999999, PLACEHOLDER), (None, None, PLACEHOLDER), (30000, 150000, None),
    ],
)  # fmt: skip
def test_refusal(low: float | None, high: float | None, reason: str | None) -> None:
    assert refusal(Pay(min=low, max=high, currency="USD", unit="YEAR")) == reason


def test_a_year_of_each_unit() -> None:
    assert finished(Pay(min=20, max=30, unit="HOUR")).annual_max == 62400
    two_weekly = finished(Pay(min=2000, max=None, unit="BIWEEK"))
    assert (two_weekly.min, two_weekly.unit, two_weekly.annual_min, two_weekly.annual_max) == (1000, "WEEK", 52000, None)
    assert finished(Pay(min=2000, max=2000, unit="SEMIMONTH")).annual_min == 48000
    assert finished(Pay(min=2000, max=2000)).annual_min is None


@pytest.mark.parametrize(
    ("hint", "band"),
    [
        (
            [{"currency": "usd", "minValue": 50, "maxValue": 70, "unitText": "hourly", "path": "pay"}],
            (50, 70, "USD", "HOUR", "pay"),
        ),
        ({"currency": "EUR", "value": {"minValue": "61,000", "unitText": "YEAR"}}, (61000, None, "EUR", "YEAR", "baseSalary")),
        ({"currency": "GBP", "value": {"value": 14.5, "unitText": "HOUR"}}, (14.5, 14.5, "GBP", "HOUR", "baseSalary")),
        ({"currency": "GBP", "value": 30000}, (30000, 30000, "GBP", None, "baseSalary")),
    ],
)
def test_a_field_as_a_band(hint: Any, band: tuple[Any, ...]) -> None:
    assert [(p.min, p.max, p.currency, p.unit, p.field) for p in of_hints(hint)] == [band]


@pytest.mark.parametrize(
    "hint",
    [
        None,
        [],
        "100k",
        [{"minValue": "competitive"}],
        {"value": None},
        [None, 3],
        {"minValue": float("nan")},
        {"minValue": -5},
        {"value": True},
    ],
)
def test_a_field_that_says_nothing(hint: Any) -> None:
    assert of_hints(hint) == []


def year(low: float, high: float, **more: Any) -> Pay:
    return finished(Pay(min=low, max=high, currency="USD", unit="YEAR", **more))


def test_text_and_field_that_agree_give_the_texts_words() -> None:
    text, field = year(100000, 120000, quote="$100k-$120k"), year(100000, 121000, field="baseSalary")
    assert near(text, field)
    assert reconciled([(text, True)], [field]) == [text]


def test_a_field_gives_the_unit_the_text_left_out() -> None:
    text = finished(Pay(min=900, max=1100, currency="USD", quote="$900-1,100"))
    field = finished(Pay(min=900, max=1100, currency="USD", unit="WEEK", field="baseSalary"))
    (pay,) = reconciled([(text, False)], [field])
    assert (pay.unit, pay.annual_min, pay.quote) == ("WEEK", 46800, "$900-1,100")


def test_where_they_differ_the_text_with_a_written_unit_is_believed() -> None:
    text, field = year(150000, 180000, quote="$150,000 - $180,000 per year"), year(90000, 99000, field="baseSalary")
    assert reconciled([(text, True)], [field]) == [text]
    believed, overruled = reconciled([(text, False)], [field])
    assert believed == field
    assert overruled.rejected == OVERRULED


def test_bands_by_place_are_kept_against_their_union_in_the_field() -> None:
    told = [(year(100000, 120000), False), (year(130000, 150000), False)]
    assert reconciled(told, [year(100000, 150000, field="baseSalary")]) == [pay for pay, _ in told]


def test_a_field_alone_stands() -> None:
    field = year(90000, 99000, field="baseSalary")
    assert reconciled([], [field]) == [field]
