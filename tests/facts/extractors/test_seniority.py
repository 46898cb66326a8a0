"""The level of a posting."""

import pytest

from metier.facts.document import Document
from metier.facts.extractors.seniority import read
from metier.model.facts import Experience, Opening, RoleRead


@pytest.mark.parametrize(
    ("years", "level"), [(0.0, "entry"), (1.0, "entry"), (2.0, "mid"), (5.0, "mid"), (6.0, "senior"), (10.0, "senior")]
)
def test_years_tell_where_the_title_does_not(years: float, level: str) -> None:
    assert read(Document(text="", title="Data Engineer"), {"experience": Experience(min_years=years)}) == level


def test_the_title_comes_before_the_years() -> None:
    assert read(Document(text="", title="Junior Data Engineer"), {"experience": Experience(min_years=8)}) == "entry"
    assert read(Document(text="", title="Lead Generation Specialist"), {"experience": Experience(min_years=1)}) == "entry"


def test_the_source_comes_before_the_years() -> None:
    hinted = Document(text="", title="Data Engineer", hints={"seniority": ["Senior", "Mid-level"]})
    assert read(hinted, {"experience": Experience(min_years=1)}) == "mid"
    assert read(Document(text="", title="Data Engineer", hints={"seniority": 7}), {}) == "mid"


def test_a_plain_title_is_mid_and_no_title_is_unclear() -> None:
    assert read(Document(text="", title="Carpenter"), {}) == "mid"
    assert read(Document(text="We hire."), {}) == "unclear"


def test_no_experience_needed_is_entry() -> None:
    assert read(Document(text="No prior experience is required.", title="Warehouse Associate"), {}) == "entry"


def test_a_lead_with_reports_is_a_manager() -> None:
    assert read(Document(text="You will lead a team of 6 people.", title="Lead Data Engineer"), {}) == "manager"
    assert read(Document(text="You will write pipelines.", title="Lead Data Engineer"), {}) == "staff"


def test_a_year_at_the_next_lower_grade_says_nothing() -> None:
    text = "One year of specialized experience equivalent to at least the GS-12 level."
    assert read(Document(text=text, title="Epidemiologist"), {"experience": Experience(min_years=1)}) == "mid"


def test_the_text_says_it_where_the_title_does_not() -> None:
    text = "We are looking for a Senior Platform Engineer who can design things."
    assert read(Document(text=text, title="Platform Engineer"), {"experience": Experience(min_years=3)}) == "senior"
    assert read(Document(text=text, title="Junior Platform Engineer"), {}) == "entry"


def test_the_manager_of_a_thing_is_one_of_people_with_reports() -> None:
    assert read(Document(text="You will manage 3 direct reports.", title="Product Manager"), {}) == "manager"
    assert read(Document(text="No direct reports.", title="Product Manager"), {"experience": Experience(min_years=3)}) == "mid"
    assert read(Document(text="You will manage 3 direct reports.", title="Senior Product Manager"), {}) == "senior"


def test_a_department_is_no_title() -> None:
    text = "Acorn Labs | Platform Engineering | Full-time | Lisbon\nWe build."
    quoted = RoleRead(id="platform-engineer", quote="Platform Engineering", start=13, end=33)
    assert read(Document(text=text, title=text.split("\n", maxsplit=1)[0], employer="Acorn Labs"), {"role": quoted}) == "unclear"


def test_several_openings_are_unclear_unless_they_agree() -> None:
    def opening(number: int, seniority: str | None) -> Opening:
        return Opening(number=number, title="x", role=RoleRead(id="y"), seniority=seniority)

    document = Document(text="", title="Senior roles")
    assert read(document, {"openings": (opening(1, "senior"), opening(2, "entry"))}) == "unclear"
    assert read(document, {"openings": (opening(1, None), opening(2, None))}) == "unclear"
    assert read(document, {"openings": (opening(1, "staff"), opening(2, "staff"))}) == "staff"
