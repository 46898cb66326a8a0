"""A location line read by itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.location_line import read_location


def read(line: str, country: str = "") -> dict[str, Any]:
    return read_location(line, {"country": country} if country else {})


@pytest.mark.parametrize(
    ("line", "workplace", "alternatives"),
    [
        ("Austin, TX", None, []),
        ("Remote - US", "remote", []),
        ("London (Hybrid)", "hybrid", []),
        ("Onsite in Berlin", "onsite", []),
        ("Boise, ID or Remote in US", "onsite", ["remote"]),
        ("New York, NY; San Francisco, CA; Remote", "onsite", ["remote"]),
        ("Anywhere", "remote", []),
        ("Homeoffice", "remote", []),
        ("Home Office", "remote", []),
        ("Home Office - Tulsa, OK", None, []),
        ("Télétravail", "remote", []),
        ("Homeoffice, Deutschland", "remote", []),
        ("", None, []),
    ],
)
def test_how_one_works(line: str, workplace: str | None, alternatives: list[str]) -> None:
    told = read(line)
    assert (told["workplace"], told["alternatives"]) == (workplace, alternatives)


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("5 locations", "count_only", 5),
        ("Berlin & 2 more", "more", 2),
        ("Worldwide", "worldwide", True),
        ("Anywhere in Europe", "worldwide", False),
        ("Nationwide, USA", "nationwide", True),
        ("Multiple locations", "multiple", True),
        ("Remote - EMEA, LATAM", "regions", ["EMEA", "LATAM"]),
        ("Remote - NA, EMEA", "regions", ["NORTH_AMERICA", "EMEA"]),
        ("Ontario, CA", "ambiguous", True),
        ("Georgia", "ambiguous", True),
        ("Atlanta, Georgia", "ambiguous", False),
        ("Earth", "worldwide", True),
        ("Pan-India", "nationwide", True),
        ("Toronto, ON", "ambiguous", False),
    ],
)
def test_what_a_line_says_beside_places(line: str, key: str, value: Any) -> None:
    assert read(line)[key] == value


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("Brooklyn, NY", "district", "Brooklyn"),
        ("Greater Denver Area", "area", "Greater Denver"),
        ("Bay Area", "area", "San Francisco Bay Area"),
        ("Bay Area", "city", None),
        ("King County, WA", "county", "King County"),
        ("King County, WA", "city", None),
        ("Leeds, West Yorkshire", "region", "West Yorkshire"),
        ("Rochester, Kent ME1 1XX", "postal_code", "ME1 1XX"),
        ("38 - Grenoble", "department", "38"),
        ("Grenoble (38)", "department", "38"),
        ("Paris 9e", "district", "9e"),
        ("Frankfurt am Main", "city", "Frankfurt am Main"),
        ("Santiago de Chile", "city", "Santiago"),
        ("Standort: Bremen", "city", "Bremen"),
        ("Großraum München", "area", "Munich Region"),
        ("Salem, OR", "region", "OR"),
        ("Stuttgart", "region", "Baden-Württemberg"),
        ("Stuttgart", "region_code", "BW"),
        ("India, Pune, Acme Towers", "site", "Acme Towers"),
        ("El Paso, TX", "time_zone", "America/Denver"),
        ("Tacoma, WA", "metro", "seattle-wa"),
        ("Tacoma, WA", "metro_name", "Seattle"),
    ],
)
def test_what_stands_beside_a_city(line: str, key: str, value: str | None) -> None:
    places = read(line)["places"]
    assert len(places) == 1
    assert places[0][key] == value


def test_time_zones_are_told_apart_from_states_and_countries() -> None:
    assert [zone["name"] for zone in read("Remote (ET or CT hours)")["time_zones"]] == ["ET", "CT"]
    assert read("Hartford, CT")["time_zones"] == []
    assert read("Remote, UTC-5 to UTC+2")["time_zones"][1]["utc_july"] == 120


def test_the_country_hired_in_decides() -> None:
    assert read("Birmingham", "US")["places"][0]["region"] == "AL"
    assert read("CA", "CA")["places"][0]["country"] == "CA"
    assert read("CA", "US")["places"][0]["region"] == "CA"


@given(st.text(max_size=200))
def test_any_line_is_read_to_json(line: str) -> None:
    json.dumps(read(line))


@pytest.mark.real
def test_examples(shared: Path) -> None:
    for line in (shared / "data/parsing_examples/location.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        told, wanted = read(row["text"]), dict(row["expect"])
        places = wanted.pop("places")
        assert [_said(place, told["places"][at]) for at, place in enumerate(places)] == places, row["text"]
        assert {name: told[name] for name in wanted} == wanted, row["text"]


def _said(wanted: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    """The reading under the example's keys; a region the example leaves open may be told."""
    return {name: None if name == "region" and value is None else place[name] for name, value in wanted.items()}
