"""One line of experience."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.experience_line import read_experience_line

ROWS = [line for line in Path(__file__).with_name("experience_lines.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
CASES = list(csv.DictReader(ROWS, delimiter="\t"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_asks_for_so_much(case: dict[str, str]) -> None:
    told = read_experience_line(case["text"], {})
    if not case["required"]:
        assert told is None
        return
    assert told is not None
    assert [told["months_min"], told["months_max"], "yes" if told["required"] else "no"] == [
        int(case["min"]) if case["min"] else None,
        int(case["max"]) if case["max"] else None,
        case["required"],
    ]


def test_finer_things_stand_beside() -> None:
    told = read_experience_line("8+ years (or 5+ with a PhD) in data engineering", {})
    assert told is not None
    assert told["alternatives"] == [{"months_min": 60, "with": "doctorate"}]
    nested = read_experience_line("12 years of experience, 4 of which managing teams", {})
    assert nested is not None
    assert nested["management_months_min"] == 48


@given(st.integers(1, 14), st.integers(0, 5), st.sampled_from(["years", "yrs", "Jahre", "ans", "años", "anni", "anos"]))
def test_a_range_is_read_as_written(low: int, more: int, unit: str) -> None:
    told = read_experience_line(f"{low}-{low + more + 1} {unit}", {})
    assert told is not None
    assert (told["months_min"], told["months_max"]) == (12 * low, 12 * (low + more + 1))
