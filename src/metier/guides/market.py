"""A market: the rows all guides are computed from, sorted by role, built in bounded memory, the same bytes every time."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metier.errors import MetierError
from metier.guides.base import BaseCounter
from metier.guides.tables import SCHEMAS, TABLES, Rows, read, texts
from metier.guides.watched import Spell
from metier.guides.watched import write as write_watched
from metier.model.figure import Window
from metier.model.posting import Kept
from metier.statistics.survival import Stay

COPY = "copies of a counted posting"
LAYOUT = 3
_BATCH = 20_000
_UNIX = date(1970, 1, 1)


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What a market is built for.

    `aggregate` says for each source whether its postings may be counted (a source not named may); `as_of` is the newest
    observation, `seed` draws samples of evidence; `watched` says when each board was.
    """

    edition: str
    as_of: date
    seed: int = 0
    simulated: bool = False
    aggregate: dict[str, bool] = {}
    watched: tuple[Spell, ...] = ()


class RoleRows(msgspec.Struct, frozen=True):
    """Where a role's rows stand: its row group in each table (they are the same number) and its openings."""

    role: str
    group: int
    openings: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What was built: roles in order of their row groups; postings of sources whose rights forbid counting, by source.

    `layout` numbers the columns of the tables; a market of another layout is not read.
    """

    edition: str
    as_of: date
    seed: int
    simulated: bool
    postings: int
    openings: int
    roles: tuple[RoleRows, ...]
    left_out: dict[str, int]
    layout: int = 1


def year_before(as_of: date) -> Window:
    """The default window: the twelve months that end with `as_of`."""
    day = as_of.day if (as_of.month, as_of.day) != (2, 29) else 28
    return Window(date(as_of.year - 1, as_of.month, day) + timedelta(days=1), as_of)


def days(window: Window) -> tuple[int, int]:
    """A window as day numbers from 1970-01-01, both included; an open side lies out of reach."""
    start = (window.start - _UNIX).days if window.start else -(10**6)
    end = (window.end - _UNIX).days if window.end else 10**6
    return start, end


def _unwatched(_: Kept) -> Stay | None:
    return None


def build(folder: Path, kept: Iterable[Kept], meta: Meta, watch: Callable[[Kept], Stay | None] = _unwatched) -> Manifest:
    """Write the market of `kept` (sorted by posting id) into `folder` and say what was written.

    Postings of sources that may not be counted stay out; of the copies of a vacancy one stays in: an open one before a
    closed one, then the earliest seen. The same postings in the same order give the same bytes. `watch` says between which ages a
    posting was watched, for how long postings stay open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    spill = folder / ".spill"
    shutil.rmtree(spill, ignore_errors=True)
    spill.mkdir()
    try:
        heap = _Spill(spill)
        chosen = _Vacancies()
        left_out: dict[str, int] = {}
        for one in kept:
            if not meta.aggregate.get(one.posting.source, True):
                left_out[one.posting.source] = left_out.get(one.posting.source, 0) + 1
                continue
            rows = read(one, watch(one))
            chosen.add(one, rows)
            heap.add(rows)
        heap.flush()
        manifest = _merge(folder, heap, chosen, meta)
        write_watched(folder, meta.watched)
    finally:
        shutil.rmtree(spill, ignore_errors=True)
    manifest = msgspec.structs.replace(manifest, left_out=dict(sorted(left_out.items())))
    (folder / "manifest.json").write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    return manifest


def load_manifest(folder: Path) -> Manifest:
    """Read what `build` wrote about a market. Raises MetierError for a market that another version of the code wrote."""
    found = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
    if found.layout != LAYOUT:
        raise MetierError(
            f"{folder} holds a market of layout {found.layout}",
            f"this version reads layout {LAYOUT}",
            "run `metier publish`",
        )
    return found


class _Vacancies:
    """Which copy of a vacancy counts, and the places of all its copies."""

    def __init__(self) -> None:
        self._best: dict[str, tuple[int, str, str]] = {}
        self._places: dict[str, set[tuple[str, str, str]]] = {}

    def add(self, kept: Kept, rows: list[Rows]) -> None:
        if not kept.copies:
            return
        rank = (0 if kept.life.status == "open" else 1, kept.life.first_seen.date().isoformat(), kept.posting.id)
        known = self._best.get(kept.vacancy)
        if known is None or rank < known:
            self._best[kept.vacancy] = rank
        spots = self._places.setdefault(kept.vacancy, set())
        spots.update((p["country"], p["region"], p["metro"]) for part in rows for p in part["places"])

    def counts(self, opening: dict[str, Any]) -> bool:
        best = self._best.get(opening["vacancy"])
        return best is None or best[2] == opening["posting"]

    def places(self, opening: dict[str, Any]) -> list[tuple[str, str, str]] | None:
        spots = self._places.get(opening["vacancy"])
        return sorted(spots) if spots else None


class _Spill:
    """Rows waiting on disk, a file a batch, in it one record batch a role and table."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._waiting = folder, 0
        self._roles: dict[str, list[Rows]] = {}
        self.files: list[tuple[Path, dict[str, int]]] = []

    def add(self, rows: list[Rows]) -> None:
        for one in rows:
            self._roles.setdefault(one["openings"][0]["role"], []).append(one)
        self._waiting += len(rows)
        if self._waiting >= _BATCH:
            self.flush()

    def flush(self) -> None:
        if not self._roles:
            return
        where: dict[str, int] = {}
        path = self._folder / f"{len(self.files):05d}"
        writers = {t: pa.ipc.new_file(str(path) + "." + t, SCHEMAS[t]) for t in TABLES}
        for number, role in enumerate(sorted(self._roles)):
            where[role] = number
            tables: Rows = {table: [] for table in TABLES}
            for row, one in enumerate(self._roles[role]):
                for table in TABLES:
                    for item in one[table]:
                        item["row"] = row
                        tables[table].append(item)
            for table in TABLES:
                writers[table].write_batch(pa.RecordBatch.from_pylist(tables[table], SCHEMAS[table]))
        for writer in writers.values():
            writer.close()
        self.files.append((path, where))
        self._roles, self._waiting = {}, 0

    def roles(self) -> list[str]:
        return sorted({role for _, where in self.files for role in where})

    def tables(self, role: str) -> Iterator[dict[str, pa.Table]]:
        """One role's rows of each batch, in the order they came."""
        for path, where in self.files:
            if role in where:
                parts = {}
                for table in TABLES:
                    with pa.memory_map(f"{path}.{table}") as file:
                        batch = pa.ipc.open_file(file).get_batch(where[role])
                        parts[table] = pa.Table.from_batches([batch])
                yield parts


def _merge(folder: Path, heap: _Spill, chosen: _Vacancies, meta: Meta) -> Manifest:
    writers = {t: pq.ParquetWriter(folder / f"{t}.parquet", SCHEMAS[t], compression="zstd") for t in TABLES}
    base = BaseCounter(days(year_before(meta.as_of)))
    roles: list[RoleRows] = []
    postings: set[str] = set()
    try:
        for role in heap.roles():
            tables = _one_role(list(heap.tables(role)), chosen)
            count = tables["openings"].num_rows
            for name in TABLES:
                writers[name].write_table(tables[name], row_group_size=max(tables[name].num_rows, 1))
            base.add(role, tables)
            postings.update(texts(tables["openings"], "posting"))
            roles.append(RoleRows(role, len(roles), count))
    finally:
        for writer in writers.values():
            writer.close()
    base.write(folder)
    return Manifest(
        edition=meta.edition,
        as_of=meta.as_of,
        seed=meta.seed,
        simulated=meta.simulated,
        postings=len(postings),
        openings=sum(role.openings for role in roles),
        roles=tuple(roles),
        left_out={},
        layout=LAYOUT,
    )


def _one_role(parts: list[dict[str, pa.Table]], chosen: _Vacancies) -> dict[str, pa.Table]:
    """The batches of one role as one set of tables: rows renumbered, copies marked, places of copies joined."""
    start = 0
    shifted: dict[str, list[pa.Table]] = {table: [] for table in TABLES}
    for part in parts:
        for table in TABLES:
            data = part[table]
            if table != "openings" and start:
                row = pc.add(data["row"], pa.scalar(start, pa.int32()))
                data = data.set_column(0, "row", row)
            shifted[table].append(data)
        start += part["openings"].num_rows
    tables = {table: pa.concat_tables(shifted[table]) for table in TABLES}
    return _settle(tables, chosen)


def _settle(tables: dict[str, pa.Table], chosen: _Vacancies) -> dict[str, pa.Table]:
    openings = tables["openings"].select(["vacancy", "posting", "excluded"]).to_pylist()
    excluded = [row["excluded"] or ("" if chosen.counts(row) else COPY) for row in openings]
    column = pa.array(excluded, pa.string())
    where = SCHEMAS["openings"].get_field_index("excluded")
    joined = {number: spots for number, row in enumerate(openings) if (spots := chosen.places(row))}
    if joined:
        rows = [place for place in tables["places"].to_pylist() if place["row"] not in joined]
        for number, spots in joined.items():
            rows += [{"row": number, "country": c, "region": r, "metro": m, "weight": 1.0 / len(spots)} for c, r, m in spots]
        rows.sort(key=lambda place: (place["row"], place["country"], place["region"], place["metro"]))
        tables["places"] = pa.Table.from_pylist(rows, SCHEMAS["places"])
    tables["openings"] = tables["openings"].set_column(where, "excluded", column)
    return tables
