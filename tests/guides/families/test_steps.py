import msgspec
import pytest
from tests.guides import market_rows

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.verifying import verify
from metier.model.figure import Window


def test_the_gap_is_not_the_same_both_ways_and_follows_from_its_rows(desk: Desk) -> None:
    there, back = (desk.figure(f"steps:{way}:{market_rows.NURSE}") for way in ("gap", "back"))
    assert there.value is not None
    assert back.value is not None
    assert there.value != back.value
    for figure in (there, back):
        found = evidence(desk, figure.measure, None)
        assert verify(found).same
        assert not verify(msgspec.structs.replace(found, rows=found.rows[:1], total=1)).same
        assert all(row.weight is not None and 0 < row.weight <= 1 for row in found.rows)


def test_employers_of_both_levels_are_counted_once(desk: Desk) -> None:
    senior, mid = desk.sub(level="senior"), desk.sub(level="mid")
    figure = senior.figure("steps:both:mid")
    assert figure.value == len(set(senior.cut.employers) & set(mid.cut.employers))
    assert verify(evidence(senior, figure.measure, None)).same
    assert figure.value == mid.figure("steps:both:senior").value


def test_gaps_are_kept_for_whole_roles(desk: Desk) -> None:
    assert desk.sub(level="senior").figure(f"steps:gap:{market_rows.NURSE}").value is None
    other = Desk(desk.context, desk.table, desk.cell, Window(None, None))
    assert "twelve months" in (other.figure(f"steps:gap:{market_rows.NURSE}").suppressed or "")


@pytest.mark.parametrize("what", ["gap:", f"gap:{market_rows.BACKEND}", "other:x"])
def test_what_is_no_step_is_an_error(desk: Desk, what: str) -> None:
    with pytest.raises(UsageError):
        desk.figure(f"steps:{what}")
