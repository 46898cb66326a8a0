"""Employment types as stated."""

from typing import Any

import pytest

from metier.facts.document import Document
from metier.facts.employment_line import TYPES, written_types
from metier.facts.extractors.employment_type import EXTRACTOR, read


def types(text: str = "", title: str = "", field: Any = None) -> set[str]:
    return set(read(Document(text, title=title, hints={"employmentType": field} if field else {}), {}) or ())


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (["FULL_TIME"], {"FULL_TIME"}), ("FullTime", {"FULL_TIME"}),
        ("Vollzeit; Teilzeit", {"FULL_TIME", "PART_TIME"}),
        (["CONTRACTOR", "PART_TIME"], {"CONTRACTOR", "PART_TIME"}),
        ("Regular", set()), ([None, 3], set()), ({"a": 1}, set()), ("Full time - Fixed Term", {"FULL_TIME", "TEMPORARY"}),
    ],
)  # fmt: skip
def test_field(field: Any, expected: set[str]) -> None:
    assert types(field=field) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Cook (Part-time)", {"PART_TIME"}),
        ("Summer Internship, Design", {"INTERN"}),
        ("Electrician - Contract", {"CONTRACTOR"}),
        ("Contract Manager", set()),
        ("Bank Nurse", {"PER_DIEM"}),
        ("Bank Manager", set()),
        ("Volunteer Coordinator", set()),
        ("B2B Sales", set()),
        ("Internal Auditor", set()),
    ],
)
def test_title(title: str, expected: set[str]) -> None:
    assert types(title=title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Employment type: Full-time", {"FULL_TIME"}),
        ("Contract type:\nFixed term", {"TEMPORARY"}),
        ("Acme | Baker | Oslo | Contract | ONSITE\nWe bake.", {"CONTRACTOR"}),
        ("This is a full-time role for 6 months on a fixed-term contract.", {"FULL_TIME", "TEMPORARY"}),
        ("Hours per week:\n40", {"FULL_TIME"}),
        ("You work 24 hours a week.", {"PART_TIME"}),
        ("Full-time employees receive dental cover.", set()),
        ("Experience with contract negotiation and temporary tables", set()),
        ("Our interns love it here", set()),
        ("Support up to 20 hours per week of training", set()),
        ("A permanent position", set()),
    ],
)
def test_text(text: str, expected: set[str]) -> None:
    assert types(text) == expected


def test_title_and_text_are_joined_by_what_they_tell() -> None:
    assert types("A one-year fixed-term contract, full-time staff welcome", "Clerk, part time") == {"PART_TIME", "TEMPORARY"}


def test_the_table_holds_known_types_only() -> None:
    assert {kind for kinds in written_types().values() for kind in kinds} <= {*TYPES, "OTHER"}


def test_the_extractors_example_is_read() -> None:
    assert types(EXTRACTOR.example) == {"FULL_TIME"}
