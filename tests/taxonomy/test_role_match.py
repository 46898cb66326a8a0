"""Which alias a segment means."""

import pytest

from metier.taxonomy.role_match import match_part
from metier.taxonomy.role_table import key


@pytest.mark.parametrize(
    ("part", "others", "role"),
    [
        ("senior software engineer", (), "software-engineer"),
        ("software engineer", ("backend",), "backend-software-engineer"),
        ("director of nursing", (), "nurse-manager"),
        ("data science intern", (), "data-scientist"),
        ("manager", ("global mobility", "onboarding growth"), None),
        ("anesthesiologist assistant", (), "anesthesiologist-assistant"),
    ],
)
def test_parts(part: str, others: tuple[str, ...], role: str | None) -> None:
    found = match_part(key(part), tuple(key(other) for other in others))
    assert (found and found.alias.role) == role
    assert found is None or 0 < found.likely <= found.plain <= 1


def test_a_program_stays_what_is_managed() -> None:
    found = match_part(key("program manager"), (key("global mobility quality"),))
    assert found is not None
    assert found.alias.role == "program-manager"


def test_words_of_no_work_are_nothing() -> None:
    for part in ("join our team", "boston", "the the", "growth"):
        assert match_part(key(part), ()) is None, part
