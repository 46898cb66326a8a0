from itertools import permutations

import pytest
from tests.index.market import PLACES, kept

from metier.index.document import Merged, annual_pay, entry, place_ids, sort_keys
from metier.model.facts import Facts, Pay, Workplace
from metier.model.place import Place


def test_places_are_named_by_country_region_and_metro() -> None:
    facts = Facts(places=PLACES[:3], workplace=Workplace(type="remote", countries=("FR",)))
    assert place_ids(facts) == ["US", "US-TX", "austin-tx", "DE", "remote", "FR"]
    assert place_ids(Facts(places=(Place(city="X", region="TX"),), workplace=Workplace(type="hybrid", countries=("FR",)))) == []


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        ((), (None, None)),
        ((Pay(annual_min=50.0, annual_max=70.0), Pay(annual_min=None, annual_max=90.0)), (50.0, 90.0)),
        ((Pay(annual_min=50.0, annual_max=70.0, rejected="placeholder"),), (None, None)),
        ((Pay(annual_min=5.0, annual_max=7.0, kind="bonus"),), (None, None)),
        ((Pay(annual_min=60.0, annual_max=None),), (60.0, 60.0)),
    ],
)
def test_pay_is_a_year_of_the_work(pay: tuple[Pay, ...], expected: tuple[float | None, float | None]) -> None:
    assert annual_pay(Facts(pay=pay)) == expected


def test_merging_does_not_depend_on_order() -> None:
    states = enumerate(("closed", "open", "open"))
    copies = [entry(kept(number, (0, 1, 2), status=status, places=PLACES[number : number + 1])) for number, status in states]
    found = set()
    for first, *others in permutations(copies):
        merged = Merged(first)
        for other in others:
            merged.add(other)
        found.add((merged.entry.id, tuple(sorted(merged.entry.facets["place"])), merged.entry.facets["status"]))
    assert found == {(copies[1].id, ("DE",), ("open",))}


def test_sort_keys_put_the_first_in_the_index_first_and_fit_a_signed_integer() -> None:
    item = entry(kept(1, days=2, pay=1e12))
    one, two = sort_keys(item, 0), sort_keys(item, 1)
    assert all(earlier > later for earlier, later in zip(one, two, strict=True))
    assert all(0 <= key < 1 << 63 for key in (*one, *sort_keys(item, (1 << 36) - 1)))
