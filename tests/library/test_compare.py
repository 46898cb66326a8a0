"""Columns as people write them, and comparisons as tables."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.fake_comparison import comparison

from metier.errors import UsageError
from metier.library.compare import COLUMNS, PARTS, columns, comparison_csv, pairs
from metier.library.markdown import comparison_markdown
from metier.model.figure import Cell


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({}, []),
        ({"role": ["a"]}, [{"role": "a"}]),
        ({"role": ["a", "b"], "place": ["x"]}, [{"role": "a", "place": "x"}, {"role": "b", "place": "x"}]),
        ({"role": ["a"], "place": ["x", "all"]}, [{"role": "a", "place": "x"}, {"role": "a"}]),
        (
            {"role": ["a", "b"], "place": ["x", "y"], "level": [" senior "]},
            [{"role": "a", "place": "x", "level": "senior"}, {"role": "b", "place": "y", "level": "senior"}],
        ),
        # as a form sends it: every field of every column, most of them blank
        (
            {"role": ["a", "a", "", ""], "place": ["x", "", "", ""], "level": ["", "", "", ""]},
            [{"role": "a", "place": "x"}, {"role": "a"}],
        ),
    ],
)
def test_columns(parts: dict[str, list[str]], found: list[dict[str, str]]) -> None:
    assert columns(parts) == found


def test_parts_given_different_numbers_of_times_say_what_is_valid() -> None:
    with pytest.raises(UsageError, match=r"2 times role for 3 columns.*once for each in order"):
        columns({"role": ["a", "b"], "place": ["x", "y", "z"]})
    with pytest.raises(UsageError, match="role, place, level"):
        columns({"salary": ["a"]})


_WORDS = st.one_of(st.none(), st.sampled_from(["x", "y", "z"]))
_CELLS = st.lists(
    st.builds(Cell, role=st.sampled_from(["cook", "nurse"]), place=_WORDS, level=_WORDS, workplace=_WORDS, employer=_WORDS),
    min_size=2, max_size=4, unique=True,
)  # fmt: skip


@given(_CELLS)
def test_the_parts_of_columns_lead_back_to_them(cells: list[Cell]) -> None:
    parts: dict[str, list[str]] = {}
    for name, value in pairs(cells, "all"):
        parts.setdefault(name, []).append(value)
    assert parts.pop("window") == ["all"]
    assert columns(parts) == [{name: getattr(cell, name) for name in PARTS if getattr(cell, name)} for cell in cells]


def test_csv_has_every_figure_with_its_id_and_the_reason_where_it_is_not_published() -> None:
    rows = list(csv.DictReader(io.StringIO(comparison_csv(comparison()))))
    assert tuple(rows[0]) == COLUMNS
    gap = next(row for row in rows if row["measure"].startswith("gap:pay"))
    assert (gap["line"], gap["value"], gap["unit"], gap["column"]) == (
        "Middle",
        "-12000.0",
        "USD/year",
        "Data engineer minus =Nurse()",
    )
    assert any(row["suppressed"] for row in rows)
    assert all(row["figure"] for row in rows)
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_markdown_says_what_is_not_clearly_different() -> None:
    text = comparison_markdown(comparison())
    assert "**−$12k** (−19k to −5k)" in text
    assert "**no clear difference** (−8 to +2)" in text
    assert "too few employers" in text
