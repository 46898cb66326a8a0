"""Signs of a workplace in running text."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metier.facts.workplace_words import followers, signs
from metier.taxonomy.lexicon import fold, rows

WORDS = list(rows("workplace_words.tsv", "metier.facts"))


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


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["words"][:60])
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_match_holds_what_its_row_says_it_needs(row: dict[str, str], data: st.DataObject) -> None:
    said = data.draw(st.from_regex(re.compile(row["words"], re.MULTILINE), fullmatch=True))
    assert any(need in fold(said) for need in row["needs"].split("|"))


def test_the_words_are_written_in_lower_case() -> None:
    assert all(row["words"].replace("\\W", "") == row["words"].replace("\\W", "").lower() for row in WORDS)
    assert {"work", "within", "möglich"} <= followers()
