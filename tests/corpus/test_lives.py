from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.corpus.reader import Reader, posting, week

from metier.model.posting import Life

Make = Callable[..., Reader]


def life(home: Reader, number: int = 1) -> Life:
    return {item.posting.id: item.life for item in home.corpus.kept()}[posting(number).id]


def test_open_while_the_newest_complete_reading_lists_it(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1), posting(2)])
    home.read(1, [posting(1)])
    assert life(home) == Life(week(0), week(1), "open", None, 2, 0)


def test_closed_after_two_complete_readings_without_it_and_not_after_one(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1), posting(2)])
    home.read(1, [posting(2)])
    assert life(home).status == "unknown"
    home.read(2, [posting(2)])
    assert (life(home).status, life(home).closed_on) == ("closed", week(1).date())
    assert life(home, 2).status == "open"


def test_failed_and_partial_readings_close_nothing(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1)])
    home.read(1, [], error="timeout")
    home.read(2, [], complete=False)
    home.read(3, [posting(2)], complete=False)
    assert life(home).status == "open"


def test_an_empty_board_closes_all_and_reappearing_reopens(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1)])
    home.read(1, [])
    home.read(2, [])
    assert life(home).status == "closed"
    home.read(3, [posting(1)])
    assert (life(home).status, life(home).closed_on) == ("open", None)


def test_another_board_says_nothing(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1)])
    for number in (1, 2, 3):
        home.read(number, [posting(7, board="other")], board="other")
    assert life(home).status == "open"


@pytest.mark.parametrize(("days", "expected"), [(1, "open"), (0, "open"), (-1, "closed"), (None, "unknown")])
def test_without_whole_boards_the_stated_end_decides(reader: Make, days: int | None, expected: str) -> None:
    home = reader(greenhouse=False)
    end: date | None = None if days is None else week(3).date() + timedelta(days=days)
    home.read(0, [posting(1, valid_through=end)])
    home.read(3, [posting(2)])
    assert life(home).status == expected
    assert life(home).closed_on == (end if expected == "closed" else None)


def test_edits_count_changes_there_and_back(reader: Make) -> None:
    home = reader()
    for number, version in enumerate((0, 1, 1, 0)):
        home.read(number, [posting(1, version)])
    assert (life(home).edits, life(home).readings) == (2, 4)


def test_a_run_that_was_never_closed_is_no_reading(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1)])
    home.read(1, [posting(2)])
    unclosed = [run for run in home.corpus.runs() if run.id == "r1-acme"]
    assert unclosed[0].complete
    home.read(2, [], complete=False)
    assert life(home).status == "unknown"
