"""From lives to how long postings stay open."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from metier.corpus.lives import Closing
from metier.flow.days_open import days_open, settled
from metier.model.facts import Facts
from metier.model.posting import Kept, Life, Posting
from metier.model.run import Run

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
WHOLE = {"greenhouse": Closing(True), "rss": Closing(unseen_days=14), "pages": Closing()}
AS_OF = date(2026, 3, 30)


def week(number: int) -> datetime:
    return START + timedelta(weeks=number)


def run(number: int, **fields: Any) -> Run:
    account: dict[str, Any] = {
        "source": "greenhouse",
        "board": "acme",
        "read": 1,
        "kept": 1,
        "new": 0,
        "changed": 0,
        "dropped": {},
    }
    return Run(id=f"r{number}", started=week(number), ended=week(number), seen_at=week(number), **(account | fields))


def kept(first: int, last: int, closed_on: date | None = None, **fields: Any) -> Kept:
    given: dict[str, Any] = {"source": "greenhouse", "board": "acme", "date_posted": week(first).date() - timedelta(days=3)}
    posting = Posting(id="p", digest="d", title="Nurse", employer="Acme", employer_id="acme", text="", **(given | fields))
    return Kept(posting, Facts(), Life(week(first), week(last), "closed" if closed_on else "open", closed_on), "v")


def test_boards_are_settled_by_the_complete_reading_before_the_last() -> None:
    runs = [run(0), run(1), run(2), run(3, complete=False), run(4, error="too few"), run(5, source="rss"), run(2, board="one")]
    assert settled(runs, WHOLE) == {("greenhouse", "acme"): week(1).date()}


@pytest.mark.parametrize(
    ("posting", "ages"),
    [
        (kept(2, 5, week(6).date()), {35: 0.0, 27: 1.0}),  # 24 to 31 days after it was posted: 27.5
        (kept(2, 5, date(2026, 2, 20), source="pages", valid_through=date(2026, 2, 20)), {34: 1.0, 35: 0.0}),
        (kept(2, 5, week(7).date(), source="rss"), {30: 1.0, 31: 0.0}),
    ],
)
def test_ends_lie_in_the_middle_of_the_gap_or_where_they_were_told(posting: Kept, ages: dict[int, float]) -> None:
    known = {("greenhouse", "acme"): week(11).date()}
    found = days_open([posting], known, WHOLE, AS_OF)
    assert {age: found.at(age).value for age in ages} == ages


def test_nothing_is_settled_on_a_board_read_once() -> None:
    assert days_open([kept(0, 0)], {}, WHOLE, AS_OF).n == 0
