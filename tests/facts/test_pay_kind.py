"""Base, on-target earnings, bonus, sign-on, equity, other."""

import pytest

from metier.facts.bands import read_bands


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Base salary: $90,000 - $110,000 plus bonus", ["base"]),
        ("On-target earnings (OTE): $140,000", ["ote"]),
        ("$110,000 - $130,000 OTE", ["ote"]),
        ("OTE: $120,000 (60/40) — $72,000 base + $48,000 commission", ["ote", "base", "bonus"]),
        ("On-target earnings are $90,000. The OTE includes a variable incentive target of $30,000", ["ote", "bonus"]),
        ("Salary $95,000 - $105,000 (includes bonus)", ["ote"]),
        ("Pay: $30/hour and a $4,000 sign-on bonus", ["base", "sign_on"]),
        ("Pay: $0.65 per mile, paid weekly", ["other"]),
        ("We pay $45 per session", ["other"]),
        ("High Cost Area Supplement of 5% of basic salary (minimum £1,100)", ["other"]),
    ],
)
def test_kind(text: str, kinds: list[str]) -> None:
    assert [pay.kind for pay, _, _ in read_bands(text, ())] == kinds
