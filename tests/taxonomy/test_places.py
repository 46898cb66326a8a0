"""Location lines to places, and ids of cells to words and back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.gazetteer import metros
from metier.taxonomy.lexicon import rows
from metier.taxonomy.places import (
    country_code,
    country_name,
    county,
    exact,
    find_place,
    label,
    located,
    metro,
    region_name,
    resolve,
    world_region,
)

LINES = [
    ("Austin, TX", [("Austin", "TX", "US")]),
    ("US, CA, Santa Clara", [("Santa Clara", "CA", "US")]),
    ("US-NJ-Newark", [("Newark", "NJ", "US")]),
    ("USA - NY - New York", [("New York", "NY", "US")]),
    ("NYC/SF", [("New York", "NY", "US"), ("San Francisco", "CA", "US")]),
    ("SF Bay Area", [("San Francisco Bay Area", "CA", "US")]),
    ("Boston, MA; Mountain View, CA", [("Boston", "MA", "US"), ("Mountain View", "CA", "US")]),
    ("Miami, Florida or Los Angeles, CA", [("Miami", "FL", "US"), ("Los Angeles", "CA", "US")]),
    ("Toronto, CA", [("Toronto", "ON", "CA")]),
    ("San Francisco, CA", [("San Francisco", "CA", "US")]),
    ("London, ON", [("London", "ON", "CA")]),
    ("London", [("London", "ENG", "GB")]),
    ("Paris, TX", [("Paris", "TX", "US")]),
    ("Berlin, Berlin, Germany", [("Berlin", "BE", "DE")]),
    ("München", [("Munich", "BY", "DE")]),
    ("Bangalore, India", [("Bengaluru", "KA", "IN")]),
    ("Georgia, US", [(None, "GA", "US")]),
    ("Decatur, GA", [("Decatur", "GA", "US")]),
    ("Tbilisi, Georgia", [("Tbilisi", None, "GE")]),
    ("Washington, DC", [("Washington", "DC", "US")]),
    ("Washington, D.C.", [("Washington", "DC", "US")]),
    ("Remote, Oregon", [(None, "OR", "US")]),
    ("Remote - US", [(None, None, "US")]),
    ("Remote Germany", [(None, None, "DE")]),
    ("Florida, USA, Remote; Massachusetts, USA, Remote; New York, USA, Remote",
     [(None, "FL", "US"), (None, "MA", "US"), (None, "NY", "US")]),
    ("Singapore, Singapore", [("Singapore", None, "SG")]),
    ("Leeds, West Yorkshire LS1 4AP", [("Leeds", "ENG", "GB")]),
    ("Hillcrest Clinic, Station Road, Macclesfield, Cheshire, GB", [("Macclesfield", "ENG", "GB")]),
    ("75 - Paris 9e Arrondissement", [("Paris", "IDF", "FR")]),
    ("Nowhereville AFB, MT", [("Nowhereville AFB", "MT", "US")]),
    ("San Mateo", [("San Mateo", "CA", "US")]),
]  # fmt: skip


CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "places.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("line", "expected"), CASES, ids=[case[0] for case in CASES])
def test_lines_of_boards(line: str, expected: str) -> None:
    found = ("/".join(part or "-" for part in (place.city, place.region, place.country)) for place in resolve(line))
    assert ";".join(found) == expected


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_lines(line: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert [(place.city, place.region, place.country) for place in resolve(line)] == expected


@pytest.mark.parametrize(
    "line", ["", "N/A", "3 Locations", "Multiple Locations", "Remote", "EMEA", "Anywhere", "APAC - Remote", "Remote / Flexible"]
)
def test_lines_without_a_place(line: str) -> None:
    assert resolve(line) == ()


def test_cities_lie_in_metropolitan_areas() -> None:
    assert [resolve(line)[0].metro for line in ("Palo Alto, CA", "Round Rock, TX", "Croydon, UK", "Bozeman, MT")] == [
        "san-jose-ca", "austin-tx", "london-gb", "bozeman-mt",
    ]  # fmt: skip
    assert resolve("Austin, TX")[0].lat == pytest.approx(30.27, abs=0.02)


@pytest.mark.parametrize(
    ("line", "area"),
    [
        ("Tacoma, WA", "seattle-wa"),
        ("Fort Worth, TX", "dallas-tx"),
        ("Fremont, CA", "san-francisco-ca"),
        ("Menlo Park, CA", "san-francisco-ca"),
        ("Palo Alto, CA", "san-jose-ca"),
        ("Sunnyvale, CA", "san-jose-ca"),
        ("Irvine, CA", "los-angeles-ca"),
        ("St. Paul, MN", "minneapolis-mn"),
        ("Cambridge, MA", "boston-ma"),
        ("Newark, NJ", "new-york-ny"),
        ("Arlington, VA", "washington-dc"),
        ("West Palm Beach, FL", "miami-fl"),
        ("Tempe, AZ", "phoenix-az"),
        ("Concord, CA", "san-francisco-ca"),
    ],
)
def test_cities_belong_to_the_area_they_are_counted_in(line: str, area: str) -> None:
    assert resolve(line)[0].metro == area


@pytest.mark.parametrize(
    ("line", "cities"),
    [
        ("On-site in Stockholm, Sweden", ["Stockholm"]),
        ("Full time in San Francisco, CA (ONSITE)", ["San Francisco"]),
        ("San Francisco, New York", ["San Francisco", "New York"]),
        ("Albany, New York", ["Albany"]),
        ("London, Berlin/Munich, New York", ["London", "Berlin", "Munich", "New York"]),
        ("Redmond, Wa", ["Redmond"]),
    ],
)
def test_lines_as_forum_posts_write_them(line: str, cities: list[str]) -> None:
    assert [place.city for place in resolve(line)] == cities


def test_the_country_hired_in_decides_between_namesakes() -> None:
    assert resolve("Birmingham")[0].country == "GB"
    assert resolve("Birmingham", "US")[0].region == "AL"


@pytest.mark.parametrize(("line", "district"), [("Brooklyn", "Brooklyn"), ("Manhattan, New York", "Manhattan")])
def test_a_district_stays_told_where_the_country_hired_in_is_known(line: str, district: str) -> None:
    assert [(item.place.city, item.district) for item in located(line, "US")] == [("New York", district)]


@pytest.mark.parametrize(
    ("words", "place"),
    [("texas", "US-TX"), ("austin", "austin-tx"), ("US", "US"), ("US-TX", "US-TX"), ("austin-tx", "austin-tx"), ("germany", "DE"),
     ("Bay Area", "san-francisco-ca"), ("Bavaria", "DE-BY"), ("tx", "US-TX"),
     ("london", "london-gb"), ("xyzzy", None), ("", None)],
)  # fmt: skip
def test_words_to_cells(words: str, place: str | None) -> None:
    assert find_place(words) == place


def test_cells_to_words() -> None:
    assert label("austin-tx") == "Austin, TX"
    assert label("london-gb") == "London, United Kingdom"
    assert label("US-TX") == "Texas"
    assert label("US") == "United States"
    assert all(find_place(name) == name for name in metros())


def test_names_and_codes() -> None:
    assert country_code("Deutschland") == country_code("DEU") == country_code("de") == "DE"
    assert country_code("Gondor") is None
    assert country_code("EST") is None
    assert country_name("BR") == "Brazil"
    assert region_name("US", "CA") == "California"
    assert region_name("US", "ZZ") == "ZZ"
    assert world_region("Europe, Middle East and Africa") == "EMEA"
    austin = metro("austin-tx")
    assert austin is not None
    assert (austin.name, austin.region, austin.country) == ("Austin", "TX", "US")


def test_running_text_names_places_only_when_it_names_nothing_else() -> None:
    assert [place.city for place in exact("Seattle, WA or San Francisco")] == ["Seattle", "San Francisco"]
    assert exact("Full-time") == ()
    assert exact("$150k in Austin") == ()
    assert exact("Python, React") == ()


def test_the_first_city_of_every_metropolitan_area_is_found_beside_its_state_and_country() -> None:
    for area in metros().values():
        behind = area.region if area.country in {"US", "CA", "AU"} and area.region else country_name(area.country)
        place = resolve(f"{area.name}, {behind}")[0]
        assert (place.country, place.metro) == (area.country, area.id), area


def test_every_region_of_the_united_states_is_itself_beside_its_country_and_behind_a_town() -> None:
    cities_too = {"New York", "District of Columbia"}
    for row in rows("subdivisions.tsv"):
        if row["country"] == "US":
            found = [(place.region, place.country) for place in resolve(f"{row['name']}, USA")]
            assert found == [(row["code"], "US")] or row["name"] in cities_too
            assert resolve(f"Nowhereville, {row['code']}")[0].region == row["code"]


@given(st.sampled_from(sorted(metros())), st.sampled_from(["Remote", "Hybrid", "Berlin, Germany", "Tokyo, Japan", "EMEA"]))
def test_what_stands_beside_a_place_leaves_it_alone(metro_id: str, other: str) -> None:
    area = metros()[metro_id]
    alone = resolve(f"{area.name}, {country_name(area.country)}")
    for line in (f"{area.name}, {country_name(area.country)}; {other}", f"{other} | {area.name}, {country_name(area.country)}"):
        assert set(alone) <= set(resolve(line))


@pytest.mark.parametrize(
    ("line", "metro_id", "county_name"),
    [("King County, WA", "seattle-wa", "King County"), ("Cook County", "chicago-il", "Cook County"), ("Kent, UK", None, "Kent")],
)
def test_counties_in_lines(line: str, metro_id: str | None, county_name: str) -> None:
    (found,) = located(line)
    assert (found.place.metro, found.county) == (metro_id, county_name)


def test_counties_by_name_and_code() -> None:
    king = county("King County", "WA")
    assert king is not None
    assert (king.code, king.metro, king == county("King", "WA") == county("53033", "WA")) == ("53033", "seattle-wa", True)
    assert county("King County", "NY") is None
    assert sum(1 for row in rows("us_counties.tsv") if row["state"] != "PR") == 3143
    rhone = county("69", "ARA", "FR")
    assert rhone is not None
    assert rhone.name == "Rhône"


def test_a_slip_of_the_keys_is_mended_only_beside_a_state_or_country() -> None:
    assert resolve("Pheonix, AZ")[0].city == "Phoenix"
    assert resolve("Pheonix") == ()
    assert resolve("Bostn, Germany")[0].country == "DE"


@pytest.mark.parametrize(
    "line",
    ["," * 100_000, "Austin, " * 20_000, "a" * 1_000_000, "-".join("US" * 5000), "(" * 50_000, "é, " * 50_000,
             "San " * 50_000, "US/" * 50_000,
             "10115 " * 50_000, "\udc80" * 1000, "\x00" * 100_000, "A & " * 30_000, "remote " * 50_000]
)  # fmt: skip
def test_hostile_lines_give_a_bounded_answer(line: str) -> None:
    assert len(resolve(line)) <= 60
    exact(line)


@given(st.text(max_size=300))
def test_any_line_is_survived(line: str) -> None:
    for place in resolve(line):
        assert place.city or place.region or place.country
    exact(line)
    find_place(line)
