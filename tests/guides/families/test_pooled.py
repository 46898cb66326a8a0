import math
from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND
from tests.guides.pay_rows import EFFECT, LEVEL, TOWNS, TYPICAL, paid, town, town_effects, towns

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.families import pooled
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.verifying import verify
from metier.model.facts import Pay
from metier.model.figure import Cell, Evidence


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("towns")
    build(folder, list(towns()), Meta(edition="e1", as_of=AS_OF))
    return Guides.open(folder).desk(Cell(role=BACKEND))


def _thin(desk: Desk) -> Desk:
    return desk.sub(place="town0-tx", level="senior")


def test_a_thin_cell_borrows_and_says_so(desk: Desk) -> None:
    here = _thin(desk)
    assert here.pay().value is None
    figure = here.figure("pooled:pay")
    assert figure.value is not None
    assert (figure.modelled, figure.n, figure.k, figure.unit) == (True, 3, 3, "USD/year")
    assert figure.low is not None
    assert figure.low < figure.value < (figure.high or 0)
    assert verify(msgspec.json.decode(msgspec.json.encode(evidence(here, "pooled:pay", None)), type=Evidence)).same
    assert set(evidence(here, "pooled:pay").constants) == {"mu", "tau2", "sigma2", "var_mu", "var_tau2"}


def test_its_interval_holds_what_the_towns_really_pay(desk: Desk) -> None:
    covered = tried = 0
    for number, effect in enumerate(town_effects()):
        for level, step in LEVEL.items():
            figure = desk.sub(place=f"town{number}-tx", level=level).figure("pooled:pay")
            truth = TYPICAL * math.exp(effect + step + EFFECT / 2)
            assert figure.low is not None
            covered += figure.low <= truth <= (figure.high or 0)
            tried += 1
    assert tried == 2 * TOWNS
    assert covered >= 0.9 * tried


def test_the_level_is_made_likely_from_its_own_step(desk: Desk) -> None:
    likely = [desk.sub(place="town0-tx", level=level).measured("pooled:pay").constants["mu"] for level in LEVEL]
    assert likely[1] - likely[0] == pytest.approx(LEVEL["senior"], abs=0.06)


def test_a_whole_town_borrows_from_the_other_towns(desk: Desk) -> None:
    figure = desk.sub(place="town0-tx").figure("pooled:pay")
    assert figure.value is not None
    assert "other places" in desk.sub(place="town0-tx").measured("pooled:pay").formula


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"place": "US"}, "a role in a town or a region"),
        ({}, "a role in a town or a region"),
        ({"place": "US-TX"}, "too few other places to borrow from: 3 of the 20 it takes"),
        ({"place": "town1-tx", "level": "entry"}, "too few employers that state pay: 0 of the 2 it takes"),
    ],
)
def test_where_nothing_can_be_borrowed_it_says_why(desk: Desk, parts: dict[str, str], reason: str) -> None:
    figure = desk.sub(**parts).figure("pooled:pay")
    assert figure.value is None
    assert reason in (figure.suppressed or "")


def test_a_level_that_no_other_town_has_borrows_nothing(tmp_path: Path) -> None:
    staff = [paid(900 + n, 250_000.0, "staff", town(1), False) for n in range(3)]
    build(tmp_path, [*towns(), *staff], Meta(edition="e1", as_of=AS_OF))
    figure = Guides.open(tmp_path).desk(Cell(role=BACKEND, place="town1-tx", level="staff")).figure("pooled:pay")
    assert figure.suppressed == "too few employers that state pay for this level elsewhere: 0 of the 8 it takes"


def test_a_band_tied_to_one_town_is_not_borrowed_for_another(tmp_path: Path) -> None:
    """An advert of two towns with a band for each: in the pool each town has its own."""
    first, second = (
        Pay(annual_min=amount, annual_max=amount, currency="USD", unit="YEAR", place=at)
        for amount, at in ((100_000.0, "Town1"), (140_000.0, "Town2"))
    )
    one = paid(1, 1.0, "mid", town(1), False)
    both = msgspec.structs.replace(one.facts, pay=(first, second), places=(town(1), town(2)))
    rest = [kept for kept in towns() if kept.facts.places[0].metro not in {"town1-tx", "town2-tx"}]
    build(tmp_path, [*rest, msgspec.structs.replace(one, facts=both)], Meta(edition="e1", as_of=AS_OF))
    cut = Guides.open(tmp_path).desk(Cell(role=BACKEND, place="US")).cut
    pool, names = pooled._pool(cut, "metro"), cut.table.metro.words
    found = [(names[place], value, weight) for place, value, weight in zip(pool.place, pool.value, pool.weight, strict=True)]
    assert [row for row in found if row[0] in {"town1-tx", "town2-tx"}] == [
        ("town1-tx", 100_000.0, 0.5), ("town2-tx", 140_000.0, 0.5),
    ]  # fmt: skip


def test_a_measure_that_does_not_exist_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.figure("pooled:hours")
