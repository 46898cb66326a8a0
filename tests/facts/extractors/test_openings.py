"""Roles listed in one posting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.document import Document
from metier.facts.extractors.openings import read


def post(text: str) -> Document:
    return Document(text=text, title=text.split("\n", maxsplit=1)[0], employer=text.split(" |", maxsplit=1)[0])


def test_lines_that_are_titles() -> None:
    text = (
        "Fernway | Several roles | Berlin\nWe're hiring:\n- Senior Backend Engineer (Go): build our core.\n"
        "- Frontend Engineer - React\n* Head of Design https://example.com/jobs/3\nApply at jobs@example.com"
    )
    found = read(post(text), {})
    assert found is not None
    assert [(item.number, item.title, item.role.id if item.role else None, item.seniority) for item in found] == [
        (1, "Senior Backend Engineer (Go)", "backend-software-engineer", "senior"),
        (2, "Frontend Engineer", "frontend-software-engineer", None),
        (3, "Head of Design", "design-manager", "director"),
    ]
    for item in found:
        assert item.start is not None
        assert text[item.start : item.end] == item.quote


def test_titles_side_by_side_in_the_head() -> None:
    text = "Corvid | 1x Infrastructure Engineer + 2x AI/ML Engineer | Oslo\nWrite to us."
    found = read(post(text), {})
    assert found is not None
    assert [item.role.id for item in found if item.role] == ["infrastructure-engineer", "machine-learning-engineer"]
    assert [item.quote for item in found] == ["Infrastructure Engineer", "AI/ML Engineer"]


def test_one_head_noun_for_several() -> None:
    found = read(post("Corvid | Backend / Frontend / DevOps engineers | Remote\nWrite to us."), {})
    assert found is not None
    assert [item.role.id for item in found if item.role] == [
        "backend-software-engineer", "frontend-software-engineer", "devops-engineer",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "Registered Nurse - Labor and Delivery",
        "Senior Auditor, Internal Audit",
        "Senior DevOps Engineer, Developer Platform",
        "Travel & Customer Service Coordinator",
    ],
)
def test_departments_behind_a_comma_are_no_roles(title: str) -> None:
    assert read(Document("We are hiring.", title=title), {}) is None


def test_a_posting_of_one_role_lists_none() -> None:
    text = "You report to:\nEngineering Manager\nYou work with:\nData Scientist\nProduct Manager\n"
    assert read(Document(text=text, title="Backend Engineer"), {}) is None
    assert read(Document(text=text, title="Senior Software Engineer, Backend"), {}) is None
    assert read(post("Corvid | Data Engineer | Oslo\nWe move data."), {}) is None


def test_marks_and_tags_around_titles() -> None:
    text = (
        "Corvid | Oslo | Full-time\nOur team:\n+ Senior Data Engineer [Stack: Spark]\n"
        "++ iOS Engineer - https://corvid.example/2\n→ Product Manager"
    )
    found = read(post(text), {})
    assert found is not None
    assert [item.title for item in found] == ["Senior Data Engineer", "iOS Engineer", "Product Manager"]


def test_a_label_before_the_titles_is_no_part_of_them() -> None:
    found = read(post("Corvid | Oslo | Roles: [Engineering Manager (Go), Senior Android Developer]\nWrite to us."), {})
    assert found is not None
    assert [(item.title, item.quote) for item in found] == [
        ("Engineering Manager (Go)", "Engineering Manager (Go)"),
        ("Senior Android Developer", "Senior Android Developer"),
    ]


def test_stacks_places_and_terms_are_no_roles() -> None:
    text = "Corvid | Backend Engineer | Oslo\nStack: Go, Python\n- Kubernetes\n- PostgreSQL\nBerlin\nFull-time\nPerks:\n- Dental"
    assert read(post(text), {}) is None


@given(st.text(max_size=600))
def test_any_text_is_survived(text: str) -> None:
    for item in read(Document(text=text, title=text[:80]), {}) or ():
        assert item.start is None or text[item.start : item.end] == item.quote
