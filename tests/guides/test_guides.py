from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, NURSE

from metier.errors import NotFoundError, UsageError
from metier.guides.desk import figure_id
from metier.guides.guides import Guides
from metier.guides.market import year_before
from metier.model.block import Guide
from metier.model.figure import Cell, Window

_ORDER = [
    "what_it_is", "what_people_do", "top_skills", "how_to_become", "pay", "roles_and_types", "places", "tools_by_category",
    "who_hires", "conclusion",
]  # fmt: skip


def test_roles_are_listed_the_largest_first(guides: Guides) -> None:
    roles = guides.roles()
    assert [(role.id, role.n, role.published) for role in roles] == [(BACKEND, 200, True), (NURSE, 100, True)]
    assert roles[0].name == "Backend software engineer"
    assert roles[0].pay is not None
    assert guides.simulated
    assert (guides.edition, guides.as_of) == ("e1", AS_OF)


def test_a_guide_has_the_ten_sections_in_their_order(guides: Guides) -> None:
    guide = guides.guide(Cell(role=BACKEND))
    assert [page.id for page in guide.sections] == _ORDER
    assert all(page.blocks or page.not_shown for page in guide.sections)
    assert all(page.title and page.floor for page in guide.sections)


def test_the_guide_written_with_the_edition_is_the_one_made_on_demand(guides: Guides, edition: Path, tmp_path: Path) -> None:
    del tmp_path
    written = guides.guide(Cell(role=BACKEND))
    assert written == msgspec.json.decode((edition / "pages" / f"{BACKEND}.json").read_bytes(), type=Guide)
    made, _ = guides._page(Cell(role=BACKEND), written.window)
    assert made == written


def test_every_figure_of_a_page_is_found_again_by_its_id_in_another_process(edition: Path, tmp_path: Path) -> None:
    asked = tmp_path / "cells.jsonl"
    first = Guides.open(edition, asked=asked)
    cells = (Cell(role=BACKEND), Cell(role=BACKEND, level="senior", place="US"))
    ids = [figure for cell in cells for figure in _figures(first.guide(cell))]
    ids += [role.open_jobs.id for role in first.roles()]
    second = Guides.open(edition, asked=asked)
    assert len(ids) > 100
    for printed in ids:
        assert second.figure(printed).id == printed
    assert asked.read_bytes().count(b"\n") == 1


def test_the_highlight_is_a_published_median_with_its_evidence(guides: Guides) -> None:
    found = guides.highlight()
    assert found is not None
    assert found.figure.value is not None
    assert found.figure.low is not None
    assert found.title.casefold().startswith(f"{found.cell.level or ''} ".strip())
    assert guides.evidence(found.figure.id).figure == found.figure


def test_windows_cut_the_market(guides: Guides) -> None:
    everything = guides.guide(Cell(role=BACKEND), Window(None, None))
    early = guides.guide(Cell(role=BACKEND), Window(None, AS_OF.replace(month=5)))
    assert 0 < early.n < everything.n == 200


@pytest.mark.parametrize(
    "cell", [Cell(role="astronaut"), Cell(role="../roles"), Cell(role=BACKEND, place="DE"), Cell(role=BACKEND, level="no level")]
)
def test_what_is_not_there_is_said_to_be_so(guides: Guides, cell: Cell) -> None:
    with pytest.raises(NotFoundError):
        guides.guide(cell)


def test_a_cell_needs_a_role(guides: Guides) -> None:
    with pytest.raises(UsageError, match="needs a role"):
        guides.guide(Cell(place="US"))


@pytest.mark.parametrize("wrong", ["", "nothing", "aaaaaa-bbbbbbbb", "../../etc/passwd"])
def test_ids_that_were_never_printed_are_not_found(guides: Guides, wrong: str) -> None:
    with pytest.raises(NotFoundError):
        guides.figure(wrong)


def test_a_figure_of_another_edition_leads_to_the_one_of_today(guides: Guides) -> None:
    today = guides.guide(Cell(role=BACKEND)).tiles[1][1]
    earlier = AS_OF.replace(month=3)
    old = figure_id("e0", today.cell, year_before(earlier), (today.method, today.measure))
    assert guides.successor(old, "e0", earlier) == today
    assert guides.successor("aaaaaa-bbbbbbbb", "e0", earlier) is None


def test_several_threads_see_the_same_guide(edition: Path) -> None:
    guides = Guides.open(edition)
    cells = [Cell(role=BACKEND, level=level) for level in ("senior", "mid", "senior", "mid")]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(guides.guide, cells))
    assert found[0] == found[2]
    assert found[1] == found[3]


def _figures(value: object) -> list[str]:
    """The ids of all figures that stand in a guide, wherever."""
    found: list[str] = []
    waiting = [msgspec.to_builtins(value)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("type") == "Figure":
                found.append(one["id"])
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one
    return sorted(set(found))
