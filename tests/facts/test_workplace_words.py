"""Signs of a workplace in running text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.workplace_words import signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a fully remote role", [("remote", 3)]),
        ("not a remote position", [("onsite", 3)]),
        ("remote sensing", []),
        ("hybrid cloud", []),
        ("an on-site gym", []),
        ("in-person interviews", []),
        ("hybrid work", [("hybrid", 3)]),
        ("Spring cleaning", []),
    ],
)
def test_signs(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(sign.kind, sign.strength) for sign in signs(text)] == expected


@given(st.text(alphabet="remotehybrid onsite-office3 days,.", max_size=300))
def test_signs_stand_in_order_and_apart(text: str) -> None:
    found = signs(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= sign.start < sign.end <= len(text) for sign in found)
