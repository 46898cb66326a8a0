"""Tables in a database: their types, keys and indexes, and the statement that writes a row whether it is there or not."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.sql.dml import Insert
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from metier.exports import table as shape

#: The column that says which export wrote a row: rows of an earlier one that are no longer there are told by it.
WRITTEN_BY = "metier_export"
#: Characters of a key, and of what is indexed of a text, where the database wants to know (MySQL, MariaDB).
KEY = 191


class Moment(TypeDecorator[datetime]):
    """A time, always in UTC: with its zone where the database keeps one, to the microsecond everywhere."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own type."""
        if dialect.name == "mysql":
            return dialect.type_descriptor(mysql.DATETIME(fsp=6))
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Python's time as the database takes it."""
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value if dialect.name == "postgresql" else value.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (their signature)
        """The database's time as Python's, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class JsonText(UserDefinedType[str]):
    """PostgreSQL's JSON given as text: it keeps the very words, and `->>` works on it."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Its name."""
        return "JSON"


_TEXT = Text().with_variant(mysql.LONGTEXT(), "mysql")
_JSON = Text().with_variant(mysql.LONGTEXT(), "mysql").with_variant(JsonText(), "postgresql")
# sorted and compared byte by byte: `A` and `a` are two keys everywhere
_KEY = String(KEY).with_variant(postgresql.TEXT(collation="C"), "postgresql").with_variant(sqlite.TEXT(), "sqlite")
_BYTES = LargeBinary().with_variant(mysql.LONGBLOB(), "mysql")


def build(table: shape.Table, metadata: MetaData) -> Table:
    """A table of the database after one of ours."""
    columns: list[Column[Any]] = [
        Column(
            field.name,
            _type(table, field),
            primary_key=field.name in table.key,
            nullable=field.name not in table.key,
            autoincrement=False,
        )
        for field in table.schema
    ]
    columns.append(Column(WRITTEN_BY, String(12), nullable=False))
    made = _table(table.name, metadata, *columns)
    for name in table.indexes:
        text = pa.types.is_string(table.schema.field(name).type) and name not in table.key
        Index(f"ix_{table.name}_{name}", made.c[name], mysql_length={name: KEY} if text else None)
    return made


def own(metadata: MetaData) -> tuple[Table, Table]:
    """Our two tables beside them: `metier_columns`, the dictionary, and `metier_exports`, what there is and if it is whole."""
    names = ("table", "column", "type", "unit", "meaning", "null")
    columns: list[Column[Any]] = [Column(f"{name}_name", _KEY, primary_key=True) for name in names[:2]]
    columns += [Column("position", Integer, nullable=False), *(Column(name, _TEXT) for name in names[2:5])]
    dictionary = _table("metier_columns", metadata, *columns, Column("null_meaning", _TEXT))
    exports = _table(
        "metier_exports",
        metadata,
        Column("kind", _KEY, primary_key=True),
        Column("id", String(12), nullable=False),
        Column("begun_at", Moment, nullable=False),
        Column("finished_at", Moment),
        Column("about", _TEXT, nullable=False),
    )
    return dictionary, exports


def _table(name: str, metadata: MetaData, *columns: Column[Any]) -> Table:
    return Table(name, metadata, *columns, mysql_charset="utf8mb4", mysql_collate="utf8mb4_bin", mysql_engine="InnoDB")


def _type(table: shape.Table, field: "pa.Field[Any]") -> TypeEngine[Any]:
    kind = field.type
    if pa.types.is_string(kind):
        return _KEY if field.name in table.key else _JSON if field.name in table.json else _TEXT
    if pa.types.is_timestamp(kind):
        return Moment()
    if pa.types.is_date(kind):
        return Date()
    if pa.types.is_binary(kind):
        return _BYTES
    if pa.types.is_boolean(kind):
        return Boolean()
    return Integer() if kind == pa.int32() else BigInteger()


def upsert(table: Table, dialect: str) -> Insert:
    """The statement that inserts a row, or writes over the one of the same key."""
    key = [column.name for column in table.primary_key]
    names = [column.name for column in table.columns if column.name not in key]
    if dialect == "mysql":
        new = mysql.insert(table)
        return new.on_duplicate_key_update({name: new.inserted[name] for name in names})
    if dialect == "postgresql":
        fresh = postgresql.insert(table)
        return fresh.on_conflict_do_update(index_elements=key, set_={name: fresh.excluded[name] for name in names})
    given = sqlite.insert(table)
    return given.on_conflict_do_update(index_elements=key, set_={name: given.excluded[name] for name in names})
