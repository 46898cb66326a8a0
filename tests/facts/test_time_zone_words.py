"""Hours to keep, as a line names them."""

import pytest

from metier.facts.time_zone_words import time_zone, without_zones


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Remote, UTC-5 to UTC+2", (-5, 2, None, None)),
        ("GMT+1 +/- 3", (-2, 4, None, None)),
        ("UTC−8", (-8, -8, None, None)),
        ("4 hours overlap with CET", (None, None, "Europe/Berlin", 4)),
        ("Europe time zones, overlap of at least 3 hours", (None, None, "Europe", 3)),
    ],
)
def test_hours_and_their_anchor(text: str, told: tuple[int | None, int | None, str | None, int | None]) -> None:
    zone = time_zone(text)
    assert zone is not None
    assert (zone["utc_min"], zone["utc_max"], zone["anchor"], zone["overlap_hours"]) == told


@pytest.mark.parametrize("text", ["Remote in Europe", "Berlin office", "8 hours a day", ""])
def test_no_hours_are_named(text: str) -> None:
    assert time_zone(text) is None


def test_names_of_zones_are_not_read_as_places() -> None:
    assert without_zones("Remote, EST or UTC-5 to UTC+2, Canada").split() == ["Remote,", "or", ",", "Canada"]
