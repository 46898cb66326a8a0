"""Titles as folded words in segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.titles import clean, fold, is_level, is_noise, segments


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Sr. Back-End Dev (m/w/d) - Payments | Berlin", [("senior", "backend", "developer"), ("payments",), ("berlin",)]),
        ("Front End Engineer", [("frontend", "engineer")]),
        ("Fachinformatiker/in", [("fachinformatiker",)]),
        ("Entwickler*innen (w/m/d)", [("entwickler",)]),
        ("C# / .NET Developer", [("c#",), (".net", "developer")]),
        ("Cook $18.50/hr", [("cook",)]),
        ("Data Engineer #REQ-20417", [("data", "engineer")]),
        ("Software Engineer (all genders)", [("software", "engineer")]),
        ("", []),
    ],
)
def test_segments(title: str, parts: list[tuple[str, ...]]) -> None:
    assert segments(title) == parts


def test_levels_and_noise() -> None:
    assert all(is_level(word) for word in ("senior", "ii", "l5", "ic4", "3"))
    assert not any(is_level(word) for word in ("nurse", "engineer", "rust"))
    assert is_noise("urgent")
    assert not is_noise("nurse")


@given(st.text(max_size=500))
def test_folding_folded_words_changes_nothing(text: str) -> None:
    once = fold(clean(text))
    if all(word.isascii() for word in once):
        assert fold(" ".join(once)) == once
