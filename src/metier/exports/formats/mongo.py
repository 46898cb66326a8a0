"""JSON lines in the shape `mongoimport` takes (MongoDB Extended JSON): `_id`, `$date`, `$numberLong`, `$binary`.

`_id` is the row's key, so that importing again with `--mode upsert` replaces and never doubles. MongoDB keeps times to the
millisecond: the microseconds beyond it stand in a field of their own, named after the time with `_us`, where there are any.
"""

import base64
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from metier.exports import lines
from metier.exports.folder import FolderFormat
from metier.exports.lines import Lines, Row
from metier.exports.table import Table


def _begin(path: Path, table: Table) -> Lines:
    return Lines(path, table, partial(_shape, table=table))


def _shape(row: Row, table: Table) -> Row:
    key = [row[name] for name in table.key]
    # dates and numbers are written out: a key of several columns is one text
    shaped: Row = {"_id": key[0] if len(key) == 1 else "/".join("" if part is None else str(part) for part in key)}
    for field in table.schema:
        value = row[field.name]
        shaped[field.name] = value if value is None else _written(value, field.type)
        if isinstance(value, datetime) and value.microsecond % 1_000:
            shaped[f"{field.name}_us"] = value.microsecond % 1_000
    return shaped


def _written(value: Any, kind: pa.DataType) -> Any:
    if isinstance(value, datetime):
        return {"$date": value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")}
    if isinstance(value, date):
        return {"$date": f"{value.isoformat()}T00:00:00.000Z"}
    if isinstance(value, bytes):
        return {"$binary": {"base64": base64.b64encode(value).decode(), "subType": "00"}}
    return {"$numberLong": str(value)} if kind == pa.int64() else value


def _rows(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    return lines.read(path, table, partial(_unshape, schema=table.schema))


def _unshape(row: Row, schema: pa.Schema) -> Row:
    return {field.name: _value(row[field.name], field.type, row.get(f"{field.name}_us", 0)) for field in schema}


def _value(value: Any, kind: pa.DataType, beyond: int) -> Any:
    if value is None:
        return None
    if pa.types.is_timestamp(kind):
        return datetime.fromisoformat(value["$date"]) + timedelta(microseconds=beyond)
    if pa.types.is_date(kind):
        return datetime.fromisoformat(value["$date"]).date()
    if pa.types.is_binary(kind):
        return base64.b64decode(value["$binary"]["base64"])
    return int(value["$numberLong"]) if kind == pa.int64() else value


FORMAT = FolderFormat(
    name="mongo", caption="JSON lines for mongoimport (--mode upsert) in a folder", suffix="jsonl", begin=_begin, rows=_rows
)
