"""Where one works, and where a remote worker may live."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.document import Document
from metier.facts.extractors.places import read as read_places
from metier.facts.extractors.workplace import read
from metier.model.facts import Workplace


def work(text: str = "", **known: object) -> Workplace:
    document = Document(text=text, **known)  # type: ignore[arg-type]  # the test's own keyword arguments
    return read(document, {"places": read_places(document, {}) or ()})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This is a fully remote position.", "remote"),
        ("This is not a remote position.", "onsite"),
        ("You will be in the Miami office 1 day each week and at home otherwise.", "hybrid"),
        ("Unless formally approved to work fully remotely, spend half of your work time in your assigned office.", "hybrid"),
        ("Our software is deployed anywhere in the world.", "unclear"),
        ("Work from anywhere in the world.", "remote"),
        ("On-site, no remote work possible", "onsite"),
        ("We work in a hybrid model with three days in the office.", "hybrid"),
        ("You are expected in the office at least three days per week.", "hybrid"),
        ("Flexible model: remote, hybrid, or onsite options available", "remote"),
        ("You may telework with supervisor approval.", "hybrid"),
        ("Homeoffice nach Vereinbarung möglich", "hybrid"),
        ("Modalidad: trabajo remoto", "remote"),
        ("You will run our remote sensing pipeline.", "unclear"),
        ("Experience leading remote teams and hybrid cloud deployments is a plus.", "unclear"),
        ("We cater lunch and have an on-site gym.", "unclear"),
        ("You will visit our virtual hybrid events and speak at office parties.", "unclear"),
        ("", "unclear"),
    ],
)
def test_the_text_tells(text: str, kind: str) -> None:
    assert work(text).type == kind


@pytest.mark.parametrize(
    ("line", "kind", "countries", "regions", "worldwide"),
    [
        ("Remote - US", "remote", ("US",), (), False),
        ("Remote, United States or Canada", "remote", ("US", "CA"), (), False),
        ("Remote (DE/UK/CH)", "remote", ("DE", "GB", "CH"), (), False),
        ("Remote - EMEA", "remote", (), ("EMEA",), False),
        ("100% REMOTE (Global)", "remote", (), (), True),
        ("Remote (EST overlap)", "remote", (), (), False),
        ("Flexible / Remote; Oakland, CA", "remote", (), (), False),
        ("London, UK (No remote)", "onsite", (), (), False),
        ("Hybrid - Toronto, ON", "hybrid", ("CA",), (), False),
        ("Austin, TX", "onsite", (), (), False),
        ("Germany", "unclear", (), (), False),
    ],
)
def test_the_location_line_tells(
    line: str, kind: str, countries: tuple[str, ...], regions: tuple[str, ...], worldwide: bool
) -> None:
    found = work(location=line)
    assert (found.type, found.countries, found.regions, found.worldwide) == (kind, countries, regions, worldwide)


def test_the_source_s_flag_comes_first_but_not_against_the_location() -> None:
    flagged = {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": [{"name": "Canada"}, "US"]}
    found = work("We meet.", hints=flagged)
    assert (found.type, found.countries, found.field) == ("remote", ("CA", "US"), "jobLocationType")
    assert work(location="London, UK (No remote)", hints={"workplace": "remote"}).type == "onsite"
    assert work(location="Berlin (hybrid)", hints={"jobLocationType": "TELECOMMUTE"}).type == "hybrid"


def test_a_forum_post_that_offers_both_is_remote() -> None:
    text = "Alder | Data Engineer | Austin, TX | REMOTE (US) or ONSITE\nHello"
    found = work(text, title=text.split("\n", maxsplit=1)[0])
    assert (found.type, found.countries) == ("remote", ("US",))
    assert found.start is not None
    assert text[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Hybrid: 3 days per week in the office", 3),
        ("Hybrid role, two days in office", 2),
        ("Hybrid work with 2 days from home", 3),
        ("We are hybrid (1 remote day/week)", 4),
        ("Hybrid (3/4 days per week in office)", 3),
        ("Hybrid model, in our Leeds office 4-days a week", 4),
    ],
)
def test_days_in_the_office(text: str, days: int) -> None:
    assert work(text).office_days == days


def test_scope_stands_in_the_sentence() -> None:
    found = work("This role is remote based anywhere within the US or Canada. We also have offices in Berlin, Germany.")
    assert found.countries == ("US", "CA")


@given(st.text(alphabet="remote hybrid onsite office, |()\n2days USA", max_size=400), st.text(max_size=60))
def test_any_text_is_survived(text: str, location: str) -> None:
    found = work(text, location=location, title=text[:50])
    assert found.start is None or text[found.start : found.end] == found.quote


def test_a_text_full_of_signs_is_survived() -> None:
    assert work("remote hybrid onsite " * 2000).type in {"remote", "hybrid", "onsite", "unclear"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("We work hybrid, with 3 office days each week in Leeds.", 3),
        ("Hybrid: two days a week in our Leeds office.", 2),
        ("You will be in the Leeds office 4 days a week and at home otherwise.", 4),
        ("This is a hybrid role with 2 days from home.", 3),
    ],
)
def test_office_days_where_a_field_only_says_hybrid(text: str, days: int) -> None:
    assert work(text, hints={"workplace": "hybrid"}).office_days == days


def test_time_zones_are_no_countries() -> None:
    assert work(location="Remote PT/ET Hours").countries == ()
    assert work(location="SF, Remote (North America)").countries == ()
