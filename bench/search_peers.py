"""SQLite FTS5 and PostgreSQL full text as peers of the search: the same documents, filters, counts and snippets.

Both hold a document a vacancy. A facet's value is a number, `FIELD` times the place of its facet and a count; so one pass over
what matches counts the values of all facets, and one more each those of a facet that is filtered, without its own filter.
"""

# ruff: noqa: S608 (what is put into a statement here are numbers and names made here)

import contextlib
import re
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, LiteralString, NamedTuple, Protocol

from tests.exports.servers import Site

from metier.index.document import Entry
from metier.index.fields import FACETS

try:
    import psycopg
except ImportError:  # the extra `sql` is not installed
    psycopg = None  # type: ignore[assignment]  # where it is not installed

FIELD = 10_000_000
SHOWN = 20
_WORD = re.compile(r"\w+")


class Row(NamedTuple):
    """A document of a peer; `held` are the numbers of its facets' values."""

    number: int
    title: str
    employer: str
    place: str
    body: str
    held: list[int]


class Values:
    """Numbers of the values of facets."""

    def __init__(self) -> None:
        """None yet."""
        self._numbers: list[dict[str, int]] = [{} for _ in FACETS]

    def row(self, number: int, item: Entry) -> Row:
        """A document as a peer holds it."""
        held = [self.number(at, value) for at, name in enumerate(FACETS) for value in item.facets[name]]
        return Row(number, item.title, item.employer_name, item.where, item.body, held)

    def number(self, at: int, value: str) -> int:
        """The number of a value of the facet at a place among `FACETS`."""
        known = self._numbers[at]
        return at * FIELD + known.setdefault(value, len(known))

    def filters(self, filters: Mapping[str, Sequence[str]]) -> dict[int, list[int]]:
        """The numbers of the values asked for, by the place of their facet."""
        places = {FACETS.index(name): values for name, values in filters.items()}
        return {at: [self.number(at, value) for value in values] for at, values in places.items()}


class Peer(Protocol):
    """A search engine loaded with rows."""

    name: str

    def load(self, rows: Sequence[Row]) -> None:
        """Take rows in."""
        ...

    def ready(self) -> None:
        """Index what was taken in."""
        ...

    def size(self) -> int:
        """Bytes on disk."""
        ...

    def ask(self, text: str, filters: dict[int, list[int]]) -> tuple[int, float]:
        """How many rows have all words and filters, and the CPU seconds of counting, of a page, and of all facets."""
        ...


class Sqlite:
    """SQLite FTS5; facets are a table clustered by document."""

    name = f"SQLite {sqlite3.sqlite_version} FTS5"

    def __init__(self, folder: Path) -> None:
        """An empty database in a folder."""
        self._file = folder / "peer.sqlite"
        self._base = base = sqlite3.connect(self._file, isolation_level=None)
        for setting in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "cache_size=-500000", "mmap_size=8000000000"):
            base.execute(f"PRAGMA {setting}")
        base.execute(
            "CREATE VIRTUAL TABLE post USING fts5(title, employer, place, body, tokenize='unicode61 remove_diacritics 2')"
        )
        base.execute("INSERT INTO post(post, rank) VALUES ('rank', 'bm25(5, 2, 2, 1)')")
        base.execute("CREATE TABLE held (doc INTEGER, value INTEGER, PRIMARY KEY (doc, value)) WITHOUT ROWID")
        base.execute("BEGIN")

    def load(self, rows: Sequence[Row]) -> None:
        """Take rows in."""
        self._base.executemany(
            "INSERT INTO post(rowid, title, employer, place, body) VALUES (?,?,?,?,?)", [row[:5] for row in rows]
        )
        self._base.executemany(
            "INSERT INTO held VALUES (?,?)", [(row.number, value) for row in rows for value in sorted(row.held)]
        )

    def ready(self) -> None:
        """Merge the index into one piece."""
        self._base.execute("INSERT INTO post(post) VALUES ('optimize')")
        self._base.execute("COMMIT")
        self._base.execute("ANALYZE held")

    def size(self) -> int:
        """Bytes on disk."""
        return self._file.stat().st_size

    def ask(self, text: str, filters: dict[int, list[int]]) -> tuple[int, float]:
        """See `Peer.ask`; the CPU is this process's."""
        start = time.process_time()
        match = " ".join(f'"{word}"' for word in _WORD.findall(text))
        has = {
            at: f"EXISTS (SELECT 1 FROM held WHERE doc = post.rowid AND value IN ({','.join(map(str, values))}))"
            for at, values in filters.items()
        }
        base, named = self._base, ", ".join(f"{made} AS f{at}" for at, made in has.items())
        base.execute("DROP TABLE IF EXISTS temp.found")
        base.execute(f"CREATE TEMP TABLE found AS SELECT rowid AS doc, {named} FROM post WHERE post MATCH ?", (match,))
        every = " AND ".join(f"f{at}" for at in filters)
        ((total,),) = base.execute(f"SELECT count(*) FROM found WHERE {every}").fetchall()
        base.execute(
            "SELECT rowid, snippet(post, 3, '<mark>', '</mark>', '…', 35) FROM post WHERE post MATCH ? AND "
            f"{' AND '.join(has.values())} ORDER BY rank LIMIT {SHOWN}",
            (match,),
        ).fetchall()
        counted = "SELECT value, count(*) FROM found CROSS JOIN held USING (doc) WHERE"
        base.execute(f"{counted} {every} GROUP BY value").fetchall()
        for at in filters:
            others = " AND ".join(f"f{other}" for other in filters if other != at)
            base.execute(
                f"{counted} {others} AND value BETWEEN {at * FIELD} AND {at * FIELD + FIELD - 1} GROUP BY value"
            ).fetchall()
        return total, time.process_time() - start


_TABLE: LiteralString = """
CREATE UNLOGGED TABLE doc (id int PRIMARY KEY, title text, employer text, place text, body text, held int[],
  words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', employer), 'B')
    || setweight(to_tsvector('simple', place), 'B') || setweight(to_tsvector('simple', body), 'D')
  ) STORED)
"""
_PAGE: LiteralString = """
WITH page AS (
  SELECT id, ts_rank_cd(words, asked) AS score, count(*) OVER () AS total FROM doc, websearch_to_tsquery('simple', %s) asked
  WHERE words @@ asked AND held && %s AND held && %s AND held && %s ORDER BY score DESC, id LIMIT 20
)
SELECT id, total, ts_headline('simple', body, websearch_to_tsquery('simple', %s), 'MaxWords=35, MinWords=20')
FROM page JOIN doc USING (id)
"""
_ALL: LiteralString = """
SELECT value, count(*) FROM doc, unnest(held) value
WHERE words @@ websearch_to_tsquery('simple', %s) AND held && %s AND held && %s AND held && %s GROUP BY value
"""
_ONE: LiteralString = """
SELECT value, count(*) FROM doc, unnest(held) value
WHERE words @@ websearch_to_tsquery('simple', %s) AND held && %s AND held && %s AND value BETWEEN %s AND %s GROUP BY value
"""


class Postgres:
    """PostgreSQL full text; facets are an array, words and array under GIN."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        """An empty table in the database of a connection."""
        self._base = connection
        self.name = f"PostgreSQL {connection.info.server_version // 10_000} full text"
        self._cpu = Path(f"/proc/{connection.info.backend_pid}/schedstat")
        for setting in ("max_parallel_workers_per_gather=0", "jit=off", "work_mem='256MB'", "maintenance_work_mem='1GB'"):
            connection.execute(f"SET {setting}")
        connection.execute("SET plan_cache_mode=force_custom_plan")
        connection.execute(_TABLE)

    def load(self, rows: Sequence[Row]) -> None:
        """Take rows in."""
        with self._base.cursor() as cursor, cursor.copy("COPY doc (id, title, employer, place, body, held) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def ready(self) -> None:
        """Make the indexes."""
        self._base.execute("CREATE INDEX ON doc USING gin (words)")
        self._base.execute("CREATE INDEX ON doc USING gin (held)")
        self._base.execute("VACUUM ANALYZE doc")

    def size(self) -> int:
        """Bytes on disk."""
        return int(self._base.execute("SELECT pg_total_relation_size('doc')").fetchall()[0][0])

    def ask(self, text: str, filters: dict[int, list[int]]) -> tuple[int, float]:
        """See `Peer.ask`; the CPU is the server's."""
        start = self._used()
        words, three = " ".join(_WORD.findall(text)), list(filters.values())
        page = self._base.execute(_PAGE, (words, *three, words), prepare=True).fetchall()
        self._base.execute(_ALL, (words, *three), prepare=True).fetchall()
        for at, own in filters.items():
            others = [values for values in three if values is not own]
            self._base.execute(_ONE, (words, *others, at * FIELD, at * FIELD + FIELD - 1), prepare=True).fetchall()
        return page[0][1] if page else 0, self._used() - start

    def _used(self) -> float:
        return int(self._cpu.read_text().split()[0]) / 1e9


@contextlib.contextmanager
def postgres() -> Iterator[Postgres | None]:
    """PostgreSQL on a socket in a folder of its own; None where no server or no driver is installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = [shutil.which(name, path=":".join(map(str, folders))) for name in ("initdb", "postgres")]
    if psycopg is None or None in found:
        yield None
        return
    site = Site("postgres")
    site.run([str(found[0]), "-D", "data", "-U", "metier", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "-N"])
    # its data need not outlive a power cut
    settings = (
        "listen_addresses=",
        "fsync=off",
        "shared_buffers=1GB",
        "max_wal_size=8GB",
        "wal_level=minimal",
        "max_wal_senders=0",
    )
    server = [str(found[1]), "-D", "data", "-k", str(site.folder)]
    told = [part for each in settings for part in ("-c", each)]
    with (
        site.serving([*server, *told], signal.SIGQUIT),
        psycopg.connect(host=str(site.folder), user="metier", dbname="postgres", autocommit=True) as connection,
    ):
        yield Postgres(connection)
