"""Sponsorship offered, refused or not spoken of."""

import pytest

from metier.facts.document import Document
from metier.facts.extractors.visa import EXTRACTOR, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visa sponsorship is available.", True),
        ("We sponsor H-1B visas", True),
        ("Visa sponsorship", True),
        ("VISA: No", False),
        ("Visa sponsorship: Yes", True),
        ("We cannot sponsor visas at this time.", False),
        ("Applicants must be authorized to work without sponsorship", False),
        ("We do sponsor visas! We aren't able to sponsor visas for every role, though.", True),
        ("Sponsorship is offered. No sponsorship is offered for visas here.", False),
        ("Will you now or in the future require visa sponsorship?", None),
        ("You will manage clinical trial sponsors", None),
        ("US citizenship required", None),
        ("Experience with Visa and Mastercard", None),
    ],
)
def test_visa(text: str, expected: bool | None) -> None:
    found = read(Document(text), {})
    assert (found.sponsored if found else None) is expected
    assert found is None or found.quote == text[found.start : found.end]


def test_the_extractors_example_is_read() -> None:
    found = read(Document(EXTRACTOR.example), {})
    assert found is not None
    assert found.sponsored is False
