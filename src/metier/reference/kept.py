"""A published table as rows in one Parquet file, and what is said of it: its vintage, its digest, its licence."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from metier.errors import UsageError
from metier.reference.row import Dropped, Row, Table
from metier.reference.sheets import Sheet, sheets
from metier.shelf import Shelf

TABLES = Shelf("metier.reference.tables", "reference table")
_WORDS = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [pa.field(field.name, pa.float64() if field.name == "value" else _WORDS) for field in msgspec.structs.fields(Row)]
)
"""The columns of kept tables: those of `Row`."""
_BATCH = 50_000


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A table that is kept. `sha256` is that of its rows: the same however the file came packed. `dropped` maps reasons to rows.

    `read` are the files it was read from, `missed` those in which no known columns stand.
    """

    table: str
    title: str
    vintage: str
    rows: int
    sha256: str
    licence: str
    credit: str
    read: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    dropped: dict[str, int] = {}

    @property
    def file(self) -> str:
        """The name of the Parquet file."""
        return f"{self.table}-{re.sub(r'[^a-z0-9.]+', '-', self.vintage.lower())}.parquet"

    @property
    def age(self) -> tuple[int, ...]:
        """What sorts vintages: their numbers."""
        return tuple(int(part) for part in re.findall(r"\d+", self.vintage))


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition says of a table in it."""

    table: str
    title: str
    vintage: str
    sha256: str
    licence: str
    credit: str


def shelf() -> dict[str, Table]:
    """The tables that can be read, by name."""
    return {name: module.TABLE for name, module in TABLES.all().items()}


def find(name: str) -> Table:
    """The table of that name. Raises UsageError with the nearest one that is."""
    found = TABLES.load(name).TABLE
    assert isinstance(found, Table)
    return found


def keep(name: str, path: Path, into: Path, *, vintage: str = "", called: str = "") -> Held:
    """Read the published table `name` from a file, a folder or an archive and write its rows into the file `into`.

    `called` is what the file was called where it came from. Rows stream through; memory holds one batch. Raises UsageError
    for what is no such table, or whose vintage is neither said nor to be found.
    """
    table, seen = find(name), _Seen()
    taken = _Taken()
    rows = taken.only(table.read(seen.through(sheets(path, called), table)))
    with pq.ParquetWriter(into, SCHEMA, compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(as_table(batch))
    if not taken.rows:
        raise UsageError(
            f"no row of {table.title} in {called or path.name} ({'; '.join(seen.said()) or 'no table at all'})",
            f"{name}: {table.shape}", "fetch it from its publisher and give it as it came",
        )  # fmt: skip
    told = (table.vintage(words) for words in (called, *path.resolve().parts[-2:], *seen.words))
    found = vintage.strip() or next(filter(None, told), "")
    if not re.search(r"\d", found):
        raise UsageError(
            f"the vintage of {called or path.name} is not said by its name" if not found else f"vintage {found!r}",
            "a vintage with a number, such as `May 2025` or `29.2`", "say it: --vintage 'May 2025'",
        )  # fmt: skip
    return Held(
        table=name, title=table.title, vintage=found, rows=taken.rows, sha256=taken.digest.hexdigest(), licence=table.licence,
        credit=table.credit, read=tuple(seen.read), missed=tuple(seen.missed), dropped=dict(sorted(taken.dropped.items())),
    )  # fmt: skip


def as_table(rows: list[Row]) -> pa.Table:
    """Rows as an Arrow table of the schema."""
    columns: dict[str, Any] = {name: [getattr(row, name) for row in rows] for name in SCHEMA.names}
    return pa.table(
        {
            name: pa.array(cells, pa.float64()) if name == "value" else pa.array(cells, pa.string()).dictionary_encode()
            for name, cells in columns.items()
        },
        schema=SCHEMA,
    )


class _Taken:
    """Rows counted and digested while they stream past; what was dropped is counted by reason."""

    def __init__(self) -> None:
        self.rows, self.dropped, self.digest = 0, Counter[str](), hashlib.sha256()

    def only(self, found: Iterator[Row | Dropped]) -> Iterator[Row]:
        for row in found:
            if isinstance(row, Dropped):
                self.dropped[row.reason] += 1
            else:
                self.rows += 1
                self.digest.update("\t".join((row.key, row.measure, row.area, row.printed, row.note)).encode("utf-8", "replace"))
                yield row


class _Seen:
    """Which files held a table, which did not, and the first words of the latter (they may say the vintage)."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.missed: list[str] = []
        self.words: list[str] = []
        self._columns: list[str] = []

    def through(self, found: Iterator[Sheet], table: Table) -> Iterator[Sheet]:
        for sheet in found:
            taken = [False]
            if sheet.columns:
                yield msgspec.structs.replace(sheet, rows=_noted(sheet, taken))
                self._columns.append(f"{sheet.name}: {', '.join(list(sheet.columns.values())[:8])}"[:200])
            (self.read if taken[0] else self.missed).append(sheet.name)
            self.words += [sheet.name] if table.vintage(sheet.name) else []
            self.words += [sheet.beginning] if sheet.beginning else []

    def said(self) -> list[str]:
        return self._columns[:3]


def _noted(sheet: Sheet, taken: list[bool]) -> Iterator[dict[str, str] | None]:
    """The rows of a sheet; notes that somebody took them."""
    taken[0] = True
    yield from sheet.rows
