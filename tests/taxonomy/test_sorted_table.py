"""The packed tables searched in place."""

import pytest

from metier.taxonomy.sorted_table import SortedTable


@pytest.fixture(scope="module")
def cities() -> SortedTable:
    return SortedTable("cities.tsv.gz")


def test_all_rows_of_a_key_come_in_the_table_s_order(cities: SortedTable) -> None:
    populations = [int(row.split("\t")[5]) for row in cities.rows("springfield")]
    assert len(populations) > 10
    assert populations == sorted(populations, reverse=True)
    assert cities.rows("spring") != cities.rows("springfield")


@pytest.mark.parametrize("key", ["", "\x00", "zzzzzz", "\U0010ffff", "sprin", "springfield\t", "\udc80"])
def test_a_key_that_stands_nowhere_has_no_rows(cities: SortedTable, key: str) -> None:
    assert cities.rows(key) == []


def test_lines_by_the_beginning_of_their_keys(cities: SortedTable) -> None:
    lines = cities.starting("zu").decode().split("\n")
    assert all(line.startswith("zu") for line in lines)
    assert any(line.startswith("zurich\t") for line in lines)
    assert cities.starting("zzzz") == b""
    assert cities.begins("san")
    assert cities.begins("zurich")
    assert not cities.begins("zuric")
