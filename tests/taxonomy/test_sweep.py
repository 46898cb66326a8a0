"""A sweep finds what stands alone, and nothing else, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.sweep import Sweep, fold, leftmost_longest, outline, stands_alone

SURFACES = ["java", "c", "c#", "c++", ".net", "asp.net", "ci/cd", "rust", "data lake", "données", "ямб", "ям", "№ 5", "€"]
SWEEP = Sweep({surface: surface for surface in SURFACES})
PIECES = [*SURFACES, "Java", "C++", "Données", " ", "\n", "-", ".", "/", "_", "#", "+", "s", "7", "’", "İ", "ß", "名"]


def by_looking_everywhere(text: str) -> set[tuple[int, int, str]]:
    low = fold(text)
    return {
        (start, start + len(surface), surface)
        for surface in SURFACES
        for start in range(len(low))
        if low.startswith(surface, start) and stands_alone(text, start, start + len(surface))
    }


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_sweep_finds_what_looking_everywhere_finds(text: str) -> None:
    found = SWEEP.find(text)
    assert len(found) == len(set(found))
    assert set(found) == by_looking_everywhere(text)


@given(st.text())
def test_any_text_has_an_outline_of_its_length_and_can_be_swept(text: str) -> None:
    assert len(outline(text)) == len(text) + 2
    assert set(SWEEP.find(text)) == by_looking_everywhere(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("JAVA\u00a0and (Rust)", ["java", "rust"]),
        ("javas, java_home, ajava, java.io, @java", []),
        ("Use Java.Then .NET, ASP.NET", ["java", ".net", "asp.net"]),
        ("C, C++, C#: yes", ["c", "c++", "c#"]),
        ("CI/CD not CI CD; data-lake", ["ci/cd"]),
        ("DONNÉES, ЯМБ, ямбы, €", ["données", "ямб", "€"]),
    ],
)
def test_words_of_their_own(text: str, found: list[str]) -> None:
    assert [surface for _, _, surface in sorted(SWEEP.find(text))] == found


def test_of_overlapping_finds_the_leftmost_and_then_the_longest_is_kept() -> None:
    found = [(4, 9, "b"), (0, 3, "a"), (0, 5, "ab"), (5, 9, "c"), (9, 10, "d")]
    assert leftmost_longest(found) == [(0, 5, "ab"), (5, 9, "c"), (9, 10, "d")]
