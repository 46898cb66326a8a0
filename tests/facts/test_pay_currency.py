"""Whose dollar, whose crown; and what an amount can be."""

import pytest

from metier.facts.pay_currency import currency_of, currency_said, fits, inferred_unit, pesos_or_dollars


@pytest.mark.parametrize(
    ("mark", "country", "code"),
    [
        ("$", "MX", "MXN"),
        ("kr", "DK", "DKK"),
        ("kr", "", "SEK"),
        ("¥", "CN", "CNY"),
        ("¥", "", "JPY"),
        ("rs", "PK", "PKR"),
        ("rs", "", "INR"),
    ],
)
def test_a_shared_mark_is_the_countrys_own(mark: str, country: str, code: str) -> None:
    assert currency_of(mark, (country,) if country else ()) == code


def test_dollars_in_a_country_of_pesos() -> None:
    assert pesos_or_dollars("MXN", "$", 70000, "We pay $70,000 a year") == "USD"
    assert pesos_or_dollars("MXN", "$", 22000, "Sueldo $22,000") == "MXN"
    assert pesos_or_dollars("CLP", "$", 900000, "$900.000") == "CLP"
    assert pesos_or_dollars("CAD", "$", 70000, "") == "CAD"


def test_euros_by_the_month_on_the_continent_only() -> None:
    assert inferred_unit(2600, "EUR", ("ES",)) == "MONTH"
    assert inferred_unit(2600, "EUR", ("IE",)) is None
    assert inferred_unit(2600, "EUR") is None


def test_what_a_unit_can_mean() -> None:
    assert fits(31, "GBP", "HOUR")
    assert not fits(52000, "GBP", "HOUR")
    assert not fits(40, "EUR", "MONTH")


@pytest.mark.parametrize(
    ("before", "code"), [("RAL ", "EUR"), ("年収", "JPY"), ("월급 ", "KRW"), ("salary ", None), ("general ", None)]
)
def test_a_word_of_one_country_tells_the_currency(before: str, code: str | None) -> None:
    assert currency_said(before) == code


def test_rupees_in_lakhs_are_by_the_year() -> None:
    assert inferred_unit(900000, "INR", ("IN",)) == "YEAR"
    assert inferred_unit(40000, "INR", ("IN",)) is None


def test_a_dollar_is_the_posting_countrys_own() -> None:
    assert currency_of("$", ("CA",)) == "CAD"
    assert currency_of("$", ("CA", "US")) == "USD"
    assert currency_of("$", ("DE",)) == "USD"
    assert currency_of("kr", ("NO",)) == "NOK"
    assert currency_of("kr", ()) == "SEK"
    assert currency_of(None, ("GB",)) == "GBP"


@pytest.mark.parametrize(
    ("value", "currency", "unit"),
    [
        (30, "USD", "HOUR"),
        (5, "USD", None),
        (900, "USD", None),
        (6500, "EUR", None),
        (45000, "GBP", "YEAR"),
        (9e6, "USD", None),
        (52000, "CZK", "MONTH"),
    ],
)
def test_a_unit_is_inferred_only_where_one_is_possible(value: float, currency: str, unit: str | None) -> None:
    assert inferred_unit(value, currency) == unit
