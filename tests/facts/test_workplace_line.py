"""One line of where the work is done."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.workplace_line import read_workplace_line

ROWS = [line for line in Path(__file__).with_name("workplace_lines.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
CASES = list(csv.DictReader(ROWS, delimiter="\t"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_says_where(case: dict[str, str]) -> None:
    told = read_workplace_line(case["text"], {})
    read = {
        "type": told["type"],
        "workplace": told["workplace"] or "",
        "countries": "|".join(told["countries"]),
        "regions": "|".join(told["regions"]),
        "days": str(told["office_days"] or ""),
    }
    assert read == {name: case[name] for name in read}


def test_finer_things_are_told_beside() -> None:
    told = read_workplace_line("Remote within UTC-5 to UTC+2, occasional travel to our Berlin office", {})
    assert told["timezone"] == {"utc_min": -5, "utc_max": 2, "anchor": None, "overlap_hours": None}
    assert told["occasional_office"]
    assert read_workplace_line("Remote (US), excluding California", {})["excluded_subdivisions"] == ["US-CA"]
    assert read_workplace_line("Remote, within 50 miles of Austin, TX", {})["radius_miles"] == 50


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    told = read_workplace_line(text, {})
    assert told["type"] in {"onsite", "hybrid", "remote", "unclear"}
    assert told["office_days"] is None or 0 <= told["office_days"] <= 5
