from pathlib import Path

import pytest
from tests.guides.market_rows import AS_OF, BACKEND
from tests.guides.pay_rows import FRONTEND, paid, town, towns

from metier.errors import NotFoundError, UsageError
from metier.guides import backoff
from metier.guides.desk import Desk
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.sections.pay import SECTION
from metier.guides.wording import said
from metier.model.block import Link, Table, Text
from metier.model.figure import Cell, Figure

FAMILY = "software-engineering"
THIN = Cell(role=BACKEND, place="town0-tx", level="senior", workplace="onsite")


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Guides:
    """Many towns; and a second role of the same family with two employers, of which pay can be told for the family alone."""
    folder = tmp_path_factory.mktemp("wide")
    few = [paid(2000 + n, 100_000.0, "mid", town(0), False, FRONTEND) for n in range(2)]
    build(folder, [*towns(), *few], Meta(edition="e1", as_of=AS_OF))
    return Guides.open(folder, asked=folder / "asked.jsonl")


def test_the_chain_widens_step_by_step(guides: Guides) -> None:
    assert backoff.wider(guides.desk(THIN)) == (
        Cell(role=BACKEND, place="town0-tx", level="senior"),
        Cell(role=BACKEND, place="town0-tx"),
        Cell(role=BACKEND, place="US-TX"),
        Cell(role=BACKEND, place="US"),
        Cell(family=FAMILY, place="US"),
    )
    assert backoff.wider(guides.desk(Cell(role=BACKEND, place="US"))) == (Cell(family=FAMILY, place="US"),)
    assert backoff.wider(guides.desk(Cell(role=BACKEND, level="mid"))) == (Cell(role=BACKEND), Cell(family=FAMILY))


def test_it_stops_at_the_first_that_is_published(guides: Guides) -> None:
    steps = backoff.chain(guides.desk(THIN))
    assert [step.figure.value is not None for step in steps] == [False, False, True]
    assert steps[-1].words == "Texas, all levels and workplaces"
    assert steps[0].words == "Senior, tx, all workplaces"


def test_a_thin_cell_says_why_what_is_likely_and_what_the_nearest_pays(guides: Guides) -> None:
    desk = guides.desk(THIN)
    text, tried, *_ = SECTION.write(desk).blocks
    assert isinstance(text, Text)
    assert said(text).startswith("The middle of pay for exactly this: too few employers that state pay")
    figures = [part for part in text.parts if isinstance(part, Figure)]
    assert [figure.measure for figure in figures] == ["pay:p50", "pooled:pay", "pay:p50"]
    assert figures[1].modelled
    assert "(modelled)" in said(text)
    assert figures[2].cell == Cell(role=BACKEND, place="US-TX")
    assert isinstance(tried, Table)
    assert [row[2] for row in tried.rows] == [*["too few employers that state pay"] * 2, "too few postings that state pay", None]
    assert [row[1].value is None for row in tried.rows if isinstance(row[1], Figure)] == [True, True, True, False]


def test_the_family_is_the_last_resort_and_its_figure_has_evidence_of_its_own(guides: Guides) -> None:
    desk = guides.desk(Cell(role=FRONTEND, place="US"))
    (step,) = backoff.chain(desk)
    assert step.figure.cell == Cell(family=FAMILY, place="US")
    assert step.words.startswith("all roles of software engineering, United States")
    assert (step.figure.n, step.figure.value) == (288, desk.sub(role=None, family=FAMILY).pay().value)
    guides.guide(desk.cell)
    assert guides.figure(step.figure.id) == step.figure
    assert guides.evidence(step.figure.id, None).total == 288


def test_of_a_family_there_are_figures_but_no_guide(guides: Guides) -> None:
    assert guides.desk(Cell(family=FAMILY)).n == 288
    with pytest.raises(UsageError, match="needs a role"):
        guides.guide(Cell(family=FAMILY))
    with pytest.raises(NotFoundError, match="no postings of the family 'nursing'"):
        guides.desk(Cell(family="nursing"))


def test_where_no_wider_cell_can_be_told_nothing_is_said(tmp_path: Path) -> None:
    build(tmp_path, [paid(n, 1e5, "mid", town(0), False) for n in range(3)], Meta(edition="e1", as_of=AS_OF))
    desk: Desk = Guides.open(tmp_path).desk(Cell(role=BACKEND, place="town0-tx"))
    assert backoff.blocks(desk) == ()
    page = SECTION.write(desk)
    assert page.not_shown == "too few employers that state pay: 3 of the 5 it takes"
    assert page.because == desk.pay()


def test_names_lead_to_the_cells(guides: Guides) -> None:
    text = SECTION.write(guides.desk(THIN)).blocks[0]
    assert isinstance(text, Text)
    links = [part for part in text.parts if isinstance(part, Link)]
    assert [(link.kind, link.id) for link in links] == [("place", "US-TX")]
