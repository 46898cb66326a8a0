from pathlib import Path

import pytest

from metier.reference.kept import Held, keep
from metier.reference.row import Row
from metier.reference.tables.onet import vintage


def of(rows: list[Row], measure: str, occupation: str = "15-1252.00") -> list[Row]:
    return [row for row in rows if (row.measure, row.occupation) == (measure, occupation)]


def test_the_definition_keeps_its_quotes(rows: dict[str, list[Row]]) -> None:
    (row,) = of(rows["onet"], "description")
    assert (row.printed, row.column, row.code) == ('Make software; so-called "programs".', "Description", "15-1252")


def test_numbers_stand_with_their_keys(rows: dict[str, list[Row]]) -> None:
    assert [row.value for row in of(rows["onet"], "job_zone")] == [4.0]
    assert [(row.key, row.value, row.note) for row in of(rows["onet"], "education")] == [
        ("15-1252.00 6", 63.5, ""), ("15-1252.00 8", 36.5, "the table advises not to use it"),
    ]  # fmt: skip
    assert [(row.printed, row.value) for row in of(rows["onet"], "related")] == [("29-1141.00", 2.0), ("15-1254.00", 1.0)]


def test_of_technologies_only_what_is_hot_or_in_demand_is_kept(rows: dict[str, list[Row]]) -> None:
    assert [(row.printed, row.note) for row in of(rows["onet"], "technology")] == [
        ("Hot thing", "hot"), ("Wanted thing", "hot, in demand"),
    ]  # fmt: skip


def test_broken_rows_are_counted(kept: dict[str, tuple[Held, Path]]) -> None:
    held = kept["onet"][0]
    assert held.dropped == {"a line of another width than the head": 1, "no O*NET-SOC code": 2}
    assert (held.vintage, held.missed) == ("29.2", ("Read Me.txt",))


@pytest.mark.parametrize(("words", "said"), [("O*NET 30.0 Database", "30.0"), ("db_29_2_text.zip", "29.2"), ("x", None)])
def test_the_vintage_is_in_the_name_or_the_read_me(words: str, said: str | None) -> None:
    assert vintage(words) == said


@pytest.mark.real
def test_the_whole_database_is_read(shared: Path, tmp_path: Path) -> None:
    held = keep("onet", shared / "data" / "onet_29", tmp_path / "onet.parquet")
    assert (held.vintage, held.dropped) == ("29.2", {})
    assert held.rows > 100_000
