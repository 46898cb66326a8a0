"""JSON lines: one object a row; times in ISO 8601 with `Z`, bytes in base64, null where nothing is known."""

import base64
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from metier.exports import lines
from metier.exports.folder import FolderFormat
from metier.exports.lines import Lines, Row
from metier.exports.table import Table


def _begin(path: Path, table: Table) -> Lines:
    return Lines(path, table, lambda row: row)


def _rows(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    return lines.read(path, table, partial(_unshape, schema=table.schema))


def _unshape(row: Row, schema: pa.Schema) -> Row:
    return {field.name: _value(row[field.name], field.type) for field in schema}


def _value(value: Any, kind: pa.DataType) -> Any:
    if value is None:
        return None
    if pa.types.is_timestamp(kind):
        return datetime.fromisoformat(value)
    if pa.types.is_date(kind):
        return date.fromisoformat(value)
    return base64.b64decode(value) if pa.types.is_binary(kind) else value


FORMAT = FolderFormat(name="jsonl", caption="JSON lines in a folder", suffix="jsonl", begin=_begin, rows=_rows)
