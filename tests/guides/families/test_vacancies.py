from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.model.figure import Cell
from metier.model.place import Place
from metier.model.posting import Kept


def _in_places(one: Kept, number: int) -> Kept:
    places = tuple(Place(city=f"Town {n}", region="TX", country="US", metro=f"town-{n}") for n in range(number))
    return msgspec.structs.replace(one, facts=msgspec.structs.replace(one.facts, places=places, workplace=None))


@pytest.fixture
def spread(kept: list[Kept], tmp_path: Path) -> Desk:
    """The first eight postings in four places each, the rest in twelve."""
    build(tmp_path, [_in_places(one, 4 if n < 8 else 12) for n, one in enumerate(kept)], Meta(edition="e1", as_of=AS_OF))
    return Guides.open(tmp_path).desk(Cell(role=BACKEND))


def test_the_parts_of_vacancies_add_up_to_them(spread: Desk) -> None:
    sums = [float(spread.sub(place=f"town-{n}").measured("vacancies:place").sample.weight.sum()) for n in range(12)]
    assert sum(sums) == pytest.approx(spread.n)
    assert spread.sub(place="town-0").figure("vacancies:place").value == round(sums[0])


def test_what_stands_in_very_many_places_is_nationwide(spread: Desk) -> None:
    few = sum(1 for row in spread.cut.row if int((spread.table.place_row == row).sum()) <= 10)
    assert spread.figure("vacancies:nationwide").value == spread.n - few > 0


def test_other_counts_do_not_exist(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.figure("vacancies:metro")
