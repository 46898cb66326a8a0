"""Who somebody is cannot matter: CVs that differ in nothing else leave the same pieces, letter by letter."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.matching.cvs import ALL, Person, cv

from metier.errors import UsageError
from metier.matching.stripping import MOST, strip

#: Names of many cultures, and such as are tools, trades, towns and skills too.
NAMES = (
    "Julia Swift", "Ruby Jenkins", "José María de la Cruz", "Cook Baker", "Oluwaseun Adébáyò", "李 娜", "Nguyễn Thị Jenkins",
    "Mason Porter",
    "Sharepoint Tableau", "Fatima bint Al-Hassan", "Aarav Krishnamurthy", "Siobhán O'Connor", "Ludwig van der Go", "Paris Austin",
    "Олена Шевченко", "Yusuf ibn Rust", "Jean-Luc Excel", "Dean Marshall", "Perl Access", "Þóra Scala", "Kim Ji-woo",
    "Django Reinhardt",
)  # fmt: skip
TOWNS = (
    "Delphi",
    "Java",
    "Baker",
    "Georgia",
    "Ruby",
    "Access",
    "Oracle",
    "Go",
    "Saint Paul",
    "San José",
    "Cook",
    "Tableau",
    "Leeds",
)
SCHOOLS = (
    "Oracle University", "The Master's University", "Delphi High School", "Universität Delphi", "École Perl", "Escuela Ruby",
    "MIT",
    "Institute of Kubernetes", "Baker College", "University of Java, Excel", "Python Academy", "Fachhochschule Rust",
    "Yeshiva University",
    "Howard University", "Bachelor Gulch College",
)  # fmt: skip
STREETS = (
    "12 Python Road",
    "1 Java Drive",
    "3 Docker Swarm Way",
    "Swiftstraße 5",
    "Flat 3, Rust Mews",
    "8 Excel Avenue",
    "77 Ruby Lane",
)
people = some.builds(
    Person,
    name=some.sampled_from(NAMES),
    they=some.just("he") | some.just("she"),
    their=some.just("his") | some.just("her"),
    title=some.sampled_from(("Mr", "Mrs", "Ms", "Mx", "Dr", "Prof")),
    street=some.sampled_from(STREETS),
    town=some.sampled_from(TOWNS),
    school=some.sampled_from(SCHOOLS),
    year=some.integers(1961, 2025),
    nationality=some.sampled_from(("German", "Polish", "Nigerian", "Chinese", "Turkish", "American")),
)


@pytest.mark.parametrize("layout", ALL)
@given(person=people)
@settings(max_examples=15, deadline=None)
def test_nothing_of_who_wrote_a_cv_is_left(layout: str, person: Person) -> None:
    assert strip(cv(ALL[layout], person)).pieces == strip(cv(ALL[layout], Person())).pieces


@pytest.mark.parametrize("layout", ALL)
def test_no_word_of_a_name_an_address_or_a_school_is_left(layout: str) -> None:
    person = Person(
        name="Quuxa Quuxman", street="12 Quux Road", town="Quuxville", school="Quux University", nationality="Quuxish"
    )
    assert "quux" not in " ".join(piece.text for piece in strip(cv(ALL[layout], person)).pieces).lower()


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in strip(text).pieces]


def test_a_headline_in_any_order_is_not_read_beyond_what_it_says_of_work() -> None:
    assert kinds("Julia Swift, 12 Python Road\nSenior developer with five years of experience in Go.") == [
        ("prose", "Senior developer with five years of experience in Go.")
    ]
    assert kinds("Julia Swift | Python Developer | Delphi\n\nSKILLS\nRust") == [("skills", "Rust")]
    assert kinds("Ruby Swift\nDelphi, Indiana, USA\nPython, SQL, Docker") == [("skills", "Python, SQL, Docker")]


def test_of_an_employment_the_title_and_the_dates_are_kept_and_neither_firm_nor_town() -> None:
    found = strip(
        "EXPERIENCE\nSenior Baker, Oracle, Delphi\n2019 - 2021\nBaker, Louisiana\n• Made bread in Austin with Excel"
    ).pieces
    assert [(piece.kind, piece.text) for piece in found] == [
        ("title", "Senior Baker"), ("dates", "2019 - 2021"), ("prose", "Made bread in Austin with Excel"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Anna Smith", "Mason Cook", "Ruby Jenkins", "Perl Baker"])
def test_a_name_at_the_foot_of_a_page_or_in_a_sentence_is_not_read(name: str) -> None:
    text = (
        f"{name}\nLeeds\n\nProfile\nI, {name}, am a Python developer with five years of experience.\n\nExperience\n"
        f"Python Developer, Acme, 2019 - 2021\n• Built APIs\n\n{name} | Page 2 of 3\n"
        f"Page 2 - {name}\n{name}\n• Ran Docker\n\n{name}"
    )
    assert kinds(text) == [
        ("prose", "I, am a Python developer with five years of experience."),
        ("title", "Python Developer"),
        ("dates", "2019 - 2021"),
        ("prose", "Built APIs"),
        ("prose", "Ran Docker"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a waitress", "a waiter"),
        ("a saleswoman", "a salesman"),
        ("an actress", "an actor"),
        ("a policewoman", "a policeman"),
        ("a headmistress", "a headmaster"),
    ],
)
def test_words_for_a_trade_tell_no_sex(one: str, other: str) -> None:
    text = "Worked as {} for the last three years in a large house."
    assert strip(text.format(one)).pieces == strip(text.format(other.replace("an ", "a ") if one[:2] == "a " else other)).pieces


def test_what_was_taken_out_is_counted_by_kind_and_not_told() -> None:
    counts = strip(cv(ALL["us"], Person())).counts
    assert {"name", "contact", "address", "school", "graduation", "place", "pronoun"} <= set(counts)
    assert all(isinstance(times, int) and times > 0 for times in counts.values())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a" * (MOST + 1), "characters"),
        ("%PDF-1.7 ...", "not text"),
        ("PK\x03\x04\0\0", "not text"),
        ("\ufffd" * 200, "not text"),
    ],
)
def test_what_is_no_cv_is_told(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        strip(text)


@pytest.mark.parametrize(
    "text",
    ["", "\n" * 5_000, "Ab " * 9_000, "A" * MOST, "a, " * 10_000, "University of " * 2_000, "<script>alert(1)</script>\n" * 3_000,
     "\u202eמהנדסת תוכנה\u202c\nניסיון: Python\n", "1 " * 9_000, "is " * 9_000, "2019 - " * 2_000, "x@" * 9_000, "((((" * 9_000],
)  # fmt: skip
def test_hostile_text_ends_soon(text: str) -> None:
    assert isinstance(strip(text).counts, dict)


@given(
    text=some.text(max_size=400)
    | some.lists(some.sampled_from(["Julia", "Skills:", "•", "2019 - now", "University", ",", "\n", "is"])).map(" ".join)
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    try:
        found: Any = strip(text)
    except UsageError:
        return
    assert all(piece.text for piece in found.pieces)
