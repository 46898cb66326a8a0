"""Texts are cut without gaps, headings open zones, and unheaded paragraphs are told by their phrases."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.zone_cues import KINDS
from metier.facts.zones import Zone, find_zones, zone_at

POSTING = """Acme | Backend Engineer | Remote

About Acme

We make anvils for coyotes.

About the role
You join a small team.

What you’ll do:
- Build APIs
- Own the database

Requirements
• 5+ years of Python
• We comply with the law

Nice to have:
- Kafka

What we offer
- 30 days of vacation

Acme is an equal opportunity employer. All qualified applicants will be considered without regard to race or gender identity.
"""


def zone_of(text: str, words: str) -> str:
    return zone_at(find_zones(text), text.index(words))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We make anvils", "about_employer"),
        ("You join", "about_role"),
        ("Build APIs", "duties"),
        ("Own the database", "duties"),
        ("5+ years", "requirements"),
        ("comply with the law", "requirements"),
        ("Kafka", "preferred"),
        ("30 days", "benefits"),
        ("equal opportunity", "legal"),
    ],
)
def test_headings_open_zones_that_last(words: str, kind: str) -> None:
    assert zone_of(POSTING, words) == kind


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("We are looking for a welder to join our team in Leeds.", "about_role"),
        ("You will design and run our payment services.", "duties"),
        ("You have solid experience with Kubernetes and a track record of shipping.", "requirements"),
        ("Experience with Go would be great to have, ideally with gRPC as a plus.", "preferred"),
        ("We offer 401(k), dental, paid time off and a wellness stipend.", "benefits"),
        ("We do not discriminate regardless of race, color, sexual orientation or veteran status.", "legal"),
        ("To apply, send your resume to our office.", "apply"),
        ("Founded in 2011, our company is a leading maker of anvils.", "about_employer"),
    ],
)
def test_an_unheaded_paragraph_is_told_by_its_phrases(paragraph: str, kind: str) -> None:
    assert zone_of(f"Title | Place\n\n{paragraph}", paragraph) == kind


def test_a_heading_inside_a_line_opens_its_zone() -> None:
    text = "Acme makes anvils. Requirements: Python and SQL. Nice to have: Kafka. Benefits: lunch."
    assert [zone_of(text, words) for words in ("Python", "Kafka", "lunch")] == ["requirements", "preferred", "benefits"]


def test_small_print_among_requirements_does_not_end_them() -> None:
    text = "Requirements\n- SQL\nAll qualified applicants are treated regardless of race, color or gender identity.\n- Python\n"
    assert [zone_of(text, words) for words in ("SQL", "qualified", "Python")] == ["requirements", "legal", "requirements"]


def test_pay_in_a_headed_zone_is_a_benefit() -> None:
    assert zone_of("Requirements\n- SQL\nThe base pay range is $90,000 to $120,000\n", "base pay") == "benefits"


@given(st.lists(st.one_of(st.sampled_from(POSTING.splitlines()), st.text(max_size=40)), max_size=30).map("\n".join))
def test_zones_cover_the_text_without_gaps(text: str) -> None:
    zones = find_zones(text)
    assert zones[0].start == 0
    assert zones[-1].end == len(text)
    assert all(first.end == second.start and first.kind != second.kind for first, second in pairwise(zones))
    assert {zone.kind for zone in zones} <= set(KINDS)


def test_every_offset_has_the_zone_that_holds_it() -> None:
    zones = (Zone("duties", 0, 3), Zone("legal", 3, 5))
    assert [zone_at(zones, offset) for offset in range(-1, 6)] == [
        "other",
        "duties",
        "duties",
        "duties",
        "legal",
        "legal",
        "other",
    ]


def test_a_hostile_text_is_cut_in_one_pass() -> None:
    for text in ("requirements:" * 2000, "A" * 50_000, ": " * 20_000, "\n" * 5_000, "- " * 20_000):
        assert find_zones(text)[-1].end == len(text)


LOST_MARKS = """Platform Engineer
What You'll Do
Run the clusters that everything else stands on
Write the tools the other teams deploy with
What You'll Bring
Five years with Linux in production
How we look after you
A quiet office by the river
Acme is an equal opportunity employer and considers applicants without regard to race, religion, sex or age.
"""


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (LOST_MARKS, "Write the tools", "duties"),
        (LOST_MARKS, "Five years", "requirements"),
        (LOST_MARKS, "without regard", "legal"),
        ("Benefits\n- 25 days of leave\nOur team\nFour of us share one room.", "Four of us", "about_employer"),
        ("Perks\n- Dental\nLife at Acme\nWe cook on Fridays.", "We cook", "about_employer"),
        ("Why join us\nAcme has built anvils since 1949 and is a leading maker of them in Europe.", "Acme has", "about_employer"),
        ("Why join us\n- 401(k) match\n- Dental", "401", "benefits"),
        ("About the role\n- Build the billing service\n- Own its database", "Own its", "duties"),
        ("Duties\n- Call people\n- Bachelor's degree in law\n- 3 years of experience\n- Dutch", "Dutch", "requirements"),
        ("Requirements\n- SQL\n- Go\nTo apply, send your resume to our careers page, please.", "To apply", "apply"),
        ("Acme | Engineer | Bonn\nSalary: 90k\nWe build anvils for the whole world.", "We build", "about_employer"),
        ("Acme | Engineers | Bonn\nWe make anvils.\n- Data Engineer: https://acme.example/1", "Data Engineer", "about_role"),
        ("Acme | Engineer | Bonn\nhttps://acme.example/careers/1", "https", "apply"),
        ("Your role\n- Write code\n#LI-Remote", "#LI", "other"),
        ("Benefits\n- Dental\nActual pay may vary with factors such as location; this is a good faith estimate.",
         "Actual pay", "legal"),
        ("Job summary\nAs a Data Engineer you will\nBuild pipelines", "Build", "duties"),
        ("== Engineer ==\nYou run it.\nRequirements:\n- Go\n== Junior Engineer ==\nYou learn.", "You learn", "about_role"),
    ],
)  # fmt: skip
def test_layouts_as_people_write_them(text: str, words: str, kind: str) -> None:
    assert zone_of(text, words) == kind


def test_a_long_paragraph_is_told_sentence_by_sentence() -> None:
    about = "Acme is a leading maker of anvils, founded in 1949, and our customers trust us. " * 8
    text = f"{about}We are looking for a smith to join our team in Leeds. You have five years of experience with steel. {about}"
    assert [zone_of(text, words) for words in ("Acme is", "looking for", "five years")] == [
        "about_employer",
        "about_role",
        "requirements",
    ]
