"""Files of one JSON object a line, written and read a batch at a time."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from metier.exports.analysts import batch
from metier.exports.table import Table

ROWS = 1_000

#: A row by column name, on its way out or in.
Row = dict[str, Any]


class Lines:
    """A file of JSON lines; `shape` turns a row into the object that is written."""

    def __init__(self, path: Path, table: Table, shape: Callable[[Row], Row]) -> None:
        """Open the file."""
        self._file, self._json, self._shape = path.open("wb"), table.json, shape
        self._encode = msgspec.json.Encoder().encode

    def write(self, rows: pa.RecordBatch) -> None:
        """Write a line a row; a column of JSON text is written as the value it holds."""
        for row in rows.to_pylist():
            for name in self._json:
                if row[name] is not None:
                    row[name] = msgspec.Raw(row[name].encode())
            self._file.write(self._encode(self._shape(row)) + b"\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def read(path: Path, table: Table, unshape: Callable[[Row], Row]) -> Iterator[pa.RecordBatch]:
    """The rows of a file of JSON lines; `unshape` turns a decoded object back into a row of Python values."""
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with path.open("rb") as file:
        for lines in _some(file):
            rows = [unshape(decode(line)) for line in lines]
            for row in rows:
                row |= {name: msgspec.json.encode(row[name]).decode() for name in table.json if row[name] is not None}
            yield batch([tuple(row[name] for name in table.schema.names) for row in rows], table.schema)


def _some(file: Iterable[bytes]) -> Iterator[list[bytes]]:
    lines = iter(file)
    while held := list(islice(lines, ROWS)):
        yield held
