from pathlib import Path

import msgspec
from tests.guides.market_rows import AS_OF, BACKEND

from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.sections.who_hires import SECTION
from metier.guides.wording import said
from metier.model.block import Chart, Link, Table, Text
from metier.model.figure import Cell, Figure
from metier.model.posting import Kept


def test_employers_are_listed_by_their_openings(desk: Desk) -> None:
    (table,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Table))
    counts = [row[2].value or 0.0 for row in table.rows if isinstance(row[2], Figure)]
    assert counts == [float(count) for _, count in desk.cut.per_employer()[:15]]


def test_openings_that_name_no_employer_are_counted_and_not_listed(kept: list[Kept], tmp_path: Path) -> None:
    unnamed = [
        msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, employer="", employer_id=""))
        for one in kept
        if one.posting.employer_id in {"employer-1", "employer-3"}
    ]
    build(tmp_path, unnamed + kept[60:], Meta(edition="e1", as_of=AS_OF))
    desk = Guides.open(tmp_path).desk(Cell(role=BACKEND))
    (table,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Table))
    assert all(isinstance(row[0], Link) and row[0].text for row in table.rows)
    text = SECTION.write(desk).blocks[0]
    assert isinstance(text, Text)
    assert desk.count("unnamed") in text.parts
    assert "Openings that name no employer: " in said(text)
    assert all(row.employer for row in evidence(desk, "part:top_employers:2", None).rows if row.value)


def test_open_jobs_are_a_column_only_where_there_are_any(kept: list[Kept], tmp_path: Path) -> None:
    closed = [msgspec.structs.replace(one, life=msgspec.structs.replace(one.life, status="closed")) for one in kept]
    build(tmp_path, closed, Meta(edition="e1", as_of=AS_OF))
    desk = Guides.open(tmp_path).desk(Cell(role=BACKEND))
    (table,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Table))
    assert "Open jobs" not in table.columns
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_concentration_is_a_figure(desk: Desk) -> None:
    text = SECTION.write(desk).blocks[0]
    assert isinstance(text, Text)
    assert "The ten that post most make up " in said(text)
    assert desk.figure("part:top_employers:10") in text.parts
    assert desk.figure("concentration:effective") in text.parts


def test_the_course_of_demand_is_a_chart_whose_points_are_figures(busy_desk: Desk) -> None:
    (chart,) = (block for block in SECTION.write(busy_desk).blocks if isinstance(block, Chart))
    assert chart.twin.columns == ("Period", "New openings", "Index")
    assert chart.twin.rows[-1][2] is None, "the last month is not complete"
    assert sum(isinstance(row[2], Figure) for row in chart.twin.rows) >= 6
    assert chart.figures == (busy_desk.figure("trend:change"),)


def test_where_no_board_was_watched_the_reason_is_said(kept: list[Kept], tmp_path: Path) -> None:
    build(tmp_path, kept, Meta(edition="e1", as_of=AS_OF))
    blocks = SECTION.write(Guides.open(tmp_path).desk(Cell(role=BACKEND))).blocks
    assert not any(isinstance(block, Chart) for block in blocks)
    assert any("no board was watched" in said(block) for block in blocks if isinstance(block, Text))


def test_a_page_about_one_employer_lists_none(desk: Desk) -> None:
    employer = desk.cut.per_employer()[0][0]
    assert SECTION.write(desk.sub(employer=employer)).not_shown == "this page is about one employer"
