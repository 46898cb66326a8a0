import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reference import published

from metier.errors import UsageError
from metier.reference.kept import Held, find, keep


def test_the_same_rows_have_the_same_digest_however_they_came(tmp_path: Path) -> None:
    packed = published.onet(tmp_path)
    folder = tmp_path / "db_29_2_text"
    shutil.copytree(published.FIXTURES / "onet", folder)
    one, other = (keep("onet", path, tmp_path / f"{number}.parquet") for number, path in enumerate((packed, folder)))
    assert one == other
    assert (tmp_path / "0.parquet").read_bytes() == (tmp_path / "1.parquet").read_bytes()


def test_a_vintage_that_is_not_told_must_be_said(tmp_path: Path) -> None:
    path = published.oews(tmp_path).rename(tmp_path / "table.txt")
    with pytest.raises(UsageError, match="--vintage"):
        keep("oews", path, tmp_path / "out.parquet")
    with pytest.raises(UsageError, match="a vintage with a number"):
        keep("oews", path, tmp_path / "out.parquet", vintage="latest")
    assert keep("oews", path, tmp_path / "out.parquet", vintage="May 2025").file == "oews-may-2025.parquet"


def test_another_table_is_refused_with_what_came_and_what_is_valid(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        keep("oews", published.onet(tmp_path), tmp_path / "out.parquet")
    assert "Alternate Title" in error.value.came
    assert "OCC_CODE" in error.value.valid
    with pytest.raises(UsageError, match="onet"):
        find("o-net")


def test_vintages_are_ordered_by_their_numbers() -> None:
    def held(vintage: str) -> Held:
        return Held(table="onet", title="", vintage=vintage, rows=1, sha256="", licence="", credit="")

    assert held("29.10").age > held("29.9").age
    assert held("May 2025").age > held("May 2024").age


PIECES = [path.read_bytes() for path in sorted(published.FIXTURES.rglob("*.*"))]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(PIECES), st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=6)), max_size=8),
    st.sampled_from(["onet", "esco", "oews"]),
)  # fmt: skip
def test_whatever_is_damaged_ends_in_rows_or_in_a_clear_error(
    tmp_path: Path, body: bytes, changes: list[tuple[int, bytes]], table: str
) -> None:
    for place, put in changes:
        body = body[:place] + put + body[place + len(put) :]
    path = tmp_path / "v1.csv"
    path.write_bytes(body)
    try:
        held = keep(table, path, tmp_path / "out.parquet", vintage="1")
    except UsageError:
        return
    assert held.rows > 0
