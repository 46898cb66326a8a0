import pytest

from metier.reference.areas import place_of, state_of


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Austin-Round Rock-San Marcos, TX", "austin-tx"),
        ("New York-Newark-Jersey City, NY-NJ", "new-york-ny"),
        ("Winston-Salem, NC", "winston-salem-nc"),
        ("Louisville/Jefferson County, KY-IN", "louisville-ky"),
        ("Urban Honolulu, HI", "honolulu-hi"),
        ("Boise City, ID", "boise-id"),
        ("Nashville-Davidson--Murfreesboro--Franklin, TN", "nashville-tn"),
        ("Columbus, IN", ""),
        ("Ponce, PR", ""),
    ],
)
def test_a_cbsa_is_the_metro_of_its_first_city_in_its_state(name: str, place: str) -> None:
    assert place_of("12345", name) == place


def test_states_and_the_nation_are_themselves() -> None:
    assert (place_of("US", "U.S."), place_of("US-TX", "Texas")) == ("US", "US-TX")
    assert (state_of("Texas"), state_of("TX"), state_of("Bavaria")) == ("US-TX", "US-TX", "")
