"""Units of time as written behind an amount and near it."""

import pytest

from metier.facts.pay_units import unit_after, unit_named, units_within


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("/hr", "HOUR"), (" per annum", "YEAR"), (" brutto im Monat", "MONTH"), (" de l’heure", "HOUR"), (" lordi annui", "YEAR"),
        ("kr/mån", None), ("/mån", "MONTH"), (" netto + VAT / godz.", "HOUR"), (" p/m", "MONTH"), (" bi-weekly", "BIWEEK"),
        (" per-month", "MONTH"), (" annual bonus", None), (" years", None), (" a year", "YEAR"), (" day", None),
        (" i timen", "HOUR"), (" an hour", "HOUR"), (" gross monthly", "MONTH"), (" d", None),
    ],
)  # fmt: skip
def test_unit_behind(text: str, unit: str | None) -> None:
    assert unit_after(text, 0)[0] == unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Annual salary", ["YEAR"]),
        ("5 days a week", []),
        ("37.5 hours per week", []),
        ("Stundenlohn:", ["HOUR"]),
        ("an annual bonus and monthly pay", ["MONTH"]),
        ("2 weeks of annual leave", []),
    ],
)
def test_units_near(text: str, found: list[str]) -> None:
    assert list(units_within(text, 0, len(text))) == found


def test_a_word_of_no_unit() -> None:
    assert unit_named("sprint") is None
