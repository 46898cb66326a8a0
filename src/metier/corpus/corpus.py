"""The corpus: everything received and read, appended and never changed."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

from metier.corpus import columns, keeping
from metier.corpus.analytics import Analytics, connect
from metier.corpus.batch import Batch, Reading
from metier.corpus.copies import placings
from metier.corpus.history import history
from metier.corpus.home import LAYOUT, HomeMark, open_home
from metier.corpus.listing import Listing
from metier.corpus.lives import Closing, moment
from metier.corpus.locks import alone
from metier.corpus.migration import migrate
from metier.corpus.options import folder_of
from metier.corpus.storage import Table
from metier.corpus.tables import SCHEMAS
from metier.corpus.telling import tell
from metier.model.address import Address
from metier.model.history import History
from metier.model.posting import Kept
from metier.model.run import Run
from metier.model.vacancy import VacancyTold

__all__ = ["Batch", "Closing", "Corpus", "Reading"]

#: The order in which tables are looked at, the reverse of that in which they are written: whatever a row names is held.
_READ_ORDER = ("placed", "runs", "observations", "facts", "postings", "records")
_LISTED = """
SELECT source, board, list(listed ORDER BY seen_at DESC, started DESC)[1:2] FROM (
  SELECT DISTINCT ON (id) * FROM runs WHERE listed IS NOT NULL
) GROUP BY ALL
"""
_NEWEST = """
SELECT max(clock) FROM (SELECT max(epoch_us(seen_at)) AS clock FROM observations
  UNION ALL SELECT max(epoch_us(seen_at)) FROM runs WHERE listed > 0)
"""


class Corpus:
    """Append-only tables under `home/corpus/`. Any number of processes may read while others append."""

    def __init__(self, home: Address, closing: Mapping[str, Closing] | None = None) -> None:
        """Open the corpus of a home, or make both. `closing` says of each source how its postings close.

        Raises UsageError or MetierError where the home cannot be used.
        """
        self.home = folder_of(home)
        self.version: HomeMark = open_home(home)
        if self.version.home < LAYOUT and isinstance(home, Path):
            migrate(home, self.version)
            self.version = open_home(home)
        self.closing = dict(closing or {})
        self._tables = {
            name: Table(home / "corpus" / name, schema, self.home / "corpus" / name) for name, schema in SCHEMAS.items()
        }
        self._pinned: dict[str, list[str]] | None = None
        self._listing: Listing | None = None
        self._version = 0

    def append(self, batch: Batch) -> None:
        """Add a batch. Observations go last: a posting that counts as seen is held whole, whenever a process is killed.

        Of the observations those are written that tell something new of their board (see `listing`).
        """
        written = time.time_ns()
        self._tables["records"].append(columns.records(batch.records))
        self._tables["postings"].append(columns.postings(batch.postings, batch.facts))
        self._tables["facts"].append(columns.facts(batch.facts, batch.extractor, written))
        if batch.observations:
            self._observe(self.listing.take(columns.observations(batch.observations)))

    def append_columns(self, **tables: pa.Table) -> None:
        """Add ready-made Arrow tables by name (see `tables.SCHEMAS`), in the same safe order: for bulk loading."""
        for name in ("records", "postings", "facts", "observations", "runs", "placed"):
            if name in tables:
                self._tables[name].append(tables[name])
        self._listing = None

    def append_run(self, run: Run) -> None:
        """Close a run: from now on its reading counts as complete, if it was."""
        self.append_runs([run])

    def append_runs(self, runs: Iterable[Run], gone: Collection[str] = ()) -> list[Run]:
        """Close many runs: what their boards list no longer is told, then the runs go on record. One process at a time does this.

        Runs of ids in `gone` found the page that was their board gone: what it listed is closed.

        Returns them as they stand on record, with the time they stand for and how many postings they listed.
        """
        done: list[Run] = []
        with alone(self.home / "corpus"):
            listing = self.listing
            if self._tables["observations"].version != self._version:
                listing.refresh()
            for rows, closed in listing.close(runs, gone):
                self._observe(pa.concat_tables([SCHEMAS["observations"].empty_table(), *rows]))
                if closed:
                    self._tables["runs"].append(columns.runs(closed))
                done += closed
        return done

    def _observe(self, rows: pa.Table) -> None:
        self._tables["observations"].append(rows)
        self._version += rows.num_rows > 0

    @property
    def listing(self) -> Listing:
        """What each board lists, with what was read here and is not closed yet."""
        if self._listing is None:
            self._version = self._tables["observations"].version
            self._listing = Listing(lambda: self.query("observations", "runs"))
        return self._listing

    def known(self, posting_ids: Iterable[str]) -> dict[str, str]:
        """Of these postings, those already seen, with the digest of the version seen last."""
        return self.listing.known(pa.array(list(posting_ids), pa.string()))

    def kept(self) -> Iterator[Kept]:
        """Every posting seen, by id: newest version, its facts, its life, its copies. Memory stays constant."""
        with self.query() as analytics:
            yield from keeping.kept(analytics, self.closing)

    def place(self) -> int:
        """Put every posting not yet placed to its vacancy, for good; how many were placed. One process at a time does this."""
        with alone(self.home / "corpus"), self.query("postings", "observations", "placed") as analytics:
            rows = placings(analytics, time.time_ns())
            self._tables["placed"].append(rows)
        return rows.num_rows

    def vacancy(self, posting: str) -> VacancyTold | None:
        """Why a posting belongs to its vacancy and others do not; None where it was never seen."""
        with self.query("postings", "observations", "placed") as analytics:
            return tell(analytics, posting)

    def history(self, posting: str) -> History | None:
        """All that was observed of a posting, None where it was never seen."""
        as_of = self.as_of()
        if as_of is None:
            return None
        with self.query("postings", "observations", "runs") as analytics:
            return history(analytics, posting, self.closing, as_of)

    def runs(self) -> list[Run]:
        """All runs, in the order they ended."""
        with self.query("runs") as analytics:
            rows = analytics.table("SELECT DISTINCT ON (id) * FROM runs ORDER BY id").to_pylist()
        return sorted((columns.run_of(row) for row in rows), key=lambda run: (run.ended, run.id))

    def last_listed(self) -> dict[tuple[str, str], list[int]]:
        """How many postings the last two readings of each board listed, newest first."""
        with self.query("runs") as analytics:
            return {(row[0], row[1]): row[2] for row in analytics.rows(_LISTED)}

    def record(self, digest: str) -> bytes | None:
        """A record's bytes (contacts masked), or None where the digest is not held."""
        with self.query("records") as analytics:
            rows = analytics.rows("SELECT body FROM records WHERE digest = ? LIMIT 1", [digest])
        return bytes(rows[0][0]) if rows else None

    def as_of(self) -> date | None:
        """The day of the newest observation: the corpus' today. None while nothing was seen."""
        with self.query("observations", "runs") as analytics:
            newest = analytics.rows(_NEWEST)[0][0]
        return moment(newest).date() if newest is not None else None

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        with self.query() as analytics:
            return {name: int(analytics.rows(f'SELECT count(*) FROM "{name}"')[0][0]) for name in SCHEMAS}  # noqa: S608 our names

    def compact(self) -> None:
        """Join the small files many appends leave behind. Readers are not disturbed."""
        for table in self._tables.values():
            table.compact()

    def files(self) -> int:
        """How many files the tables are made of."""
        return sum(len(table.files()) for table in self._tables.values())

    def clear(self, hours: int) -> int:
        """Remove files that no version of the last `hours` holds: readers that began since keep theirs. How many."""
        gone = 0
        for table in self._tables.values():
            gone += table.vacuum(hours)
            table.checkpoint()
        return gone

    def rows_by_file(self, name: str) -> list[tuple[str, int | None]]:
        """The files of a table, and how many rows the table tells each to hold (None: it does not tell)."""
        told = self._tables[name].rows_by_file()
        return [(file, told.get(Path(file).name)) for file in self._tables[name].files()]

    def is_broken(self, name: str, file: str) -> bool:
        """Whether a file of a table differs from its checksum."""
        return self._tables[name].is_broken(file)

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
