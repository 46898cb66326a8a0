"""Benefits offered, each kind once."""

import pytest

from metier.facts.cues import table
from metier.facts.document import Document
from metier.facts.extractors.benefits import EXTRACTOR, read


def benefits(text: str) -> set[str]:
    return {benefit.id for benefit in read(Document(text), {}) or ()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We offer unlimited PTO and 401(k) matching",
            {"unlimited_paid_time_off", "paid_time_off", "retirement_match", "retirement_plan"},
        ),
        ("Medical, dental, and vision insurance", {"health_insurance", "dental_insurance", "vision_insurance"}),
        ("20 days annual leave", {"paid_time_off"}),
        ("Relocation support", {"relocation"}),
        ("Relocation is not offered", set()),
        ("Diversity, equity and inclusion matter to us", set()),
        ("You analyse equity markets", set()),
        ("A kind team", set()),
    ],
)
def test_offered(text: str, expected: set[str]) -> None:
    assert benefits(text) == expected


def test_a_kind_is_listed_once_with_exact_words() -> None:
    text = "We offer a pension. Pension scheme included."
    (found,) = read(Document(text), {}) or ()
    assert found.quote == text[found.start : found.end]


def test_every_kind_of_the_phrases_is_in_the_table() -> None:
    kinds = {row["id"] for row in table("cues.tsv") if row["kind"] == "benefit"}
    assert kinds == {row["id"] for row in table("benefits.tsv")}


def test_the_extractors_example_is_read() -> None:
    assert len(benefits(EXTRACTOR.example)) >= 3
