"""Parts of the world and the countries they hold."""

import pytest

from metier.taxonomy.gazetteer import countries
from metier.taxonomy.world import region_members, regions_with, world_region, world_regions


@pytest.mark.parametrize(
    ("region", "held", "not_held"),
    [
        ("EU", {"DE", "FR", "IE"}, {"GB", "CH", "NO"}),
        ("EEA", {"DE", "NO", "IS"}, {"CH", "GB"}),
        ("DACH", {"DE", "AT", "CH"}, {"LI", "FR"}),
        ("EMEA", {"GB", "AE", "ZA", "IL", "EG"}, {"IN", "US"}),
        ("NORDICS", {"SE", "FI", "IS"}, {"EE"}),
        ("LATAM", {"BR", "MX", "AR", "CR"}, {"US", "ES"}),
        ("APAC", {"JP", "IN", "AU", "SG"}, {"US", "AE"}),
        ("ANZ", {"AU", "NZ"}, {"FJ"}),
        ("BENELUX", {"BE", "NL", "LU"}, {"DE"}),
        ("IBERIA", {"ES", "PT"}, {"FR"}),
        ("CEE", {"PL", "RO"}, {"DE"}),
        ("MENA", {"SA", "MA"}, {"NG"}),
    ],
)
def test_a_part_of_the_world_holds_its_countries(region: str, held: set[str], not_held: set[str]) -> None:
    members = set(region_members(region))
    assert held <= members
    assert not members & not_held


def test_parts_lie_in_wider_parts() -> None:
    assert set(region_members("EU")) < set(region_members("EEA")) < set(region_members("EUROPE")) < set(region_members("EMEA"))
    assert set(region_members("SOUTH_AMERICA")) < set(region_members("LATAM")) < set(region_members("AMERICAS"))
    assert regions_with("AT")[0] == "DACH"


def test_every_part_has_known_countries_and_no_other_names_collide() -> None:
    for region in set(world_regions().values()):
        assert region_members(region)
        assert set(region_members(region)) <= set(countries())
    assert region_members("GONDOR") == ()
    assert world_region("Asia-Pacific") == "APAC"
    assert world_region("Latinoamérica") == "LATAM"
    assert world_region("Texas") is None
