from metier.guides.desk import Desk
from metier.guides.sections.tools_by_category import SECTION
from metier.model.block import Bars


def test_each_category_has_its_ranking_with_the_union_first(desk: Desk) -> None:
    found = [block for block in SECTION.write(desk).blocks if isinstance(block, Bars)]
    firsts = [block.bars[0].figure.value or 0.0 for block in found]
    assert firsts == sorted(firsts, reverse=True)
    (languages,) = (block for block in found if len(block.bars) > 1)
    assert languages.bars[0].label == "Any of them"
    assert all((bar.figure.value or 0) <= (languages.bars[0].figure.value or 0) for bar in languages.bars)


def test_skills_without_a_proper_name_are_not_tools(desk: Desk) -> None:
    for block in SECTION.write(desk).blocks:
        assert isinstance(block, Bars)
        assert all(not bar.figure.measure.startswith("share:skill") for bar in block.bars)


def test_a_small_cell_says_what_it_takes(desk: Desk) -> None:
    assert "of the 10 it takes" in (SECTION.write(desk.sub(place="DE")).not_shown or "")
