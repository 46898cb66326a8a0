"""The official tables of an edition: the rows that its roles need, chosen at publishing and read one occupation at a time."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metier.reference.areas import place_of
from metier.reference.kept import SCHEMA, Held, Version, find
from metier.reference.row import Row
from metier.taxonomy import roles

ROWS, VERSIONS = "reference.parquet", "reference.json"
WORDS = tuple(name for name in SCHEMA.names if name != "value")
_ALL = "00-0000"
_GROUP = 20_000


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
    order = [(name, "ascending") for name in ("role", "table", "code", "measure", "place", "key", "printed")]
    pq.write_table(plain.sort_by(order), folder / ROWS, compression="zstd", row_group_size=_GROUP)
    said = versions(held for held, _ in tables)
    (folder / VERSIONS).write_bytes(msgspec.json.format(msgspec.json.encode(said), indent=1) + b"\n")
    return rows.num_rows


def _chosen(held: Held, table: pa.Table, codes: set[str], role_ids: set[str]) -> pa.Table:
    """Rows of these codes (and what holds of all) in places that guides know, and again the titles that name one of the roles."""
    table = table.unify_dictionaries().combine_chunks()
    place = _mapped(table, {area: place_of(area, name) for area, name in _areas(table)})
    role = _naming(table, find(held.table).titles, role_ids)
    code = table["code"].cast(pa.string())
    ours = pc.is_in(code, pa.array(sorted({*codes, ""})))
    everyone = pc.and_(pc.equal(code, _ALL), pc.equal(table["measure"].cast(pa.string()), "employment"))
    known = pc.or_(pc.equal(table["area"].cast(pa.string()), ""), pc.not_equal(place, ""))
    table = _with(table, "table", pa.array([held.table]).take(pa.array(np.zeros(table.num_rows, dtype=np.int32))))
    table = _with(table, "place", place)
    naming = _with(table, "role", role).filter(pc.not_equal(role, ""))
    return pa.concat_tables([table.filter(pc.and_(pc.or_(ours, everyone), known)), naming])


def _with(table: pa.Table, name: str, column: pa.Array) -> pa.Table:
    return table.set_column(table.schema.get_field_index(name), SCHEMA.field(name), column.dictionary_encode())


def _areas(table: pa.Table) -> list[tuple[str, str]]:
    found = table.select(["area", "area_name"]).group_by(["area", "area_name"]).aggregate([]).to_pylist()
    return sorted((row["area"], row["area_name"]) for row in found)


def _mapped(table: pa.Table, places: dict[str, str]) -> pa.Array:
    """The place of each row's area."""
    area = table["area"].combine_chunks()
    words = pa.array([places[word] for word in area.dictionary.to_pylist()], pa.string())
    return words.take(area.indices)


def _naming(table: pa.Table, measures: tuple[str, ...], role_ids: set[str]) -> pa.Array:
    """For rows that are titles the role a title names, empty for all others."""
    found = [""] * table.num_rows
    titles = pc.is_in(table["measure"].cast(pa.string()), pa.array(measures, pa.string()))
    for row in np.flatnonzero(titles.to_numpy()):
        role = roles.find(table["printed"][row].as_py())
        found[row] = role.id if role and role.id in role_ids else ""
    return pa.array(found, pa.string())


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
        return self._read(table, ("code", "=", code), ("role", "=", ""))

    def _titles(self, table: str, role: str) -> tuple[Row, ...]:
        """The titles in a table that name a role, whatever their occupation."""
        return self._read(table, ("role", "=", role))

    def _read(self, table: str, *only: tuple[str, str, str]) -> tuple[Row, ...]:
        if self._path is None or table not in self.versions:
            return ()
        found = pq.read_table(self._path, filters=[("table", "=", table), *only])
        columns = [found[name].to_pylist() for name in SCHEMA.names]
        return tuple(Row(**dict(zip(SCHEMA.names, cells, strict=True))) for cells in zip(*columns, strict=True))


NOTHING = Reference()
"""No official tables."""
