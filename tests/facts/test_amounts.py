"""Numbers, magnitudes, currencies, units and ranges as written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.amounts import MOST, amounts, number
from metier.facts.cues import cues_of
from metier.facts.joins import ranges


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234.50", 1234.5), ("1.234,50", 1234.5), ("60.000", 60000), ("110'000", 110000),
        ("18 000", 18000), ("12,00,000", 1200000),
        ("45.00", 45), ("7,5", 7.5), ("1.200.000", 1200000), ("80", 80), ("52\u202f500", 52500),
    ],
)  # fmt: skip
def test_number_of_any_country(written: str, value: float) -> None:
    assert number(written) == value


@settings(deadline=None)  # the first example loads the tables
@given(st.integers(1000, 9_999_999))
def test_grouping_does_not_change_a_number(value: int) -> None:
    american = f"{value:,}"
    assert number(american) == number(american.replace(",", ".")) == number(american.replace(",", " ")) == value


def read(text: str) -> list[tuple[float, float, str | None, str | None]]:
    found = ranges(text, amounts(text, cues_of(text)))
    return [(band.low.value, band.high.value, band.currency, band.unit) for band in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$120-140k a year", (120000, 140000, "$", "YEAR")),
        ("$95K to 110K", (95000, 110000, "$", None)),
        ("EUR 4.100,00 – 5.300,00 / Monat", (4100, 5300, "EUR", "MONTH")),
        ("between £21,000 and £24,500 p.a.", (21000, 24500, "GBP", "YEAR")),
        ("USD $31.50 (entry) to USD $44.25 (senior) hourly", (31.5, 44.25, "USD", None)),
        ("a minimum of $52,000 to a maximum of $66,000", (52000, 66000, "$", None)),
        ("Minimum pay\n$17/hr\nMaximum pay\n$19/hr", (17, 19, "$", "HOUR")),
        ("$2,150 biweekly", (2150, 2150, "$", "BIWEEK")),
        ("7–9 LPA ₹", (700000, 900000, "INR", "YEAR")),
        ("C$70,000-C$82,000", (70000, 82000, "CAD", None)),
        ("$81,000/year to $97,000/year", (81000, 97000, "$", "YEAR")),
    ],
)
def test_range_as_written(text: str, expected: tuple[float, float, str | None, str | None]) -> None:
    assert read(text) == [expected]


def test_a_bullet_is_no_range_dash() -> None:
    assert read("UTC +/- 3\n- £65,000 a year")[-1] == (65000, 65000, "GBP", "YEAR")


@pytest.mark.parametrize("text", ["room 101", "401k for all", "call 555-0134", "20% off", "in 2026 we grew", "#12345"])
def test_numbers_that_are_no_money(text: str) -> None:
    assert read(f"salary: {text}") == []


def test_no_more_amounts_than_a_posting_states_are_looked_at() -> None:
    text = "$5k\n" * 3 * MOST
    assert len(amounts(text, cues_of(text))) == MOST
