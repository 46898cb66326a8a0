from metier.guides.desk import Desk
from metier.guides.sections.who_hires import SECTION
from metier.guides.wording import said
from metier.model.block import Table, Text
from metier.model.figure import Figure


def test_employers_are_listed_by_their_openings(desk: Desk) -> None:
    (table,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Table))
    counts = [row[2].value or 0.0 for row in table.rows if isinstance(row[2], Figure)]
    assert counts == [float(count) for _, count in desk.cut.per_employer()[:15]]
    assert table.caption.startswith(f"{desk.k - 15} more employers have fewer.")


def test_concentration_is_a_figure(desk: Desk) -> None:
    text = SECTION.write(desk).blocks[0]
    assert isinstance(text, Text)
    assert said(text).startswith("The 10 employers that post most make up ")
    assert desk.figure("part:top_employers:10") in text.parts


def test_a_page_about_one_employer_lists_none(desk: Desk) -> None:
    employer = desk.cut.per_employer()[0][0]
    assert SECTION.write(desk.sub(employer=employer)).not_shown == "this page is about one employer"
