"""Parquet files, for pandas, Polars, DuckDB, Spark and R."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from metier.exports.folder import FolderFormat
from metier.exports.table import Table

#: A row group is written when it holds so many bytes.
GROUP = 32_000_000


class _Parquet:
    def __init__(self, path: Path, table: Table) -> None:
        self._writer = pq.ParquetWriter(path, table.schema, compression="zstd")
        self._held: list[pa.RecordBatch] = []
        self._size = 0

    def write(self, rows: pa.RecordBatch) -> None:
        """Hold rows until they fill a row group."""
        self._held.append(rows)
        self._size += rows.nbytes
        if self._size >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is held and the footer."""
        if self._writer.is_open:
            self._flush()
            self._writer.close()

    def _flush(self) -> None:
        if self._held:
            self._writer.write_table(pa.Table.from_batches(self._held))
        self._held, self._size = [], 0


def _rows(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(1_000):
            yield batch.select(table.schema.names).cast(table.schema)


FORMAT = FolderFormat(name="parquet", caption="Parquet files in a folder", suffix="parquet", begin=_Parquet, rows=_rows)
