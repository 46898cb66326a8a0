"""Which years are asked for, and which of them is the general minimum."""

import pytest

from metier.facts.cues import cues_of
from metier.facts.document import Document
from metier.facts.experience_demands import demands, general, least, words_end


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("5+ years of experience in sales", [(5, False)]),
        ("3 years of experience. 6 years of experience preferred.", [(3, False), (6, True)]),
        ("3+ years SQL, 5+ years of experience with Python", [(3, False), (5, False)]),
        ("Our company has been growing for 12 years", []),
        ("A four year degree", []),
        ("You must be 18 years old", []),
        ("Bachelor's degree or 4 years of experience", []),
        ("A fixed term of 2 years", []),
    ],
)
def test_lengths_asked_for(text: str, asked: list[tuple[float, bool]]) -> None:
    assert [(item.span.low, item.wish) for item in demands(Document(text=text))] == asked


@pytest.mark.parametrize(
    ("text", "minimum"),
    [
        ("- 7+ years of experience in engineering\n- 3+ years of experience with Java", 7),
        ("Bachelor's degree and 6 years of experience, or master's degree and 4 years of experience", 4),
    ],
)
def test_of_parts_the_largest_and_of_paths_the_smallest(text: str, minimum: float) -> None:
    best = general(text, cues_of(text), demands(Document(text=text)))
    assert best is not None
    assert best.span.low == minimum
    assert best.span.end <= words_end(best) <= len(text)


def test_nothing_asked_has_no_minimum() -> None:
    assert general("", cues_of(""), []) is None


@pytest.mark.parametrize(
    ("text", "low"),
    [("up to 2 years of experience", None), ("no less than 5 years of experience", 5), ("2 years of experience", 2)],
)
def test_a_most_is_no_least(text: str, low: float | None) -> None:
    (item,) = demands(Document(text=text))
    assert least(text, cues_of(text), item.span) == low
