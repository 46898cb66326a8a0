"""Units, currencies and reference rates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.taxonomy.money import ANNUAL, CURRENCIES, annual, currency_of_country, rate, reference, unit_of_code, units


def test_annual_factors_follow_the_2080_hour_convention() -> None:
    assert ANNUAL == {"HOUR": 2080, "DAY": 260, "WEEK": 52, "MONTH": 12, "YEAR": 1}
    assert units()["BIWEEK"].per_year == 26
    assert units()["SEMIMONTH"].per_year == 24


@given(st.floats(min_value=0.01, max_value=1e6), st.sampled_from(sorted(units())))
def test_a_unit_is_worth_what_it_is_kept_as(amount: float, unit: str) -> None:
    kept = units()[unit]
    assert annual(amount * kept.times, kept.written_as) == pytest.approx(annual(amount, unit), abs=0.02)


def test_an_unknown_unit_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="HOUR"):
        annual(1, "MINUTE")


@pytest.mark.parametrize(
    ("country", "code"), [("US", "USD"), ("us", "USD"), ("DE", "EUR"), ("GB", "GBP"), ("PR", "USD"), ("PL", "PLN"), ("XX", None)]
)
def test_currency_of_country(country: str, code: str | None) -> None:
    assert currency_of_country(country) == code


def test_no_country_has_two_currencies() -> None:
    countries = [country for currency in CURRENCIES.values() for country in currency.countries]
    assert len(countries) == len(set(countries))


@pytest.mark.parametrize(
    ("code", "unit"), [("hourly", "HOUR"), ("P1Y", "YEAR"), ("per month", "MONTH"), ("fortnightly", "BIWEEK"), ("sol", None)]
)
def test_unit_of_code(code: str, unit: str | None) -> None:
    assert unit_of_code(code) == unit


def test_no_word_means_two_units() -> None:
    for kind in ("words", "codes"):
        written = [word for unit in units().values() for word in getattr(unit, kind)]
        assert len(written) == len(set(written))


def test_a_rate_is_the_latest_not_after_the_day() -> None:
    old, new = reference("GBP", date(2015, 6, 1)), reference("GBP", date(2023, 6, 1))
    assert old.since == date(2015, 1, 1)
    assert new.since == date(2023, 1, 1)
    assert new.id == "GBP/USD@2023-01-01"
    assert old.usd > new.usd
    assert reference("GBP", date(2001, 1, 1)) == old
    assert reference("GBP", date(2023, 1, 1)) == new


def test_every_currency_has_a_rate_and_the_dollar_is_one() -> None:
    assert rate("USD", date(2026, 1, 1)) == 1
    assert all(0 < rate(code, date(2026, 1, 1)) < 5 for code in CURRENCIES)


def test_an_unknown_currency_is_an_error() -> None:
    with pytest.raises(UsageError, match="unknown currency"):
        rate("ABC", date(2026, 1, 1))
