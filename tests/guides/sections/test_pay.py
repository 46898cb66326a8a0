from metier.guides.desk import Desk
from metier.guides.sections.pay import SECTION
from metier.guides.wording import said
from metier.model.block import Bands, Chart, Table, Text
from metier.model.figure import Figure


def test_pay_is_told_by_level_place_workplace_and_employer(desk: Desk) -> None:
    page = SECTION.write(desk)
    bands = {block.title: block for block in page.blocks if isinstance(block, Bands)}
    assert list(bands) == ["By level", "By workplace", "By place"]
    levels = [band.middle.value or 0.0 for band in bands["By level"].bands]
    assert levels == sorted(levels)
    assert any(isinstance(block, Chart) for block in page.blocks)


def test_the_first_sentence_is_the_median(desk: Desk) -> None:
    text = SECTION.write(desk).blocks[0]
    assert isinstance(text, Text)
    assert text.parts[1] == desk.pay()
    assert said(text).startswith("The middle of advertised base pay is $")
    assert "Half of the employers' pay lies between " in said(text)


def test_what_single_employers_advertise_is_no_estimate(desk: Desk) -> None:
    tables = {block.title: block for block in SECTION.write(desk).blocks if isinstance(block, Table)}
    single = tables["What single employers advertise"]
    figures = [part for row in single.rows for part in row if isinstance(part, Figure)]
    assert len(figures) == len(single.rows) > 0
    assert all(figure.low is None and figure.k == 1 for figure in figures)
    assert "not estimates" in single.caption


def test_a_cell_without_enough_pay_says_so(desk: Desk) -> None:
    page = SECTION.write(desk.sub(place="boise-id", level="staff"))
    assert page.not_shown or not any(isinstance(block, Chart) for block in page.blocks)
    empty = SECTION.write(desk.sub(place="DE"))
    assert empty.blocks == ()
    assert empty.not_shown == "too few employers that state pay: 0 of the 5 it takes"


def test_the_table_beside_the_chart_has_its_numbers(desk: Desk) -> None:
    (chart,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Chart))
    assert isinstance(chart.twin, Table)
    assert 8 <= len(chart.twin.rows) <= 31
    assert chart.says.startswith("The middle of advertised pay is $")
