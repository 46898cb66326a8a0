from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.sources import pay, spellings
from metier.sources.bodies import body_format
from metier.sources.decoding import text_of


@pytest.mark.parametrize(
    ("written", "amounts"),
    [
        ("50,000.00", [50000]),
        ("50.000", [50000]),
        ("60 000 - 70 000", [60000, 70000]),
        ("60\u00a0000,50", [60000.5]),
        ("110'000", [110000]),
        ("$85k to $90K", [85000, 90000]),
        ("21.5", [21.5]),
        ("Competitive", []),
    ],
)
def test_amounts_are_found(written: str, amounts: list[float]) -> None:
    assert pay.numbers(written) == amounts


@pytest.mark.parametrize(
    ("written", "read"),
    [(0, None), ("0", None), (-5, None), (True, None), ([], None), ("n/a", None), (1e15, None), ("92166", 92166)],
)
def test_an_amount_is_money_or_nothing(written: Any, read: float | None) -> None:
    assert pay.amount(written) == read


@pytest.mark.parametrize(
    ("written", "code"),
    [("usd", "USD"), ("£30,000", "GBP"), ("120000 CAD a year", "CAD"), ("money", None), (None, None), (3, None)],
)
def test_currencies_are_codes(written: Any, code: str | None) -> None:
    assert pay.currency(written) == code


def test_a_band_without_amounts_is_none() -> None:
    assert pay.band(None, None, "USD", "YEAR", "pay") is None
    assert pay.band(1, None, None, None, "pay") == {"minValue": 1, "path": "pay"}


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    assert all(amount >= 0 for amount in pay.numbers(text))
    pay.currency(text)
    spellings.pay_unit(text)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("per-year-salary", "YEAR"),
        ("1 HOUR", "HOUR"),
        ("Per Year", "YEAR"),
        ("annual", "YEAR"),
        ("PA", "YEAR"),
        ("fortnight", None),
    ],
)
def test_pay_units_are_spelled_alike(written: str, unit: str | None) -> None:
    assert spellings.pay_unit(written) == unit


@pytest.mark.parametrize(
    ("written", "level"),
    [("Mid-level", "mid"), (["Senior"], "senior"), (["Senior", "Manager"], None), ("wizard", None), (None, None)],
)
def test_levels_count_only_when_one_is_named(written: Any, level: str | None) -> None:
    assert spellings.seniority(written) == level


@pytest.mark.parametrize(
    ("written", "types"),
    [("Regular Full Time (Salary)", ["FULL_TIME"]), ("FullTime", ["FULL_TIME"]), (["Intern", 3], ["INTERN"]), (7, [])],
)
def test_employment_types_are_schema_org_values(written: Any, types: list[str]) -> None:
    assert spellings.employment_types(written) == types


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<p>Hello</p>", "html"),
        ("&lt;p&gt;Hello", "html"),
        ("&amp;lt;p&amp;gt;Hello", "html"),
        ("one<br>two", "html"),
        ("## About\n\n- **Cook** well", "markdown"),
        ("[apply](https://a.example)", "markdown"),
        ("Plain words, 3 < 4 & so on.", "text"),
        ("", "text"),
    ],
)
def test_the_format_of_a_body_is_told(text: str, form: str) -> None:
    assert body_format(text) == form


def test_legacy_encodings_are_told() -> None:
    assert text_of("Développeur à Besançon – 45 €".encode("cp1252")) == "Développeur à Besançon – 45 €"
    assert text_of("Инженер-программист в Москве, опыт работы от трёх лет".encode("cp1251")).startswith("Инженер")
    assert text_of(b"\xff\xfeh\x00i\x00") == "hi"
    assert text_of(b"\xef\xbb\xbfhi") == "hi"
