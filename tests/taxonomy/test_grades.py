"""Grades in titles and the level each stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.grades import Grade, grade_of


@pytest.mark.parametrize(
    ("title", "grade"),
    [
        ("Software Engineer II", Grade("II", "mid")),
        ("Software Engineer II/III", Grade("II/III", "mid", "senior")),
        ("R&D Engineer 2", Grade("2", "mid")),
        ("Salesforce Developer-1", Grade("1", "entry")),
        ("Data Scientist (L5)", Grade("L5", "senior")),
        ("Backend Engineer, IC5", Grade("IC5", "staff")),
        ("Engineering Manager (M2)", Grade("M2", "manager")),
        ("Engineer P4", Grade("P4", "senior")),
        ("Service Desk Analyst L1", Grade("L1", "entry")),
        ("Tier 2 Support", Grade("Tier 2", "mid")),
        ("Epidemiologist, GS-0601-12", Grade("GS-0601-12", "mid")),
        ("Clinical Psychologist, Band 8a", Grade("Band 8a", None)),
    ],
)
def test_grades(title: str, grade: Grade) -> None:
    assert grade_of(title) == grade


@pytest.mark.parametrize(
    "title",
    ["Teacher - Grade 4", "HGV Class 1 Driver", "Python 3 Developer", "Operator, 2nd Shift", "Nurse (2 positions)", "Cook $18",
     "Specjalista i kierowca", "Level 3 Nursery Practitioner", "Verification & Validation (V&V) Engineer", ""],
)  # fmt: skip
def test_numbers_that_are_no_grades(title: str) -> None:
    assert grade_of(title) is None


@given(st.text(max_size=200))
def test_any_title_is_survived(title: str) -> None:
    grade = grade_of(title)
    assert grade is None or grade.written
