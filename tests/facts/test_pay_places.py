"""The place a band is tied to."""

import pytest

from metier.facts.bands import read_bands
from metier.facts.pay_places import place_of


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Salary: Denver: $90,000 - $99,000; Boston: $97,000 - $108,000", ["Denver", "Boston"]),
        ("Zone 1 Pay Range\n$200,000—$220,000 USD\nZone 2 Pay Range\n$180,000—$198,000 USD", ["Zone 1", "Zone 2"]),
        ("The base pay is $88,000 - $99,000 per year in New Mexico and Utah.", ["New Mexico and Utah"]),
        ("Pay range (CA, WA) per year: $120,000 - $140,000", ["CA, WA"]),
        ("Base pay for all other locations is $81,000 - $93,000", ["all other locations"]),
        ("For Boston, MA-based roles: The base salary range is $111,000 - $123,000.", ["Boston, MA"]),
        ("$88,000 - $99,000 in Ohio. The team is kind.", ["Ohio"]),
        ("Again: $88,000 - $99,000", [None]),
        ("CO\n$101,000—$123,000 USD", ["CO"]),
        ("Target Base Salary Range: $90,000 - $100,000", [None]),
        ("Senior Engineer: $150,000 - $170,000", [None]),
    ],
)
def test_place(text: str, places: list[str | None]) -> None:
    assert [place_of(where) for _, _, where in read_bands(text, ())] == places
