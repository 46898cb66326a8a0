from metier.guides.desk import Desk
from metier.guides.sections.places import SECTION
from metier.model.block import Link, Table
from metier.model.figure import Figure


def _rows(desk: Desk) -> list[tuple[Link | Figure | str | None, ...]]:
    (table,) = SECTION.write(desk).blocks
    assert isinstance(table, Table)
    return list(table.rows)


def _names(desk: Desk) -> list[str]:
    return [row[0].text for row in _rows(desk) if isinstance(row[0], Link)]


def test_remote_work_stands_first_and_towns_by_size(desk: Desk) -> None:
    assert _names(desk)[0] == "Remote, United States"
    assert _names(desk)[1] == "Austin, TX"
    counts = [row[2].value or 0.0 for row in _rows(desk)[1:] if isinstance(row[2], Figure)]
    assert counts == sorted(counts, reverse=True)


def test_rows_add_up_to_the_openings_of_the_cell(desk: Desk) -> None:
    counts = [row[2].value or 0.0 for row in _rows(desk) if isinstance(row[2], Figure)]
    assert sum(counts) == desk.n


def test_a_town_does_not_list_itself(desk: Desk) -> None:
    assert "Austin, TX" not in [row[0] for row in _names_in(desk.sub(place="austin-tx"))]


def _names_in(desk: Desk) -> list[tuple[str]]:
    return [(block.title,) for block in SECTION.write(desk).blocks if isinstance(block, Table)]


def test_without_places_the_page_says_so(desk: Desk) -> None:
    assert SECTION.write(desk.sub(place="DE")).not_shown == "no place is read from these postings"
