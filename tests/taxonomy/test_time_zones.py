"""Time zones of places, countries of zones, and what postings call them."""

import zoneinfo

import pytest

from metier.taxonomy.places import countries_of_zone, offset_of, resolve, time_zone_of, zone_named, zones_of


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Austin, TX", "America/Chicago"),
        ("El Paso, TX", "America/Denver"),
        ("Phoenix, AZ", "America/Phoenix"),
        ("Pensacola, FL", "America/Chicago"),
        ("Miami, FL", "America/New_York"),
        ("California", "America/Los_Angeles"),
        ("Berlin", "Europe/Berlin"),
        ("Singapore", "Asia/Singapore"),
        ("Perth, WA", "Australia/Perth"),
        ("India", "Asia/Kolkata"),
        ("United States", None),
    ],
)
def test_the_zone_of_a_place(line: str, zone: str | None) -> None:
    assert time_zone_of(resolve(line)[0]) == zone


@pytest.mark.parametrize(
    ("name", "zone", "january", "july"),
    [
        ("ET", "America/New_York", -300, -240),
        ("EST", "America/New_York", -300, -240),
        ("Pacific Time", "America/Los_Angeles", -480, -420),
        ("CET", "Europe/Berlin", 60, 120),
        ("GMT", "Etc/UTC", 0, 0),
        ("GMT+2", None, 120, 120),
        ("UTC-5", None, -300, -300),
        ("UTC+5:30", None, 330, 330),
        ("IST", "Asia/Kolkata", 330, 330),
    ],
)
def test_names_of_zones(name: str, zone: str | None, january: int, july: int) -> None:
    assert zone_named(name) == (zone, january, july)


@pytest.mark.parametrize("name", ["", "UTC+99", "TX", "Berlin", "GMT+", "EASTERN EUROPE"])
def test_what_is_no_zone(name: str) -> None:
    assert zone_named(name) is None


def test_countries_of_a_zone() -> None:
    assert countries_of_zone("Europe/Berlin") == ("DE",)
    assert {"DE", "FR", "SE", "IT", "ES"} <= set(countries_of_zone("CET"))
    assert "GB" not in countries_of_zone("CET")
    assert {"US", "CA"} <= set(countries_of_zone("ET"))
    assert countries_of_zone("Middle/Earth") == ()
    assert zones_of("US", "TX") == ("America/Chicago", "America/Denver")
    assert len(zones_of("US")) > 3
    assert zones_of("XX") == ()


def test_every_zone_is_known_to_the_tz_database() -> None:
    known = zoneinfo.available_timezones()
    if not known:
        pytest.skip("no tz database on this machine")
    used = {zone for country in ("US", "CA", "BR", "RU", "AU", "DE", "IN") for zone in zones_of(country)}
    assert used <= known
    assert all(offset_of(zone) is not None for zone in used)
    assert offset_of("Middle/Earth") is None
