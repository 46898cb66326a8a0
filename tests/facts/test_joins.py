"""Which amounts are the two sides of one band."""

import pytest

from metier.facts.amounts import amounts
from metier.facts.cues import cues_of
from metier.facts.joins import ranges


def sides(text: str) -> list[tuple[float, float]]:
    return [(band.low.value, band.high.value) for band in ranges(text, amounts(text, cues_of(text), everywhere=True))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€41k/47k", [(41000, 47000)]),
        ("41/47k€", [(41000, 47000)]),
        ("$60k / £52k", [(60000, 60000), (52000, 52000)]),
        ("$210k–$390k / £160k–£280k", [(210000, 390000), (160000, 280000)]),
        ("Band 4 - £26,530", [(26530, 26530)]),
        ("SCP 14-19 £29,093 - £31,586", [(29093, 31586)]),
        ("$61k-74", [(61000, 74000)]),
        ("$120k - 4 weeks of leave", [(120000, 120000)]),
        ("€40-60.000", [(40000, 60000)]),
        ("$1 - $250,000", [(1, 250000)]),
        ("zwischen 48.000 und 57.000 €", [(48000, 57000)]),
        ("min. €2.700 en max. €3.600", [(2700, 3600)]),
        ("1099 — $4,200–$6,100", [(4200, 6100)]),
        ("$52,000 min, $68,000 max", [(52000, 68000)]),
        ("€60k/€80k", [(60000, 80000)]),
        ("$52k → $61k", [(52000, 61000)]),
        ("$90k / $170k OTE", [(90000, 90000), (170000, 170000)]),
        ("$40k / $140k", [(40000, 40000), (140000, 140000)]),
        ("Offers of $60,000 and $80,000", [(60000, 60000), (80000, 80000)]),
        ("$81,000 and $97,000", [(81000, 97000)]),
        ("$97k - $81k", [(81000, 97000)]),
        ("$0 - $250,000", [(0, 250000)]),
    ],
)
def test_two_sides_or_two_bands(text: str, expected: list[tuple[float, float]]) -> None:
    assert sides(text) == expected


def test_a_small_bare_number_counts_as_the_value_of_a_label_in_a_lone_line() -> None:
    text = "Hourly rate: 21.50"
    found = amounts(text, cues_of(text), everywhere=True)
    assert ranges(text, found) == []
    assert [band.low.value for band in ranges(text, found, alone=True)] == [21.5]
