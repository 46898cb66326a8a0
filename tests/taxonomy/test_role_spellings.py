"""Titles in another spelling."""

import pytest

from metier.taxonomy.role_spellings import in_other_spelling
from metier.taxonomy.role_table import key


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("registred nurse", "registered-nurse"),
        ("ergonomizt", "human-factors-engineer"),
        ("principal softwear engineer", "software-engineer"),
        ("spezialmechatroniker", "industrial-mechanic"),
    ],
)  # fmt: skip
def test_other_spellings(title: str, role: str) -> None:
    found = in_other_spelling([key(title)])
    assert found is not None
    assert found.alias.role == role
    assert found.plain < 0.7


@pytest.mark.parametrize("title", ["xyzzy engineer", "salesforce", "neonatopathologistic", ""])
def test_what_is_no_spelling_of_a_role(title: str) -> None:
    assert in_other_spelling([key(title)]) is None
