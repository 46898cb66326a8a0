"""Where running text says the work is done."""

import pytest

from metier.facts.document import Document
from metier.facts.job_sites import beside, city_in, countries_listed, in_phrases, instead, labelled
from metier.model.place import Place
from metier.taxonomy.places import resolve


def names(places: tuple[Place, ...]) -> list[str | None]:
    return [place.city or place.country for place in places]


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("The role is located in Denver and reports to the CTO.", ["Denver"]),
        ("Based in Lisbon, you will lead the team.", ["Lisbon"]),
        ("We eased in Lisbon taxes.", []),
        ("Hybrid: three days a week in London.", ["London"]),
        ("You work from our Toronto office.", ["Toronto"]),
        ("Candidates within commuting distance of Tulsa, Oklahoma are preferred.", ["Tulsa"]),
        ("VA Boise Health Care System serves veterans.", ["Boise"]),
        ("About us\nAcme was founded in Boston and is based in Boston.", []),
        ("", []),
    ],
)
def test_phrases(text: str, cities: list[str]) -> None:
    assert names(in_phrases(Document(text=text))) == cities


def test_towns_count_where_the_country_is_known() -> None:
    document = Document(text="The team is based in Welwyn Garden City.", location="Hertfordshire, GB")
    assert names(in_phrases(document)) == ["Welwyn Garden City"]


def test_a_phrase_may_name_more_cities_than_the_line() -> None:
    known = resolve("New York, NY")
    text = "You must be commutable to our NYC headquarters or San Francisco office."
    assert names(beside(Document(text=text), known)) == ["New York", "San Francisco"]
    assert beside(Document(text=text), resolve("Austin, TX")) == ()


def test_a_sentence_that_says_outright_where_the_role_is() -> None:
    assert names(instead(Document(text="This role is remote in the Greater Toronto Area."))) == ["Toronto"]
    assert instead(Document(text="This role is remote in spirit.")) == ()


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Work Location:\nUSA VA Herndon\nTravel: none", ["Herndon"]),
        ("Primary Location...\n12 Main St, Tulsa, OK 74103-0001, United States of America", ["Tulsa"]),
        ("Locations:\nOur culture\nBe kind", []),
    ],
)
def test_labelled_lines(text: str, cities: list[str]) -> None:
    assert names(labelled(Document(text=text))) == cities


def test_countries_to_choose_from() -> None:
    document = Document(text="Candidates can be based in Hungary, Poland or Romania.")
    assert names(countries_listed(document, "PL")) == ["HU", "PL", "RO"]
    assert countries_listed(document, "DE") == ()


def test_a_city_alone_counts_in_its_state() -> None:
    place = city_in("Eau Claire", [("US", "WI")])
    assert place is not None
    assert place.region == "WI"
    assert city_in("Eau Claire", [("US", "TX")]) is None
    assert city_in("Full time", [("US", None)]) is None


@pytest.mark.parametrize("text", ["based in " * 20_000, "A" * 500_000, " our " * 50_000, "Location:\n" * 20_000, ", CA" * 50_000])
def test_hostile_texts(text: str) -> None:
    document = Document(text=text)
    in_phrases(document)
    labelled(document)
    beside(document, resolve("Austin, TX"))
