"""A table as it leaves the house: its columns, the key its rows are known by, and what each column means."""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import pyarrow as pa

from metier.errors import MetierError

#: What a type is called in the column dictionary.
_TYPES = (
    (pa.types.is_string, "text"),
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "time"),
    (pa.types.is_binary, "bytes"),
)


class Meaning(msgspec.Struct, frozen=True):
    """A row of the column dictionary. `unit` is empty where there is none, `null` where the column is never null."""

    table: str
    column: str
    type: str
    unit: str
    meaning: str
    null: str


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table to be exported. `key`: the columns that tell its rows apart; `indexes`: columns people look rows up by.

    `json`: text columns that hold JSON; formats with a shape for it show the value itself. `of` is the corpus' own table that
    this one copies, empty for one made for analysts.
    """

    name: str
    schema: pa.Schema
    key: tuple[str, ...]
    indexes: tuple[str, ...] = ()
    json: tuple[str, ...] = ()
    of: str = ""

    def meanings(self) -> tuple[Meaning, ...]:
        """The dictionary of this table, column by column. Raises MetierError for a column nobody has described."""
        return tuple(self._meaning(field) for field in self.schema)

    def _meaning(self, field: "pa.Field[Any]") -> Meaning:
        told = _described().get((self.name, field.name))
        if told is None:
            raise MetierError(
                f"the column {self.name}.{field.name} has no meaning",
                "every column has one",
                "add it to exports/data/columns.tsv",
            )
        kind = "JSON" if field.name in self.json else next(word for fits, word in _TYPES if fits(field.type))
        return Meaning(self.name, field.name, kind, *told)


@cache
def _described() -> dict[tuple[str, str], tuple[str, str, str]]:
    """(table, column) to (unit, meaning, what null means), from the one file that says it."""
    text = (files("metier.exports") / "data" / "columns.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(table, column): (unit, meaning, null) for table, column, unit, meaning, null in rows}


def described() -> frozenset[tuple[str, str]]:
    """Every (table, column) the dictionary speaks of."""
    return frozenset(_described())
