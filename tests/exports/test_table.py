import pyarrow as pa
import pytest

from metier.errors import MetierError
from metier.exports import analysts, whole
from metier.exports.table import Table, described

TABLES = (*analysts.TABLES, *whole.tables())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_meaning_and_a_type(table: Table) -> None:
    for told in table.meanings():
        assert told.meaning.endswith("."), told
        assert told.type in {"text", "JSON", "boolean", "integer", "number", "date", "time", "bytes"}
        if told.type == "time":
            assert told.unit == "UTC"
    assert {*table.key, *table.indexes, *table.json} <= set(table.schema.names)


def test_nothing_is_described_that_is_not_there() -> None:
    assert described() == {(table.name, name) for table in TABLES for name in table.schema.names}


def test_a_column_without_a_meaning_is_an_error() -> None:
    table = Table(name="postings", schema=pa.schema([pa.field("mood", pa.string())]), key=("mood",))
    with pytest.raises(MetierError, match=r"postings\.mood has no meaning"):
        table.meanings()
