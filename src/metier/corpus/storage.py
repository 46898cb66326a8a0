"""Delta tables, in a folder or in a bucket. The only file that knows Delta."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError

from metier.corpus.cloud import explained
from metier.corpus.mirror import Mirror
from metier.corpus.options import folder_of, table_options
from metier.corpus.seals import Seals
from metier.errors import MetierError
from metier.model.address import Address, Bucket, file_name

_COMPRESSED = WriterProperties(compression="ZSTD", compression_level=3)


class Table:
    """One append-only Delta table in a folder of its own, made when it is first asked for.

    Of a table in a bucket, its files (which never change) are copied into the folder `mirror` when they are to be read.
    """

    def __init__(self, folder: Address, schema: pa.Schema, mirror: Path | None = None) -> None:
        """Open the table in `folder`, or create it empty with `schema`."""
        self.folder, self.schema = folder, schema
        self._mirror = Mirror(folder, mirror or folder_of(folder)) if isinstance(folder, Bucket) else None
        # a store keeps checksums of its own
        self._seals = Seals(folder.parent / ".seals" / f"{folder.name}.jsonl") if isinstance(folder, Path) else None
        with self._told("the table {} cannot be opened", "check that the folder is whole"):
            self._delta = _opened(folder, schema)
        held = {field.name for field in self._delta.schema().fields}
        if held != set(schema.names):
            raise MetierError(f"the table {folder} has other columns than this metier writes", "", "use the metier that made it")

    def append(self, rows: pa.Table) -> None:
        """Add rows in one commit: after it all of them are held, before it none. Appending processes do not disturb others."""
        if rows.num_rows == 0:
            return
        with self._told("could not write to {}", "check space and rights, then run again"):
            commit = CommitProperties(max_commit_retries=50)
            write_deltalake(self._delta, rows, mode="append", commit_properties=commit, writer_properties=_COMPRESSED)
            self._seal()

    def files(self) -> list[str]:
        """The Parquet files that make up the newest version, oldest first by name for a fixed order."""
        with self._told("the table {} cannot be read", "try again"):
            self._delta.update_incremental()
            # an address percent-encodes what a path does not: only the file's own name is taken from it
            names = sorted(uri.rpartition("/")[2] for uri in self._delta.file_uris())
        if self._mirror is not None:
            return self._mirror.files([file_name(name) for name in names])
        return [str(self.folder / name) for name in names]

    @contextmanager
    def _told(self, what: str, do: str) -> Iterator[None]:
        try:
            yield
        except (DeltaError, OSError) as error:
            if isinstance(self.folder, Bucket):
                raise explained(self.folder, error) from error
            raise MetierError(f"{what.format(self.folder)}: {error}", "", do) from error

    def compact(self) -> None:
        """Join small files; readers that began earlier keep theirs, for nothing is deleted here."""
        with self._told("{} cannot be compacted", "check space and rights, then run again"):
            self._delta.update_incremental()
            self._delta.optimize.compact()
            self._seal()

    def _seal(self) -> None:
        if self._seals is not None:
            self._seals.seal(map(Path, self.files()))

    def is_broken(self, file: str) -> bool:
        """Whether a file differs from the checksum that was written when it was new."""
        return self._seals is not None and self._seals.is_broken(Path(file))

    def rows_by_file(self) -> dict[str, int | None]:
        """How many rows each file of the newest version holds, as the table tells it, by the file's name."""
        self._delta.update_incremental()
        told = pa.table(self._delta.get_add_actions(flatten=True)).to_pylist()
        return {file_name(row["path"].rpartition("/")[2]): row.get("num_records") for row in told}

    def vacuum(self, hours: int) -> int:
        """Remove files that belong to no version of the last `hours`, such as those that were joined; how many."""
        with self._told("{} cannot be cleared", "check space and rights, then run again"):
            self._delta.update_incremental()
            return len(self._delta.vacuum(hours, dry_run=False, enforce_retention_duration=False))

    def checkpoint(self) -> None:
        """Write the table's state in one piece, so that opening it does not read every commit there was."""
        with self._told("{} cannot be cleared", "check space and rights, then run again"):
            self._delta.update_incremental()
            self._delta.create_checkpoint()
            self._delta.cleanup_metadata()

    @property
    def version(self) -> int:
        """The number of the newest commit."""
        with self._told("the table {} cannot be read", "try again"):
            self._delta.update_incremental()
            return int(self._delta.version())


def _opened(folder: Address, schema: pa.Schema) -> DeltaTable:
    if isinstance(folder, Bucket):
        where, options = str(folder), table_options(folder)
        try:
            return DeltaTable(where, storage_options=options)
        except TableNotFoundError:
            DeltaTable.create(where, schema, mode="ignore", name=folder.name, storage_options=options)
            return DeltaTable(where, storage_options=options)
    if not DeltaTable.is_deltatable(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        DeltaTable.create(str(folder), schema, mode="ignore", name=folder.name)
    return DeltaTable(str(folder))


def held_columns(folder: Path) -> set[str]:
    """The columns of the table in a folder of this machine."""
    return {field.name for field in DeltaTable(str(folder)).schema().fields}


def files_of(folder: Path) -> list[str]:
    """The Parquet files of the table in a folder of this machine, whatever its columns are."""
    return sorted(str(folder / uri.rpartition("/")[2]) for uri in DeltaTable(str(folder)).file_uris())


def replace(folder: Path, rows: pa.Table | pa.RecordBatchReader) -> None:
    """Put other rows, and other columns, in the place of a table's, in one commit."""
    write_deltalake(str(folder), rows, mode="overwrite", schema_mode="overwrite", writer_properties=_COMPRESSED)
