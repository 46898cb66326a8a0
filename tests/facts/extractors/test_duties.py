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
    "line",
    [
        "Lead Front-end Engineer (React)",
        "Frontend: React & Ember and Redux",
        "Positions to fill as soon as possible",
        "We value working relationships in the team",
        "5 years of experience building anvils",
        "Join us to define the future of anvils",
        "Maintained anvils at scale for years",
        "Has made an anvil from scratch",
        "Booking.com - Amsterdam, Shanghai and Seattle",
        "Users can now share their anvils securely",
        "Operating across many countries, the team works for all",
    ],
)
def test_titles_stacks_and_boasts_among_the_duties_are_none(line: str) -> None:
    assert quotes(f"Responsibilities:\n- Design and test anvils for desert use\n- {line}\n") == [
        "Design and test anvils for desert use"
    ]


@pytest.mark.parametrize(
    ("sentence", "is_duty"),
    [
        ("In this role, you will weld pipes in our yard.", True),
        ("You'll also be building the largest anvils.", True),
        ("You will be responsible for the yard and its gates.", True),
        ("The ideal candidate will make new uses for anvils.", True),
        ("The incumbent is responsible for testing anvils and gates.", True),
        ("Your responsibilities include the yard and its gates.", True),
        ("You will be surrounded by people who care.", False),
        ("You will learn a lot about anvils with us.", False),
        ("We are a small team that is responsible for the yard.", False),
        ("If you like anvils, this is where you'll weld them.", False),
        ("You will report to the head of coyotes in Leeds.", False),
    ],
)
def test_what_is_told_of_the_worker_is_work(sentence: str, is_duty: bool) -> None:
    assert quotes(f"About the role\n{sentence} We are proud of it.\n") == ([sentence] if is_duty else [])


SMALL_PRINT = "\n\nAcme is an equal opportunity employer. We consider all applicants without regard to race, age or disability.\n"


def test_small_print_changes_nothing() -> None:
    assert quotes(POSTING + SMALL_PRINT) == quotes(POSTING)


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
