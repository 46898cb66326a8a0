from metier.guides.desk import Desk
from metier.guides.sections.places import SECTION
from metier.guides.wording import said
from metier.model.block import Link, Table, Text
from metier.model.figure import Figure


def _table(desk: Desk) -> Table:
    (table,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Table))
    return table


def _names(desk: Desk) -> list[str]:
    return [row[0].text for row in _table(desk).rows if isinstance(row[0], Link)]


def _column(desk: Desk, name: str) -> list[Figure | None]:
    table = _table(desk)
    found = [row[table.columns.index(name)] for row in table.rows]
    return [cell if isinstance(cell, Figure) else None for cell in found]


def test_remote_work_stands_first_and_towns_by_size(desk: Desk) -> None:
    assert _names(desk)[:2] == ["Remote, United States", "Austin, TX"]
    counts = [figure.value or 0.0 for figure in _column(desk, "Openings")[1:] if figure]
    assert counts == sorted(counts, reverse=True)


def test_rows_add_up_to_the_openings_of_the_cell(desk: Desk) -> None:
    assert sum(figure.value or 0.0 for figure in _column(desk, "Openings") if figure) == desk.n


def test_towns_have_ranks_and_remote_work_has_none(desk: Desk) -> None:
    ranks, first = _column(desk, "Rank"), _column(desk, "Among the first five")
    assert ranks[0] is None
    assert [figure.value for figure in ranks[1:] if figure] == [1, 2, 3]
    assert [figure.value for figure in first[1:] if figure] == [1, 1, 1], "of three places each is among the first five"


def test_ranks_are_of_all_places_and_so_not_told_within_one(desk: Desk) -> None:
    assert "Rank" not in _table(desk.sub(place="US")).columns


def test_how_many_towns_there_are_is_a_figure(desk: Desk) -> None:
    text = SECTION.write(desk).blocks[0]
    assert isinstance(text, Text)
    assert said(text) == "Towns with openings: 3."


def test_a_town_does_not_list_itself(desk: Desk) -> None:
    page = SECTION.write(desk.sub(place="austin-tx"))
    assert not any(isinstance(block, Table) and "Austin, TX" in {str(row[0]) for row in block.rows} for block in page.blocks)


def test_without_places_the_page_says_so(desk: Desk) -> None:
    assert SECTION.write(desk.sub(place="DE")).not_shown == "no place is read from these postings"
