"""Where the cells of a guide lead."""

from msgspec.structs import replace
from tests.site.fake_guide import pay

from metier.model.block import Link
from metier.model.figure import Cell
from metier.site.links import guide_path, job_path, link_path

HERE = Cell(role="nurse", level="senior")


def test_inside_a_guide_places_and_levels_narrow_it() -> None:
    assert link_path(Link(text="Austin", kind="place", id="austin-tx"), HERE) == "/roles/nurse?place=austin-tx&level=senior"
    assert link_path(Link(text="Entry", kind="level", id="entry"), HERE) == "/roles/nurse?level=entry"


def test_a_row_leads_to_the_very_cell_its_figures_are_about() -> None:
    remote = replace(pay(1e5), cell=Cell(role="nurse", place="US", workplace="remote"))
    assert (
        link_path(Link(text="Remote, US", kind="place", id="US"), Cell(role="nurse"), remote)
        == "/roles/nurse?place=US&workplace=remote"
    )


def test_tools_and_employers_lead_to_postings() -> None:
    assert link_path(Link(text="Go", kind="tool", id="go"), HERE) == "/jobs?role=nurse&tool=go"
    assert link_path(Link(text="a & b", kind="skill", id="x")) == "/jobs?q=a+%26+b"
    assert link_path(Link(text="x", kind="else", id="x")) is None


def test_ids_are_quoted() -> None:
    assert job_path("a/b:c#1?x") == "/jobs/a%2Fb%3Ac%231%3Fx"
    assert guide_path(Cell(role="a b")) == "/roles/a%20b"
