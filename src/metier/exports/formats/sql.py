"""Any SQL database by its URL: SQLite, PostgreSQL, MySQL, MariaDB. Rows are written by key; run again, it goes over them."""

import importlib
from collections.abc import Iterator
from typing import Any

import msgspec
import pyarrow as pa

from metier.errors import MetierError
from metier.exports.format import Account, Job, Writer
from metier.exports.table import Table


class Sql(msgspec.Struct, frozen=True):
    """The format whose targets are URLs of databases."""

    name: str = "sql"
    caption: str = "a database by URL: sqlite:///FILE, postgresql://..., mysql://..."

    def open(self, job: Job) -> Writer:
        """Connect and make the tables that are missing."""
        writer: Writer = _module().SqlWriter(job)
        return writer

    def account(self, target: str) -> Account | None:
        """What the database says of the corpus in it."""
        found: Account | None = _module().account(target)
        return found

    def read(self, target: str, table: Table) -> Iterator[pa.RecordBatch]:
        """The rows of one table."""
        yield from _module().read(target, table)


def _module() -> Any:
    """Imported when first used: the libraries come with an extra."""
    try:
        return importlib.import_module("metier.exports.sqlwriter")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "sqlalchemy":
            raise
        raise MetierError("SQLAlchemy is not installed", "exports into databases need it", 'pip install "metier[sql]"') from None


FORMAT = Sql()
