import gzip
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from metier.reference.kept import Held, keep
from metier.reference.row import Row
from metier.reference.tables.oews import vintage


def cell(rows: list[Row], area: str, code: str, measure: str) -> Row:
    (found,) = [row for row in rows if (row.area, row.code, row.measure) == (area, code, measure)]
    return found


def test_numbers_and_marks_are_kept_as_printed(rows: dict[str, list[Row]]) -> None:
    oews = rows["oews"]
    median = cell(oews, "US", "15-1252", "median")
    assert (median.printed, median.value, median.column, median.key) == ("110,000", 110_000.0, "A_MEDIAN", "99 15-1252")
    top = cell(oews, "US", "15-1252", "p90")
    assert (top.printed, top.value) == ("#", None)
    assert "at or above" in top.note
    assert cell(oews, "US", "29-1141", "median").value is None


def test_areas_are_nation_states_and_metros(rows: dict[str, list[Row]], kept: dict[str, tuple[Held, Path]]) -> None:
    assert {row.area for row in rows["oews"]} == {"US", "US-TX", "12420"}
    assert kept["oews"][0].dropped == {
        "an area that is no nation, state or metropolitan area": 1,
        "one industry or kind of owner alone": 1,
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("all_data_M_2025.txt", "May 2025"),
        ("MSA_M2024_dl.txt", "May 2024"),
        ("oesm25all", "May 2025"),
        ("oews_may2025_nat", "May 2025"),
        ("table.txt", None),
    ],
)
def test_the_vintage_is_in_the_name(name: str, said: str | None) -> None:
    assert vintage(name) == said


@pytest.mark.real
def test_every_area_of_the_publication_is_read_or_counted(shared: Path, tmp_path: Path) -> None:
    published = next((shared / "data" / "bls_oews_2025").iterdir())
    part = tmp_path / "oews_may2025.tsv"
    with gzip.open(published, "rt", encoding="utf-8") as whole:
        part.write_text("".join(line for line in whole if "\t00-0000\t" in line or line.startswith("area_code")), "utf-8")
    held = keep("oews", part, tmp_path / "oews.parquet")
    assert held.vintage == "May 2025"
    rows = pq.read_table(tmp_path / "oews.parquet").to_pylist()
    areas = {row["area"] for row in rows}
    assert {"US", "US-TX", "US-DC", "12420"} <= areas
    assert len({area for area in areas if area.startswith("US-")}) == 52, "the states, DC and Puerto Rico"
    assert len(areas) + sum(held.dropped.values()) == len(part.read_text("utf-8").splitlines()) - 1
