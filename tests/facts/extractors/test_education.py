"""The minimum education named."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.document import Document
from metier.facts.extractors.education import EXTRACTOR, read


def education(text: str, **hints: Any) -> tuple[str | None, bool, bool] | None:
    found = read(Document(text, hints=hints), {})
    return (found.level, found.required, found.equivalent_ok) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bachelor's degree in biology", ("bachelor", True, False)),
        ("BSc or MSc in chemistry", ("bachelor", True, False)),
        ("Master's degree preferred", ("master", False, False)),
        ("Bachelor's degree required; master's preferred", ("bachelor", True, False)),
        ("A degree in law or equivalent experience", ("bachelor", True, True)),
        ("Bachelor’s degree in accounting, or 6 years of experience", ("bachelor", True, True)),
        ("- Bachelor's degree in nursing\n- Or equivalent combination of education and experience", ("bachelor", True, True)),
        ("High school diploma or equivalent", ("high_school", True, False)),
        ("GED required", ("high_school", True, False)),
        ("PhD in geology", ("doctorate", True, False)),
        ("Juris Doctor required", ("doctorate", True, False)),
        ("Abgeschlossene Berufsausbildung als Koch", ("vocational", True, False)),
        ("Bac+5 en chimie", ("master", True, False)),
        ("BS in Math or related field with 3 years of experience", ("bachelor", True, False)),
        ("No degree required", None),
        ("Our founders hold PhDs; our CEO holds a PhD", None),
        ("Tuition reimbursement towards your bachelor's degree", None),
        ("A high degree of care", None),
        ("Scrum Master and MS Office", None),
        ("", None),
    ],
)
def test_level(text: str, expected: tuple[str | None, bool, bool] | None) -> None:
    assert education(text) == expected


@pytest.mark.parametrize(
    ("hint", "level"),
    [
        ({"credentialCategory": "bachelor degree"}, "bachelor"),
        ([{"credentialCategory": "high school"}], "high_school"),
        ("postgraduate degree", "master"),
        ({"credentialCategory": None}, None),
        (5, None),
    ],
)
def test_a_field(hint: Any, level: str | None) -> None:
    found = education("Join us.", educationRequirements=hint)
    assert (found[0] if found else None) == level


@settings(deadline=None)  # the first example loads the tables
@given(st.text(alphabet="BMSPhDdegrmast'’ ./,in\nor", max_size=120))
def test_no_text_crashes_and_the_quote_is_exact(text: str) -> None:
    found = read(Document(text), {})
    assert found is None or found.quote == text[found.start : found.end]


def test_the_extractors_example_is_read() -> None:
    assert education(EXTRACTOR.example) == ("bachelor", True, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MS or MA in education preferred", ("master", False, False)),
        ("Minimum education: bachelor's degree in a technical field preferred", ("bachelor", False, False)),
        ("Bachelor's degree required, preferably in statistics", ("bachelor", True, False)),
        ("Master's in computer science; experience is accepted instead of a degree", ("master", True, True)),
        ("Graduate of an accredited vocational program", ("vocational", True, False)),
        ("Stipends for advanced degrees", None),
    ],
)
def test_demand_and_replacement(text: str, expected: tuple[str, bool, bool] | None) -> None:
    found = read(Document(f"Requirements\n- {text}"), {})
    assert (found and (found.level, found.required, found.equivalent_ok)) == expected
