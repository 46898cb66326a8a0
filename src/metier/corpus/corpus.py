"""The corpus: everything received and read, appended and never changed."""

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from metier.corpus import columns, keeping
from metier.corpus.analytics import Analytics, connect
from metier.corpus.batch import Batch, Reading
from metier.corpus.home import HomeMark, open_home
from metier.corpus.lives import moment
from metier.corpus.storage import Table
from metier.corpus.tables import SCHEMAS
from metier.model.posting import Kept
from metier.model.run import Run

__all__ = ["Batch", "Corpus", "Reading"]

_LATEST = "SELECT posting, arg_max(digest, (seen, turn)) FROM known WHERE posting IN (SELECT id FROM asked) GROUP BY posting"

#: The order in which tables are looked at, the reverse of that in which they are written: whatever a row names is held.
_READ_ORDER = ("runs", "observations", "facts", "postings", "records")


class Corpus:
    """Five append-only tables under `home/corpus/`. Any number of processes may read while others append."""

    def __init__(self, home: Path, whole_board: Mapping[str, bool] | None = None) -> None:
        """Open the corpus of a home, or make both. `whole_board` says which sources list every open posting when read.

        Raises UsageError or MetierError where the home cannot be used.
        """
        self.home = home
        self.version: HomeMark = open_home(home)
        self.whole_board = dict(whole_board or {})
        self._tables = {name: Table(home / "corpus" / name, schema) for name, schema in SCHEMAS.items()}
        self._turn = 0
        self._pinned: dict[str, list[str]] | None = None

    def append(self, batch: Batch) -> None:
        """Add a batch. Observations go last: a posting that counts as seen is held whole, whenever a process is killed."""
        written = time.time_ns()
        self._tables["records"].append(columns.records(batch.records))
        self._tables["postings"].append(columns.postings(batch.postings))
        self._tables["facts"].append(columns.facts(batch.facts, batch.extractor, written))
        seen = columns.observations(batch.observations)
        self._tables["observations"].append(seen)
        if "_known" in self.__dict__:
            self._remember(seen)

    def append_columns(self, **tables: pa.Table) -> None:
        """Add ready-made Arrow tables by name (see `tables.SCHEMAS`), in the same safe order: for bulk loading."""
        for name in ("records", "postings", "facts", "observations", "runs"):
            if name in tables:
                self._tables[name].append(tables[name])
        self.__dict__.pop("_known", None)

    def append_run(self, run: Run) -> None:
        """Close a run: from now on its reading counts as complete, if it was."""
        self._tables["runs"].append(columns.run(run))

    def append_runs(self, runs: Iterable[Run]) -> None:
        """Close many runs in one commit."""
        tables = [columns.run(run) for run in runs]
        if tables:
            self._tables["runs"].append(pa.concat_tables(tables))

    def known(self, posting_ids: Iterable[str]) -> dict[str, str]:
        """Of these postings, those already seen, with the digest of the version seen last."""
        asked = pa.table({"id": pa.array(list(posting_ids), pa.string())})
        self._known.register("asked", asked)
        found = dict(self._known.rows(_LATEST))
        self._known.forget("asked")
        return found

    def kept(self, whole_board: Mapping[str, bool] | None = None) -> Iterator[Kept]:
        """Every posting seen, by id: newest version, its facts, its life, its copies. Memory stays constant."""
        with self.query() as analytics:
            yield from keeping.kept(analytics, self.whole_board if whole_board is None else whole_board)

    def runs(self) -> list[Run]:
        """All runs, in the order they ended."""
        with self.query("runs") as analytics:
            rows = analytics.table("SELECT DISTINCT ON (id) * FROM runs ORDER BY id").to_pylist()
        return sorted((columns.run_of(row) for row in rows), key=lambda run: (run.ended, run.id))

    def record(self, digest: str) -> bytes | None:
        """A record's bytes (contacts masked), or None where the digest is not held."""
        with self.query("records") as analytics:
            rows = analytics.rows("SELECT body FROM records WHERE digest = ? LIMIT 1", [digest])
        return bytes(rows[0][0]) if rows else None

    def as_of(self) -> date | None:
        """The day of the newest observation: the corpus' today. None while nothing was seen."""
        with self.query("observations") as analytics:
            newest = analytics.rows("SELECT max(epoch_us(seen_at)) FROM observations")[0][0]
        return moment(newest).date() if newest is not None else None

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        with self.query() as analytics:
            return {name: int(analytics.rows(f'SELECT count(*) FROM "{name}"')[0][0]) for name in SCHEMAS}  # noqa: S608 our names

    def compact(self) -> None:
        """Join the small files many appends leave behind. Readers are not disturbed."""
        for table in self._tables.values():
            table.compact()

    def pin(self) -> None:
        """From now on read the tables as they stand now, whatever other processes append meanwhile."""
        self._pinned = {name: self._tables[name].files() for name in _READ_ORDER}

    def query(self, *names: str) -> Analytics:
        """A database over the tables named (all if none), for one piece of work; close it, or use `with`."""
        analytics = connect(self.home / "tmp")
        for name in _READ_ORDER:
            if not names or name in names:
                files = self._pinned[name] if self._pinned else self._tables[name].files()
                analytics.view(name, files, SCHEMAS[name])
        return analytics

    @cached_property
    def _known(self) -> Analytics:
        analytics = self.query("observations")
        analytics.run(
            "CREATE TABLE known AS SELECT posting, arg_max(digest, (epoch_us(seen_at), run)) AS digest, "
            "max(epoch_us(seen_at)) AS seen, 0::BIGINT AS turn FROM observations GROUP BY posting"
        )
        return analytics

    def _remember(self, seen: pa.Table) -> None:
        self._turn += 1
        self._known.register("fresh", seen)
        self._known.run("INSERT INTO known SELECT posting, digest, epoch_us(seen_at), ? FROM fresh", [self._turn])
        self._known.forget("fresh")
