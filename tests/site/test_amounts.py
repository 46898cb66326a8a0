"""Pay as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.site.amounts import HOURS, Amount, amount


@pytest.mark.parametrize(
    ("text", "year", "currency"),
    [
        ("80000", 80_000, ""), ("80k", 80_000, ""), ("80k+", 80_000, ""), ("80,000", 80_000, ""), ("80.000 €", 80_000, "EUR"),
        ("£72.5k", 72_500, "GBP"), ("$40/h", 40 * HOURS, ""), ("36.50 an hour", 36.5 * HOURS, ""), ("1 200 000", 1_200_000, ""),
        ("95k per year", 95_000, ""), ("0", 0, ""), ("12.50", 12.5, ""), ("80’000 a year", 80_000, ""),
    ],
)  # fmt: skip
def test_an_amount_is_read(text: str, year: float, currency: str) -> None:
    assert amount(text) == Amount(year, currency)


@pytest.mark.parametrize("text", ["", "lots", "-5", "nan", "1e9", "80k80", "80,00,0", "<b>1</b>", "9" * 40, "\u0661"])
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert amount(text) is None


@given(st.integers(0, 10**9))
def test_separated_thousands_are_the_number(number: int) -> None:
    assert amount(f"{number:,}") == amount(str(number)) == Amount(float(number), "")
