"""Which money is pay."""

import pytest

from metier.facts.bands import read_bands
from metier.model.facts import Pay


def bands(text: str, *countries: str) -> list[Pay]:
    return [pay for pay, _, _ in read_bands(text, countries)]


@pytest.mark.parametrize(
    "text",
    [
        "We raised a $25M Series A to grow.",
        "You will own a $300,000 marketing budget.",
        "Deals range from $40K to $600K.",
        "Manage a portfolio of $120,000 - $200,000 accounts",
        "We match up to $6,000 of your 401(k) contributions.",
        "$1,200 learning stipend every year",
        "Refer a friend and get a $2,500 referral bonus",
        "Employees get a €600 home office allowance",
        "Serving 10,000+ customers in 40 countries",
        "Tuition reimbursement of up to $5,250 per year",
        "Call +1 512 555 0134 today",
        "A background check costs £44, taken from your first salary",
        "Over $2 billion in revenue",
        "Competitive salary and 25 days of leave",
        "Flexible hours: 16-40 weekly, salary to be agreed",
        "",
    ],
)
def test_other_money_is_not_pay(text: str) -> None:
    assert bands(text) == []


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Pay: $19.75 an hour", (19.75, 19.75, "USD", "HOUR")),
        ("Annual Salary:\n$98,000—$121,000 USD", (98000, 121000, "USD", "YEAR")),
        ("Backend Engineer | Oslo | ONSITE | $130K + equity", (130000, 130000, "USD", "YEAR")),
        ("Compensation up to $83k annually", (None, 83000, "USD", "YEAR")),
        ("Salary starting at £31,500", (31500, None, "GBP", "YEAR")),
        ("Base salary $150k+", (150000, None, "USD", "YEAR")),
        ("The hourly rate for this role is $26.10 - $38.40.", (26.1, 38.4, "USD", "HOUR")),
        ("Salary: 70,000 - 85,000", (70000, 85000, None, "YEAR")),
        ("16 000 – 21 000 PLN", (16000, 21000, "PLN", "MONTH")),
        ("Salaire : 38-44 K€ selon profil", (38000, 44000, "EUR", "YEAR")),
        ("skills, training and education. $104,000 - $131,000 per year", (104000, 131000, "USD", "YEAR")),
    ],
)
def test_pay_as_written(text: str, band: tuple[float | None, float | None, str | None, str | None]) -> None:
    assert [(pay.min, pay.max, pay.currency, pay.unit) for pay in bands(text)] == [band]


def test_quotes_are_exact() -> None:
    text = "OK\nSalary: up to €61,000 per year (Berlin)"
    (pay,) = bands(text)
    assert pay.quote == "up to €61,000 per year"
    assert text[pay.start : pay.end] == pay.quote
