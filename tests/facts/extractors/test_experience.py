"""The general minimum of years."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.document import Document
from metier.facts.extractors.experience import EXTRACTOR, read


def years(text: str) -> tuple[float | None, float | None] | None:
    found = read(Document(text), {})
    return (found.min_years, found.max_years) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 4+ years of experience in logistics", (4, None)),
        ("- 2–3 years' retail experience", (2, 3)),
        ("A minimum of six years in auditing", (6, None)),
        ("Experience required: 3+ years", (3, None)),
        ("18 months of experience in payroll", (1.5, None)),
        ("mindestens 2 Jahre Berufserfahrung", (2, None)),
        ("No experience needed", (0, None)),
        ("0-2 years of experience", (0, 2)),
        ("up to 3 years of experience", (None, None)),
        ("- 7+ years in engineering\n- 3+ years of experience with Java", (7, None)),
        ("Required: 2 years of experience. 8 years of experience preferred.", (2, None)),
        ("8+ years of experience preferred", (8, None)),
        ("Bachelor's degree and 6 years of experience, or a master's degree and 4 years of experience", (4, None)),
        ("Bachelor's degree OR 5 years of experience", None),
        ("2+ years of experience in lieu of a degree", None),
        ("Bachelor's degree or equivalent work experience plus 9+ years of safety experience", (9, None)),
        ("10+ years of work, 3 of them managing; 10+ years of experience overall", (10, None)),
        ("We have been in business for 30 years", None),
        ("Our team has over 20 years of experience in shipping", None),
        ("You must be at least 21 years of age", None),
        ("A 4-year degree", None),
        ("Four-year degree in accounting required, or equivalent experience", None),
        ("Requirements\n- 2+ years building APIs", (2, None)),
        ("Requirements\n- Between four and six years in the trade", (4, 6)),
        ("Requirements\n- A minimum of nine (9) years running production systems", (9, None)),
        ("Requirements\n- 10 years or more writing server-side software", (10, None)),
        ("Requirements\n- 2–4 years in elementary education", (2, 4)),
        ("Requirements\n- 4 years of college education", None),
        ("Voted best bakery four years running", None),
        (
            "Requirements\n- You have 3+ years of program management experience, ideally in schools\n- 2+ years analyzing data",
            (3, None),
        ),
        ("Options vest over 4 years", None),
        ("a two-year fixed-term contract", None),
        ("two years of college-level education beyond experience", None),
        ("Founded 12 years ago", None),
        ("Several years of experience", None),
        ("", None),
    ],
)
def test_years(text: str, expected: tuple[float | None, float | None] | None) -> None:
    assert years(text) == expected


@settings(deadline=None)  # the first example loads the tables
@given(
    st.integers(1, 15),
    st.sampled_from(["{}+ years of experience", "at least {} years' experience", "minimum {} yrs of work experience"]),
)
def test_a_number_reads_back(number: int, form: str) -> None:
    assert years(f"Requirements\n- {form.format(number)} in sales") == (number, None)


@settings(deadline=None)  # the first example loads the tables
@given(st.text(alphabet="0123456789+- yearsofxpinc.,or\n", max_size=120))
def test_no_text_crashes_and_the_quote_is_exact(text: str) -> None:
    found = read(Document(text), {})
    assert found is None or found.quote == text[found.start : found.end]


def test_months_of_a_field() -> None:
    found = read(Document("", hints={"experienceRequirements": {"monthsOfExperience": "30"}}), {})
    assert found is not None
    assert (found.min_years, found.field) == (2.5, "experienceRequirements.monthsOfExperience")
    assert read(Document("", hints={"experienceRequirements": {"monthsOfExperience": "a few"}}), {}) is None


def test_the_extractors_example_is_read() -> None:
    assert years(EXTRACTOR.example) == (5, None)
