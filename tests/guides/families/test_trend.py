"""The course of demand of a market: which openings count, and what a new source does to it."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from tests.guides import market_rows
from tests.guides.market_rows import AS_OF, BACKEND, WATCHED

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.families.trend import course
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.verifying import verify
from metier.guides.watched import Spell
from metier.model.figure import Cell
from metier.model.posting import Kept


def _desk(folder: Path, kept: list[Kept], watched: tuple[Spell, ...]) -> Desk:
    build(folder, sorted(kept, key=lambda one: one.posting.id), Meta(edition="e1", as_of=AS_OF, seed=7, watched=watched))
    return Guides.open(folder).desk(Cell(role=BACKEND))


def _of_source(kept: list[Kept], source: str) -> list[Kept]:
    """The same adverts on the boards of another source, each an opening of its own."""
    return [
        msgspec.structs.replace(
            one,
            posting=msgspec.structs.replace(one.posting, id=f"{source}{one.posting.id}", source=source),
            vacancy=f"{source}{one.vacancy}",
        )
        for one in kept
    ]


def test_the_change_and_all_points_follow_from_their_downloads(busy_desk: Desk) -> None:
    found = course(busy_desk.cut, busy_desk.ground())
    assert not found.weekly
    names = ["trend:change", *(f"trend:index:{period}" for period in found.points), f"trend:new:{found.running.strata[0]}"]
    for name in names:
        assert busy_desk.figure(name).value is not None
        assert verify(evidence(busy_desk, name, None)).same, name


def test_the_month_that_runs_has_openings_and_no_point(busy_desk: Desk) -> None:
    found = course(busy_desk.cut, busy_desk.ground())
    assert found.running.strata == ("2026-11",)
    assert list(found.points)[-1] == "2026-10"
    with pytest.raises(UsageError):
        busy_desk.figure("trend:index:2026-11")


def test_a_source_read_for_the_first_time_moves_nothing(busy_desk: Desk, tmp_path: Path) -> None:
    kept = market_rows.market(1500)
    new = tuple(Spell("lever", spell.board, AS_OF - timedelta(days=20), AS_OF) for spell in WATCHED)
    desk = _desk(tmp_path, kept + _of_source(kept, "lever"), WATCHED + new)
    assert desk.figure("trend:change").value == busy_desk.figure("trend:change").value
    points = course(desk.cut, desk.ground()).points
    assert points == course(busy_desk.cut, busy_desk.ground()).points


def test_an_exact_copy_of_a_source_changes_nothing(busy_desk: Desk, tmp_path: Path) -> None:
    kept = market_rows.market(1500)
    copied = tuple(Spell("lever", spell.board, spell.start, spell.end) for spell in WATCHED)
    desk = _desk(tmp_path, kept + _of_source(kept, "lever"), WATCHED + copied)
    one, two = busy_desk.figure("trend:change"), desk.figure("trend:change")
    assert (two.value, two.low, two.high, two.k) == (one.value, one.low, one.high, one.k)


def test_copies_of_a_vacancy_count_on_one_board(busy_desk: Desk, tmp_path: Path) -> None:
    kept = market_rows.market(1500)
    ids = {one.vacancy: (one.posting.id, f"x{one.posting.id}") for one in kept}
    both = [
        msgspec.structs.replace(one, vacancy=one.vacancy.removeprefix("x"), copies=ids[one.vacancy.removeprefix("x")])
        for one in [*kept, *_of_source(kept, "x")]
    ]
    watched = WATCHED + tuple(Spell("x", spell.board, spell.start, spell.end) for spell in WATCHED)
    found = _desk(tmp_path, both, watched).figure("trend:change")
    was = busy_desk.figure("trend:change")
    assert (found.value, found.low, found.high, found.n) == (was.value, was.low, was.high, was.n)


@pytest.mark.parametrize(
    ("days", "words"),
    [((0, 0), "through as many periods"), ((420, 100), "of late"), ((40, 0), "through as many periods")],
)
def test_without_boards_watched_long_enough_the_reason_is_said(tmp_path: Path, days: tuple[int, int], words: str) -> None:
    start, end = (AS_OF - timedelta(days=back) for back in days)
    watched = tuple(Spell("greenhouse", spell.board, start, end) for spell in WATCHED)
    assert words in (_desk(tmp_path, market_rows.market(300), watched).figure("trend:change").suppressed or "")


def test_boards_watched_for_three_months_are_followed_by_week(tmp_path: Path) -> None:
    start = AS_OF - timedelta(days=100)
    watched = tuple(Spell("greenhouse", spell.board, start, AS_OF) for spell in WATCHED)
    desk = _desk(tmp_path, market_rows.market(1500), watched)
    found = course(desk.cut, desk.ground())
    assert found.weekly
    assert found.spans == 4
    assert all("W" in period for period in found.points)
    assert desk.figure("trend:change").n > 0
