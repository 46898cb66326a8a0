"""What a text says of the level."""

import pytest

from metier.facts.level_in_text import asks_no_experience, federal_level, has_reports, leads_people, stated_level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("We are looking for a Senior Platform Engineer who can design things.", "senior"),
        ("We're hiring junior to mid-level developers with Go.", "entry"),
        ("This is an entry-level position designed for candidates early in their career.", "entry"),
        ("Seniority level: Mid-Senior level\nWe build.", "mid"),
        ("Acme is hiring a Lead Data Engineer to own the pipelines.", "staff"),
        ("We are looking for strategic Partner Managers to be founding members.", None),
        ("You will play a lead role in shaping the product.", None),
        ("We are looking for a data engineer. You will report to a senior engineer.", None),
        ("A senior living community with 80 residents seeks a cook.", None),
        ("", None),
    ],
)
def test_stated_levels(text: str, level: str | None) -> None:
    assert stated_level(text) == level


@pytest.mark.parametrize("text", ["Manage 3-5 direct reports.", "Supervisory experience required", "You have two direct reports",
                                  "Recruits, manages, and develops analysts."])  # fmt: skip
def test_reports(text: str) -> None:
    assert has_reports(text)
    assert leads_people(text)


@pytest.mark.parametrize("text", ["This role has no direct reports.", "Supervisory responsibilities: none", "Line of sight", ""])
def test_no_reports(text: str) -> None:
    assert not has_reports(text)


def test_a_team_led_is_no_reports_but_leading() -> None:
    assert not has_reports("You will lead a team of engineers.")
    assert leads_people("You will lead a team of engineers.")
    assert leads_people("Lead, coach and develop the customer care team.")
    assert leads_people("You manage a team of nine.")
    assert not leads_people("You lead, with others, the design of our platform.")


def test_experience_by_federal_grade() -> None:
    assert federal_level("One year of specialized experience equivalent to the GS-13 level") == (True, "senior")
    assert federal_level("One year of specialized experience equivalent to at least GS-11") == (True, None)
    assert federal_level("One year of specialised experience equivalent to GS-4") == (True, "entry")
    assert federal_level("Five years of experience") == (False, None)


def test_no_experience_needed() -> None:
    assert asks_no_experience("No prior experience is required.")
    assert not asks_no_experience("Experience is required.")


@pytest.mark.parametrize(
    "text", ["looking for a a a " * 100_000, "specialized experience " * 100_000, "level:\n" * 300_000, "x" * 5_000_000]
)
def test_hostile_texts_get_an_answer(text: str) -> None:
    assert stated_level(text) is None
    assert not has_reports(text)
    assert federal_level(text)[1] is None
