"""Flags, only where stated."""

import pytest

from metier.facts.document import Document
from metier.facts.extractors.flags import EXTRACTOR, read
from metier.model.facts import Opening


def flags(text: str, title: str = "") -> list[str]:
    return [flag.id for flag in read(Document(text, title=title), {}) or ()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our client is a bakery chain", ["agency"]),
        ("We help our clients grow", []),
        ("An active Secret clearance is required", ["clearance"]),
        ("Clearance Level: None. Security clearance level: none", []),
        ("Up to 25% travel", ["travel"]),
        ("No travel required", []),
        ("Travel insurance and travel discounts up to 20%", []),
        ("Take part in the on-call rotation", ["on_call"]),
        ("No on-call duties", []),
        ("Rotating shifts including nights", ["shift_work"]),
        ("Availability to work in rotating shifts from Monday to Sunday", ["shift_work"]),
        ("Ability to book flights and to review travel requests", []),
        ("A paradigm shift in our schedule tools", []),
        ("Take part in on-call shifts at night", ["on_call"]),
        ("This is an evergreen requisition", ["evergreen"]),
        ("Join our talent community for later", []),
        ("This is not a job posting but a course", ["not_a_job"]),
    ],
)
def test_flag(text: str, expected: list[str]) -> None:
    assert flags(text) == expected


def test_several_roles_by_the_title_or_the_openings() -> None:
    assert flags("", "Multiple engineering roles") == ["several_roles"]
    openings = (Opening(number=1, title="Cook", quote="Cook", start=0, end=4), Opening(number=2, title="Waiter"))
    (flag,) = read(Document("Cook and waiter"), {"openings": openings}) or ()
    assert (flag.id, flag.quote) == ("several_roles", "Cook")
    assert read(Document("Cook"), {"openings": openings[:1]}) is None


def test_the_extractors_example_is_read() -> None:
    assert flags(EXTRACTOR.example) == ["travel"]
