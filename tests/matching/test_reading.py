"""What is read of a CV, and that swapping who wrote it changes no profile and no score at all."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.matching.cvs import ALL, GERMAN, THIRD, UK, US, Person, cv
from tests.matching.market import job
from tests.matching.test_stripping import people

from metier.matching.ledger import Sheet
from metier.matching.reading import joined, read_cv, read_skills
from metier.matching.spans import employments, years_of, years_said

TODAY = date(2026, 11, 20)
JOBS = [
    job("a", tools={"python": "required", "snowflake": "preferred", "ruby": "required"}, level="senior", years=5),
    job("b", skills={"patient-care": "required"}, tools={"bls": "required", "epic": "preferred"}, degree="bachelor"),
    job("c", tools={"java": "required", "swift": "required", "delphi": "preferred"}, languages=("de",), years=9),
    job("d", tools={"julia": "required", "jenkins": "required", "django": "required"}, degree="master"),
    job("e", tools={"microsoft-excel": "required", "pmp": "required"}, skills={"payroll": "required"}),
]


@pytest.mark.parametrize("layout", ALL)
@given(person=people)
@settings(max_examples=6, deadline=None)
def test_who_somebody_is_changes_no_score(layout: str, person: Person) -> None:
    mine = read_cv(cv(ALL[layout], person), TODAY).profile
    other = read_cv(cv(ALL[layout], Person()), TODAY).profile
    assert mine == other
    assert [Sheet(mine).match(each) for each in JOBS] == [Sheet(other).match(each) for each in JOBS]


def ids(text: str) -> set[str]:
    return {each.id for each in read_cv(text, TODAY).profile.held}


def test_a_cv_in_sections() -> None:
    profile = read_cv(cv(US, Person()), TODAY).profile
    known = {each.id for each in profile.held}
    assert {
        "python",
        "go",
        "r",
        "sql",
        "kubernetes",
        "docker",
        "machine-learning",
        "apache-airflow",
        "dbt",
        "snowflake",
        "tableau",
    } <= known
    assert not known & {"ruby", "delphi", "oracle"}
    assert [each.id for each in profile.roles] == ["data-engineer", "data-analyst"]
    assert (profile.level, profile.education, profile.years) == ("senior", "master", 9.7)
    assert profile.quotes == {"level": "Senior Data Engineer", "education": "MSc", "years": "9.7 years in the employments listed"}


def test_british_and_german_cvs() -> None:
    nurse, developer = (read_cv(cv(text, Person()), TODAY).profile for text in (UK, GERMAN))
    assert {"bls", "nmc-registration", "wound-care", "epic"} <= {each.id for each in nurse.held}
    assert (nurse.education, nurse.roles[0].id) == ("bachelor", "registered-nurse")
    assert {"java", "spring-boot", "kubernetes", "jenkins", "react", "typescript", "git"} <= {each.id for each in developer.held}
    assert [each.id for each in developer.languages] == ["de", "en"]
    assert (developer.education, developer.years) == ("master", 12.2)


def test_a_text_about_somebody() -> None:
    profile = read_cv(cv(THIRD, Person()), TODAY).profile
    assert {each.id for each in profile.held} >= {"primavera-p6", "construction-scheduling", "pmp", "microsoft-project"}
    assert ([each.id for each in profile.roles], profile.years) == (["project-manager"], 10.0)
    assert [each.id for each in profile.languages] == ["es"]


def test_years_at_school_are_no_experience_and_a_degree_under_way_is_none() -> None:
    text = "Education\n2008 - 2012 BSc Physics, ETH\n2012 - 2019 currently pursuing a PhD in Physics\n\nSkills\nPython"
    assert (read_cv(text, TODAY).profile.years, read_cv(text, TODAY).profile.education) == (None, "bachelor")


def test_every_quote_is_from_what_was_left_of_the_cv() -> None:
    for held in read_cv(cv(US, Person()), TODAY).profile.held:
        assert held.quote
        assert "Anna" not in held.quote
        assert "Dayton" not in held.quote


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("Jan 2020 - Present", 82),
        ("03/2017 - 12/2019", 34),
        ("2019-2021", 24),
        ("seit 01/2026", 10),
        ("März 2018 bis Mai 2018", 3),
        ("2018.01 – 2018.12", 12),
        ("2015-17", 24),
        ("juin 2020 à août 2020", 3),
        ("2030 - 2035", 0),
        ("2021 - 2019", 0),
        ("call 555 2019", 0),
    ],
)
def test_lengths_of_employments(line: str, months: int) -> None:
    assert sum(span.end - span.start for span in employments(line, TODAY)) == months


def test_what_overlaps_counts_once() -> None:
    assert years_of(employments("2015 - 2018; 2016 - 2019; 2020 - 2021", TODAY)) == 5.0
    assert years_of([]) is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("over 10 years of professional experience", 10.0),
        ("five years' experience, and 3 years of experience in sales", 5.0),
        ("experience: 4 years", 4.0),
        ("7 Jahre Berufserfahrung", 7.0),
        ("12 ans d’expérience", 12.0),
        ("I am 45 years old", None),
        ("99 years of experience", None),
    ],
)
def test_years_said(text: str, years: float | None) -> None:
    told = years_said(text)
    assert (told[0] if told else None) == years


def test_skills_named_one_by_one() -> None:
    reading = read_skills("Python, Go; c++\nmachine learning, german, kubernets, <script>alert(1)</script>")
    assert [each.id for each in reading.profile.held] == ["python", "go", "c-plus-plus", "machine-learning"]
    assert [each.id for each in reading.profile.languages] == ["de"]
    assert [each.words for each in reading.unknown] == ["kubernets", "<script>alert(1)</script>"]
    assert reading.unknown[0].did_you_mean[0] == "Kubernetes"
    assert len(read_skills([f"skill{n}" for n in range(5_000)]).unknown) == 200


@given(some.permutations(["python", "sql", "excel", "machine learning"]))
@settings(max_examples=10, deadline=None)
def test_order_and_case_of_skills_change_nothing_known(names: list[str]) -> None:
    assert {each.id for each in read_skills(", ".join(names).upper()).profile.held} == {
        "python", "sql", "microsoft-excel", "machine-learning",
    }  # fmt: skip


def test_what_a_person_says_goes_before_the_cv() -> None:
    cv_reading = read_cv(cv(US, Person()), TODAY)
    both = joined(read_skills("rust"), cv_reading)
    assert [each.id for each in both.profile.held][:1] == ["rust"]
    assert (both.profile.years, both.stripped) == (9.7, cv_reading.stripped)
