"""The table of hard skills is sound and found in its usual spellings."""

import pytest

from metier.taxonomy import skills
from metier.taxonomy.tools import TOOLS


def test_the_table_is_sound() -> None:
    table = skills.SKILLS()
    assert len(table) > 500
    assert all(entry.field and entry.name and entry.id == entry.id.lower() for entry in table.values())
    assert not {entry.name.lower() for entry in table.values()} & {entry.name.lower() for entry in TOOLS().values()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Designs distributed systems", ["distributed-systems"]),
        ("financial modelling and wound care", ["financial-modeling", "wound-care"]),
        ("CI/CD, unit tests and data pipelines", ["ci-cd", "unit-testing", "data-pipelines"]),
        ("lesson plans for classroom management", ["lesson-planning", "classroom-management"]),
        ("pre trip inspections and load securement", ["vehicle-inspection", "load-securement"]),
        ("socks and bi-weekly pay", []),
    ],
)
def test_usual_spellings_are_found(text: str, found: list[str]) -> None:
    assert [hit.id for hit in skills.mentions(text)] == found


def test_a_query_finds_its_skill() -> None:
    assert skills.find("Distributed Systems") == ("distributed-systems",)
    assert skills.find("wound care in critical care") == ("wound-care", "critical-care")
    assert skills.find("") == ()
