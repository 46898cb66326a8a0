from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, market

from metier.guides import pay
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.model.facts import Pay
from metier.model.figure import Cell
from metier.model.posting import Kept


def _band(low: float | None, high: float | None, **more: object) -> Pay:
    fields: dict[str, object] = {"annual_min": low, "annual_max": high, "currency": "USD", "unit": "YEAR", **more}
    return msgspec.convert(fields, Pay)


def _paid(one: Kept, *bands: Pay, **facts: object) -> Kept:
    return msgspec.structs.replace(one, facts=msgspec.structs.replace(one.facts, pay=bands, **facts))


def _backend_that_pays() -> list[Kept]:
    return [one for one in market(180) if one.facts.pay and one.facts.role and one.facts.role.id == BACKEND]


def _guides(folder: Path, kept: list[Kept]) -> Guides:
    build(folder, kept, Meta(edition="e1", as_of=AS_OF))
    return Guides.open(folder)


@pytest.mark.parametrize(
    ("band", "reason"),
    [
        (_band(100_000, 201_000), pay.WIDE),
        (_band(None, 120_000), pay.ONE_SIDED),
        (_band(100_000, 120_000, kind="ote"), pay.NOT_BASE),
        (_band(100_000, 120_000, currency="EUR"), pay.OTHER_CURRENCY),
        (_band(52, 55), pay.FAR_OUT),
        (_band(None, None, rejected="a placeholder, not pay"), "a placeholder, not pay"),
    ],
)
def test_bands_that_do_not_count_are_counted_by_their_reason(tmp_path: Path, band: Pay, reason: str) -> None:
    kept = _backend_that_pays()
    desk = _guides(tmp_path, [_paid(kept[0], band), *kept[1:]]).desk(Cell(role=BACKEND))
    left_out = desk.measured("pay:p50").sample.excluded
    assert left_out == {reason: 1}
    assert desk.count(f"pay_left_out:{reason.replace(' ', '_')}").value == 1
    assert desk.pay().n == desk.n - 1


def test_part_time_pay_by_the_hour_is_not_made_a_year(tmp_path: Path) -> None:
    kept = _backend_that_pays()
    part = _paid(kept[0], _band(120_000, 130_000, unit="HOUR"), employment_type=("PART_TIME",))
    assert _guides(tmp_path, [part, *kept[1:]]).desk(Cell(role=BACKEND)).measured("pay:p50").sample.excluded == {pay.PART_TIME: 1}


def test_several_bands_share_the_weight_of_their_posting(tmp_path: Path) -> None:
    kept = _backend_that_pays()
    two = _paid(kept[0], _band(100_000, 120_000), _band(140_000, 160_000))
    sample = _guides(tmp_path, [two, *kept[1:]]).desk(Cell(role=BACKEND)).measured("pay:p50").sample
    assert sorted(sample.weight)[:3] == [0.5, 0.5, 1.0]
    assert sample.n == len(sample.row) - 1


def test_a_place_takes_the_band_tied_to_it(tmp_path: Path) -> None:
    kept = _backend_that_pays()
    onsite = next(
        one
        for one in kept
        if one.facts.places[0].metro == "austin-tx" and one.facts.workplace and one.facts.workplace.type == "onsite"
    )
    tied = _paid(onsite, _band(100_000, 120_000, place="Austin, TX"), _band(160_000, 180_000, place="New York"))
    desk = _guides(tmp_path, [tied if one is onsite else one for one in kept]).desk(Cell(role=BACKEND))
    here, all_places = desk.sub(place="austin-tx").measured("pay:p50").sample, desk.measured("pay:p50").sample
    assert 110_000 in here.value
    assert 170_000 not in here.value
    assert {110_000, 170_000} <= set(all_places.value)


def test_what_one_employer_pays_is_a_fact_without_an_interval(guides: Guides) -> None:
    desk = guides.desk(Cell(role=BACKEND))
    largest = desk.cut.per_employer()[0][0]
    figure = desk.sub(employer=largest).pay()
    assert figure.value is not None
    assert (figure.low, figure.high, figure.k) == (None, None, 1)
    smallest = desk.cut.per_employer()[-1][0]
    assert "too few" in (desk.sub(employer=smallest).pay().suppressed or "")
