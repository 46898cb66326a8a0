"""Abbreviations are told from other words before a full stop, whatever stands around them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.abbreviations import Abbreviations

KNOWN = Abbreviations(("e.g", "yrs", "ph.d", "no"), r"(?:\b(?:{words})|\b[a-z])", longest=8)
PLAIN = re.compile(r"(?:\b(?:e\.g|yrs|ph\.d|no)|\b[a-z])$", re.IGNORECASE)


@pytest.mark.parametrize(
    ("before", "is_one"),
    [
        ("tools, e.g", True),
        ("5 yrs", True),
        ("a Ph.D", True),
        ("plan B", True),
        ("Casino", False),
        ("the team", False),
        ("", False),
    ],
)
def test_words_before_a_stop(before: str, is_one: bool) -> None:
    assert KNOWN.end(before + ". And", 0, len(before)) is is_one


@given(
    st.lists(st.sampled_from(["e.g", "yrs", "Ph.D", "no", "x", "Wort", "ſ", "K", "İ", " ", "\n", ".", ")", "7", "_"]), max_size=6)
)
def test_two_letters_tell_no_more_than_the_whole_search(pieces: list[str]) -> None:
    before = "".join(pieces)
    assert KNOWN.end(before, 0, len(before)) is (PLAIN.search(before, max(0, len(before) - 8)) is not None)


def test_what_stands_before_the_start_is_not_looked_at() -> None:
    assert not KNOWN.end("ph.d", 3, 3)
