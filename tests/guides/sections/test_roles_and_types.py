from metier.guides.desk import Desk
from metier.guides.sections.roles_and_types import SECTION
from metier.model.block import Bars


def test_levels_are_told_by_the_share_of_postings(desk: Desk) -> None:
    bars = {block.title: block for block in SECTION.write(desk).blocks if isinstance(block, Bars)}
    assert abs(sum(bar.figure.value or 0.0 for bar in bars["Levels"].bars) - 1.0) < 1e-3


def test_a_level_is_not_cut_by_level(desk: Desk) -> None:
    page = SECTION.write(desk.sub(level="senior"))
    assert "Levels" not in [block.title for block in page.blocks if isinstance(block, Bars)]


def test_an_empty_cell_says_why(desk: Desk) -> None:
    assert SECTION.write(desk.sub(place="DE", level="mid")).blocks == ()
