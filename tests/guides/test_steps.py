import numpy as np
from tests.guides import market_rows

from metier.guides.desk import Desk
from metier.guides.guides import Guides
from metier.guides.steps import added, asked, gap, missing, steps
from metier.model.figure import Cell


def test_a_gap_is_zero_only_where_everyone_asks_for_everything(desk: Desk) -> None:
    base = desk.base
    wanted = asked(base, market_rows.NURSE)
    assert wanted
    assert all(0 <= part <= 1 for part in missing(base, market_rows.BACKEND, wanted))
    there = gap(base, market_rows.BACKEND, market_rows.NURSE)
    assert there is not None
    assert there > 0.5, "nurses and programmers share little but teamwork"
    assert gap(base, market_rows.BACKEND, "no-such-role") is None
    weight = np.array([item.share for item in wanted])
    assert gap(base, "no-such-role", market_rows.NURSE) == float(weight.sum() / weight.sum())


def test_near_roles_come_with_both_gaps_and_what_would_be_new(guides: Guides) -> None:
    desk = guides.desk(Cell(role=market_rows.BACKEND))
    for step in steps(desk.base, market_rows.BACKEND):
        assert 0 <= step.there <= 1
        assert 0 <= step.back <= 1
        assert all(desk.base.items(step.role)[item].share > 0 for item in step.adds)


def test_nothing_is_added_where_levels_do_not_differ(desk: Desk) -> None:
    """The market of these tests draws skills without regard to the level."""
    assert added(desk.sub(level="senior"), desk.sub(level="mid")) == []
