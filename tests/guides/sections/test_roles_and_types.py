import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND

from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.sections.roles_and_types import SECTION
from metier.guides.verifying import verify
from metier.guides.wording import said
from metier.model.block import Bars, Link, Table, Text
from metier.model.figure import Cell, Figure
from metier.model.posting import Kept


def test_levels_are_told_by_the_share_of_postings(desk: Desk) -> None:
    bars = {block.title: block for block in SECTION.write(desk).blocks if isinstance(block, Bars)}
    assert abs(sum(bar.figure.value or 0.0 for bar in bars["Levels"].bars) - 1.0) < 1e-3


def test_a_level_is_not_cut_by_level(desk: Desk) -> None:
    page = SECTION.write(desk.sub(level="senior"))
    assert "Levels" not in [block.title for block in page.blocks if isinstance(block, Bars)]


def test_an_empty_cell_says_why(desk: Desk) -> None:
    assert SECTION.write(desk.sub(place="DE", level="mid")).blocks == ()


@pytest.fixture(scope="module")
def three(kept: list[Kept], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The back-end role beside the broader and a neighbouring one, made of some of its postings."""
    folder = tmp_path_factory.mktemp("three")
    kinds = (BACKEND, "software-engineer", "full-stack-software-engineer")
    made = [_as(one, kinds[number // 3 % 3]) for number, one in enumerate(kept)]
    build(folder, made, Meta(edition="e1", as_of=AS_OF))
    return Guides.open(folder).desk(Cell(role=BACKEND))


def _as(one: Kept, role: str) -> Kept:
    """The posting as one of another role; a nurse stays a nurse."""
    read = one.facts.role
    if read is None or read.id != BACKEND:
        return one
    return msgspec.structs.replace(one, facts=msgspec.structs.replace(one.facts, role=msgspec.structs.replace(read, id=role)))


def _beside(desk: Desk) -> dict[str, tuple[Link | Figure | Text | str | None, ...]]:
    (table,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Table) and block.title == "Roles beside it")
    return {row[0].id: row for row in table.rows if isinstance(row[0], Link)}


def test_a_role_says_what_it_is_a_kind_of(three: Desk) -> None:
    text = SECTION.write(three).blocks[0]
    assert isinstance(text, Text)
    assert said(text).startswith("This role is a kind of Software engineer; ")
    assert three.sub(role="software-engineer").count("postings") in text.parts


def test_roles_beside_it_show_what_both_ask_for_with_shares_of_both(three: Desk) -> None:
    rows = _beside(three)
    assert rows["full-stack-software-engineer"][1] == "another kind of the same"
    assert rows["software-engineer"][1] == "what this is a kind of"
    shared = rows["full-stack-software-engineer"][2]
    assert isinstance(shared, Text)
    cells = {part.cell.role for part in shared.parts if isinstance(part, Figure)}
    assert cells == {BACKEND, "full-stack-software-engineer"}


def test_a_broader_role_lists_its_kinds(three: Desk) -> None:
    broader = three.sub(role="software-engineer")
    (table,) = (block for block in SECTION.write(broader).blocks if isinstance(block, Table) and "Kinds" in block.title)
    assert {row[0].id for row in table.rows if isinstance(row[0], Link)} == {BACKEND, "full-stack-software-engineer"}
    assert broader.sub(role=BACKEND).n == three.n


def test_figures_of_other_roles_can_be_computed_again(three: Desk) -> None:
    SECTION.write(three)
    for figure in three.figures():
        here = three.sub(**msgspec.structs.asdict(figure.cell))
        assert verify(evidence(here, figure.measure, None)).same, figure.measure
