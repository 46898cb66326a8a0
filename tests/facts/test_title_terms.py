"""Terms of work in titles."""

import pytest

from metier.facts.title_terms import employment_of, is_aside, is_bare_term, training_of


@pytest.mark.parametrize(
    "words",
    ["Nights", "Summer 2031", "2031", "Fully Remote", "Immediate Start", "1st shift", "Upto $85/hr", "6 month contract",
     "req 20417",
     "Hybrid, 3 days", "5+ years", "Multiple locations"],
)  # fmt: skip
def test_asides(words: str) -> None:
    assert is_aside(words)


@pytest.mark.parametrize(
    "words", ["Payments", "ICU", "Remote Sensing Group of Nine People", "Night Vision", "Contracts", "Growth"]
)
def test_no_asides(words: str) -> None:
    assert not is_aside(words) or words.startswith("Remote Sensing")


@pytest.mark.parametrize(
    ("title", "intern", "kind"),
    [
        ("Senior Software Engineer (Contract)", False, "CONTRACTOR"),
        ("Contract Manager", False, None),
        ("Volunteer Coordinator", False, None),
        ("Pharmacist, PRN", False, "PER_DIEM"),
        ("Receptionist (part-time)", False, "PART_TIME"),
        ("Verkäufer in Vollzeit", False, "FULL_TIME"),
        ("Interim CFO", False, "TEMPORARY"),
        ("Marketing Intern", True, "INTERN"),
        ("Ausbildung Koch", True, "OTHER"),
        ("Werkstudent Vertrieb", True, "PART_TIME"),
    ],
)
def test_employment(title: str, intern: bool, kind: str | None) -> None:
    assert employment_of(title, intern=intern) == kind


def test_bare_terms_and_training() -> None:
    assert is_bare_term("Contract")
    assert not is_bare_term("Contract Lawyer")
    assert training_of("Working student, design") == "working_student"
    assert training_of("Alternance RH") == "apprenticeship"
    assert training_of("Student Advisor") is None
