import pytest

from metier.errors import UsageError
from metier.guides import pay
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.verifying import verify


def test_the_bars_of_all_pay_add_up_to_one(desk: Desk) -> None:
    parts = [desk.figure(f"bins:{name}").value for name in (":120000", "120000:150000", "150000:180000", "180000:")]
    assert sum(part or 0.0 for part in parts) == pytest.approx(1.0, abs=0.0003)


def test_a_bar_is_what_the_distribution_holds_between_its_ends(desk: Desk) -> None:
    known = pay.distribution(desk.cut, "middle").distribution
    assert known is not None
    assert desk.figure("bins:120000:150000").value == pytest.approx(known.below(150_000) - known.below(120_000), abs=0.0001)
    assert verify(evidence(desk, "bins:120000:150000", None)).same


def test_bars_have_the_floors_of_the_histogram(desk: Desk) -> None:
    thin = desk.sub(place="boise-id", level="staff").figure("bins::150000")
    assert "of the 50 it takes" in (thin.suppressed or "")


@pytest.mark.parametrize("measure", ["bins:much:more", "bins:1:2:3"])
def test_a_bar_needs_two_amounts(desk: Desk, measure: str) -> None:
    with pytest.raises(UsageError):
        desk.figure(measure)
