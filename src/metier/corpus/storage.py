"""Delta tables on disk. The only file that knows Delta."""

from pathlib import Path

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import DeltaError

from metier.errors import MetierError

_COMPRESSED = WriterProperties(compression="ZSTD", compression_level=3)


class Table:
    """One append-only Delta table in a folder of its own, made when it is first asked for."""

    def __init__(self, folder: Path, schema: pa.Schema) -> None:
        """Open the table in `folder`, or create it empty with `schema`."""
        self.folder, self.schema = folder, schema
        try:
            if not DeltaTable.is_deltatable(str(folder)):
                folder.mkdir(parents=True, exist_ok=True)
                DeltaTable.create(str(folder), schema, mode="ignore", name=folder.name)
            self._delta = DeltaTable(str(folder))
        except (DeltaError, OSError) as error:
            raise MetierError(f"the table {folder} cannot be opened: {error}", "", "check that the folder is whole") from error
        held = {field.name for field in self._delta.schema().fields}
        if held != set(schema.names):
            raise MetierError(f"the table {folder} has other columns than this metier writes", "", "use the metier that made it")

    def append(self, rows: pa.Table) -> None:
        """Add rows in one commit: after it all of them are held, before it none. Appending processes do not disturb others."""
        if rows.num_rows == 0:
            return
        try:
            commit = CommitProperties(max_commit_retries=50)
            write_deltalake(self._delta, rows, mode="append", commit_properties=commit, writer_properties=_COMPRESSED)
        except (DeltaError, OSError) as error:
            raise MetierError(
                f"could not write to {self.folder}: {error}", "", "check space and rights, then run again"
            ) from error

    def files(self) -> list[str]:
        """The Parquet files that make up the newest version, oldest first by name for a fixed order."""
        self._delta.update_incremental()
        # an address percent-encodes what a path does not: only the file's own name is taken from it
        return sorted(str(self.folder / uri.rpartition("/")[2]) for uri in self._delta.file_uris())

    def compact(self) -> None:
        """Join small files; readers that began earlier keep theirs, for nothing is deleted here."""
        self._delta.update_incremental()
        self._delta.optimize.compact()

    @property
    def version(self) -> int:
        """The number of the newest commit."""
        self._delta.update_incremental()
        return int(self._delta.version())
