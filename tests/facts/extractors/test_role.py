"""The role of a posting."""

import pytest

from metier.facts.document import Document
from metier.facts.extractors.openings import read as read_openings
from metier.facts.extractors.role import EXTRACTOR, read


def test_the_title_names_it() -> None:
    role = read(Document(text="You will care for patients.", title="Staff Nurse - ICU (Nights)"), {})
    assert role is not None
    assert (role.id, role.name, role.soc, role.field, role.quote) == (
        "registered-nurse",
        "registered nurse",
        "29-1141",
        "title",
        None,
    )
    assert role.confidence > 0.7


def test_the_head_of_a_forum_post_is_quoted() -> None:
    text = "Pinecrest Labs | Senior Backend Engineer | Austin, TX | ONSITE\nWe build things."
    role = read(Document(text=text, title=text.split("\n", maxsplit=1)[0], employer="Pinecrest Labs"), {})
    assert role is not None
    assert role.id == "backend-software-engineer"
    assert role.start is not None
    assert text[role.start : role.end] == role.quote == "Senior Backend Engineer"


def test_a_plain_title_is_told_by_the_duties() -> None:
    text = "You will build our backend. Backend services in Go; our microservices scale. No pixels here."
    assert (told := read(Document(text=text, title="Software Engineer"), {})) is not None
    assert told.id == "backend-software-engineer"
    assert told.confidence < 0.7
    plain = read(Document(text="You will build backend and frontend and mobile apps.", title="Software Engineer"), {})
    assert plain is not None
    assert plain.id == "software-engineer"


def test_words_that_say_whom_the_employer_looks_for() -> None:
    text = "Growing family practice!\nWe are looking for a dental hygienist to join us."
    role = read(Document(text=text, title="Join our team"), {})
    assert role is not None
    assert role.id == "dental-hygienist"
    assert role.start is not None
    assert text[role.start : role.end] == role.quote


@pytest.mark.parametrize(
    "text",
    [
        "You will position us as a market leader in Europe.",
        "If you are looking for a registered nurse near you, call us.",
        "Our clients are looking for a dentist.",
        "Three years of experience as a nurse are welcome.",
    ],
)
def test_other_mentions_of_a_role_are_no_statement_of_it(text: str) -> None:
    assert read(Document(text=text, title="Join our team"), {}) is None


@pytest.mark.parametrize("text", ["As a registered nurse you will care for patients.", "As our registered nurse, you'll lead.",
                                  "Acme is hiring a registered nurse.", "Role: registered nurse"])  # fmt: skip
def test_plain_statements_of_the_role(text: str) -> None:
    role = read(Document(text=text, title="Join our team"), {})
    assert role is not None
    assert role.id == "registered-nurse"
    assert role.start is not None
    assert text[role.start : role.end] == role.quote


@pytest.mark.parametrize(
    ("title", "text", "says"),
    [
        ("Staff Nurse - ICU (Nights)", "", "“Staff Nurse” names the role registered nurse (how plainly, of 1: 0.9"),
        ("Software Engineer", "Backend services in Go; our backend has microservices.",
         "names the role software engineer (how plainly, of 1: 0.97); the kind is told by backend, microservices in the text"),
        ("Join our team", "We are looking for a dental hygienist to join us.",
         "“dental hygienist” names the role dental hygienist, whom the text says the employer seeks"),
    ],
)  # fmt: skip
def test_the_reason_names_the_words_and_how_plainly(title: str, text: str, says: str) -> None:
    document = Document(text=text, title=title)
    role = read(document, {})
    assert role is not None
    assert EXTRACTOR.why is not None
    assert says in EXTRACTOR.why(document, role)


def test_the_reason_of_a_listed_role_is_the_list() -> None:
    text = "Acorn | Multiple roles | Remote\nHiring:\n- Data Engineer\n- Senior Data Engineer (Berlin)"
    document = Document(text=text, title=text.split("\n", maxsplit=1)[0], employer="Acorn")
    role = read(document, {"openings": read_openings(document, {})})
    assert role is not None
    assert EXTRACTOR.why is not None
    assert EXTRACTOR.why(document, role) == "all openings listed are of the role data engineer"


def test_several_roles_are_no_role() -> None:
    text = "Acorn | Multiple roles | Remote\nHiring:\n- Data Engineer\n- Product Designer"
    document = Document(text=text, title=text.split("\n", maxsplit=1)[0], employer="Acorn")
    openings = read_openings(document, {})
    assert openings is not None
    assert read(document, {"openings": openings}) is None


def test_what_cannot_be_told_is_not_guessed() -> None:
    assert read(Document(text="We are great. Join us!", title="Great opportunity"), {}) is None
    assert read(Document(text=""), {}) is None


def test_a_title_line_is_taken_apart_and_named() -> None:
    line = EXTRACTOR.line
    assert line is not None
    assert line.kind == "title"
    told = line.read("Sr. Data Scientist II, Growth (m/w/d) - Lisbon, Portugal", {})
    assert told["title"] == "Data Scientist"
    assert (told["seniority"], told["level"], told["gender_marker"]) == ("senior", "II", "m/w/d")
    assert told["specialties"] == ("Growth",) or told["specialties"] == ["Growth"]
    assert told["role"]["id"] == "data-scientist"
    assert told["role"]["soc"] == "15-2051"
    assert line.read("Join our team!", {})["role"] is None
