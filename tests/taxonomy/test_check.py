"""The tables hang together, and what would not is found."""

import pytest

from metier.taxonomy import check, role_table
from metier.taxonomy.role_table import ROLES, Role


def test_no_fault_stands_in_the_tables() -> None:
    assert [f"{item.table}: {item.what}" for item in check.findings() if item.resolved is None] == []


def test_every_occupation_has_a_role_and_the_tables_are_large() -> None:
    counts = check.summary()
    assert counts["occupations covered"] == len(check.occupations()) == 867
    assert counts["roles"] >= 867 + 350
    assert counts["titles of roles"] >= 5 * counts["roles"]
    assert counts["tools"] >= 3500
    assert counts["hard skills"] >= 2500


def test_german_and_french_titles_stand_in_the_table() -> None:
    rows = role_table.table()
    assert sum(bool(row["de"]) for row in rows) >= 150
    assert sum(bool(row["fr"]) for row in rows) >= 150


def role(name: str, **changes: str) -> Role:
    told = {"parent": "software-engineering", "field": "software", "soc": "15-1252", "isco": "2512", "variant_of": ""} | changes
    return Role(name, name, told["parent"], told["field"], told["soc"], told["isco"], (), told["variant_of"])


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (role("x", parent="nowhere"), "family 'nowhere'"),
        (role("x", soc="99-9999"), "SOC code '99-9999'"),
        (role("x", isco="12345"), "ISCO code '12345'"),
        (role("x", variant_of="y"), "names the role 'y'"),
        (role("software-engineer", variant_of="backend-software-engineer"), "its own ancestor"),
    ],
)
def test_a_broken_role_is_found(monkeypatch: pytest.MonkeyPatch, broken: Role, says: str) -> None:
    table = ROLES() | {broken.id: broken}
    monkeypatch.setattr(check, "ROLES", lambda: table)
    assert any(says in item.what for item in check._roles())


def test_circles_are_found() -> None:
    assert [item.what for item in check._circles("tools", {"a": ["b"], "b": ["a"], "c": ["a"]})] == [
        "a is its own ancestor",
        "b is its own ancestor",
    ]
