"""What is said of a band beside its amounts."""

from typing import Any

import pytest

from metier.facts.extractors.pay import read_line
from metier.facts.pay_terms import says_payments


@pytest.mark.parametrize(
    ("text", "country", "terms"),
    [
        ("€52k - €61k gross, equity and bonus", "IE", [{"gross": True, "equity": True, "bonus": True}]),
        ("$71,000 - $82,000", "AU", [{"currency_inferred": True, "unit_inferred": True}]),
        ("$71,000 - $82,000 a year", "US", [{"currency_inferred": False, "unit_inferred": False}]),
        ("$48/hr W2 or $57/hr 1099", "US", [{"contract": "W2"}, {"contract": "1099"}]),
        (
            "Band 7 £46,148 - £52,809 pro rata, 30 hours per week",
            "GB",
            [{"grade": "Band 7", "pro_rata": True, "hours_per_week": 30}],
        ),
        ("Lead: €81k-€94k / Staff: €99k-€120k", "DE", [{"applies_to": "Lead"}, {"applies_to": "Staff"}]),
        ("3.100 € brutto/Monat x 14", "AT", [{"payments_per_year": 14, "annual_max": 43400}]),
        ("$97K – $118K • 0.3% – 0.9%", "US", [{"equity": True}]),
        ("ca. 54.000 € brutto im Jahr", "DE", [{"approximate": True}]),
    ],
)
def test_terms(text: str, country: str, terms: list[dict[str, Any]]) -> None:
    read = read_line(text, {"country": country})
    assert [{key: band.get(key) for key in told} for band, told in zip(read, terms, strict=True)] == terms


def test_what_is_not_said_is_not_there() -> None:
    (band,) = read_line("£41,000 a year", {"country": "GB"})
    assert not {"gross", "equity", "bonus", "ote", "pro_rata", "applies_to", "grade", "contract"} & set(band)


def test_thirteen_payments() -> None:
    assert says_payments("x 13", 0, 4)
    assert not says_payments("sur 12 mois", 0, 11)
    assert not says_payments("x 1300", 0, 6)
