"""Titles taken apart."""

import csv
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.title_parts import TitleParts, title_parts
from metier.taxonomy.levels import LEVELS


def lines() -> list[dict[str, str]]:
    text = (Path(__file__).parent / "title_lines.tsv").read_text("utf-8").splitlines()
    return list(csv.DictReader((line for line in text if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", lines(), ids=lambda row: row["line"])
def test_every_title_of_the_fixture_is_read_as_it_means(row: dict[str, str]) -> None:
    told = msgspec.to_builtins(title_parts(row["line"]))
    shown = {name: "|".join(value) if isinstance(value, tuple | list) else value or "" for name, value in told.items()}
    assert shown == {name: value for name, value in row.items() if name != "line"}


@pytest.mark.parametrize(
    ("line", "title", "specialties", "removed"),
    [
        ("ML Engineer, Search | Remote (US) | 2 openings", "ML Engineer", ("Search",), ("Remote", "US", "2 openings")),
        ("Registered Nurse (RN) - Travel - $2,500/week", "Registered Nurse", ("Travel",), ("$2,500/week",)),
        ("Java Developer - 6 month contract", "Java Developer", (), ("6 month contract",)),
        ("Ausbildung zum Mechatroniker (m/w/d)", "Mechatroniker", (), ()),
        ("Software Engineer, Mobile", "Software Engineer", ("Mobile",), ()),
        ("Accountant - Lisbon, Portugal", "Accountant", (), ("Lisbon, Portugal",)),
        ("Director, Marketing Analytics", "Director, Marketing Analytics", (), ()),
        ("", "", (), ()),
    ],
)  # fmt: skip
def test_what_belongs_to_the_title_and_what_does_not(
    line: str, title: str, specialties: tuple[str, ...], removed: tuple[str, ...]
) -> None:
    read = title_parts(line)
    assert (read.title, read.specialties, read.removed) == (title, specialties, removed)


@given(st.text(max_size=400))
def test_any_line_is_survived(line: str) -> None:
    read = title_parts(line)
    assert isinstance(read, TitleParts)
    assert read.seniority in {None, *LEVELS}
    assert read.track in {"ic", "manager"}


@pytest.mark.parametrize("line", ["a" * 5_000_000, "(" * 5_000_000, "- " * 2_000_000, "\x00(\x00) - \ud800", "Senior/" * 500_000])
def test_hostile_lines_get_an_answer(line: str) -> None:
    assert len(title_parts(line).title) <= 300
