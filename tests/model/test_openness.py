"""Facts about openness: told as seen, labelled only with two signs."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import metier
from metier.model.facts import Facts
from metier.model.openness import SIGNS, Openness, observed
from metier.model.posting import Kept, Life, Posting

FIRST = datetime(2026, 1, 5, 6, tzinfo=UTC)


def seen(days: int, dated: date | None = None, copies: int = 0, status: str = "open", **life: Any) -> Kept:
    """A posting first seen on 5 January and last seen so many days later."""
    posting = Posting(
        id="p1", source="greenhouse", board="acme", digest="d", title="Nurse", employer="Acme", employer_id="acme", text="",
        date_posted=dated,
    )  # fmt: skip
    told = Life(FIRST, FIRST + timedelta(days=days), status, **life)
    return Kept(posting, Facts(), told, "v1", tuple(f"c{number}" for number in range(copies)))


def test_all_that_was_seen_is_told() -> None:
    found = observed(seen(220, date(2025, 12, 16), 7, redated=6, reopened=1), sites=3, older_than=0.968)
    assert "; ".join(found.words) == (
        "open 240 days; re-dated 6 times; re-opened once; 7 copies on 3 sites; longer than 96% of the open postings of its role"
    )
    assert (found.days, found.since, found.stated, found.label) == (240, date(2025, 12, 16), True, "long open")
    assert found.signs == ("days", "older_than", "redated", "reopened")


def test_the_earliest_date_it_told_counts_not_the_latest() -> None:
    moved = seen(100, date(2026, 4, 1), posted=date(2026, 1, 2))
    assert (observed(moved).days, observed(moved).stated) == (103, True)
    unknown = observed(seen(100, date(2026, 4, 1)))
    assert (unknown.days, unknown.stated, unknown.words) == (100, False, ("open at least 100 days",))


@pytest.mark.parametrize(
    ("kept", "older_than", "label"),
    [
        (seen(400), 0.99, None),  # age and rank are one sign
        (seen(400, redated=1), None, None),
        (seen(400, redated=2), None, "long open"),
        (seen(400, reopened=1), None, "long open"),
        (seen(60, redated=5, reopened=3), None, None),  # not old, whatever else
        (seen(60, redated=2), 0.97, "long open"),
        (seen(400, redated=9, copies=9), None, "long open"),
        (seen(400, copies=90), None, None),  # copies are no sign of age
        (seen(400, redated=9, status="closed", closed_on=date(2027, 2, 20)), None, None),
        (seen(400, redated=9, status="unknown"), None, None),
    ],
)
def test_a_label_needs_two_signs_that_do_not_follow_from_one_another(
    kept: Kept, older_than: float | None, label: str | None
) -> None:
    assert observed(kept, older_than=older_than).label == label


def test_a_closed_posting_was_open_between_two_numbers_of_days() -> None:
    found = observed(seen(21, date(2026, 1, 1), status="closed", closed_on=date(2026, 2, 2)))
    assert (found.days, found.at_most, found.words) == (25, 32, ("was open 25 to 32 days",))
    told = observed(seen(21, date(2026, 1, 1), status="closed", closed_on=date(2026, 1, 20)))
    assert told.words == ("was open 19 days",)
    assert observed(seen(1, status="unknown")).words == ("last seen 1 day after it was first seen",)


@given(
    st.integers(0, 2000), st.integers(0, 9), st.integers(0, 9), st.floats(0, 1), st.sampled_from(["open", "closed", "unknown"])
)
def test_never_a_verdict(days: int, redated: int, reopened: int, older_than: float, status: str) -> None:
    found = observed(seen(days, redated=redated, reopened=reopened, status=status), older_than=older_than)
    assert found.label is None or len({SIGNS[key].kind for key in found.signs}) >= 2
    assert isinstance(found, Openness)
    assert not any(word in " ".join((*found.words, found.label or "")) for word in ("fake", "ghost", "scam", "stale"))


def test_the_faces_never_call_a_posting_that() -> None:
    root = Path(str(metier.__file__)).parent
    files = [path for room in ("site", "api", "cli", "model", "library") for path in (root / room).rglob("*")]
    for path in files:
        if path.suffix in {".py", ".html", ".js"}:
            assert "fake" not in path.read_text("utf-8").lower(), path
