"""Duties are whole sentences about the work, word for word, surest first."""

import pytest

from metier.facts.document import Document
from metier.facts.duty_words import starts_with_verb
from metier.facts.extractors.duties import EXTRACTOR, MOST, read_duties

POSTING = """About the role
You will lead the growth of our anvil line. We are proud of it.

Responsibilities:
- Design and test anvils for desert use
- Client relations: manage accounts across the Southwest
- Other duties as assigned
- Travel
- Weekly reports to the head of coyotes
- You will have a desk by the window

Requirements
- Lead teams of three or more people
- Build trust with customers

Benefits
- Enjoy free lunch on Fridays
"""


def quotes(text: str) -> list[str]:
    return [duty.quote or "" for duty in read_duties(Document(text), {}) or ()]


def test_duties_are_word_for_word_and_surest_first() -> None:
    assert quotes(POSTING) == [
        "Design and test anvils for desert use",
        "Client relations: manage accounts across the Southwest",
        "Weekly reports to the head of coyotes",
        "You will lead the growth of our anvil line.",
    ]
    for duty in read_duties(Document(POSTING), {}) or ():
        assert POSTING[duty.start : duty.end] == duty.quote


def test_bullets_without_marks_count_in_the_role() -> None:
    assert quotes("Your role\n\nInspect boilers in schools\n\nBoilers are hot and heavy things.") == [
        "Inspect boilers in schools"
    ]


def test_a_text_without_headings_is_read_by_its_words() -> None:
    assert quotes("Acme | Welder\n\nYou will weld pipes in our Leeds yard. We like tea.") == [
        "You will weld pipes in our Leeds yard."
    ]


def test_there_are_at_most_twelve_and_no_doubles() -> None:
    lines = [f"- Build anvil number {number}" for number in range(20)]
    assert len(quotes("Responsibilities:\n" + "\n".join(lines))) == MOST
    assert len(quotes("Responsibilities:\n- Build an anvil daily\n- Build an anvil daily")) == 1


@pytest.mark.parametrize(
    ("sentence", "verbal"),
    [
        ("Build anvils", True),
        ("Builds anvils", True),
        ("Building anvils", True),
        ("Running tests", True),
        ("Analyzes data", True),
        ("Studies maps", True),
        ("Proactively manage risk", True),
        ("Ownership: drive results", True),
        ("Entwickeln von Software", True),
        ("Anvils are built", False),
        ("The team builds anvils", False),
        ("", False),
    ],
)
def test_a_duty_opens_with_a_verb(sentence: str, verbal: bool) -> None:
    assert starts_with_verb(sentence) is verbal


def test_nothing_is_none() -> None:
    assert EXTRACTOR.read(Document(""), {}) is None
    assert EXTRACTOR.read(Document("Responsibilities:\n- Apply now at https://jobs.example.com to run anvils"), {}) is None
