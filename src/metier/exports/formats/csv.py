"""CSV files (UTF-8, comma, header) that a spreadsheet opens without running what a posting says.

Texts are guarded as `exports.guard` says. Null is an empty field, the empty text is `""`, bytes are base64.
"""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from metier.exports.folder import FolderFormat
from metier.exports.guard import FORMULA, GUARDED
from metier.exports.table import Table

#: A row must fit into a block: so many bytes of a file are read at once.
BLOCK = 64_000_000


class _Csv:
    def __init__(self, path: Path, table: Table) -> None:
        self._schema = pa.schema([pa.field(field.name, _written(field.type)) for field in table.schema])
        self._writer = csv.CSVWriter(path, self._schema)

    def write(self, rows: pa.RecordBatch) -> None:
        """Write rows, every text quoted and guarded."""
        columns = [_guarded(column) for column in rows.columns]
        self._writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=self._schema))

    def close(self) -> None:
        """Close the file."""
        self._writer.close()


def _written(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_binary(kind) else kind


def _guarded(column: Any) -> Any:
    if pa.types.is_binary(column.type):
        return pa.array(
            [None if value is None else base64.b64encode(value).decode() for value in column.to_pylist()], pa.string()
        )
    return pc.replace_substring_regex(column, FORMULA, r"'\1") if pa.types.is_string(column.type) else column


def _unguarded(column: Any, kind: pa.DataType) -> Any:
    if pa.types.is_binary(kind):
        return pa.array([None if value is None else base64.b64decode(value) for value in column.to_pylist()], kind)
    return pc.replace_substring_regex(column, GUARDED, r"\1") if pa.types.is_string(kind) else column


def _rows(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    convert = csv.ConvertOptions(
        column_types={field.name: _written(field.type) for field in table.schema},
        include_columns=table.schema.names,
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
    )
    reading = csv.ReadOptions(block_size=BLOCK, use_threads=False)
    with csv.open_csv(path, reading, csv.ParseOptions(newlines_in_values=True), convert) as reader:
        for rows in reader:
            columns = [_unguarded(rows.column(field.name), field.type) for field in table.schema]
            yield pa.RecordBatch.from_arrays(columns, schema=table.schema)


FORMAT = FolderFormat(
    name="csv", caption="CSV files in a folder, safe to open in a spreadsheet", suffix="csv", begin=_Csv, rows=_rows
)
