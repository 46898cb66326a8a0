from datetime import timedelta

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, TRUTH

from metier.guides.desk import Desk, cell_key, rounded
from metier.guides.guides import Guides
from metier.guides.market import year_before
from metier.model.figure import Cell, Figure, Window


def test_a_figure_carries_all_that_is_needed_to_judge_it(desk: Desk) -> None:
    figure = desk.share("tool:postgresql")
    assert figure.unit == "share"
    assert figure.low is not None
    assert figure.high is not None
    assert figure.value is not None
    assert figure.low < figure.value < figure.high
    assert (figure.n, figure.k) == (desk.n, desk.k)
    assert (figure.window, figure.as_of, figure.edition) == (year_before(AS_OF), AS_OF, "e1")
    assert figure.method == "employer-share@2"
    assert figure.reliability in {"A", "B", "C"}
    assert figure.simulated
    assert figure.suppressed is None


def test_intervals_hold_the_truth_of_the_market(desk: Desk) -> None:
    for what, truth in (
        ("tool:postgresql", TRUTH["postgresql"]),
        ("degree", TRUTH["degree"]),
        ("workplace:remote", TRUTH["remote"]),
    ):
        figure = desk.share(what)
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= truth <= figure.high


def test_ids_tell_cell_window_edition_and_measure_apart(desk: Desk, guides: Guides) -> None:
    month = Window(AS_OF - timedelta(days=30), AS_OF)
    figures = [
        desk.pay(),
        desk.pay("p25"),
        desk.share("degree"),
        desk.sub(level="senior").pay(),
        guides.desk(desk.cell, month).pay(),
    ]
    assert len({figure.id for figure in figures}) == 5
    assert desk.pay().id == guides.desk(desk.cell).pay().id
    assert all(len(figure.id) == 15 and figure.id[6] == "-" for figure in figures)
    assert desk.pay().id.startswith(cell_key("e1", desk.cell, desk.window))
    assert cell_key("e2", desk.cell, desk.window) != cell_key("e1", desk.cell, desk.window)


def test_what_is_below_its_floor_has_no_value_and_says_why(desk: Desk) -> None:
    figure = desk.sub(place="boise-id", level="staff", workplace="onsite").pay()
    assert (figure.value, figure.low, figure.high, figure.reliability) == (None, None, None, None)
    assert figure.suppressed is not None
    assert "too few" in figure.suppressed or "too uncertain" in figure.suppressed


def test_an_empty_cell_has_figures_that_say_so(desk: Desk) -> None:
    nowhere = desk.sub(place="DE")
    assert nowhere.count("postings").value == 0
    for name in (
        "pay:p50",
        "share:degree",
        "share:tool:java",
        "years:p50",
        "part:top_employers:10",
        "lift:tool:java",
        "quotient:place",
    ):
        figure = nowhere.figure(name)
        assert figure.value is None
        assert figure.suppressed


def test_desks_opened_from_one_another_know_all_figures_made(desk: Desk) -> None:
    made = [desk.pay(), desk.sub(level="senior").pay(), desk.sub(level="senior").sub(place="US").pay()]
    assert desk.sub(level="senior") is desk.sub(level="senior")
    assert desk.sub(level="senior").sub(level=None) is desk
    assert desk.figures() == sorted(made, key=lambda figure: figure.id)


def test_open_jobs_are_known_for_the_newest_reading_only(desk: Desk, guides: Guides) -> None:
    assert 0 < (desk.count("open").value or 0) < (desk.count("postings").value or 0)
    past = guides.desk(Cell(role=BACKEND), Window(None, AS_OF - timedelta(days=60))).count("open")
    assert past.value is None
    assert past.suppressed


def test_values_are_rounded_to_what_is_published(desk: Desk) -> None:
    figure = desk.pay()
    assert figure.value == round(figure.value or 0)
    assert desk.share("degree").value == round(desk.share("degree").value or 0, 4)


def test_figures_survive_the_wire(desk: Desk) -> None:
    figure = desk.pay()
    assert msgspec.json.decode(msgspec.json.encode(figure), type=Figure) == figure


@pytest.mark.parametrize("currency", ["USD/year"])
def test_pay_is_told_in_the_currency_most_employers_pay_in(desk: Desk, currency: str) -> None:
    assert desk.currency == desk.pay().unit == currency


def test_sums_in_another_order_are_rounded_alike() -> None:
    assert rounded(0.17625 + 3e-17, "share") == rounded(0.17625 - 3e-17, "share") == rounded(0.1762499999999999, "share")
