import gzip
import shutil
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from tests.guides import market_rows

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.guides import Guides
from metier.guides.verifying import verify
from metier.model.figure import Cell, Evidence, Figure
from metier.reference.edition import write
from metier.reference.kept import keep

FIVE = ("new-york-ny", "san-francisco-ca", "austin-tx", "seattle-wa", "boise-id")


def again(desk: Desk, figure: Figure) -> Evidence:
    here = desk.sub(**msgspec.structs.asdict(figure.cell))
    return msgspec.json.decode(msgspec.json.encode(evidence(here, figure.measure, None)), type=Evidence)


@pytest.mark.parametrize(
    ("place", "measure", "value", "unit"),
    [
        (None, "oews:median", 110_000, "USD/year"),
        ("US", "oews:p10", 80_000, "USD/year"),
        ("US-TX", "oews:median", 105_000, "USD/year"),
        ("austin-tx", "oews:employment", 1_500, "count"),
        ("US-TX", "oews:quotient", 1.1, "ratio"),
        (None, "onet:job_zone", 4, "count"),
        (None, "onet:education:6", 0.635, "share"),
        (None, "onet:mapping", 0.5, "share"),
    ],
)
def test_a_figure_is_the_printed_cell(official_desk: Desk, place: str, measure: str, value: float, unit: str) -> None:
    figure = official_desk.sub(place=place).figure(f"official:{measure}")
    assert (figure.value, figure.unit, figure.low, figure.n) == (value, unit, None, 0)
    assert verify(again(official_desk, figure)).same


def test_evidence_is_the_row_of_the_table(official_desk: Desk) -> None:
    found = again(official_desk, official_desk.figure("official:oews:median"))
    (row,) = found.rows
    assert (row.posting, row.field, row.quote, row.value) == ("99 15-1252", "A_MEDIAN", "110,000", 110_000.0)
    assert (row.source, row.seen_at) == ("OEWS", "May 2025")
    assert found.says.endswith("From 1 row of OEWS May 2025.")


def test_a_changed_row_is_noticed(official_desk: Desk) -> None:
    found = again(official_desk, official_desk.figure("official:oews:median"))
    assert not verify(msgspec.structs.replace(found, rows=(msgspec.structs.replace(found.rows[0], value=1.0),))).same


def test_a_quotient_that_is_not_printed_follows_from_four_numbers(official_desk: Desk) -> None:
    figure = official_desk.sub(place="austin-tx").figure("official:oews:quotient")
    assert figure.value == (1_500 / 50_000) / (20_000 / 1_000_000)
    assert len(again(official_desk, figure).rows) == 4
    assert verify(again(official_desk, figure)).same


def test_the_gap_is_our_middle_divided_by_the_official_one(official_desk: Desk) -> None:
    figure, ours = official_desk.figure("official:oews:gap"), official_desk.pay()
    assert ours.value is not None
    assert figure.value == round(ours.value / 110_000, 3)
    assert figure.n == ours.n
    assert figure.low is not None
    assert figure.low < figure.value
    assert verify(again(official_desk, figure)).same


@pytest.mark.parametrize(
    ("role", "place", "measure", "why"),
    [
        (market_rows.BACKEND, "DE", "oews:median", "no row for this occupation in Germany"),
        (market_rows.BACKEND, "US", "oews:p90", "at or above the highest wage"),
        (market_rows.NURSE, "US", "oews:median", "no wage is published"),
        (market_rows.BACKEND, "chicago-il", "oews:quotient", "no row for"),
        (market_rows.NURSE, "US", "onet:education:6", "no row for this occupation"),
    ],
)
def test_what_is_not_printed_is_said(official_guides: Guides, role: str, place: str, measure: str, why: str) -> None:
    figure = official_guides.desk(Cell(role=role, place=place)).figure(f"official:{measure}")
    assert figure.value is None
    assert why in (figure.suppressed or "")


def test_without_tables_nothing_is_published(desk: Desk) -> None:
    for measure in ("oews:median", "oews:gap", "oews:quotient", "onet:mapping"):
        assert desk.figure(f"official:{measure}").value is None
    assert (desk.figure("official:soc:roles").value or 0) > 10


def test_an_unknown_table_is_an_error(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.figure("official:other:median")


@pytest.mark.real
def test_the_nation_and_five_metros_equal_the_published_file(shared: Path, edition: Path, tmp_path: Path) -> None:
    with gzip.open(next((shared / "data" / "bls_oews_2025").iterdir()), "rt", encoding="utf-8") as file:
        head, *found = [line for line in file if "\t15-1252\t" in line or line.startswith("area_code")]
    names = head.rstrip("\n").split("\t")
    lines = [dict(zip(names, line.rstrip("\n").split("\t"), strict=True)) for line in found]
    (tmp_path / "oews_may2025.tsv").write_text(head + "".join(found), "utf-8")
    held = keep("oews", tmp_path / "oews_may2025.tsv", tmp_path / "oews.parquet")
    shutil.copytree(edition, tmp_path / "guides")
    write(tmp_path / "guides", [(held, pq.read_table(tmp_path / "oews.parquet"))], [market_rows.BACKEND])
    desk = Guides.open(tmp_path / "guides").desk(Cell(role=market_rows.BACKEND))
    cities = {"new-york-ny": "New York-", "san-francisco-ca": "San Francisco-", "austin-tx": "Austin-", "seattle-wa": "Seattle-",
              "boise-id": "Boise City"}  # fmt: skip
    columns = {"median": "annual_median", "p10": "annual_p10", "p90": "annual_p90", "employment": "employment"}
    for place in ("US", *FIVE):
        (line,) = [one for one in lines if one["area_type"] == ("N" if place == "US" else "M")
                   and one["area_name"].startswith(cities.get(place, ""))]  # fmt: skip
        for measure, column in columns.items():
            assert desk.sub(place=place).figure(f"official:oews:{measure}").value == float(line[column]), (place, measure)
