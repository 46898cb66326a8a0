from pathlib import Path

import pytest
from tests.guides import market_rows

from metier.errors import NotFoundError, UsageError
from metier.guides.guides import Guides
from metier.guides.verifying import verify
from metier.guides.wording import is_difference, said
from metier.model.block import Table
from metier.model.comparison import Comparison
from metier.model.figure import Cell, Figure

ROLE = market_rows.BACKEND
LEVELS = (Cell(role=ROLE, level="mid"), Cell(role=ROLE, level="senior"))


def tables(made: Comparison) -> list[Table]:
    return [block for section in made.sections for block in section.blocks if isinstance(block, Table)]


def figures(made: Comparison) -> list[Figure]:
    return [cell for table in tables(made) for row in table.rows for cell in row if isinstance(cell, Figure)]


def test_two_levels_stand_beside_one_another(guides: Guides) -> None:
    made = guides.compare(LEVELS)
    assert [column.short for column in made.columns] == ["Mid", "Senior"]
    assert made.title == "Backend software engineer: mid and senior"
    assert [section.id for section in made.sections] == ["glance", "pay", "skills"]
    middle = next(row for table in tables(made) for row in table.rows if row[0] == "Middle")
    here, there, gap = (cell for cell in middle if isinstance(cell, Figure))
    assert gap.value == (there.value or 0) - (here.value or 0)
    assert gap.cell == LEVELS[1]
    assert made.lede is not None
    assert "for mid and" in said(made.lede)


def test_every_row_has_a_figure_a_column_and_a_difference_for_all_but_the_first(guides: Guides) -> None:
    cells = (Cell(role=ROLE), *LEVELS, Cell(role=market_rows.NURSE))
    made = guides.compare(cells)
    assert tables(made)
    for table in tables(made):
        assert len(table.columns) == 1 + 2 * len(cells) - 1
        for row in table.rows:
            assert len(row) == len(table.columns)
            for place, cell in enumerate(row[1:], 1):
                if isinstance(cell, Figure):
                    assert is_difference(cell) == (place > 1 and place % 2 == 1)


def test_how_many_are_of_a_level_is_not_told_of_levels(guides: Guides) -> None:
    measures = {figure.measure for figure in figures(guides.compare(LEVELS))}
    assert "share:degree" in measures
    assert not any("share:level" in measure for measure in measures)


def test_every_figure_of_a_comparison_is_found_by_another_process_and_follows_from_its_rows(
    edition: Path, tmp_path: Path
) -> None:
    one, other = (Guides.open(edition, asked=tmp_path / "asked.jsonl") for _ in range(2))
    found = figures(one.compare((*LEVELS, Cell(role=market_rows.NURSE))))
    assert sum(is_difference(figure) for figure in found) > 10
    for figure in found:
        assert other.figure(figure.id) == figure
    gap = next(figure for figure in found if is_difference(figure) and figure.value is not None)
    assert verify(other.evidence(gap.id, None)).same
    assert (tmp_path / "asked.jsonl").read_bytes().count(b"\n") == 1


def test_an_edition_opened_without_the_file_does_not_know_the_figures(edition: Path) -> None:
    gap = next(figure for figure in figures(Guides.open(edition).compare(LEVELS)) if is_difference(figure))
    with pytest.raises(NotFoundError):
        Guides.open(edition).figure(gap.id)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ((LEVELS[0],), "1 to compare"),
        (LEVELS * 3, "6 to compare"),
        ((LEVELS[0], LEVELS[0]), "the same"),
        ((LEVELS[0], Cell(level="mid")), "without a role"),
    ],
)
def test_what_cannot_be_compared_is_said(guides: Guides, cells: tuple[Cell, ...], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        guides.compare(cells)


def test_a_column_without_postings_is_not_there(guides: Guides) -> None:
    with pytest.raises(NotFoundError, match="no posting stands"):
        guides.compare((LEVELS[0], Cell(role=ROLE, place="SE")))


def test_a_comparison_is_the_same_every_time(edition: Path) -> None:
    cells = (Cell(role=ROLE), Cell(role=market_rows.NURSE))
    assert Guides.open(edition).compare(cells) == Guides.open(edition).compare(cells)
