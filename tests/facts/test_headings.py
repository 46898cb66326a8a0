"""Lines that are headings, in a dozen spellings and languages, and lines that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.headings import heading_key, heading_kind, names_work
from metier.facts.zone_cues import KINDS
from metier.taxonomy.lexicon import rows


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
    ("line", "kind"),
    [
        ("What's in store for you", "duties"),
        ("The fun part", "duties"),
        ("You might be a fit if:", "requirements"),
        ("Is this you?", "requirements"),
        ("The team waiting for you", "about_role"),
        ("Would you like to…?", "duties"),
        ("How you’ll be rewarded", "benefits"),
        ("Brownie points", "preferred"),
        ("Acme Values", "about_employer"),
        ("Technical Qualifications:", "requirements"),
        ("In this position you will", "duties"),
        ("Essential Duties include the following. Others may be assigned.", "duties"),
        ("== Senior Data Engineer ==", "about_role"),
        ("Open roles:", "about_role"),
        ("Ihre Aufgaben", "duties"),
        ("Wir bieten Ihnen:", "benefits"),
        ("Qui êtes-vous ?", "requirements"),
        ("Les petits plus", "preferred"),
        ("Funciones principales", "duties"),
        ("Qué ofrecemos", "benefits"),
        ("O que você vai fazer", "duties"),
        ("Wat ga je doen?", "duties"),
        ("Wat breng je mee?", "requirements"),
        ("Zakres obowiązków", "duties"),
        ("Mile widziane:", "preferred"),
        ("Arbetsuppgifter", "duties"),
        ("Meriterande", "preferred"),
        ("岗位职责", "duties"),
        ("- Legal", None),
        ("- Keep the values of our customers in mind", None),
        ("Application Development", None),
    ],
)
def test_headings_of_other_moods_and_languages(line: str, kind: str | None) -> None:
    assert heading_kind(line) == kind


@given(st.text(max_size=120))
def test_any_line_opens_a_known_zone_or_none(line: str) -> None:
    assert heading_kind(line) in {*KINDS, None}
    assert heading_key(heading_key(line)) == heading_key(line)


def test_case_decoration_and_apostrophes_do_not_matter() -> None:
    spellings = ("What You'll Do", "**what you’ll do:**", "## WHAT YOU'LL DO", "What you’ll do…")
    assert {heading_kind(line) for line in spellings} == {"duties"}


def test_those_who_work_are_named() -> None:
    assert names_work("Senior Backend Engineer, Berlin")
    assert not names_work("Full-time in Berlin")


def test_the_table_names_known_zones() -> None:
    assert {row["zone"] for row in rows("headings.tsv", "metier.facts")} <= set(KINDS)
    assert {row["match"] for row in rows("headings.tsv", "metier.facts")} == {"exact", "start", "contains"}
