"""One line of benefits."""

import csv
from pathlib import Path
from typing import Any

import pytest

from metier.facts.benefits_line import read_benefits_line

ROWS = [line for line in Path(__file__).with_name("benefit_lines.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
CASES = list(csv.DictReader(ROWS, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_offers_these_kinds(case: dict[str, str]) -> None:
    assert "|".join(sorted(item["benefit"] for item in read_benefits_line(case["text"], {}))) == case["kinds"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("401(k) with a 5% match", [{"benefit": "retirement_plan", "match_percent": 5.0}]),
        ("28 days holiday plus bank holidays", [{"benefit": "paid_time_off", "days": 28, "plus_public_holidays": True}]),
        ("20 weeks of paid parental leave", [{"benefit": "parental_leave", "weeks": 20, "paid": True}]),
        ("$1,500 home office stipend", [{"benefit": "home_office_budget", "amount": 1500.0, "currency": "USD"}]),
        ("We cannot sponsor visas", [{"benefit": "visa_sponsorship", "offered": False}]),
        ("0.1-0.5% equity", [{"benefit": "equity", "min_percent": 0.1, "max_percent": 0.5}]),
        ("Active Secret clearance", [{"benefit": "security_clearance", "level": "Secret"}]),
        ("We ship on Fridays", []),
    ],
)  # fmt: skip
def test_a_line_offers(text: str, says: list[dict[str, Any]]) -> None:
    told = read_benefits_line(text, {})
    assert [{name: item.get(name) for name in asked} for item, asked in zip(told, says, strict=True)] == says


def test_every_item_quotes_the_line() -> None:
    text = "Medical, dental and vision insurance"
    assert [item["benefit"] for item in read_benefits_line(text, {})] == [
        "health_insurance",
        "dental_insurance",
        "vision_insurance",
    ]
    assert all(item["quote"] in text for item in read_benefits_line(text, {}))
