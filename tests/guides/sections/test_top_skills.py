from metier.guides.desk import Desk
from metier.guides.sections.top_skills import SECTION
from metier.model.block import Bars, Chart, Link, Table, Text
from metier.model.figure import Figure


def _bars(desk: Desk) -> dict[str, Bars]:
    return {block.title: block for block in SECTION.write(desk).blocks if isinstance(block, Bars)}


def test_skills_and_tools_are_ranked_together_by_the_low_end_of_the_interval(desk: Desk) -> None:
    found = _bars(desk)["What employers name most"]
    lows = [bar.figure.low or 0.0 for bar in found.bars]
    assert lows == sorted(lows, reverse=True)
    assert {bar.label.kind for bar in found.bars if isinstance(bar.label, Link)} == {"tool", "skill"}
    assert found.columns == ("Required", "Preferred", "Against all roles", "Kind")


def test_required_and_preferred_together_are_never_more_than_named(desk: Desk) -> None:
    for bar in _bars(desk)["What employers name most"].bars:
        asked = [figure.value or 0.0 for figure in bar.more[:2] if isinstance(figure, Figure)]
        assert asked
        assert sum(asked) <= (bar.figure.value or 0) + 1e-4


def test_alternatives_are_shown_as_a_union(desk: Desk) -> None:
    (found,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Table))
    ((label, union, accepts, members),) = found.rows
    assert isinstance(label, Text)
    assert isinstance(members, Text)
    assert isinstance(union, Figure)
    assert isinstance(accepts, Figure)
    assert {part.text for part in label.parts if isinstance(part, Link)} == {"Java", "Python", "Go"}
    alone = [part.value or 0.0 for part in members.parts if isinstance(part, Figure)]
    assert alone == sorted(alone, reverse=True)
    assert len(alone) == 3
    assert alone[0] < (union.value or 0.0) <= sum(alone)
    assert (accepts.value or 0.0) < (union.value or 0.0)


def test_a_sentence_says_how_far_the_first_few_reach(desk: Desk) -> None:
    (text,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Text))
    reached = [part.value or 0.0 for part in text.parts if isinstance(part, Figure)]
    assert len(reached) == 2
    assert reached[0] < reached[1]


def test_the_curve_rises_and_has_its_figures_beside_it(desk: Desk) -> None:
    (chart,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Chart))
    values = [figure.value or 0.0 for _, figure in chart.twin.rows if isinstance(figure, Figure)]
    assert values == sorted(values)
    assert len(values) == len(chart.twin.rows) >= 3


def test_a_small_cell_says_what_it_takes(desk: Desk) -> None:
    small = next(desk.sub(employer=employer) for employer, _ in desk.cut.per_employer())
    page = SECTION.write(small)
    assert page.not_shown == "too few employers whose adverts are held: 1 of the 10 it takes"
    assert page.because is not None
    assert (page.because.measure, page.because.value) == ("count:employers_with_text", 1)
