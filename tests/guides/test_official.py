import msgspec
from tests.guides import market_rows

from metier.guides import official
from metier.guides.captions import measure_words
from metier.guides.compose import compose
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.guides import Guides
from metier.guides.verifying import verify
from metier.guides.wording import said
from metier.model.block import Block, Table, Text
from metier.model.figure import Cell, Evidence, Figure


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def words(blocks: tuple[Block, ...]) -> str:
    return " ".join(said(block) for block in blocks if isinstance(block, Text))


def test_ours_stand_beside_the_official_wages(official_desk: Desk) -> None:
    (table,) = tables(official.pay(official_desk))
    rows = {row[0].text: row for row in table.rows}  # type: ignore[union-attr]
    assert set(rows) == {"United States", "Austin, TX"}
    row = dict(zip(table.columns, rows["United States"], strict=True))
    assert isinstance(row["Official median"], Figure)
    assert row["Official median"].value == 110_000
    assert isinstance(row["Advertised middle"], Figure)
    assert row["Advertised middle"].measure == "pay:p50"
    mark = row["Official, highest tenth"]
    assert isinstance(mark, Figure)
    assert "the table prints '#'" in (mark.suppressed or "")


def test_a_disagreement_is_said_first_and_in_words(official_desk: Desk) -> None:
    first, *rest = official.pay(official_desk)
    assert isinstance(first, Text)
    assert first.role == "warning"
    assert said(first).startswith("United States: the middle of advertised pay lies far above the official median, at ×1.")
    found = words(tuple(rest))
    assert "20,000 people in the occupation" in found
    assert "Software Developers (15-1252)" in found
    assert "How sure that is: fair" in found
    assert "50%" in found


def test_a_narrower_cell_is_compared_as_a_whole_role(official_desk: Desk) -> None:
    senior = official.pay(official_desk.sub(level="senior"))
    assert tables(senior) == tables(official.pay(official_desk))


def test_an_occupation_without_a_printed_wage_is_said_to_have_none(official_guides: Guides) -> None:
    desk = official_guides.desk(Cell(role=market_rows.NURSE))
    (block,) = official.pay(desk)
    assert isinstance(block, Text)
    assert "official median wage: " in said(block)
    assert "no wage is published" in said(block)


def test_definitions_are_quoted_with_their_credit(official_desk: Desk) -> None:
    (table, *_) = tables(official.definition(official_desk))
    cells = [[cell.text for cell in row if cell is not None and not isinstance(cell, str)] for row in table.rows]  # type: ignore[union-attr]
    assert cells[0][1] == '“Make software; so-called "programs".”'
    assert "CC BY 4.0" in cells[0][2]
    assert cells[1][:2] == ["software developer (ISCO 2512)", "“Makes software, all kinds.”"]
    essential = tables(official.definition(official_desk))[1]
    assert [row[0].text for row in essential.rows] == ["computer programming"]  # type: ignore[union-attr]


def test_schooling_tells_the_zone_and_the_answers(official_desk: Desk) -> None:
    blocks = official.education(official_desk)
    assert "job zone 4 of five: “Most need a four-year degree.”" in words(blocks)
    (table,) = tables(blocks)
    assert [(row[0], row[1].value) for row in table.rows] == [  # type: ignore[union-attr]
        ("Bachelor's Degree", 0.635), ("Master's Degree", 0.365),
    ]  # fmt: skip


def test_related_occupations_come_nearest_first_and_by_their_titles(official_guides: Guides) -> None:
    desk = official_guides.desk(Cell(role=market_rows.BACKEND))
    (table,) = tables(official.related(desk))
    assert [row[0] for row in table.rows] == ["Registered Nurses"], "a title that the edition does not hold is left out"
    assert [row[0] for row in tables(official.tasks(desk))[0].rows] == ["Write programs.", "Talk to people."]
    assert [row[0] for row in tables(official.technology(desk))[0].rows] == ["Wanted thing", "Hot thing"]


def test_the_official_quotient_stands_where_it_is_known(official_desk: Desk) -> None:
    found = official.quotient(official_desk, "austin-tx")
    assert found is not None
    assert found.value == 1.5
    assert official.quotient(official_desk, "boise-id") is None


def test_nothing_is_said_where_no_table_is_loaded(desk: Desk) -> None:
    for blocks in (official.pay, official.definition, official.education, official.related, official.tasks):
        assert blocks(desk) == ()
    assert official.quotient(desk, "austin-tx") is None


def test_every_official_figure_of_a_guide_follows_from_its_download(official_desk: Desk) -> None:
    guide = compose(official_desk)
    found = [figure for figure in official_desk.figures() if figure.measure.startswith(("official:", "steps:"))]
    assert len(found) > 20
    for figure in found:
        here = official_desk.sub(**msgspec.structs.asdict(figure.cell))
        downloaded = msgspec.json.decode(msgspec.json.encode(evidence(here, figure.measure, None)), type=Evidence)
        assert verify(downloaded).same, figure.measure
        assert measure_words(figure.measure, official_desk.names, official_desk.base)
    titles = {page.id: [block.title for block in page.blocks if isinstance(block, Table)] for page in guide.sections}
    assert "Beside the official wages" in titles["pay"]
    assert "Official definitions" in titles["what_it_is"]
    assert "Tasks by O*NET" in titles["what_people_do"]
    assert "Technologies by O*NET" in titles["tools_by_category"]
