from tests.guides import market_rows

from metier.guides.comparison.lines import against, clear
from metier.guides.comparison.skills import write
from metier.guides.desk import Desk
from metier.guides.guides import Guides
from metier.guides.page import published
from metier.model.block import Link, Table
from metier.model.figure import Cell, Figure


def _tables(guides: Guides, *cells: Cell) -> dict[str, Table]:
    desks = [guides.desk(cell) for cell in cells]
    page = write(desks, [str(number) for number in range(len(cells))])
    return {block.title: block for block in page.blocks if isinstance(block, Table)}


def _named(table: Table) -> list[str]:
    return [row[0].id for row in table.rows if isinstance(row[0], Link)]


def test_what_only_one_role_names_stands_apart(guides: Guides) -> None:
    found = _tables(guides, Cell(role=market_rows.BACKEND), Cell(role=market_rows.NURSE))
    assert "postgresql" in _named(found["Only 0"])
    assert "epic" in _named(found["Only 1"])
    assert not set(_named(found["Only 0"])) & set(_named(found["Only 1"]))


def test_an_item_stands_once_and_under_what_its_interval_says(guides: Guides) -> None:
    found = _tables(guides, Cell(role=market_rows.BACKEND, level="mid"), Cell(role=market_rows.BACKEND, level="senior"))
    names = [name for table in found.values() for name in _named(table)]
    assert len(names) == len(set(names))
    for title, table in found.items():
        for row in table.rows:
            gap = row[-1]
            assert isinstance(gap, Figure)
            assert clear(gap) == (title != "No clear difference")


def test_too_few_employers_are_said_with_the_figure_that_counts_them(guides: Guides) -> None:
    desks = [
        guides.desk(Cell(role=market_rows.BACKEND)),
        guides.desk(Cell(role=market_rows.BACKEND, level="staff", place="boise-id")),
    ]
    page = write(desks, ["all", "staff in Boise"])
    assert page.not_shown is not None
    assert page.not_shown.startswith("staff in Boise: too few")
    assert page.because is not None
    assert page.because.cell.place == "boise-id"


def test_a_gap_names_the_parts_that_differ(desk: Desk) -> None:
    here = desk.sub(level="senior", place="austin-tx")
    gap = against(here, desk, "pay:p50")
    assert gap.measure == "gap:pay:p50|place=|level="
    assert published(gap) is None or gap.cell == here.cell
