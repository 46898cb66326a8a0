"""The columns of some roles' rows, read from a market's files when they are first asked for and then kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metier.guides.tables import TABLES
from metier.statistics.estimate import Bools, Floats, Ints

_CODED: dict[str, tuple[str, ...]] = {
    "openings": (
        "role",
        "source",
        "employer",
        "employer_name",
        "level",
        "workplace",
        "employment",
        "status",
        "excluded",
        "board",
    ),
    "places": ("country", "region", "metro"),
    "mentions": ("item", "name", "category", "req"),
    "duties": (),
    "claims": ("kind", "value", "currency", "unit", "place", "rejected"),
}
"""Columns of few different words: read as numbers with a dictionary."""

Read = Callable[[Sequence[str]], pa.Table]


class Columns:
    """One table of some roles. `num_rows` of it; columns come as Arrow arrays without chunks."""

    def __init__(self, num_rows: int, read: Read) -> None:
        """`read` gives named columns."""
        self.num_rows, self._read, self._lock = num_rows, read, Lock()
        self._held: dict[str, pa.Array[Any]] = {}

    def load(self, names: Sequence[str]) -> None:
        """Read several columns at once."""
        missing = [name for name in names if name not in self._held]
        if missing:
            table = self._read(missing)
            with self._lock:
                self._held.update({name: _whole(table[name]) for name in missing})

    def __getitem__(self, name: str) -> pa.Array[Any]:
        """A column, kept from now on."""
        if name not in self._held:
            self.load((name,))
        return self._held[name]

    def once(self, name: str) -> pa.Array[Any]:
        """A column that becomes something else and is not kept as it is."""
        column = self[name]
        with self._lock:
            self._held.pop(name, None)
        return column

    def take(self, rows: Ints, names: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Some rows as dictionaries: of all columns, or of those named. What is read for it is not kept."""
        found: list[dict[str, Any]] = self._read(names).take(rows).to_pylist()
        return found

    def words(self, name: str, rows: Ints) -> list[str]:
        """The words of a column at these rows; a missing word is empty."""
        return [word or "" for word in self[name].take(rows).to_pylist()]

    def ints(self, name: str) -> Ints:
        """A column of whole numbers; -1 for none."""
        return np.asarray(self.once(name).cast(pa.int64()).fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)

    def floats(self, name: str) -> Floats:
        """A column of numbers; NaN for none."""
        column = self.once(name).cast(pa.float64()).fill_null(float("nan"))
        return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)

    def bools(self, name: str) -> Bools:
        """A column of yes or no; none is no."""
        return np.asarray(self[name].fill_null(False).to_numpy(zero_copy_only=False), dtype=np.bool_)


def _whole(column: pa.ChunkedArray[Any]) -> pa.Array[Any]:
    if pa.types.is_dictionary(column.type):
        column = column.unify_dictionaries()
    chunks: list[pa.Array[Any]] = column.chunks
    if not chunks:
        empty: pa.Array[Any] = pa.array([], column.type)
        return empty
    return chunks[0] if len(chunks) == 1 else pa.concat_arrays(chunks)


class Files:
    """The files of a market, their footers read once; safe to read from several threads."""

    def __init__(self, folder: Path) -> None:
        """Open the market that `guides.market.build` wrote into `folder`."""
        self._folder = folder
        self._footers = {name: pq.read_metadata(folder / f"{name}.parquet") for name in TABLES}

    def tables(self, groups: Sequence[int]) -> dict[str, Columns]:
        """The tables of some roles by the numbers of their row groups; `row` counts on from one role to the next."""
        return {name: self._columns(name, groups) for name in TABLES}

    def _columns(self, name: str, groups: Sequence[int]) -> Columns:
        footer = self._footers[name]
        return Columns(sum(footer.row_group(group).num_rows for group in groups), lambda names: self._read(name, groups, names))

    def _read(self, name: str, groups: Sequence[int], names: Sequence[str]) -> pa.Table:
        path, footer = self._folder / f"{name}.parquet", self._footers[name]
        coded = [column for column in _CODED[name] if not names or column in names]
        with pq.ParquetFile(path, metadata=footer, memory_map=True, read_dictionary=coded) as file:
            parts = [file.read_row_group(group, list(names) or None, use_threads=False) for group in groups]
        if len(parts) > 1 and "row" in parts[0].column_names:
            parts = [self._shifted(part, groups[:place]) for place, part in enumerate(parts)]
        return pa.concat_tables(parts)

    def _shifted(self, part: pa.Table, before: Sequence[int]) -> pa.Table:
        start = sum(self._footers["openings"].row_group(group).num_rows for group in before)
        row = pc.add(part["row"], pa.scalar(start, pa.int32()))
        return part.set_column(part.schema.get_field_index("row"), "row", row)
