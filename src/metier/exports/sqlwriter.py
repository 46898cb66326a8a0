"""Exports in a database: batches in transactions, rows written by key, what is no longer there removed at the end."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, MetaData, Table, delete, func, insert, inspect, select, update
from sqlalchemy.engine import Engine

from metier.errors import MetierError, UsageError
from metier.exports import sqltables
from metier.exports import table as shape
from metier.exports.analysts import batch
from metier.exports.database import connect, shown, told
from metier.exports.format import VERSION, Account, Content, Job
from metier.exports.sqltables import WRITTEN_BY

#: So many rows are fetched from the server at once.
ROWS = 1_000


class SqlWriter:
    """Writes rows by key. Until `finish`, `metier_exports.finished_at` is null."""

    def __init__(self, job: Job) -> None:
        """Connect, make the tables that are missing, and note that an export has begun."""
        self._job, self._engine = job, connect(job.target)
        metadata = MetaData()
        self._tables = {table.name: sqltables.build(table, metadata) for table in job.tables}
        self._dictionary, self._exports = sqltables.own(metadata)
        self._upserts = {name: sqltables.upsert(made, self._engine.dialect.name) for name, made in self._tables.items()}
        self._nuls = 0
        try:
            self._begin(metadata)
        except BaseException:
            self._engine.dispose()
            raise

    def _begin(self, metadata: MetaData) -> None:
        job = self._job
        with told(self._engine), self._engine.begin() as connection:
            _check(connection, metadata, self._engine)
            metadata.create_all(connection)
            connection.execute(delete(self._exports).where(self._exports.c.kind == job.account.kind))
            connection.execute(
                insert(self._exports).values(
                    kind=job.account.kind, id=job.account.id, begun_at=datetime.now(UTC), about=_words(job.account)
                )
            )

    def write(self, rows: Mapping[str, pa.RecordBatch]) -> None:
        """Write some rows of one or more tables in one transaction."""
        with told(self._engine), self._engine.begin() as connection:
            for name, some in rows.items():
                held = self._rows(name, some)
                if held:
                    connection.execute(self._upserts[name], held)

    def finish(self) -> Account:
        """Remove what earlier exports wrote and this one did not, write the dictionary, and say that all is there."""
        with told(self._engine), self._engine.begin() as connection:
            contents = {}
            for name, made in self._tables.items():
                connection.execute(delete(made).where(made.c[WRITTEN_BY] != self._job.account.id))
                contents[name] = Content(int(connection.execute(select(func.count()).select_from(made)).scalar_one()))
            said = msgspec.structs.replace(self._job.account, tables=contents, notes=self._notes())
            self._describe(connection)
            done = update(self._exports).where(self._exports.c.kind == said.kind)
            connection.execute(done.values(finished_at=datetime.now(UTC), about=_words(said)))
        self._engine.dispose()
        return said

    def abandon(self) -> None:
        """Close the connection; the export is not marked as finished, and the same one run again goes over it."""
        self._engine.dispose()

    def _notes(self) -> tuple[str, ...]:
        if not self._nuls:
            return self._job.account.notes
        return (*self._job.account.notes, f"NUL, which PostgreSQL does not hold, became U+FFFD in {self._nuls:,} values")

    def _describe(self, connection: Connection) -> None:
        for table in self._job.tables:
            connection.execute(delete(self._dictionary).where(self._dictionary.c.table_name == table.name))
            rows = [
                {
                    "table_name": table.name,
                    "column_name": said.column,
                    "position": place,
                    "type": said.type,
                    "unit": said.unit,
                    "meaning": said.meaning,
                    "null_meaning": said.null,
                }
                for place, said in enumerate(table.meanings(), 1)
            ]
            connection.execute(insert(self._dictionary), rows)

    def _rows(self, name: str, some: pa.RecordBatch) -> list[dict[str, Any]]:
        if self._engine.dialect.name == "postgresql":
            some = self._without_nul(some)
        key = [column.name for column in self._tables[name].primary_key]
        # one statement may not write a key twice; of two rows of one key the later counts, as in two statements
        by_key = {tuple(row[part] for part in key): row for row in some.to_pylist()}
        return [row | {WRITTEN_BY: self._job.account.id} for row in by_key.values()]

    def _without_nul(self, some: pa.RecordBatch) -> pa.RecordBatch:
        columns: list[Any] = []
        for column in some.columns:
            if pa.types.is_string(column.type):
                found = pc.match_substring(column, "\0").true_count
                self._nuls += found
                columns.append(pc.replace_substring(column, "\0", "\ufffd") if found else column)
            else:
                columns.append(column)
        return pa.RecordBatch.from_arrays(columns, schema=some.schema)


def _check(connection: Connection, metadata: MetaData, engine: Engine) -> None:
    """Raise UsageError where a table of that name is there and is not ours, or of another version."""
    looking = inspect(connection)
    for name in sorted(set(looking.get_table_names()) & set(metadata.tables)):
        held = {column["name"] for column in looking.get_columns(name)}
        ours = {column.name for column in metadata.tables[name].columns}
        if held != ours:
            where = shown(engine.url.render_as_string(hide_password=True))
            other = ", ".join(sorted(held ^ ours)[:5])
            raise UsageError(
                f"{where} has a table {name} with other columns ({other})",
                "an empty database, or one an export of this version wrote",
                "name another database, or drop that table",
            )


def _words(account: Account) -> str:
    return msgspec.json.encode(account).decode()


def account(address: str) -> Account | None:
    """The account of the corpus in a database, None where there is none. Raises MetierError for one cut off midway."""
    engine = connect(address)
    _, exports = sqltables.own(MetaData())
    try:
        with told(engine), engine.connect() as connection:
            if not inspect(connection).has_table(exports.name):
                return None
            row = connection.execute(select(exports.c.about, exports.c.finished_at).where(exports.c.kind == "corpus")).first()
    finally:
        engine.dispose()
    if row is None:
        return None
    said = msgspec.json.decode(row.about, type=Account)
    if said.version > VERSION:
        raise MetierError(
            f"the export is of version {said.version}", f"this metier reads {VERSION}", "use the metier that made it"
        )
    if row.finished_at is None:
        raise MetierError(f"the export in {shown(address)} was cut off", "a finished export", "run it again, then import")
    return said


def read(address: str, table: shape.Table) -> Iterator[pa.RecordBatch]:
    """The rows of one table in the order of its key, some at a time."""
    engine = connect(address)
    made: Table = sqltables.build(table, MetaData())
    query = select(*(made.c[name] for name in table.schema.names)).order_by(*(made.c[name] for name in table.key))
    try:
        with told(engine), engine.connect() as connection:
            answer = connection.execution_options(stream_results=True, max_row_buffer=ROWS).execute(query)
            for rows in answer.partitions(ROWS):
                yield batch([tuple(row) for row in rows], table.schema)
    finally:
        engine.dispose()
