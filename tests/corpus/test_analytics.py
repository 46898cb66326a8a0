import os
from pathlib import Path

import pyarrow as pa
import pytest

from metier.corpus.analytics import connect


def test_streams_run_side_by_side(tmp_path: Path) -> None:
    with connect(tmp_path / "spill") as analytics:
        analytics.register("given", pa.table({"a": list(range(2_500))}))
        analytics.run("CREATE TABLE n AS SELECT * FROM given")
        one, other = analytics.stream("SELECT a FROM n ORDER BY a", 1_000), analytics.each("SELECT a FROM n ORDER BY a DESC")
        first = next(one).num_rows
        assert next(other) == (2_499,)
        assert first + sum(batch.num_rows for batch in one) == 2_500
        assert analytics.rows("SELECT sum(a) FROM n") == [(sum(range(2_500)),)]


def test_no_files_are_an_empty_table_and_quotes_in_names_do_no_harm(tmp_path: Path) -> None:
    schema = pa.schema([("a", pa.int64())])
    with connect() as analytics:
        analytics.view("t", [], schema)
        assert analytics.table("SELECT * FROM t").num_rows == 0
        folder = tmp_path / "it's"
        folder.mkdir()
        analytics.register("one", pa.table({"a": [7]}))
        analytics.run(f"COPY one TO '{str(folder).replace(chr(39), chr(39) * 2)}/x.parquet' (FORMAT parquet)")
        analytics.view("t", [str(folder / "x.parquet")], schema)
        assert analytics.rows("SELECT a FROM t WHERE a = ?", [7]) == [(7,)]


def test_a_wrong_question_raises() -> None:
    with connect() as analytics, pytest.raises(Exception, match="nowhere"):
        analytics.rows("SELECT * FROM nowhere")


def test_two_that_spill_at_once_do_not_write_over_one_another(tmp_path: Path) -> None:
    many = "SELECT hash(i) AS a, repeat(hash(i)::VARCHAR, 3) AS b FROM range(400000) t(i) ORDER BY a"
    with connect(tmp_path, "24MB") as one, connect(tmp_path, "24MB") as other:
        mine, theirs = one.each(many), other.each(many)
        first = next(mine)
        assert next(theirs) == first
        assert len(list(tmp_path.glob("sort-*/*"))) >= 2
        assert sum(1 for _ in theirs) == sum(1 for _ in mine) == 399_999
    assert not list(tmp_path.iterdir())


def test_what_a_killed_process_spilled_goes_after_days(tmp_path: Path) -> None:
    old, new = tmp_path / "sort-old", tmp_path / "sort-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "x.tmp").write_bytes(b"x")
    os.utime(old, (1, 1))
    connect(tmp_path).close()
    assert list(tmp_path.iterdir()) == [new]
