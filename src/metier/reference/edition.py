"""The official tables of an edition: the rows that its roles need, chosen at publishing and read one occupation at a time."""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metier.reference.areas import place_of
from metier.reference.kept import SCHEMA, Held, Version, find
from metier.reference.row import Row
from metier.statistics.estimate import Bools, Ints
from metier.taxonomy import roles

ROWS, VERSIONS = "reference.parquet", "reference.json"
WORDS = tuple(name for name in SCHEMA.names if name != "value")
_ALL = "00-0000"
_GROUP = 5_000
Words: TypeAlias = npt.NDArray[np.object_]


def newest(held: Iterable[Held]) -> list[Held]:
    """Of each table the newest vintage, by name of table."""
    found: dict[str, Held] = {}
    for one in sorted(held, key=lambda one: (one.table, one.age)):
        found[one.table] = one
    return list(found.values())


def versions(held: Iterable[Held]) -> tuple[Version, ...]:
    """What an edition says of the tables it takes."""
    return tuple(
        Version(table=one.table, title=one.title, vintage=one.vintage, sha256=one.sha256, licence=one.licence, credit=one.credit)
        for one in newest(held)
    )


def write(folder: Path, tables: list[tuple[Held, pa.Table]], role_ids: Iterable[str]) -> int:
    """Write into `folder` the rows that guides of these roles need; how many. The same tables and roles give the same bytes."""
    known = [roles.ROLES()[role] for role in role_ids if role in roles.ROLES()]
    codes = {code for role in known for code in (role.soc, role.isco) if code}
    chosen = [_chosen(held, table, codes, {role.id for role in known}) for held, table in tables]
    rows = pa.concat_tables([part.unify_dictionaries() for part in chosen]) if chosen else SCHEMA.empty_table()
    plain = pa.table({name: rows[name].cast(pa.string()) if name != "value" else rows[name] for name in SCHEMA.names})
    order: Any = [(name, "ascending") for name in ("role", "table", "code", "measure", "place", "key", "printed")]
    pq.write_table(plain.sort_by(order), folder / ROWS, compression="zstd", row_group_size=_GROUP)
    said = versions(held for held, _ in tables)
    (folder / VERSIONS).write_bytes(msgspec.json.format(msgspec.json.encode(said), indent=1) + b"\n")
    return rows.num_rows


def _chosen(held: Held, table: pa.Table, codes: set[str], role_ids: set[str]) -> pa.Table:
    """Rows of these codes (and what holds of all) in places that guides know, and again the titles that name one of the roles."""
    table = table.unify_dictionaries().combine_chunks()
    place = np.array([place_of(*area) for area in _areas(table)], dtype=object)[_codes(table, "area")]
    ours = _where(table, "code", lambda code: code in codes or not code)
    ours |= _where(table, "code", lambda code: code == _ALL) & _where(table, "measure", lambda measure: measure == "employment")
    ours &= _where(table, "area", lambda area: not area) | (place != "")
    role = _naming(table, find(held.table).titles, role_ids)
    table = _with(_with(table, "table", np.full(table.num_rows, held.table, dtype=object)), "place", place)
    named = np.flatnonzero(role != "")
    return pa.concat_tables([table.take(np.flatnonzero(ours)), _with(table.take(named), "role", role[named])])


def _with(table: pa.Table, name: str, words: Words) -> pa.Table:
    return table.set_column(
        table.schema.get_field_index(name), SCHEMA.field(name), pa.array(words, pa.string()).dictionary_encode()
    )


def _codes(table: pa.Table, name: str) -> Ints:
    """For each row the number of its word among the words of a column."""
    column: Any = table[name].combine_chunks()
    return np.asarray(column.indices.to_numpy(zero_copy_only=False), dtype=np.int64)


def _words(table: pa.Table, name: str) -> list[str]:
    column: Any = table[name].combine_chunks()
    return [str(word) for word in column.dictionary.to_pylist()]


def _where(table: pa.Table, name: str, holds: Callable[[str], bool]) -> Bools:
    """Which rows hold a word that is looked for: each different word is asked once."""
    return np.array([holds(word) for word in _words(table, name)], dtype=np.bool_)[_codes(table, name)]


def _areas(table: pa.Table) -> list[tuple[str, str]]:
    """The areas in the order of their words, each with its name."""
    names, (_, first) = _words(table, "area_name"), np.unique(_codes(table, "area"), return_index=True)
    name_of = _codes(table, "area_name")[first]
    return [(area, names[name]) for area, name in zip(_words(table, "area"), name_of, strict=True)]


def _naming(table: pa.Table, measures: tuple[str, ...], role_ids: set[str]) -> Words:
    """For rows that are titles the role a title names, empty for all others."""
    printed, words = _codes(table, "printed"), _words(table, "printed")
    titles = _where(table, "measure", lambda measure: measure in measures)
    named = np.full(len(words), "", dtype=object)
    for code in np.unique(printed[titles]):
        role = roles.find(words[code])
        named[code] = role.id if role and role.id in role_ids else ""
    return np.where(titles, named[printed], "")


class Reference:
    """The official tables of an edition, read one occupation at a time; safe to use from several threads."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where `write` wrote; without one, or where nothing was written, there are no tables."""
        self._path = folder / ROWS if folder and (folder / ROWS).exists() else None
        said = (folder / VERSIONS).read_bytes() if folder and self._path else b"[]"
        self.versions = {one.table: one for one in msgspec.json.decode(said, type=tuple[Version, ...])}
        self.rows = lru_cache(maxsize=256)(self._rows)
        self.titles = lru_cache(maxsize=256)(self._titles)

    def _rows(self, table: str, code: str) -> tuple[Row, ...]:
        """The rows of a table for a code, in order of measure, place and key; with the empty code what holds of all."""
        return self._read(table, ("code", code), ("role", ""))

    def _titles(self, table: str, role: str) -> tuple[Row, ...]:
        """The titles in a table that name a role, whatever their occupation."""
        return self._read(table, ("role", role))

    def _read(self, table: str, *only: tuple[str, str]) -> tuple[Row, ...]:
        if self._path is None or table not in self.versions:
            return ()
        wanted = dict([("table", table), *only])
        groups = [
            number for number, ends in enumerate(self._ends) if all(ends[n][0] <= w <= ends[n][1] for n, w in wanted.items())
        ]
        with pq.ParquetFile(self._path, metadata=self._footer, memory_map=True) as file:
            found = file.read_row_groups(groups)
        for name, word in wanted.items():
            found = found.filter(pc.equal(found[name], pa.scalar(word)))
        columns = [found[name].to_pylist() for name in SCHEMA.names]
        return tuple(Row(**dict(zip(SCHEMA.names, cells, strict=True))) for cells in zip(*columns, strict=True))

    @cached_property
    def _footer(self) -> pq.FileMetaData:
        assert self._path is not None
        return pq.read_metadata(self._path)

    @cached_property
    def _ends(self) -> list[dict[str, tuple[str, str]]]:
        """For each row group the first and the last word of the columns that rows are found by."""
        places = {name: SCHEMA.get_field_index(name) for name in ("table", "code", "role")}
        found = []
        for number in range(self._footer.num_row_groups):
            told: dict[str, Any] = {
                name: self._footer.row_group(number).column(place).statistics for name, place in places.items()
            }
            found.append({name: (ends.min, ends.max) for name, ends in told.items()})
        return found


NOTHING = Reference()
"""No official tables."""
