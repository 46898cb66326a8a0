"""Which alias a segment means."""

import pytest

from metier.taxonomy.role_match import ACCEPT, match_part
from metier.taxonomy.role_table import ROLES, key


@pytest.mark.parametrize(
    ("part", "others", "role"),
    [
        ("senior software engineer", (), "software-engineer"),
        ("software engineer", ("backend",), "backend-software-engineer"),
        ("director of nursing", (), None),
        ("data science intern", (), "data-scientist"),
        ("manager", ("global mobility", "onboarding growth"), None),
        ("anesthesiologist assistant", (), None),
        ("mobile platform engineer", (), None),
    ],
)
def test_parts(part: str, others: tuple[str, ...], role: str | None) -> None:
    found = match_part(key(part), tuple(key(other) for other in others))
    if role is not None:
        assert found is not None
        assert found.alias.role == role
    if found is not None:
        assert found.alias.role in ROLES()
        assert 0 <= found.likely <= 1


def test_an_assistant_is_not_whom_they_assist() -> None:
    found = match_part(key("anesthesiologist assistant"), ())
    assert found is None or found.plain < ACCEPT or found.alias.role != "anesthesiologist"


def test_a_program_stays_what_is_managed() -> None:
    found = match_part(key("program manager"), (key("global mobility quality"),))
    assert found is not None
    assert found.alias.role == "program-manager"


def test_words_of_no_work_are_nothing() -> None:
    for part in ("join our team", "boston", "the the", "growth"):
        found = match_part(key(part), ())
        assert found is None or found.plain < ACCEPT, part
