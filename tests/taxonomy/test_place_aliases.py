"""Other names of places."""

from metier.taxonomy import places
from metier.taxonomy.place_aliases import place_aliases


def test_countries_regions_and_metropolitan_areas_have_their_other_names() -> None:
    assert "Deutschland" in place_aliases()["DE"]
    assert "Bayern" in place_aliases()["DE-BY"]
    assert {"NYC", "Brooklyn"} <= set(place_aliases()["new-york-ny"])


def test_every_place_with_other_names_has_a_label() -> None:
    for place, names in place_aliases().items():
        assert places.label(place) != place, place
        assert names
        assert all(name.strip() for name in names)
