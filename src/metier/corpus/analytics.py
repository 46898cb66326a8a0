"""DuckDB over the corpus' files. The only file that knows DuckDB."""

import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from metier.errors import MetierError

# what read_parquet would take for a pattern in a file's name
_PATTERN = re.compile(r"([*?\[])")

_FOLDER = "sort-"
_LEFT_SECONDS = 3 * 86_400

#: What one connection may hold in memory before it spills to disk.
MEMORY = "1500MB"


class Analytics:
    """One in-memory DuckDB database: single-threaded by default, so that the same question gives the same bytes."""

    def __init__(self, spill: Path | None = None, memory: str = MEMORY, threads: int = 1) -> None:
        """`spill` is where sorts larger than `memory` go, each into a folder of its own (the system's if not given)."""
        self._own: Path | None = None
        settings: dict[str, Any] = {"threads": threads, "memory_limit": memory, "preserve_insertion_order": threads == 1}
        if spill is not None:
            self._own = _own_folder(spill)
            settings["temp_directory"] = str(self._own)
        self._connection = duckdb.connect(":memory:", config=settings)
        # no extension is fetched, no file beside those named in a query is read
        self._connection.execute("SET autoinstall_known_extensions = false")

    def run(self, query: str, values: Sequence[Any] | Mapping[str, Any] | None = None) -> None:
        """Execute a statement that gives no rows."""
        with _told():
            self._connection.execute(query, values)

    def rows(self, query: str, values: Sequence[Any] | Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a small answer."""
        with _told():
            return self._connection.execute(query, values).fetchall()

    def table(self, query: str, values: Sequence[Any] | Mapping[str, Any] | None = None) -> pa.Table:
        """A whole answer as an Arrow table."""
        with _told():
            return self._connection.execute(query, values).to_arrow_table()

    def stream(self, query: str, size: int = 1_000) -> Iterator[pa.RecordBatch]:
        """An answer in record batches of at most `size` rows; several streams may be read at once."""
        cursor = self._connection.cursor()
        try:
            with _told():
                yield from cursor.execute(query).to_arrow_reader(size)
        finally:
            cursor.close()

    def each(self, query: str, size: int = 5_000) -> Iterator[tuple[Any, ...]]:
        """An answer row by row, `size` rows held at a time."""
        for batch in self.stream(query, size):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def register(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table readable under a name, by all but `stream` and `each`."""
        self._connection.register(name, table)

    def forget(self, name: str) -> None:
        """Undo `register`."""
        self._connection.unregister(name)

    def view(self, name: str, files: Sequence[str], schema: pa.Schema) -> None:
        """Make Parquet files readable under a name; no files give an empty table of the same columns."""
        if not files:
            self.register("none", schema.empty_table())
            self.run(f'CREATE OR REPLACE TABLE "{name}_none" AS SELECT * FROM none')  # noqa: S608 names are ours
            self.run(f'CREATE OR REPLACE VIEW "{name}" AS SELECT * FROM "{name}_none"')  # noqa: S608 names are ours
            self.forget("none")
            return
        listed = ", ".join("'" + _PATTERN.sub(r"[\1]", file).replace("'", "''") + "'" for file in files)
        self.run(f'CREATE OR REPLACE VIEW "{name}" AS SELECT * FROM read_parquet([{listed}])')  # noqa: S608 quoted above

    def close(self) -> None:
        """Let go of memory and spilled files."""
        self._connection.close()
        if self._own is not None:
            shutil.rmtree(self._own, ignore_errors=True)

    def __enter__(self) -> "Analytics":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _own_folder(spill: Path) -> Path:
    """A new folder in `spill`: DuckDB gives its files the same names in every process, and two would write over one another.

    Folders that nobody has touched for days are what killed processes left.
    """
    spill.mkdir(parents=True, exist_ok=True)
    for left in spill.glob(f"{_FOLDER}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=_FOLDER, dir=spill))


@contextmanager
def _told() -> Iterator[None]:
    """Say of a file that is not whole, or a disk that is full, what to do. Faults of a query are ours and stay as they are."""
    try:
        yield
    except (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException):
        raise
    except (duckdb.Error, pa.ArrowInvalid) as error:
        what = str(error).splitlines()[0][:300]
        do = (
            "free some space"
            if "No space" in what
            else "`metier doctor` names every file that is not whole; restore it from a backup"
        )
        raise MetierError(f"the corpus cannot be read: {what}", "", do) from error


def connect(spill: Path | None = None, memory: str = MEMORY, threads: int = 1) -> Analytics:
    """Open a database for one piece of work; use it in a `with` statement."""
    return Analytics(spill, memory, threads)
