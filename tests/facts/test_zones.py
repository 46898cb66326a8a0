"""Texts are cut without gaps, headings open zones, and unheaded paragraphs are told by their phrases."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.zones import KINDS, Zone, find_zones, heading_kind, zone_at
from metier.taxonomy.lexicon import rows

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
    ("line", "kind"),
    [
        ("**Key Responsibilities**", "duties"),
        ("## WHAT WE’RE LOOKING FOR", "requirements"),
        ("You may be a good fit if you have:", "requirements"),
        ("Bonus points", "preferred"),
        ("Deine Aufgaben", "duties"),
        ("Dein Profil:", "requirements"),
        ("Profil recherché", "requirements"),
        ("Requisitos", "requirements"),
        ("Benefícios", "benefits"),
        ("About Globex", "about_employer"),
        ("How to apply", "apply"),
        ("Equal Opportunity Employer", "legal"),
        ("- Build requirements for users and ship them.", None),
        ("Python", None),
        ("", None),
        ("About three years ago we began to build a company in a garage in Ohio.", None),
    ],
)
def test_a_heading_is_known_by_its_words(line: str, kind: str | None) -> None:
    assert heading_kind(line) == kind


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


def test_the_tables_name_known_zones() -> None:
    for name in ("headings.tsv", "zone_cues.tsv"):
        assert {row["zone"] for row in rows(name, "metier.facts")} <= set(KINDS)


def test_a_hostile_text_is_cut_in_one_pass() -> None:
    for text in ("requirements:" * 2000, "A" * 50_000, ": " * 20_000, "\n" * 5_000, "- " * 20_000):
        assert find_zones(text)[-1].end == len(text)
