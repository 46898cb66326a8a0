"""Patterns searched one by one find what one alternation of them finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from metier.facts.alternation import Alternation

PATTERNS = ((";", ";"), (".", r"\.\s+"), ("but", r"but(?: b\w+)?"), ("–", "– "))
BOTH = Alternation(*PATTERNS)
WHOLE = re.compile("|".join(pattern for _, pattern in PATTERNS))


@given(st.lists(st.sampled_from(["but", " ", "but but", ";", ". ", ".", "– ", "–", "a", "\n"]), max_size=20).map("".join))
def test_one_by_one_finds_what_the_alternation_finds(text: str) -> None:
    assert [match.span() for match in BOTH.finditer(text)] == [match.span() for match in WHOLE.finditer(text)]


def test_a_text_without_the_marks_is_not_searched() -> None:
    assert BOTH.finditer("nothing to see") == []
