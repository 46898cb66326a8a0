"""Levels in titles, and words that only look like them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.levels import LEVELS, level, read_level


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Senior Data Engineer", "senior"), ("Staff Software Engineer", "staff"),
        ("Principal UX Designer", "principal"),
        ("Lead Data Engineer", "staff"),
        ("Jr Backend Dev", "entry"), ("Software Engineer II", "mid"), ("Engineer III", "senior"),
        ("Software Engineering Intern", "intern"), ("Werkstudent Informatik (m/w/d)", "intern"),
        ("Engineering Manager", "manager"),
        ("Head of Engineering", "director"), ("Director of Nursing", "director"), ("VP, Product", "executive"),
        ("CTO", "executive"),
        ("Associate Product Manager", "entry"), ("Senior Manager, Product", "manager"), ("Supervisory Hydrologist", "manager"),
        ("Senior / Staff Fullstack Engineer", "senior"), ("Mid/Senior Backend Engineer", "mid"), ("(Senior) Accountant", "mid"),
        ("Senior Product Manager", "senior"), ("Product Designer, IC4", "senior"), ("Assistant Vice President, Risk", "manager"),
    ],
)  # fmt: skip
def test_stated_levels(title: str, expected: str) -> None:
    assert level(title) == expected


@pytest.mark.parametrize(
    "title",
    ["Lead Generation Specialist", "Staff Nurse", "Staff Accountant", "Senior Living Caregiver", "Account Manager",
     "Internal Auditor", "Product Manager", "Executive Assistant to the CEO", "Account Executive", "International Buyer",
     "Sales Associate", "Graduate Program Coordinator", "Software Engineer", "Chef de Projet Digital H/F", ""],
)  # fmt: skip
def test_words_that_only_look_like_levels(title: str) -> None:
    assert level(title) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Elementary Teacher - Grade 4", None),
        ("Grade 1 Elementary Teacher", None),
        ("Operator - Shift 2", None),
        ("Master Electrician", "senior"),
        ("Scrum Master", None),
        ("School Counselor - New Graduates Welcome", "entry"),
        ("Senior Auditor, Internal Audit", "senior"),
        ("Nurse II", "mid"),
    ],
)
def test_numbers_of_other_things_and_grades_of_trades(title: str, expected: str | None) -> None:
    assert level(title) == expected


def lines() -> list[tuple[str, str]]:
    text = (Path(__file__).parent / "level_titles.tsv").read_text("utf-8").splitlines()
    return [(title, level) for line in text[2:] for title, level in [line.split("\t")]]


@pytest.mark.parametrize(("title", "expected"), lines())
def test_levels_in_many_languages_and_their_traps(title: str, expected: str) -> None:
    assert (level(title) or "-") == expected


@pytest.mark.parametrize(
    ("title", "low", "high"),
    [("Mid/Senior Developer", "mid", "senior"), ("(Senior) Accountant", "mid", "senior"), ("Engineer I/II", "entry", "mid"),
     ("Staff + Senior Software Engineer", "senior", "staff"), ("Senior Writer", "senior", None)],
)  # fmt: skip
def test_of_two_levels_the_lower_counts_and_the_upper_is_kept(title: str, low: str, high: str | None) -> None:
    read = read_level(title)
    assert (read.level, read.highest) == (low, high)


def test_a_team_lead_is_known_as_one() -> None:
    assert read_level("Team Lead Support").team_lead
    assert not read_level("Teamleiter Lager").team_lead  # a head of staff in German
    assert not read_level("Tech Lead").team_lead


@pytest.mark.parametrize("title", ["senior " * 700_000, "/" * 5_000_000, "i " * 2_000_000, "\ud800\x00" * 1000])
def test_hostile_titles_get_an_answer(title: str) -> None:
    assert level(title) in {None, *LEVELS}


@given(st.text(max_size=300))
def test_any_title_is_survived(title: str) -> None:
    assert level(title) in {None, *LEVELS}


@pytest.mark.real
def test_examples(shared: Path) -> None:
    same = {"junior": "entry", "lead": "staff", "vp": "executive"}
    lines = (shared / "data/parsing_examples/title.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    right = [level(row["text"]) == same.get(row["expect"]["seniority"], row["expect"]["seniority"]) for row in rows]
    assert sum(right) / len(rows) > 0.93
