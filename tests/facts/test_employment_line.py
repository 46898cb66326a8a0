"""One line about the employment type."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.employment_line import TYPES, read_type_line, spoken_types, types_of_value

ROWS = [line for line in Path(__file__).with_name("employment_lines.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
CASES = list(csv.DictReader(ROWS, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_says_these_types(case: dict[str, str]) -> None:
    assert "|".join(read_type_line(case["text"], {})) == case["types"]


def test_a_value_lists_and_a_statement_speaks() -> None:
    assert types_of_value("Vollzeit, befristet") == {"FULL_TIME", "TEMPORARY"}
    assert spoken_types("You will manage contract staff and temporary workers") == set()
    assert spoken_types("This is a contract role") == {"CONTRACTOR"}


@given(st.text(max_size=200))
def test_only_known_types_are_told_in_order(text: str) -> None:
    told = read_type_line(text, {})
    known = [*TYPES, "OTHER"]
    assert told == sorted(set(told), key=known.index)
